package papers

var environmental = definition{kind: Environmental, name: "environmental search"}

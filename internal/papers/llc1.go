package papers

var llc1 = definition{kind: LLC1, name: "local land charges search (LLC1)"}

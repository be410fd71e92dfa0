package papers

var correspondence = definition{kind: Correspondence, name: "letter"}

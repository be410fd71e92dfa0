package papers

var con29m = definition{kind: CON29M, name: "coal mining search (CON29M)"}

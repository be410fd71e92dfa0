package papers

var ta10 = definition{kind: TA10, name: "fittings and contents form (TA10)"}

package papers

var ta6 = definition{kind: TA6, name: "property information form (TA6)"}

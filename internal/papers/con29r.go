package papers

var con29r = definition{kind: CON29R, name: "local authority enquiries (CON29R)"}

package papers

var con29dw = definition{kind: CON29DW, name: "drainage and water search (CON29DW)"}

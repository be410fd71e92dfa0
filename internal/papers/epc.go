package papers

var epc = definition{kind: EPC, name: "energy performance certificate"}

package papers

var contract = definition{kind: Contract, name: "contract of sale"}

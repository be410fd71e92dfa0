package papers

var indemnityPolicy = definition{kind: IndemnityPolicy, name: "indemnity policy"}

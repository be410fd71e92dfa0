package papers

var serviceChargeAccounts = definition{kind: ServiceChargeAccounts, name: "service charge accounts"}

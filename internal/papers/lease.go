package papers

var lease = definition{kind: Lease, name: "lease"}

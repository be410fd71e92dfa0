package papers

var lpe1 = definition{kind: LPE1, name: "leasehold property enquiries (LPE1)"}

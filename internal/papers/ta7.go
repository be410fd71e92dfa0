package papers

var ta7 = definition{kind: TA7, name: "leasehold information form (TA7)"}

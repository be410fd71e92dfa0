package papers

var fme1 = definition{kind: FME1, name: "freehold management enquiries (FME1)"}

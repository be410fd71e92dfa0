package papers

var newHomeWarranty = definition{kind: NewHomeWarranty, name: "new home warranty"}

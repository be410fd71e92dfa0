package papers

var memorandumOfSale = definition{kind: MemorandumOfSale, name: "memorandum of sale"}

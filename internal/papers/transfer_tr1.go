package papers

var transferTR1 = definition{kind: TransferTR1, name: "transfer (TR1)"}

package papers

var insuranceSchedule = definition{kind: InsuranceSchedule, name: "buildings insurance schedule"}

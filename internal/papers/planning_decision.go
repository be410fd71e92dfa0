package papers

var planningDecision = definition{kind: PlanningDecision, name: "planning decision"}

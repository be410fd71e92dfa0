package papers

var titlePlan = definition{kind: TitlePlan, name: "title plan"}

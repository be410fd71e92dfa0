package papers

var ews1 = definition{kind: EWS1, name: "external wall form (EWS1)"}

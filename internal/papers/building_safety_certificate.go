package papers

var buildingSafetyCertificate = definition{kind: BuildingSafetyCertificate, name: "building safety certificate"}

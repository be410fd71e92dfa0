package papers

var buildingRegsCertificate = definition{kind: BuildingRegsCertificate, name: "building regulations certificate"}

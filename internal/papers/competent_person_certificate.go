package papers

var competentPersonCertificate = definition{kind: CompetentPersonCertificate, name: "competent person certificate"}

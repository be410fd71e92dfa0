package papers

var tenancyAgreement = definition{kind: TenancyAgreement, name: "tenancy agreement"}

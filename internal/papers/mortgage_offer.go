package papers

var mortgageOffer = definition{kind: MortgageOffer, name: "mortgage offer"}

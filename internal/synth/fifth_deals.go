package synth

// fifthDealLayouts is the fifth held-out set's deeds, forms, offers and letters.
var fifthDealLayouts = []layout{}

package synth

// fourthDealLayouts is the fourth held-out set's deeds, forms, offers and letters.
var fourthDealLayouts = []layout{}

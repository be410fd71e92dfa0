package synth

// thirdDealLayouts is the third held-out set's deeds, forms, offers and letters.
var thirdDealLayouts []layout

package synth

import "github.com/paperwurks/paperwurks/internal/papers"

// thirdDealLayouts is the third held-out set's deeds, forms, offers and letters.
var thirdDealLayouts = []layout{
	{kind: papers.MemorandumOfSale, name: "matrix of both sides", heldOut: true, from: Third, write: memorandumMatrix},
}

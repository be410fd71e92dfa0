// Package evidence holds the one promise of the product: nothing is said of a
// paper that the paper does not say.
//
// It owns the running text of a document (Text) with the way back from any of
// its characters to the words and boxes on the page; the quotation of a passage
// (Citation); and a thing that a paper says (Fact). The fields of Citation and
// Fact are unexported and only this package makes them, so that a quotation that
// does not stand on its page, or a value that does not stand in its quotation,
// cannot be built anywhere: State, Tick and Compute are the only doors, and each
// of them calls check.
//
// Whoever looks for facts sees the pages of a scan with their writing upright, and
// may see words put right that OCR misread (Text.Mended); quotations, values and
// boxes are always those of the page as it was read.
//
// Words that a line is drawn through stand in quotations and are never a value.
//
// What the facts mean belongs to papers, what follows from them to rules.
package evidence

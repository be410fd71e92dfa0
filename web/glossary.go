package web

import (
	"slices"
	"strings"
	"unicode"
)

// term is a word of the trade in plain English.
type term struct {
	Word  string
	Means string
	also  []string // other words for it
}

// terms are those that sellers and buyers meet, in our own words. They explain and do
// not advise.
var terms = []term{
	{Word: "assignment", Means: "Passing a lease on to somebody else, as happens when a flat is sold.", also: []string{"assign"}},
	{Word: "building regulations", Means: "The rules on how building work must be done. When the council has checked work it gives a certificate.", also: []string{"building control"}},
	{Word: "charge", Means: "A debt that is secured on the property, such as a mortgage. It is paid off when the property is sold.", also: []string{"charges"}},
	{Word: "completion", Means: "The day on which the money is paid and the keys change hands."},
	{Word: "conservation area", Means: "A part of a place whose look is protected: some changes need the council’s consent."},
	{Word: "covenant", Means: "A promise about the property that binds whoever owns it, such as not to build or to share the cost of a wall.", also: []string{"covenants"}},
	{Word: "easement", Means: "A right to use somebody else’s land for something, such as a path or a drain.", also: []string{"easements"}},
	{Word: "enquiry", Means: "A question that one side’s conveyancer asks the other’s.", also: []string{"enquiries"}},
	{Word: "EPC", Means: "The energy performance certificate: how much energy a home needs, from A (least) to G. It lasts ten years.", also: []string{"energy certificate", "energy performance certificate"}},
	{Word: "EWS1", Means: "A form that says whether the outside walls of a block of flats are a fire risk.", also: []string{"external wall"}},
	{Word: "exchange", Means: "The moment at which seller and buyer are bound: the signed contracts are swapped and a deposit is paid.", also: []string{"exchange of contracts"}},
	{Word: "forfeiture", Means: "The landlord’s right to end a lease when its promises are broken.", also: []string{"re-entry", "forfeited"}},
	{Word: "freehold", Means: "Owning the building and its land for good."},
	{Word: "ground rent", Means: "A yearly sum that the owner of a lease pays to the landlord for the land."},
	{Word: "indemnity policy", Means: "Insurance, paid for once, against a defect that cannot be put right, such as a missing certificate.", also: []string{"indemnity insurance"}},
	{Word: "Japanese knotweed", Means: "A plant that spreads fast and is costly to remove. Lenders ask about it.", also: []string{"knotweed"}},
	{Word: "leasehold", Means: "Owning a home for a number of years under a lease; the building belongs to a landlord.", also: []string{"lease"}},
	{Word: "listed building", Means: "A building that is protected for its history: changes to it, inside too, need the council’s consent.", also: []string{"listed"}},
	{Word: "LLC1", Means: "The search of the council’s register of what binds a piece of land, such as planning conditions.", also: []string{"local land charges"}},
	{Word: "CON29R", Means: "Questions to the council about roads, planning, building control and plans for the area.", also: []string{"local authority enquiries"}},
	{Word: "CON29DW", Means: "Questions to the water company: whether the property is on mains water and sewers, and where these run.", also: []string{"drainage and water search"}},
	{Word: "LPE1", Means: "The form by which a landlord or managing agent answers questions on a leasehold flat.", also: []string{"leasehold property enquiries"}},
	{Word: "marriage value", Means: "The gain in worth when a short lease is made longer. Below 80 years the leaseholder pays the landlord a share of it."},
	{Word: "mortgage offer", Means: "A lender’s letter that says how much it will lend, on which conditions and until when."},
	{Word: "official copy", Means: "A copy of the Land Registry’s record of who owns a property, as it was on a day.", also: []string{"title register", "the register"}},
	{Word: "peppercorn", Means: "A rent of nothing, in words that lawyers have used for centuries."},
	{Word: "possessory title", Means: "Ownership that was registered without the deeds that prove it. It can be made better with time.", also: []string{"possessory"}},
	{Word: "restriction", Means: "An entry in the register that stops a sale from being registered until something is done."},
	{Word: "reserve fund", Means: "Money that a landlord saves from the service charge for large repairs.", also: []string{"sinking fund"}},
	{Word: "section 20", Means: "The notice by which a landlord tells leaseholders of works that will cost each of them more than £250."},
	{Word: "service charge", Means: "What the owners of flats pay for looking after the building."},
	{Word: "TA6", Means: "The form in which a seller answers questions about the property.", also: []string{"property information form"}},
	{Word: "TA7", Means: "The form in which a seller answers questions about a leasehold.", also: []string{"leasehold information form"}},
	{Word: "TA10", Means: "The form that says what stays in the home and what goes.", also: []string{"fittings and contents"}},
	{Word: "title", Means: "The right to own a property, and the record of it."},
	{Word: "tree preservation order", Means: "A council’s order that a tree may not be cut without consent.", also: []string{"TPO"}},
}

// explained are the terms that stand in some texts, in the order of the alphabet.
func explained(texts ...string) (out []term) {
	all := strings.ToLower(strings.Join(texts, " \n "))
	for _, t := range terms {
		if slices.ContainsFunc(append([]string{t.Word}, t.also...), func(w string) bool { return stands(strings.ToLower(w), all) }) {
			out = append(out, t)
		}
	}
	slices.SortFunc(out, func(a, b term) int { return strings.Compare(strings.ToLower(a.Word), strings.ToLower(b.Word)) })
	return out
}

// stands is whether a word, or its plural, stands in a text and not as a part of another.
func stands(word, text string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], word)
		if i < 0 {
			return false
		}
		start, end := from+i, from+i+len(word)
		rest := strings.TrimPrefix(text[end:], "s")
		if edge(text[:start], false) && (edge(text[end:], true) || edge(rest, true)) {
			return true
		}
		from = start + 1
	}
}

// edge is whether a text has no letter or digit at its beginning, or at its end.
func edge(text string, begins bool) bool {
	r := []rune(text[:min(len(text), 4)])
	if !begins {
		r = []rune(text[max(0, len(text)-4):])
		slices.Reverse(r)
	}
	return len(r) == 0 || !unicode.IsLetter(r[0]) && !unicode.IsDigit(r[0])
}

package rules

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// meansAbsence is the rules above medium that a fact's absence is meant to raise, by
// the fact: what the papers lack is there the thing that is wrong.
var meansAbsence = map[string][]string{}

// loudRules is the ids of what is high or critical in a case.
func loudRules(v Verdict) []string {
	var ids []string
	for _, f := range loud(v) {
		ids = append(ids, f.Rule)
	}
	return ids
}

// A fact that a parser could not read is no finding: each fact of a clean pack is
// left out in turn, and nothing high may appear.
func TestSilenceIsNeverHigh(t *testing.T) {
	b := mustLoad(t)
	for name, clean := range map[string]example{"house": cleanHouse, "flat": cleanFlat} {
		for _, key := range slices.Sorted(maps.Keys(clean)) {
			if key == "papers" || key == "completion" {
				continue
			}
			less := maps.Clone(clean)
			delete(less, key)
			for _, rule := range loudRules(judge(t, b, less)) {
				if !slices.Contains(meansAbsence[key], rule) {
					t.Errorf("%s without %s: %s", name, key, rule)
				}
			}
		}
	}
}

// A value that was read in part is no contradiction: what parsers commonly make of
// an unfamiliar layout may not raise anything high.
func TestPartsAreNotContradictions(t *testing.T) {
	b := mustLoad(t)
	for _, c := range []struct {
		key  string
		gets any
	}{
		// Addresses cut at a line's end, without a postcode, with what stands beside them.
		{"title_register.address", "12 Mill Lane"},
		{"title_register.address", "12 Mill Lane, Moorby"},
		{"title_register.address", "The Freehold land shown edged with red on the plan of the above title filed at the Registry and being 12 Mill Lane, Moorby (ME4 5XY)"},
		{"title_register.address", "land lying to the north of Mill Lane, Moorby"},
		{"contract.property", "The freehold property known as 12 Mill Lane registered at HM Land Registry with title number K123456"},
		{"contract.property", "Land and buildings at 12 Mill Lane, Moorby, Kent as comprised in a Transfer dated 2 March 2012"},
		{"mortgage_offer.property", "12 Mill Lane"},
		{"mortgage_offer.property", "Mill Lane, Moorby ME4 5XY"},
		{"con29r.address", "12, Mill Lane, Moorby, ME45XY"},
		{"con29r.address", "Mill Cottage, 12 Mill Lane, Moorby"},
		{"con29r.address", "ME4 5XY"},
		{"transfer_tr1.property", "12 Mill Lane, Moorby, Kent"},
		// Names with and without titles, initials, in another order, joined or parted.
		{"title_register.proprietor", []any{"ANN MARY BROOK and THOMAS BROOK"}},
		{"title_register.proprietor", []any{"ANN MARY BROOK", "THOMAS BROOK of 12 Mill Lane, Moorby, Kent ME4 5XY"}},
		{"title_register.proprietor", []any{"ANN MARY BROOK", "THOMAS BROOK", "12 Mill Lane"}},
		{"title_register.proprietor", []any{"ANN MARY", "BROOK and THOMAS BROOK"}},
		{"contract.seller", []any{"Mr and Mrs T Brook"}},
		{"contract.seller", []any{"Mrs A M Brook", "Mr T Brook"}},
		{"contract.seller", []any{"BROOK, Ann Mary", "BROOK, Thomas"}},
		{"contract.seller", []any{"Ann Mary Brook and Thomas Brook both of 12 Mill Lane Moorby Kent"}},
		{"contract.seller", []any{"Ann Mary Brook (formerly Ann Mary Stone) and Thomas Brook"}},
		{"mortgage_offer.borrower", []any{"Mr S Field"}},
		{"mortgage_offer.borrower", []any{"Field"}},
		{"mortgage_offer.borrower", []any{"Mr Samuel J Field", "DOB 04/05/1990"}},
		{"contract.buyer", []any{"Samuel Field of 3 High Street, Moorby"}},
		// Title numbers with spaces and what stands beside them.
		{"contract.titleNumber", "K 123456"},
		{"contract.titleNumber", "K123456 (part)"},
		{"transfer_tr1.titleNumber", "K123456, K123457"},
		// Words beside a tenure.
		{"contract.tenure", "freehold"},
		{"mortgage_offer.tenure", "Freehold house"},
		{"memorandum_of_sale.tenure", "Freehold with vacant possession"},
	} {
		t.Run(fmt.Sprintf("%s=%v", c.key, c.gets), func(t *testing.T) {
			e := maps.Clone(cleanHouse)
			e[c.key] = c.gets
			for _, rule := range loudRules(judge(t, b, e)) {
				t.Error(rule)
			}
		})
	}
}

// The other side: what does differ is still told.
func TestDifferencesAreStillTold(t *testing.T) {
	b := mustLoad(t)
	for _, c := range []struct {
		key  string
		gets any
		rule string
	}{
		{"contract.property", "14 Mill Lane, Moorby, Kent, ME4 5XY", "contradiction.address"},
		{"mortgage_offer.property", "12 Mill Lane, Moorby, ME5 6AB", "contradiction.address"},
		{"con29r.address", "21 Mill Lane, Moorby, ME4 5XY", "contradiction.search-address"},
		{"contract.titleNumber", "K123465", "contradiction.title-number"},
		{"mortgage_offer.borrower", []any{"Mr Simon Fielding"}, "contradiction.buyer-names"},
		{"mortgage_offer.price", 240000, "contradiction.price"},
		{"mortgage_offer.tenure", "Leasehold", "contradiction.tenure"},
	} {
		e := maps.Clone(cleanHouse)
		e[c.key] = c.gets
		if rules := loudRules(judge(t, b, e)); !slices.Contains(rules, c.rule) {
			t.Errorf("%s=%v: got %s, want %s", c.key, c.gets, strings.Join(rules, " "), c.rule)
		}
	}
}

package papers

import (
	"testing"

	"github.com/paperwurks/paperwurks/internal/evidence"
)

// Papers of a bargain as they truly come: auction conditions with the memorandum at their
// end, companies over two lines, sellers who are represented because they died, the next
// home of the seller in the chain's cell.
func TestDealsByTheirFamilies(t *testing.T) {
	for name, c := range map[string]struct {
		kind  Kind
		lines []string
		want  map[string]any
	}{
		"an auction's special conditions": {Contract, []string{
			"SPECIAL CONDITIONS OF SALE",
			"Seller:\tHarrowgill Borough Council",
			"Reserve:\tundisclosed (guide price £85,000+)",
			"Deposit:\t10% of the price (minimum £3,000)",
			"MEMORANDUM OF SALE",
			"Buyer:\tAda Holt",
			"Price (excluding VAT):\t£112,000",
			"Deposit paid:\t£11,200",
		}, map[string]any{
			"/propertyPack/priceInformation/price": 112000.0,
			contractSays + "/deposit":              11200.0,
			contractSays + "/buyers/0/name":        "Ada Holt",
		}},
		"the printed form's line for an occupier": {Contract, []string{
			"Name(s) and signature(s) of the occupier(s) (if any):",
			"Name   GEORGE LINTHWAITE",
			"Signature",
		}, map[string]any{contractSays + "/occupiers/0/name": "GEORGE LINTHWAITE"}},
		"a company over two lines, another home in the chain": {MemorandumOfSale, []string{
			"Memorandum of Sale",
			"Purchaser",
			"Stour Valley",
			"Properties (No. 2) Limited",
			"1 Tanners Yard, Colbrook CO99 1ZZ",
			"",
			"Agreed price\t£535,000 (asking price £550,000)",
			"Finance\tCash purchase, no mortgage. No related sale.",
			"Chain\tVendors are buying onward: 4 Sloe Lane at £610,000",
		}, map[string]any{
			memorandumSays + "/buyers/0/name":      anything,
			memorandumSays + "/buyers/1/name":      nil,
			"/propertyPack/priceInformation/price": 535000.0,
		}},
		"executors among the transferors, a house number that ends its line": {TransferTR1, []string{
			"Transfer of part of registered title(s)\tTP1",
			"1. Title number(s) out of which the property is transferred: LA812299",
			"5. Transferor: ANN LOWE and the executors of JOHN LOWE deceased",
			"6. Transferee for entry in the register: CRAIG DOOLEY",
			"7. Transferee's intended address(es) for service for entry in the register: 12",
			"Fernlea Rise, Oswaldthorpe BB99 2LS",
			"8. The transferor transfers the property to the transferee",
		}, map[string]any{
			transferSays + "/transferors/0/name": "ANN LOWE",
			transferSays + "/transfereeAddress":  "12 Fernlea Rise, Oswaldthorpe BB99 2LS",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, read(c.kind, textDoc(c.lines...)), c.want)
		})
	}
	// One company over two lines, not a person and a company.
	for above, below := range map[string]string{"Stour Valley": "Properties (No. 2) Limited", "Corvale (Southern)": "Limited", "Hallow & Finch": "Homes plc"} {
		if !brokenCompany(above, below) {
			t.Errorf("%q over %q is one company", above, below)
		}
	}
	for above, below := range map[string]string{"Mr John Carter": "Properties Limited", "John Carter": "Carter Lettings Limited", "Vale Homes Limited": "Holdings Limited"} {
		if brokenCompany(above, below) {
			t.Errorf("%q over %q are two", above, below)
		}
	}
	if k := Classify(evidence.NewText(textDoc("SPECIAL CONDITIONS OF SALE", "LOT 114", "These Special Conditions incorporate the Common Auction Conditions (Edition 4)",
		"MEMORANDUM OF SALE", "The seller agrees to sell and the buyer agrees to buy the lot for the price."))).Kind; k != Contract {
		t.Errorf("auction conditions are %s", k)
	}
}

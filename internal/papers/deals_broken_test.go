package papers

import "testing"

// What narrow columns and headings break, and what belongs to somebody else.
func TestDealsThatColumnsBreak(t *testing.T) {
	expect(t, read(MemorandumOfSale, textDoc(
		"Memorandum of sale",
		"Vendor\t\tPurchaser",
		"Mrs Ida Crane\t\tMr Abel Otter",
		"Reed Cottage, Wherry TR9 9ZZ\t\t4 Quay Road, Wherry TR9 9ZX",
		"",
		"Finance & chain",
		"Funded by\t\tCash from savings",
		"",
		"Agreed price\t\t£240,000",
	)), map[string]any{
		memorandumSays + "/sellers/0/name": "Mrs Ida Crane",
		memorandumSays + "/sellers/1/name": nil,
		memorandumSays + "/buyers/0/name":  "Mr Abel Otter",
		memorandumSays + "/buyers/1/name":  nil,
		memorandumSays + "/finance":        "Cash from savings",
	})
	expect(t, read(MortgageOffer, textDoc(
		"Sable Bank plc – Mortgage Offer",
		"Offer date: 4 June 2026",
		"Period\t\tRate\t\tPayments",
		"Until 30 June 2028\t4.12% fixed\t\t24",
		"After that\t\tSable Standard Variable",
		"\t\tRate, currently 7.15%, variable",
	)), map[string]any{
		offerSays + "/lender":   "Sable Bank plc",
		offerSays + "/rate":     4.12,
		offerSays + "/rateType": "fixed",
	})
	expect(t, read(TransferTR1, textDoc(
		"Transfer of part of registered title(s) TP1",
		"1. Title number(s) out of which the property is transferred",
		"LL412993",
		"8. The transferor transfers the property to the transferee",
		"9. Consideration",
		"[X] £180,000.00",
		"10. Title guarantee",
		"[X] full title guarantee [ ] limited title guarantee",
	)), map[string]any{transferSays + "/guarantee": "full", transferSays + "/consideration": 180000.0})
}

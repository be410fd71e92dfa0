package papers

import "testing"

// The head of an e-mail without labels, and sums that follow the questions about them.
func TestWebmail(t *testing.T) {
	const base = "/paperwurks/correspondence/"
	expect(t, read(Correspondence, textDoc(
		"Heron Quay 14: charges before the sale",
		"1 message",
		"Sandbank Estates Ltd <office@sandbank.example>\tTue, 3 Mar 2026 at 9:05 am",
		"to Ola Brandt and Piet Maas",
		"",
		"Hi Ola, you asked:",
		"",
		"> What does the service charge come to this year?",
		"£1,980, in four parts.",
		"",
		"> And what is in the sinking fund?",
		"£40,500 at the last count.",
		"",
		"The balance to pay is £990.50. It must reach us by 31 March 2026.",
		"",
		"Thanks", "Lou",
	)), map[string]any{
		base + "subject":        "Heron Quay 14: charges before the sale",
		base + "from":           "Sandbank Estates Ltd",
		base + "to":             "Ola Brandt and Piet Maas",
		base + "date":           "2026-03-03",
		base + "serviceCharge":  1980.0,
		base + "reserveFund":    40500.0,
		base + "amountDemanded": 990.5,
		base + "payBy":          "2026-03-31",
	})
	// A signature has an address too; a sum that is said of each year is not demanded.
	expect(t, read(Correspondence, textDoc(
		"Dear Mr Maas", "", "The ground rent of £50 is payable each year.", "",
		"Yours sincerely", "Lou Sand <lou@sandbank.example>", "to whom all enquiries go",
	)), map[string]any{base + "from": "Lou Sand <lou@sandbank.example>", base + "to": nil, base + "amountDemanded": nil, base + "date": nil})
}

func TestMemorandumOfANegotiator(t *testing.T) {
	expect(t, read(MemorandumOfSale, textDoc(
		"Hello everyone, please treat this as our memorandum of sale.",
		"",
		"- Price - £310,000",
		"- Key dates - everybody hopes to be in before the schools go back",
		"",
		"Our clients, the vendors",
		"Ms Ada Quill and Mr Ben Quill",
		"Acting: Tern & Wick LLP, 4 Dock Road, Hull",
		"",
		"The purchasers",
		"Cara Oduya + Dan Wells-Frost",
		"Acting: Slate Law",
		"",
		"The vendors would prefer a delayed completion.",
	)), map[string]any{
		memorandumSays + "/sellerSolicitor":  "Tern & Wick LLP",
		memorandumSays + "/buyerSolicitor":   "Slate Law",
		memorandumSays + "/buyers/0/name":    "Cara Oduya",
		memorandumSays + "/buyers/1/name":    "Dan Wells-Frost",
		memorandumSays + "/completionTarget": "everybody hopes to be in before the schools go back",
		memorandumSays + "/notes/0/text":     "The vendors would prefer a delayed completion.",
	})
}

// Sellers one below the other are all of them; what stands below in the next row is not.
func TestSellersBelowEachOther(t *testing.T) {
	expect(t, read(TA6, textDoc(
		"Property information form (TA6)",
		"Full names of the seller\t\tHANNAH REYES",
		"\t\t\tOSCAR REYES",
		"Seller's solicitor - Name of",
		"solicitor's firm\t\tQuarry Law LLP",
		"Address\t\t\t4 Mill Street, Ely",
	)), map[string]any{
		"/paperwurks/ta6/sellers":          "HANNAH REYES and OSCAR REYES",
		"/paperwurks/ta6/sellersSolicitor": "Quarry Law LLP",
	})
	expect(t, read(TA6, textDoc(
		"Property information form (TA6)",
		"Full names of the seller\t\tHANNAH REYES",
		"Completed by\t\tOSCAR REYES",
	)), map[string]any{"/paperwurks/ta6/sellers": "HANNAH REYES"})
}

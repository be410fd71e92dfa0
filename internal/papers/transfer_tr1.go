package papers

import "regexp"

const transferSays = "/paperwurks/transfer_tr1"

var transferTR1 = definition{
	kind: TransferTR1, name: "transfer (TR1)",
	anchors: []anchor{
		{regexp.MustCompile(`(?i)\btransfer\s+of\s+(?:whole|part)\s+of\s+registered\s+title`), 0.9, true},
		{regexp.MustCompile(`\bT[RP]1\b`), 0.4, true},
		{regexp.MustCompile(`(?i)\bthe\s+transferor\s+transfers\s+the\s+property\s+to\s+the\s+transferee\b`), 0.8, false},
		{regexp.MustCompile(`(?i)\btransferee(?:'s|’s)?\s+intended\s+address`), 0.6, false},
	},
	fields: []Field{
		// Panels of form TR1 (and TP1 of part), Land Registration Rules 2003 Schedule 1.
		{"/propertyPack/titlesToBeSold/*/titleNumber", "title number", Words},          // 1
		{transferSays + "/property", "property", Words},                                // 2
		{transferSays + "/date", "date", Day},                                          // 3
		{transferSays + "/transferors/*/name", "transferor", Words},                    // 4
		{transferSays + "/transferees/*/name", "transferee", Words},                    // 5
		{transferSays + "/transfereeAddress", "transferee's intended address", Words},  // 6
		{transferSays + "/consideration", "consideration", Pounds},                     // 8
		{transferSays + "/notForMoney", "transfer not for money", Answer},              // 8: "Yes" when that box is ticked
		{transferSays + "/guarantee", "title guarantee", Answer},                       // 9: "full", "limited"
		{transferSays + "/trust", "declaration of trust", Answer},                      // 10: "joint tenants", "tenants in common in equal shares", "other"
		{transferSays + "/additionalProvisions/*/text", "additional provision", Words}, // 11
		{transferSays + "/part", "transfer of part", Answer},                           // "Yes" for TP1
	},
}

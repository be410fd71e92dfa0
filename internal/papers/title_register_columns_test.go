package papers

import (
	"testing"

	"github.com/paperwurks/paperwurks/internal/evidence"
)

// columnar is a register as it was kept on paper: a column of remarks beside the
// entries, heads spaced out, months in capitals.
const columnar = `
                      H.M. Land Registry
             OFFICE COPY OF THE REGISTER
        Entries subsisting on the register on 3 MARCH 2021
TITLE NUMBER : SX 20417
        A .  P R O P E R T Y  R E G I S T E R
   COUNTY : EAST SUSSEX     DISTRICT : ROTHER
Entry                                                              Remarks
1.    (9 MAY 1968) The Leasehold land edged with red on the
      filed plan being 2 Quarry Steps, Winchelsea (TN36 4XX).
2.    Short particulars of the lease under which the land          Copy in
      is held :                                                    file
      DATE : 2 MAY 1968
      TERM : 999 years from 25 MARCH 1968
      RENT : £15
      PARTIES : (1) OLIVE JANE TAPSELL (2) HENRY BEAL
        B .  P R O P R I E T O R S H I P  R E G I S T E R
GOOD LEASEHOLD TITLE
1.    (11 JUNE 1989) PROPRIETOR : (1) NORAH LAKER and              Price paid
      (2) JOHN LAKER both of 2 Quarry Steps, Winchelsea.                    £48,250
2.    (11 JUNE 1989) RESTRICTION : No transfer of the land is to
      be registered unless a certificate by the secretary of
      Quarry Steps Management Limited is furnished.
        C .  C H A R G E S  R E G I S T E R
1.    (11 JUNE 1989) CHARGE dated 30 MAY 1989 to secure the
      moneys therein mentioned.
2.    PROPRIETOR : ROTHER & DISTRICT BUILDING SOCIETY of 4 High
      Street, Rye.
`

func TestRegisterKeptInColumns(t *testing.T) {
	doc := grid(columnar)
	if c := Classify(evidence.NewText(doc)); c.Kind != TitleRegister {
		t.Fatalf("kind %s, %s", c.Kind, c.Reason)
	}
	expect(t, read(TitleRegister, doc), map[string]any{
		titlePath("/propertyPack/titlesToBeSold/*/titleNumber"): "SX20417",
		registerSays + "/entriesAsAt":                           "2021-03-03",
		registerSays + "/class":                                 "good leasehold",
		titlePath(oc+"/lease/leaseEntry/*/leaseDate", 0):        "1968-05-02",
		registerSays + "/lease/start":                           "1968-03-25",
		registerSays + "/proprietors/0/name":                    "NORAH LAKER",
		registerSays + "/proprietors/1/name":                    "JOHN LAKER",
		registerSays + "/pricePaid":                             48250.0,
		registerSays + "/restrictions/0/beneficiary":            "Quarry Steps Management Limited",
		titlePath(oc+"/charge/chargeEntry/*/chargeDate", 0):     "1989-05-30",
		titlePath(oc+"/charge/chargeEntry/*/chargeProprietor/chargeeParty/*/organization/name", 0, 0): "ROTHER & DISTRICT BUILDING SOCIETY",
	})
}

func TestStruckEntrySaysNothing(t *testing.T) {
	doc := textDoc(
		"HM Land Registry Official copy of register of title", "Title number SX20417", "B: Proprietorship Register", "Title absolute",
		"1 (11.06.1989) PROPRIETOR: NORAH LAKER of 2 Quarry Steps, Winchelsea.",
		"2 (04.02.2003) PROPRIETOR: AMINA DIOP of 2 Quarry Steps, Winchelsea.")
	for p := range doc.Pages {
		for l := range doc.Pages[p].Lines {
			if line := &doc.Pages[p].Lines[l]; line.Words[0].Text == "1" {
				for w := range line.Words {
					line.Words[w].Struck = true
				}
			}
		}
	}
	s := read(TitleRegister, doc)
	expect(t, s, map[string]any{registerSays + "/proprietors/0/name": "AMINA DIOP"})
	if s.said[registerSays+"/proprietors/1/name"] {
		t.Error("a struck entry named a proprietor")
	}
}

// A reseller's reading copy: when the register was read, and of two classes the lesser.
func TestReadingCopyOfARegister(t *testing.T) {
	expect(t, read(TitleRegister, textDoc(
		"Title Register: WYK611874",
		"The information below was taken from HM Land Registry on 11/05/2026 at 09:12. It is not an official copy.",
		"Summary",
		"Title number\tWYK611874",
		"Tenure\tFreehold",
		"Class of title\tPossessory freehold as to the land tinted pink; absolute as to the remainder",
		"Registered owner(s)\tRowan Tetlow",
	)), map[string]any{
		registerSays + "/entriesAsAt": "2026-05-11",
		registerSays + "/class":       "possessory",
	})
}

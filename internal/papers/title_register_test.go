package papers

import (
	"slices"
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/evidence"
)

// freehold is a modern official copy: numbers in the margin, dates in brackets,
// an entry that goes on over the page, page heads and feet.
var freehold = []string{
	"Official copy", "of register of", "title",
	"Title number KT123456\tEdition date 06.07.2007",
	"– This official copy shows the entries on the register of title on",
	"  12 MAR 2026 at 10:22:31.",
	"– This date must be quoted as the \"search from date\" in any official search application.",
	"– Issued on 12 Mar 2026.",
	"– This title is dealt with by HM Land Registry, Telford Office.",
	"A: Property Register",
	"This register describes the land and estate comprised in the title.",
	"KENT : CANTERBURY",
	"1   (12.02.1969) The Freehold land shown edged with red on the plan of the above",
	"    Title filed at the Registry and being 12 Elder Street, Canterbury (CT1 2QB).",
	"2   (12.02.1969) The mines and minerals together with ancillary powers of working",
	"    are excepted.",
	"3   (06.07.2007) The land has the benefit of the rights granted by a Transfer dated",
	"    3 May 1971 made between (1) Arden Homes Limited and (2) Peter Low.",
	"    NOTE: Copy filed under K98765.",
	"1 of 3",
	"\f",
	"Title number KT123456",
	"B: Proprietorship Register",
	"This register specifies the class of title and identifies the owner. It contains",
	"any entries that affect the right of disposal.",
	"Title absolute",
	"1   (06.07.2007) PROPRIETOR: JOHN DAVID OAKES and MARY ANN OAKES of 12 Elder",
	"    Street, Canterbury CT1 2QB.",
	"2   (06.07.2007) The price stated to have been paid on 22 June 2007 was £129,000.",
	"3   (06.07.2007) The Transfer to the proprietor contains a covenant to observe and",
	"    perform the covenants referred to in the Charges Register and of indemnity in",
	"    respect thereof.",
	"4   (06.07.2007) RESTRICTION: No disposition by a sole proprietor of the registered",
	"    estate (except a trust corporation) under which capital money arises is to be",
	"    registered unless authorised by an order of the court.",
	"5   (06.07.2007) RESTRICTION: No disposition of the registered estate by the",
	"    proprietor of the registered estate is to be registered without a written",
	"    consent signed by the proprietor for the time being of the Charge dated 22 June",
	"    2007 in favour of Northern Star Bank PLC referred to in the Charges Register.",
	"C: Charges Register",
	"This register contains any charges and other matters that affect the land.",
	"1   A Conveyance of the land in this title and other land dated 14 March 1929 made",
	"    between (1) Sir Hugh Vane (Vendor) and (2) Albert Pike (Purchaser) contains the",
	"    following covenants:-",
	"2 of 3",
	"\f",
	"Title number KT123456",
	"C: Charges Register continued",
	"    \"THE Purchaser hereby covenants with the Vendor",
	"      1. Not to erect any building other than one private dwelling",
	"      2. Not to carry on any trade\"",
	"2   The land is subject to the rights granted by a Deed dated 9 October 1963 made",
	"    between (1) Albert Pike and (2) South Power Board.",
	"    NOTE: Original filed.",
	"3   (06.07.2007) REGISTERED CHARGE dated 22 June 2007.",
	"4   (06.07.2007) Proprietor: NORTHERN STAR BANK PLC (Co. Regn. No. 2345678) of 1",
	"    Star Place, Leeds LS1 4AB.",
	"5   (01.02.2024) UNILATERAL NOTICE in respect of an option agreement dated 5 January",
	"    2024 made between (1) John David Oakes and (2) Field Developments Limited.",
	"6   (01.02.2024) BENEFICIARY: Field Developments Limited (Co. Regn. No. 11223344) of 9",
	"    Mill Road, Dover CT16 1AA.",
	"End of register",
	"3 of 3",
}

func TestTitleRegisterFreehold(t *testing.T) {
	s := read(TitleRegister, textDoc(freehold...))
	title := "/propertyPack/titlesToBeSold/0/registerExtract/ocSummaryData"
	p := "/paperwurks/title_register"
	expect(t, s, map[string]any{
		"/propertyPack/titlesToBeSold/0/titleNumber":                        "KT123456",
		title + "/editionDate":                                              "2007-07-06",
		title + "/officialCopyDateTime":                                     "2026-03-12T10:22:31",
		p + "/entriesAsAt":                                                  "2026-03-12",
		title + "/title/titleRegistrationDetails/landRegistryOfficeName":    "Telford Office",
		title + "/title/titleRegistrationDetails/administrativeArea":        "KENT",
		title + "/title/titleRegistrationDetails/districtName":              "CANTERBURY",
		"/propertyPack/ownership/ownershipsToBeTransferred/0/ownershipType": "Freehold",
		p + "/class":                      "absolute",
		title + "/title/classOfTitleCode": "10",
		p + "/address":                    "12 Elder Street, Canterbury (CT1 2QB)",
		title + "/propertyAddress/0/postcodeZone/postcode": "CT1 2QB",
		p + "/rightsBenefiting/0/text":                     anything,
		p + "/rightsBenefiting/1/text":                     nil,
		p + "/minesAndMinerals/text":                       anything,
		p + "/proprietors/0/name":                          "JOHN DAVID OAKES",
		p + "/proprietors/1/name":                          "MARY ANN OAKES",
		p + "/proprietors/2/name":                          nil,
		p + "/proprietors/0/address":                       "12 Elder Street, Canterbury CT1 2QB",
		title + "/proprietorship/registeredProprietorParty/0/privateIndividual/name/forenamesName": "JOHN DAVID",
		title + "/proprietorship/registeredProprietorParty/1/privateIndividual/name/surnameName":   "OAKES",
		title + "/proprietorship/currentProprietorshipDate":                                        "2007-07-06",
		p + "/pricePaid":                           129000.0,
		p + "/pricePaidOn":                         "2007-06-22",
		p + "/personalCovenants/0/text":            anything,
		p + "/restrictions/0/form":                 "A",
		p + "/restrictions/0/entry":                "4",
		p + "/restrictions/1/form":                 "P",
		p + "/restrictions/1/beneficiary":          "Northern Star Bank PLC",
		p + "/restrictions/1/chargeDate":           "2007-06-22",
		p + "/restrictions/2/text":                 nil,
		p + "/covenants/0/deedDate":                "1929-03-14",
		p + "/covenants/0/where":                   "set out",
		p + "/covenants/1/text":                    nil,
		p + "/easements/0/text":                    anything,
		title + "/charge/chargeEntry/0/chargeDate": "2007-06-22",
		title + "/charge/chargeEntry/0/registeredCharge/entryDetails/entryNumber":                              "3",
		title + "/charge/chargeEntry/0/chargeProprietor/chargeeParty/0/organization/name":                      "NORTHERN STAR BANK PLC",
		title + "/charge/chargeEntry/0/chargeProprietor/chargeeParty/0/organization/companyRegistrationNumber": "02345678",
		title + "/charge/chargeEntry/1/chargeDate":                                                             nil,
		title + "/unilateralNoticeDetails/unilateralNoticeEntry/0/unilateralNotice/entryText":                  anything,
		p + "/unilateralNotices/0/beneficiary":                                                                 "Field Developments Limited",
		p + "/estateContracts/0/text":                                                                          anything,
		title + "/documentDetails/document/0/documentDate":                                                     "1971-05-03",
		title + "/documentDetails/document/0/filedUnder":                                                       "K98765",
		title + "/documentDetails/document/1/documentDate":                                                     "1963-10-09",
		title + "/caution/entryDetails/0/entryText":                                                            nil,
		title + "/homeRights/homeRightsEntry/0/homeRightsEntryDetails/entryText":                               nil,
		title + "/rentCharge/entryDetails/0/entryText":                                                         nil,
	})
	if n := len(entriesOf(s)); n != 14 {
		t.Errorf("%d entries, want 14: %s", n, entriesOf(s))
	}
	for _, f := range s.facts {
		if q := f.Citation().Quote(); strings.Contains(q, "of 3") || strings.Contains(q, "KT123456 ") {
			t.Errorf("%s quotes a page's head or foot: %q", f.Path(), q)
		}
	}
}

func entriesOf(s *sheet) []string {
	var all []string
	for _, f := range s.facts {
		if strings.HasPrefix(f.Path(), "/paperwurks/title_register/entries/") && strings.HasSuffix(f.Path(), "/number") {
			all = append(all, f.Value())
		}
	}
	return all
}

// leaseholdCopy: numbers in a cell of their own, lease particulars as a table,
// good leasehold title, a schedule of leases.
var leaseholdCopy = []string{
	"HM Land Registry",
	"Official copy of register of title",
	"Title number", "TGL98765",
	"Edition date", "11.11.2019",
	"This official copy shows the entries on the register of title on 3 May 2026 at 09:15:00.",
	"A: Property Register",
	"GREATER LONDON",
	"LAMBETH",
	"1\t(25.03.1988) The Leasehold land shown edged with red on the plan of the above title filed",
	"\tat the Registry and being Flat 3, 40 Cedar Road, London (SW9 8AA).",
	"\tNOTE: Only the first floor flat is included in the title.",
	"2\tShort particulars of the lease(s) (or under-lease(s)) under which the land is held:",
	"\tDate\t: 25 March 1988",
	"\tTerm\t: 99 years from 25 March 1988",
	"\tRent\t: £50 rising to £150",
	"\tParties\t: (1) Larch Estates Limited",
	"\t\t(2) Ivy Brand",
	"\tNOTE: Copy lease filed.",
	"3\tThe Lease prohibits or restricts alienation.",
	"4\tThe landlord's title is registered under SGL11111.",
	"B: Proprietorship Register",
	"Title good leasehold",
	"1\t(11.11.2019) PROPRIETOR: CEDAR LETS LIMITED (Co. Regn. No. OC312345) of 4 Row Lane, London",
	"\tSE1 1AA and of office@cedar.example.",
	"2\t(11.11.2019) RESTRICTION: No disposition of the registered estate (other than a charge) by",
	"\tthe proprietor of the registered estate is to be registered without a certificate",
	"\tsigned by Cedar Road Management Limited of 1 Cedar Road, London that the provisions of",
	"\tparagraph 4 of the Fifth Schedule of the Lease have been complied with.",
	"3\t(11.11.2019) The value stated as at 11 November 2019 was £310,000.",
	"4\t(02.01.2026) BANKRUPTCY NOTICE entered under section 86(2) of the Land Registration Act",
	"\t2002 in respect of a pending action, as the title appears to be affected.",
	"C: Charges Register",
	"1\t(25.03.1988) The land is subject to a perpetual yearly rentcharge of £4 created by a",
	"\tConveyance dated 1 June 1899.",
	"2\t(05.06.2020) A notice of home rights under the Family Law Act 1996 in favour of Ada Reed.",
	"Schedule of notices of leases",
	"\tRegistration date and plan ref.\tProperty description\tDate of lease and term\tLessee's title",
	"1\t06.07.2007\tParking space 4\t25.06.2007 125 years from 1.1.2007\tTGL22222",
	"\tEdged blue\t(rear yard)",
	"End of register",
}

func TestTitleRegisterLeasehold(t *testing.T) {
	s := read(TitleRegister, textDoc(leaseholdCopy...))
	title := "/propertyPack/titlesToBeSold/0/registerExtract/ocSummaryData"
	own := "/propertyPack/ownership/ownershipsToBeTransferred/0"
	p := "/paperwurks/title_register"
	expect(t, s, map[string]any{
		"/propertyPack/titlesToBeSold/0/titleNumber":                 "TGL98765",
		title + "/editionDate":                                       "2019-11-11",
		own + "/ownershipType":                                       "Leasehold",
		p + "/class":                                                 "good leasehold",
		title + "/title/classOfTitleCode":                            "70",
		p + "/address":                                               "Flat 3, 40 Cedar Road, London (SW9 8AA)",
		title + "/lease/leaseEntry/0/leaseDate":                      "1988-03-25",
		title + "/lease/leaseEntry/0/leaseTerm":                      "99 years from 25 March 1988",
		title + "/lease/leaseEntry/0/Rent":                           "£50 rising to £150",
		p + "/lease/parties":                                         "(1) Larch Estates Limited (2) Ivy Brand",
		own + "/leaseholdInformation/leaseTerm/lengthOfLeaseInYears": 99.0,
		p + "/lease/start":                                           "1988-03-25",
		p + "/lease/end":                                             "2087-03-25",
		p + "/lease/unexpiredYears":                                  60.0,
		p + "/lease/alienation":                                      anything,
		p + "/superiorTitle":                                         "SGL11111",
		p + "/proprietors/0/name":                                    "CEDAR LETS LIMITED",
		title + "/proprietorship/registeredProprietorParty/0/organization/companyRegistrationNumber": "OC312345",
		title + "/proprietorship/registeredProprietorParty/0/privateIndividual/name/surnameName":     nil,
		p + "/restrictions/0/form":                     "L",
		p + "/restrictions/0/beneficiary":              "Cedar Road Management Limited",
		p + "/restrictions/1/text":                     nil,
		p + "/valueStated":                             310000.0,
		p + "/pricePaid":                               nil,
		title + "/bankruptcy/entryDetails/0/entryText": anything,
		title + "/rentCharge/entryDetails/0/entryText": anything,
		p + "/rentcharges/0/amount":                    4.0,
		title + "/homeRights/homeRightsEntry/0/homeRightsEntryDetails/entryText": anything,
		p + "/leases/0/registered": "2007-07-06",
		p + "/leases/0/date":       "2007-06-25",
		p + "/leases/0/term":       "125 years from 1.1.2007",
		p + "/leases/0/title":      "TGL22222",
		p + "/leases/0/property":   "Parking space 4 (rear yard)",
		title + "/documentDetails/document/0/registerDescription": "Lease",
	})
}

// A scan of an old copy: letters for figures, B read as 8, a broken word, a date
// in words, no brackets' spaces.
func TestTitleRegisterScanned(t *testing.T) {
	s := read(TitleRegister, textDoc(
		"TITLE NUMBER : NGL5432l", "Edition date : l2 March 1998",
		"A. PROPERTY REGISTER",
		"containing the description of the registered land and the estate comprised in the Title",
		"DISTRICT (LONDON BOROUGH)",
		"1. (12 February 1969) The Freeho1d land shown edged with red on the filed plan being 7 Fir Street,",
		"   Hackney, London (E8 IAB).",
		"8. PROPRIETORSHIP REGISTER",
		"TITLE ABSO1UTE",
		"1. (12 March 1998) PR0PRIETOR:-ROSE HALE of 7 Fir Street, Hackney, London E8 1AB.",
		"2. (12 March 1998) RESTRlCTION:-Except under an order of the registrar no disposition by the",
		"   proprietor of the land is to be registered without the consent of the proprietor of the",
		"   Charge dated 2 March 1998 in favour of Vale Building Society referred to in the Charges Register.",
		"C. CHARGES REGISTER",
		"1. (12 March 1998) CHARGE dated 2 March 1998 to secure the moneys including the further advances",
		"   therein mentioned.",
		"2. (12 March 1998) PROPRIETOR-VALE BUILDING SOCIETY of 1 Vale Road, Leeds.",
		"END OF REGISTER",
	))
	title := "/propertyPack/titlesToBeSold/0/registerExtract/ocSummaryData"
	p := "/paperwurks/title_register"
	expect(t, s, map[string]any{
		"/propertyPack/titlesToBeSold/0/titleNumber":                        "NGL54321",
		title + "/editionDate":                                              "1998-03-12",
		"/propertyPack/ownership/ownershipsToBeTransferred/0/ownershipType": "Freehold",
		p + "/class": "absolute",
		title + "/propertyAddress/0/postcodeZone/postcode":                                "E8 1AB",
		p + "/proprietors/0/name":                                                         "ROSE HALE",
		p + "/restrictions/0/form":                                                        "P",
		p + "/restrictions/0/beneficiary":                                                 "Vale Building Society",
		title + "/charge/chargeEntry/0/chargeDate":                                        "1998-03-02",
		title + "/charge/chargeEntry/0/chargeProprietor/chargeeParty/0/organization/name": "VALE BUILDING SOCIETY",
	})
}

func TestTitleRegisterWelsh(t *testing.T) {
	s := read(TitleRegister, textDoc(
		"Copi swyddogol o gofrestr teitl / Official copy of register of title",
		"Rhif teitl / Title number CYM456789\tDyddiad yr argraffiad / Edition date 02.03.2021",
		"This official copy shows the entries on the register of title on 5 APR 2026 at 11:00:02.",
		"A: Cofrestr Eiddo / Property Register",
		"SWANSEA/ABERTAWE",
		"1  (02.03.2021) The Freehold land being 3 Heol y Parc, Swansea (SA1 1AA).",
		"B: Cofrestr Perchnogaeth / Proprietorship Register",
		"Teitl llwyr / Title absolute",
		"1  (02.03.2021) PROPRIETOR: SIÂN PRICE of 3 Heol y Parc, Swansea SA1 1AA.",
		"C: Cofrestr Arwystlon / Charges Register",
		"1  (02.03.2021) REGISTERED CHARGE dated 26 February 2021.",
		"Diwedd y gofrestr / End of register",
	))
	expect(t, s, map[string]any{
		"/propertyPack/titlesToBeSold/0/titleNumber":                                                                     "CYM456789",
		"/paperwurks/title_register/class":                                                                               "absolute",
		"/paperwurks/title_register/proprietors/0/name":                                                                  "SIÂN PRICE",
		"/propertyPack/titlesToBeSold/0/registerExtract/ocSummaryData/charge/chargeEntry/0/chargeDate":                   "2021-02-26",
		"/propertyPack/titlesToBeSold/0/registerExtract/ocSummaryData/title/titleRegistrationDetails/administrativeArea": "SWANSEA",
	})
}

func TestRestrictionForm(t *testing.T) {
	for _, c := range []struct{ text, form, who string }{
		{"No disposition by a sole proprietor of the registered estate (except a trust corporation)", "A", ""},
		{"No disposition of the registered estate by the proprietor of the registered estate is to be registered without a written consent signed by the proprietor for the time being of the Charge dated 1 May 2010 in favour of Oak Bank plc referred to in the Charges Register or their conveyancer.", "P", "Oak Bank plc"},
		{"is to be registered without a written consent signed by Jane Doe of 1 High Street or her conveyancer.", "N", "Jane Doe"},
		{"is to be registered without a certificate signed by a conveyancer that the provisions of clause 3 of the Deed have been complied with", "L", ""},
		{"without a certificate signed by the proprietor for the time being of the estate registered under title number K12345 or their conveyancer that the provisions of clause 9 have been complied with", "M", "K12345"},
		{"without a written consent signed by the proprietor for the time being of the estate registered under title number K777777.", "O", "K777777"},
		{"is to be registered without a certificate signed by a conveyancer that that conveyancer is satisfied that the person who executed the document submitted for registration as disponor is the same person as the proprietor.", "LL", ""},
		{"without a certificate signed by the applicant for registration or their conveyancer that written notice of the disposition was given to Max Rook, the trustee in bankruptcy of Ann Lee, at 1 High Street", "J", "Max Rook"},
		{"that written notice of the disposition was given to Fern Loans Limited at 9 Elm Way, being the person with the benefit of an interim charging order on the beneficial interest of John Roe", "K", "Fern Loans Limited"},
		{"that written notice of the disposition was given to Ann Poe at 4 Elm Way.", "II", "Ann Poe"},
		{"without a certificate signed by a conveyancer that the transfer or lease did not contravene section 95(1) of the Localism Act 2011", "QQ", ""},
		{"Something else altogether is to happen first.", "", ""},
	} {
		form := restrictionForm(c.text)
		if form != c.form {
			t.Errorf("form %q, want %q: %s", form, c.form, c.text)
		}
		if who := restrictionBeneficiary(form, c.text); who != c.who {
			t.Errorf("beneficiary %q, want %q: %s", who, c.who, c.text)
		}
	}
}

// Whatever the text, every parser returns, and says only what stands.
func FuzzTitleRegister(f *testing.F) { fuzzKind(f, TitleRegister, freehold, leaseholdCopy) }

// fuzzKind runs a kind's parser over mangled lines.
func fuzzKind(f *testing.F, k Kind, seeds ...[]string) {
	for _, s := range seeds {
		f.Add(strings.Join(s, "\n"))
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 20000 {
			return
		}
		var lines []string
		for l := range strings.SplitSeq(text, "\n") {
			if l != "\f" {
				l = strings.ReplaceAll(l, "\f", " ")
			}
			lines = append(lines, l)
		}
		Extract(k, evidence.NewText(textDoc(lines...)), day)
		Classify(evidence.NewText(textDoc(lines...)))
	})
}

// A register typed again as a table: number, date without brackets, entry; its
// head again on the next page, a browser's head and foot, proprietors who share an
// address, a company with brackets in its name.
func TestTitleRegisterBareDates(t *testing.T) {
	for name, join := range map[string]string{"one line": " ", "columns": "\t"} {
		row := func(number, date, text string) string { return number + join + date + join + text }
		s := read(TitleRegister, textDoc(
			"Title number KT123456\tEdition date 04.05.2024",
			"A: Property Register",
			"Administrative area: YNYS MÔN : YNYS MÔN",
			"No.\tDate\tEntry",
			row("1", "12.02.1969", "The Freehold land shown edged with red on the plan of the"),
			"above Title and being 12 Elder Street, Canterbury (CT1 2QB).",
			"B: Proprietorship Register",
			"Title absolute",
			"No.\tDate\tEntry",
			row("1", "04.05.2024", "PROPRIETOR: JOHN DAVID OAKES and MARY ANN OAKES both of"),
			"12 Elder Street, Canterbury CT1 2QB.",
			row("2", "04.05.2024", "The price stated to have been paid on 22 April 2024 was"),
			"register.example/view/kt123456\t1/2",
			"\f",
			"03/06/2026, 10:22\tRegister view",
			"No.\tDate\tEntry",
			"£129,000.",
			row("3", "04.05.2024", "RESTRICTION: No disposition of the registered estate (other than"),
			"a charge) is to be registered without a certificate signed by Elder Park (Estate",
			"Management) Limited (Co. Regn. No. 11223344) of 9 Mill Road, Dover or their conveyancer",
			"that the provisions of clause 4 of the Transfer dated 3 May 1971 have been complied with.",
			"C: Charges Register",
			row("1", "04.05.2024", "NOTICE of home rights under the Family Law Act 1996 in favour of"),
			"Jane Oakes of 12 Elder Street, Canterbury CT1 2QB.",
			"This copy does not take account of any application made after the time stated above",
			"End of register",
		))
		title, p := "/propertyPack/titlesToBeSold/0/registerExtract/ocSummaryData", "/paperwurks/title_register"
		t.Run(name, func(t *testing.T) {
			expect(t, s, map[string]any{
				title + "/title/titleRegistrationDetails/administrativeArea": "YNYS MÔN",
				p + "/entries/0/date":                               "1969-02-12",
				p + "/entries/1/date":                               "2024-05-04",
				p + "/entries/2/number":                             "2",
				p + "/entries/5/text":                               nil,
				p + "/proprietors/0/name":                           "JOHN DAVID OAKES",
				p + "/proprietors/1/name":                           "MARY ANN OAKES",
				p + "/proprietors/0/address":                        "12 Elder Street, Canterbury CT1 2QB",
				p + "/pricePaid":                                    129000.0,
				p + "/pricePaidOn":                                  "2024-04-22",
				p + "/restrictions/0/form":                          "L",
				p + "/restrictions/0/date":                          "2024-05-04",
				p + "/restrictions/0/beneficiary":                   "Elder Park (Estate Management) Limited",
				title + "/proprietorship/currentProprietorshipDate": "2024-05-04",
				title + "/agreedNotice/agreedNoticeEntry/0/entryDetails/entryText":       nil,
				title + "/homeRights/homeRightsEntry/0/homeRightsEntryDetails/entryText": "NOTICE of home rights under the Family Law Act 1996 in favour of Jane Oakes of 12 Elder Street, Canterbury CT1 2QB.",
			})
		})
	}
}

func TestTitlePlanAreaBreaks(t *testing.T) {
	for _, broken := range [][]string{{"Administrative area Greater Wharfe :", "Ferrybridge"}, {"Administrative area Greater Wharfe : Ferry and", "Lyme Vale"}, {"Administrative area Kent", "Crown copyright reserved"}} {
		want := broken[0][len("Administrative area "):]
		if broken[1] != "Crown copyright reserved" {
			want += " " + broken[1]
		}
		s := read(TitlePlan, textDoc(append([]string{"Official copy of title plan", "Title number KT123456"}, append(broken, "", "Scale 1:1250")...)...))
		expect(t, s, map[string]any{"/propertyPack/titlesToBeSold/0/registerExtract/ocSummaryData/title/titleRegistrationDetails/administrativeArea": want})
	}
}

// An office copy of before 1990: county and district under heads of columns, the
// proprietors with their trades under the head of a column, the old words of Form A.
func TestTitleRegisterOfficeCopy(t *testing.T) {
	s := read(TitleRegister, grid(`
H.M. LAND REGISTRY
OFFICE COPY                     TITLE NUMBER K412238
                                Edition 2 opened 14.8.1986
A. PROPERTY REGISTER
   containing the description of the registered land
COUNTY          DISTRICT
KENT            SWALE
1. (14 August 1986) The Freehold land shown and edged with red on the plan of the
   above Title filed at the Registry known as 8 Orchard Way, Faversham.
B. PROPRIETORSHIP REGISTER
TITLE ABSOLUTE
1.      PETER ALAN FORD, Fitter, and SUSAN FORD, his wife, both of 8 Orchard
        Way, Faversham, Kent, registered on 14 August 1986.
2.      RESTRICTION:- No disposition by one proprietor of the land (being the
        survivor of joint proprietors) is to be registered except under an order.
C. CHARGES REGISTER
1.      A Conveyance dated 1 July 1934 made between (1) Arthur Webb and (2) Thomas Cole
        contains restrictive covenants as follows: THE Purchaser for himself and his heirs
        covenants with the Vendor that he will not at any time hereafter use the land for
        any trade and that if a bankruptcy order is made or upon the death of the Vendor
        or under any contract for sale the covenant shall bind.
END OF REGISTER
`))
	title := "/propertyPack/titlesToBeSold/0/registerExtract/ocSummaryData"
	expect(t, s, map[string]any{
		title + "/editionDate": "1986-08-14",
		title + "/title/titleRegistrationDetails/administrativeArea": "KENT",
		title + "/title/titleRegistrationDetails/districtName":       "SWALE",
		registerSays + "/proprietors/0/name":                         "PETER ALAN FORD",
		registerSays + "/proprietors/1/name":                         "SUSAN FORD",
		registerSays + "/proprietors/0/address":                      "8 Orchard Way, Faversham, Kent",
		title + "/proprietorship/currentProprietorshipDate":          "1986-08-14",
		registerSays + "/restrictions/0/form":                        "A",
		registerSays + "/covenants/0/deedDate":                       "1934-07-01",
		title + "/bankruptcy/entryDetails/0/entryText":               nil, // covenants speak of anything
		title + "/deathOfProprietor/entryDetails/0/entryText":        nil,
		registerSays + "/estateContracts/0/text":                     nil,
	})
}

// A view of the register as a table with the days as machines write them.
func TestTitleRegisterISODates(t *testing.T) {
	s := read(TitleRegister, grid(`
Title register      Title number: DN55123
B: Proprietorship Register
Title absolute
Entry number  Entry date   Entry
1             2016-03-21   PROPRIETOR: JOHN PETER LAKE of 2 Harbour View, Dartmouth TQ6 9AA.
2             2016-03-21   The price stated to have been paid on 3 March 2016 was £410,000.
`))
	expect(t, s, map[string]any{
		registerSays + "/proprietors/0/name": "JOHN PETER LAKE",
		registerSays + "/entries/0/date":     "2016-03-21",
		registerSays + "/pricePaid":          410000.0,
	})
}

// A plan whose labels stand over their values in the cells of its head, and one with
// the foot of today's copies.
func TestTitlePlanCells(t *testing.T) {
	s := read(TitlePlan, grid(`
H.M. LAND REGISTRY          TITLE NUMBER
                            K412238
ORDNANCE SURVEY             COUNTY OR BOROUGH
PLAN REFERENCE  TR 0161     COUNTY  KENT
Scale 1/1250                SECTION  L
FILED PLAN
`))
	expect(t, s, map[string]any{
		"/propertyPack/titlesToBeSold/0/titleNumber":                   "K412238",
		planSays + "/scale":                                            "1:1250",
		at(oc+"/title/titleRegistrationDetails/administrativeArea", 0): "KENT",
	})
	s = read(TitlePlan, grid(`
Current title plan
Title number WM119240
This is a copy of the title plan on 12 OCT 2026 at 10:41:23.
`))
	expect(t, s, map[string]any{planSays + "/issued": "2026-10-12"})
}

// Software prints the registers its own way: headings without the letter first,
// numbers with the register's letter, dates behind the entries.
func TestTitleRegisterAsDataPrinted(t *testing.T) {
	s := read(TitleRegister, grid(`
TITLE SUMMARY
Title no.             SGL448213            Edition opened        11 Feb 2019
Correct as of         2 October 2026 09:14
Estate                Leasehold            Quality of title      Good leasehold
Office                Croydon Office
Property register
Item     Details                                                                    Registered
A1       The Leasehold land shown edged with red on the plan of the above title     3 May 1990
         and being 4 Mill Court, Croydon (CR0 1AA).
A2       The title includes any legal easements granted by the registered lease.    3 May 1990
Part B: Proprietorship
Item     Details                                                                    Registered
B1       PROPRIETOR: LENA MAY HARDY of 4 Mill Court, Croydon CR0 1AA.               11 Feb 2019
B2       The price stated to have been paid on 1 February 2019 was £210,000.        11 Feb 2019
Charges register (C)
C1       REGISTERED CHARGE dated 1 February 2019.                                   11 Feb 2019
C2       Proprietor: OLDWAY BANK PLC (Co. Regn. No. 1234567) of 1 High Street.      11 Feb 2019
`))
	title := "/propertyPack/titlesToBeSold/0/registerExtract/ocSummaryData"
	expect(t, s, map[string]any{
		"/propertyPack/titlesToBeSold/0/titleNumber":                                      "SGL448213",
		title + "/editionDate":                                                            "2019-02-11",
		title + "/officialCopyDateTime":                                                   "2026-10-02T09:14:00",
		title + "/title/titleRegistrationDetails/landRegistryOfficeName":                  "Croydon Office",
		title + "/title/classOfTitleCode":                                                 "70",
		registerSays + "/entriesAsAt":                                                     "2026-10-02",
		registerSays + "/entries/1/number":                                                "2",
		registerSays + "/entries/1/date":                                                  "1990-05-03",
		registerSays + "/entries/3/register":                                              "B",
		registerSays + "/proprietors/0/name":                                              "LENA MAY HARDY",
		title + "/proprietorship/currentProprietorshipDate":                               "2019-02-11",
		registerSays + "/pricePaid":                                                       210000.0,
		title + "/charge/chargeEntry/0/chargeDate":                                        "2019-02-01",
		title + "/charge/chargeEntry/0/chargeProprietor/chargeeParty/0/organization/name": "OLDWAY BANK PLC",
		title + "/title/titleRegistrationDetails/administrativeArea":                      nil,
	})
}

// A copy that was typed again: months for dates, headings between the entries, names
// joined in capitals, and the lender named in the charge's own entry.
func TestTitleRegisterTypedAgain(t *testing.T) {
	doc := textDoc(
		"Register of title",
		"Title number KM482216",
		"A: Property register",
		"1. (March 2011) The freehold land edged red on the plan, being 4 Tannery Row, Ashford TN24 8QQ.",
		"Rights benefiting the land",
		"A right of way over the yard at the back.",
		"B: Proprietorship register",
		"Title absolute",
		"1. (March 2011) PROPRIETOR: GRACE ELLEN MOSS AND PETER MOSS of 4 Tannery Row, Ashford TN24 8QQ.",
		"2. (not dated) RESTRICTION: No disposition by a sole proprietor of the registered estate under which capital money arises is to be registered unless authorised by an order of the court.",
		"C: Charges register",
		"1. (March 2011) REGISTERED CHARGE dated 4 March 2011 in favour of Weald and Marsh Building Society of 12 High Street, Tenterden.",
		"Other entries and notices",
		"2. (undated) A Conveyance dated 2 May 1931 contains restrictive covenants.",
	)
	for i := range doc.Pages[0].Lines {
		l := &doc.Pages[0].Lines[i]
		for j := range l.Words {
			l.Words[j].Bold = l.Words[0].Text == "Rights" || l.Words[0].Text == "Other"
		}
	}
	s := read(TitleRegister, doc)
	charge := titlePath(oc+"/charge/chargeEntry/*", 0)
	expect(t, s, map[string]any{
		registerSays + "/proprietors/0/name":                          "GRACE ELLEN MOSS",
		registerSays + "/proprietors/1/name":                          "PETER MOSS",
		registerSays + "/restrictions/0/form":                         "A",
		charge + "/chargeDate":                                        "2011-03-04",
		charge + "/chargeProprietor/chargeeParty/0/organization/name": "Weald and Marsh Building Society",
		registerSays + "/covenants/0/entry":                           "2",
		registerSays + "/covenants/0/deedDate":                        "1931-05-02",
	})
	if text, _ := s.fact(registerSays + "/entries/3/text"); strings.Contains(text.Value(), "Other entries") {
		t.Errorf("a heading stands in the charge's entry: %q", text.Value())
	}
}

// The feet of the pages that an entry runs over ("KT123456 1 of 3", below the last line of
// each) are no part of what the entry says.
func TestTitleRegisterFeet(t *testing.T) {
	page := func(number string, lines ...string) []string {
		for len(lines) < 52 {
			lines = append(lines, "")
		}
		return append(lines, "KT123456 "+number+" of 3", "\f")
	}
	lines := slices.Concat(
		page("1", "Official copy of register of title", "Title number KT123456", "A: Property Register",
			"1   (12.02.1969) The Freehold land shown edged with red being 12 Elder Street, Canterbury."),
		page("2", "B: Proprietorship Register", "Title absolute",
			"1   (06.07.2007) PROPRIETOR: JOHN DAVID OAKES of 12 Elder Street, Canterbury CT1 2QB.",
			"2   (06.07.2007) RESTRICTION: No disposition of the registered estate by the",
			"    proprietor of the registered estate is to be registered without a written consent signed by the"),
		page("3", "    proprietor for the time being of the Charge dated 22 June 2007 in favour of Northern Star Bank PLC.",
			"C: Charges Register", "1   (06.07.2007) REGISTERED CHARGE dated 22 June 2007."))
	s := read(TitleRegister, textDoc(lines...))
	restriction := false
	for _, f := range s.facts {
		for _, q := range f.Citations() {
			if strings.Contains(q.Quote(), " of 3") {
				t.Errorf("%s quotes the foot of a page: %q", f.Path(), q.Quote())
			}
			restriction = restriction || strings.HasPrefix(q.Quote(), "proprietor for the time being")
		}
	}
	if !restriction {
		t.Errorf("the restriction is not read over the page:\n%s", said(s))
	}
}

// The headings of entries in a scan: the bars between their parts are not read, and what
// is small runs together.
func TestHeadOfEntryScanned(t *testing.T) {
	for _, tt := range []struct {
		text string
		want entryHead
	}{
		{"Property Register  entry 2 of 6  date not given", entryHead{"A", "2", "date not given"}},
		{"Charges Register  entry20f3  made on 22 September 2015", entryHead{"C", "2", "made on 22 September 2015"}},
		{"Proprietorship Register  entry 12 o0f 13", entryHead{"B", "12", ""}},
		{"Charges Register | entry 20 | made on 4 May 2001", entryHead{"C", "20", "made on 4 May 2001"}},
	} {
		if got, ok := headOfEntry(tt.text); !ok || got != tt.want {
			t.Errorf("%q: %+v, %v", tt.text, got, ok)
		}
	}
}

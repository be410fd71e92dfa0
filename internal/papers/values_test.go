package papers

import "testing"

func TestParseDay(t *testing.T) {
	for text, want := range map[string]string{
		"dated 6 July 2007 and":      "2007-07-06",
		"25th March 1987":            "1987-03-25",
		"the 25th day of March 1987": "1987-03-25",
		"the 1st day of June, 2001":  "2001-06-01",
		"06-Jul-07":                  "2007-07-06",
		"(12.02.1969)":               "1969-02-12",
		"3/4/21":                     "2021-04-03",
		"31.12.99":                   "1999-12-31",
		"2024-03-12T10:22":           "2024-03-12",
		"March 25, 1987":             "1987-03-25",
		"1 January in the year two thousand and five":                          "2005-01-01",
		"1st January in the year 2005":                                         "2005-01-01",
		"twenty-fifth day of March One thousand nine hundred and eighty-seven": "1987-03-25",
		"the twenty fourth day of June nineteen hundred and seventy one":       "1971-06-24",
		"the first day of May Nineteen Eighty Seven":                           "1987-05-01",
		"25th day of December Two thousand":                                    "2000-12-25",
		"1O/O6/2O19":                                                           "2019-06-10",
		"l2 March 20l9":                                                        "2019-03-12",
		"29 February 2024":                                                     "2024-02-29",
		"on 31 June 2020 or 1 July 2020":                                       "2020-07-01", // there is no 31 June
		"45/13/2020 then 12/11/2020":                                           "2020-11-12",
		"29 February 2023":                                                     "",
		"see clause 4.3.20 and 1.4.3.20":                                       "",
		"(12.02.69)":                                                           "1969-02-12",
		"clause 1.2.3":                                                         "",
		"may 20 people attend":                                                 "",
		"to Oil Oil Oool":                                                      "",
		"no date here":                                                         "",
		"":                                                                     "",
	} {
		got := ""
		if d, _, ok := ParseDay(text); ok {
			got = FormatDay(d)
		}
		if got != want {
			t.Errorf("ParseDay(%q) = %q, want %q", text, got, want)
		}
	}
	if _, as, _ := ParseDay("made the 25th day of March 1987 between"); as != "25th day of March 1987" {
		t.Errorf("read from %q", as)
	}
}

func TestParseNumberWords(t *testing.T) {
	for text, want := range map[string]int{
		"one hundred and twenty-five":              125,
		"Nine Hundred and Ninety Nine":             999,
		"a term of ninety-nine years":              99,
		"two hundred and fifty thousand pounds":    250000,
		"one million two hundred thousand and six": 1200006,
		"twenty": 20,
		"bone":   0,
	} {
		got, _, _ := ParseNumberWords(text)
		if got != want {
			t.Errorf("ParseNumberWords(%q) = %d, want %d", text, got, want)
		}
	}
}

func TestParseOrdinal(t *testing.T) {
	for text, want := range map[string]int{"first": 1, "twenty-first": 21, "thirty first": 31, "25th": 25, "fifteenth": 15, "often": 0} {
		if got, _ := ParseOrdinal(text); got != want {
			t.Errorf("ParseOrdinal(%q) = %d, want %d", text, got, want)
		}
	}
}

func TestParseYears(t *testing.T) {
	for text, want := range map[string]float64{
		"125 years from 25 December 2002":                 125,
		"99 (ninety-nine) years":                          99,
		"ninety-nine (99) years":                          99,
		"One hundred and twenty-five years":               125,
		"a term of 999 years":                             999,
		"1,000 years":                                     1000,
		"a 125-year term":                                 125,
		"for the term of NINETY NINE YEARS less ten days": 99,
		"99 (ninety) years":                               0, // they contradict each other
		"in 2019 the rent":                                0,
		"0 years":                                         0,
	} {
		if got, _, _ := ParseYears(text); got != want {
			t.Errorf("ParseYears(%q) = %v, want %v", text, got, want)
		}
	}
}

func TestParsePounds(t *testing.T) {
	for text, want := range map[string]float64{
		"£1,250 p.a.":                           1250,
		"£150.00":                               150,
		"£129,000.":                             129000,
		"was £ 250,000":                         250000,
		"£1.2m":                                 1200000,
		"£350k":                                 350000,
		"GBP 250,000":                           250000,
		"£25O,OOO":                              250000,
		"£250.000":                              250000,
		"£1,250,000.50":                         1250000.50,
		"£805 ,000.00":                          805000, // as OCR parts it
		"the sum of one hundred pounds (£100)":  100,
		"Two hundred and fifty thousand pounds": 250000,
		"no sum":                                0,
		"£":                                     0,
	} {
		if got, _, _ := ParsePounds(text); got != want {
			t.Errorf("ParsePounds(%q) = %v, want %v", text, got, want)
		}
	}
}

func TestPeppercorn(t *testing.T) {
	for text, want := range map[string]bool{"a peppercorn (if demanded)": true, "one pepper-corn": true, "£100 a year": false} {
		if Peppercorn(text) != want {
			t.Errorf("Peppercorn(%q) is not %v", text, want)
		}
	}
}

func TestParsePostcode(t *testing.T) {
	for text, want := range map[string]string{
		"London SW1A 1AA":   "SW1A 1AA",
		"(CT1 2QB)":         "CT1 2QB",
		"ct12qb":            "CT1 2QB",
		"M1 1AE":            "M1 1AE",
		"CTI 2QB":           "CT1 2QB",
		"CT1 IQB":           "CT1 1QB",
		"Flat A1 2nd floor": "",
		"clause B4 5AA":     "B4 5AA",
		// A word whose letters could all be misread figures, before the postcode itself.
		"the plan of the above title filed at the Registry and being 1 Mill Lane (ME4 5XY)": "ME4 5XY",
		"the plan FILED at the Registry": "",
		"41 Pri0ry Way, GW6 7UN":         "GW6 7UN",
	} {
		if got, _, _ := ParsePostcode(text); got != want {
			t.Errorf("ParsePostcode(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestParseTitleNumber(t *testing.T) {
	for text, want := range map[string]string{
		"SGL433128":               "SGL433128",
		"K 12345":                 "K12345",
		"TGL7O137":                "TGL70137",
		"268174":                  "268174",
		"A1 then CYM123456":       "CYM123456",
		"LR2.1 Landlord's NGL876": "NGL876",
		"none":                    "",
	} {
		if got, _, _ := ParseTitleNumber(text); got != want {
			t.Errorf("ParseTitleNumber(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestParseCompanyNumber(t *testing.T) {
	for text, want := range map[string]string{
		"BARCLAYS BANK UK PLC (Co. Regn. No. 9740322) of":      "09740322",
		"(Company Registration Number 02366713)":               "02366713",
		"company number OC301234":                              "OC301234",
		"Co. Regn. No. SC 327000":                              "SC327000",
		"incorporated in England and Wales with number 123456": "00123456",
		"COMPANY NO: O2366713":                                 "02366713",
		"Clause 12345678":                                      "",
	} {
		if got, _, _ := ParseCompanyNumber(text); got != want {
			t.Errorf("ParseCompanyNumber(%q) = %q, want %q", text, got, want)
		}
	}
}

// Whatever the bytes, the readers of values return, and what they say they read
// stands in the text.
func FuzzValues(f *testing.F) {
	for _, s := range []string{"25th day of March One thousand nine hundred and eighty-seven", "£1,250.5O p.a.", "99 (ninety-nine) years", "Flat 2, 12B High St, CT1 2QB", "Mr J & Mrs A Smith", "Co. Regn. No. SC 327000"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		in := func(as string) bool { return as == "" || contains(s, as) }
		_, a, _ := ParseDay(s)
		_, b, _ := ParsePounds(s)
		_, c, _ := ParseYears(s)
		_, d, _ := ParsePostcode(s)
		_, e, _ := ParseTitleNumber(s)
		_, g, _ := ParseCompanyNumber(s)
		_, h, _ := ParseNumberWords(s)
		for _, as := range []string{a, b, c, d, e, g, h} {
			if !in(as) {
				t.Errorf("%q does not stand in %q", as, s)
			}
		}
		SplitNames(s)
		if SameName(s, "John Smith") != SameName("John Smith", s) {
			t.Errorf("SameName(%q) is not symmetric", s)
		}
	})
}

func contains(s, sub string) bool {
	for i := 0; i+len(sub) <= len(s); i++ {
		if s[i:i+len(sub)] == sub {
			return true
		}
	}
	return false
}

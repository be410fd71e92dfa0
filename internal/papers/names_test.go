package papers

import (
	"strings"
	"testing"
)

func TestSameName(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"JOHN DAVID SMITH", "Mr John Smith", true},
		{"John D Smith", "John David Smith", true},
		{"J Smith", "John Smith", true},
		{"SMITH, John", "Mr John Smith", true},
		{"Smith John", "John Smith", true},
		{"Dr Siân O'Brien", "SIAN OBRIEN", true},
		{"Anna Smith-Jones", "Anna Smith Jones", true},
		{"John Smith and Jane Smith", "Jane Smith & John Smith", true},
		{"Mr J & Mrs A Smith", "John Smith and Anne Smith", true},
		{"Mary Jones (formerly known as Mary Smith)", "Mary Smith", true},
		{"Mary Jones née Smith-Brown", "MARY JONES", true},
		{"ACME HOMES LIMITED", "Acme Homes Ltd", true},
		{"Acme Homes Ltd (Co. Regn. No. 01234567)", "ACME HOMES LIMITED", true},
		{"Marks & Spencer plc", "MARKS AND SPENCER P.L.C.", true},
		{"Barclays Bank UK PLC of 1 Churchill Place", "Barclays Bank UK plc", true},
		{"J0HN SM1TH", "John Smith", false}, // 1 is read as l, not as i: a person should look
		{"JOHN SM0LLETT", "John Smollett", true},
		{"John Smith", "John Smyth", false},
		{"John David Smith", "John Peter Smith", false},
		{"John Smith", "Jane Smith", false},
		{"John Smith", "John Smith and Jane Smith", false},
		{"Acme Homes Ltd", "Acme Estates Ltd", false},
		{"Smith", "John Smith", false},
		{"", "", false},
	} {
		if SameName(c.a, c.b) != c.want || SameName(c.b, c.a) != c.want {
			t.Errorf("SameName(%q, %q) is not %v", c.a, c.b, c.want)
		}
	}
}

func TestSplitNames(t *testing.T) {
	for text, want := range map[string]string{
		"JOHN SMITH and JANE SMITH":                 "JOHN SMITH|JANE SMITH",
		"Mr J & Mrs A Smith":                        "Mr J Smith|Mrs A Smith",
		"Ann Lee, Bo Kim and Cy Orr":                "Ann Lee|Bo Kim|Cy Orr",
		"SMITH, John":                               "SMITH, John",
		"Marks and Spencer plc":                     "Marks and Spencer plc",
		"Acme Homes Limited and Bolt Homes Limited": "Acme Homes Limited|Bolt Homes Limited",
		"": "",
	} {
		if got := strings.Join(SplitNames(text), "|"); got != want {
			t.Errorf("SplitNames(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestNamesAreNotInSentenceCase(t *testing.T) {
	for text, want := range map[string]bool{
		"Jan van der Berg and Maria de la Cruz":     false,
		"ANN LEE":                                   false,
		"Ann Lee (formerly known as Ann Kim)":       false,
		"Executors of Ann Lee, deceased":            false,
		"Marlow plc":                                false,
		"Seller's answers given by telephone":       true,
		"Bought with a friend in 2011":              true,
		"Ann Lee (who moved out in March)":          true,
		"Your names as they stand on the passports": true,
	} {
		if got := inSentenceCase(text); got != want {
			t.Errorf("inSentenceCase(%q) = %v", text, got)
		}
	}
}

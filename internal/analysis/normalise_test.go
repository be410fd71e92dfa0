package analysis

import (
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/fault"
)

func TestNormalise(t *testing.T) {
	price, day := "/propertyPack/priceInformation/price", "/paperwurks/new_home_warranty/startDate"
	for _, c := range []struct {
		path, in string
		want     any
	}{
		{price, "£1,234.50", 1234.5}, {price, "twelve", nil}, {price, "NaN", nil}, {price, "1e300", nil}, {price, " ", nil},
		{day, "2026-11-30", "2026-11-30"}, {day, "30 November 2026", "2026-11-30"}, {day, "30 November", nil}, {day, "by 30 November 2026", nil},
		{"/propertyPack/ownership/ownershipsToBeTransferred/0/ownershipType", "Leasehold", "Leasehold"},
		{"/propertyPack/ownership/ownershipsToBeTransferred/0/leaseholdInformation/transferAndRegistration/licenceToAssignRequired/yesNo", "yes", "Yes"},
		{"/unknown", "two  words", "two words"},
	} {
		got, err := Normalise(c.path, c.in)
		if c.want == nil && fault.KindOf(err) != fault.Invalid || c.want != nil && (err != nil || got != c.want) {
			t.Errorf("%s %q: %v, %v", c.path, c.in, got, err)
		}
	}
}

func FuzzNormalise(f *testing.F) {
	f.Add("/propertyPack/priceInformation/price", "£1,000")
	f.Add("/paperwurks/new_home_warranty/startDate", "2026-11-30")
	f.Add("/propertyPack/0/*/1", "yes")
	f.Fuzz(func(t *testing.T, path, s string) {
		if v, err := Normalise(path, s); err == nil && (v == nil || v == "") {
			t.Errorf("%q at %q is nothing", s, path)
		} else if err != nil && (fault.KindOf(err) != fault.Invalid || !strings.HasPrefix(err.Error(), "value: ")) {
			t.Errorf("%q at %q: %v", s, path, err)
		}
	})
}

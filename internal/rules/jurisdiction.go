package rules

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/paperwurks/paperwurks/internal/papers"
)

// welshAuthorities is the 22 principal areas of Wales (Local Government (Wales)
// Act 1994, Sch 1) in English and Welsh, as registers and searches name them.
// Newport is a name of English towns too, but of no English authority.
var welshAuthorities = regexp.MustCompile(`(?i)\b(` + strings.Join([]string{
	"blaenau gwent", "bridgend", "pen-y-bont ar ogwr", "caerphilly", "caerffili", "cardiff", "caerdydd",
	"carmarthenshire", "sir g[aâ]r", "ceredigion", "conwy", "denbighshire", "sir ddinbych", "flintshire",
	"sir y fflint", "gwynedd", "isle of anglesey", "anglesey", "ynys m[oô]n", "merthyr tydfil", "merthyr tudful", "newport", "casnewydd",
	"monmouthshire", "sir fynwy", "neath port talbot", "castell-nedd port talbot", "pembrokeshire", "sir benfro",
	"powys", "rhondda cynon taff?", "swansea", "abertawe", "torfaen", "tor-faen", "vale of glamorgan",
	"bro morgannwg", "wrexham", "wrecsam",
}, "|") + `)\b`)

// welshPostcode is the postcode areas that lie in Wales almost whole. LD, NP and
// those of the border towns (CH, HR, SY, GL) do not tell.
var welshPostcode = regexp.MustCompile(`^(CF|LL|SA)\d`)

// tellJurisdiction is the jurisdiction that the case was given, or what the papers
// say of it: the authority that the register or a search names, then the postcode.
func (s *scene) tellJurisdiction() (Jurisdiction, string) {
	if s.c.Jurisdiction != Unknown {
		return s.c.Jurisdiction, "as given"
	}
	for _, id := range []string{"case.authority", "case.address"} {
		n := s.book.names[id]
		if n == nil {
			continue
		}
		found := s.find(n)
		where := func(x sighting) string {
			return fmt.Sprintf("the %s says “%s”", papers.Name(s.c.Papers[x.paper].Kind), words(x.fact))
		}
		if id == "case.authority" {
			for _, x := range found {
				if welshAuthorities.MatchString(words(x.fact)) {
					return Wales, where(x)
				}
			}
			if len(found) > 0 {
				return England, where(found[0])
			}
		}
		for _, x := range found {
			said := words(x.fact)
			if code, _, ok := papers.ParsePostcode(said); ok {
				if welshPostcode.MatchString(code) {
					return Wales, where(x)
				}
				// An address names its county only sometimes: it is looked at after the postcode.
				if welshAuthorities.MatchString(said) && !englishPostcode(code) {
					return Wales, where(x)
				}
				if englishPostcode(code) {
					return England, where(x)
				}
			}
		}
	}
	return England, "no paper tells; England is assumed"
}

// englishPostcode reports whether a postcode's area lies in England whole.
func englishPostcode(code string) bool {
	switch code[:strings.IndexAny(code, "0123456789")] {
	case "CF", "LL", "SA", "LD", "NP", "CH", "HR", "SY", "GL":
		return false
	}
	return true
}

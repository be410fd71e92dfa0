package rules

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/paperwurks/paperwurks/internal/papers"
)

// welshAuthority is the 22 principal areas of Wales (Local Government (Wales) Act
// 1994, Sch 1) in English and Welsh, as registers and searches name them, and the
// styles that no English authority has. Newport is a name of English towns too, but
// of no English authority.
var welshAuthority = regexp.MustCompile(`(?i)\b(` + strings.Join([]string{
	"county borough council", "cyngor",
	"blaenau gwent", "bridgend", "pen-y-bont ar ogwr", "caerphilly", "caerffili", "cardiff", "caerdydd",
	"carmarthenshire", "sir g[aâ]r", "ceredigion", "conwy", "denbighshire", "sir ddinbych", "flintshire",
	"sir y fflint", "gwynedd", "isle of anglesey", "anglesey", "ynys m[oô]n", "merthyr tydfil", "merthyr tudful",
	"newport", "casnewydd",
	"monmouthshire", "sir fynwy", "neath port talbot", "castell-nedd port talbot", "pembrokeshire", "sir benfro",
	"powys", "rhondda cynon taff?", "swansea", "abertawe", "torfaen", "tor-faen", "vale of glamorgan",
	"bro morgannwg", "wrexham", "wrecsam",
}, "|") + `)`)

// welshTitle is the prefixes of the title numbers that HM Land Registry gives in Wales.
var welshTitle = regexp.MustCompile(`^(CYM|WA)\d`)

// welshPostcode is the postcode areas that lie in Wales almost whole. LD, NP and
// those of the border towns (CH, HR, SY, GL) do not tell.
var welshPostcode = regexp.MustCompile(`^(CF|LL|SA)\d`)

// borderPostcode is the areas that lie on both sides of the border.
var borderPostcode = regexp.MustCompile(`^(LD|NP|CH|HR|SY|GL)\d`)

// tellJurisdiction is the jurisdiction that the case was given, or what the papers
// say of it: Wales as soon as an authority, a title number or a postcode says so,
// otherwise England.
func (s *scene) tellJurisdiction() (Jurisdiction, string) {
	if s.c.Jurisdiction != Unknown {
		return s.c.Jurisdiction, "as given"
	}
	said := func(id string) []sighting {
		if n := s.book.names[id]; n != nil {
			return s.find(n)
		}
		return nil
	}
	because := func(x sighting) string {
		return fmt.Sprintf("the %s says “%s”", papers.Name(s.c.Papers[x.paper].Kind), words(x.fact))
	}
	authorities, addresses := said("case.authority"), said("case.address")
	for _, x := range authorities {
		if welshAuthority.MatchString(words(x.fact)) {
			return Wales, because(x)
		}
	}
	for _, x := range said("title_register.titleNumber") {
		if welshTitle.MatchString(words(x.fact)) {
			return Wales, because(x)
		}
	}
	for _, x := range addresses {
		code, _, ok := papers.ParsePostcode(words(x.fact))
		if ok && (welshPostcode.MatchString(code) || borderPostcode.MatchString(code) && welshAuthority.MatchString(words(x.fact))) {
			return Wales, because(x)
		}
	}
	if len(authorities) > 0 {
		return England, because(authorities[0])
	}
	for _, x := range addresses {
		if code, _, ok := papers.ParsePostcode(words(x.fact)); ok && !borderPostcode.MatchString(code) {
			return England, because(x)
		}
	}
	return England, "no paper tells; England is assumed"
}

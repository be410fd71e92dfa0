package papers

import (
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

// This file reads the people of a block of flats or an estate where a form has them in
// a table: a row each, their particulars in columns.

var contactColumns = []column{
	{"who", columnHead(`who|party|role|contact(?:\s+type)?|capacity|type|relationship|position`)},
	{"name", columnHead(`(?:full\s+|company\s+|contact\s+)?names?(?:\s+(?:or|/|and)\s+organisation)?|organisation|company|name\s+of\s+(?:company|organisation)`)},
	{"address", columnHead(`(?:postal\s+|full\s+|correspondence\s+)?address(?:\s+for\s+service)?`)},
	{"telephone", columnHead(`tel(?:ephone)?\.?(?:\s*(?:no|number)\.?)?|phone(?:\s*(?:no|number)\.?)?|contact\s+number`)},
	{"email", columnHead(`e-?mail(?:\s+address)?`)},
}

// contactRoles tells by a row's first cell whose it is, as the paths name them.
var contactRoles = []struct {
	role string
	re   *pattern.Pattern
}{
	{"managementCompany", pattern.New(`^(?i)(?:the\s+)?(?:resident(?:s|['’]s?)?\s+)?management\s+company\b|^(?i)rmc\b`)},
	{"managingAgent", pattern.New(`^(?i)(?:the\s+)?(?:managing|management|block)\s+agents?\b`)},
	{"landlord", pattern.New(`^(?i)(?:the\s+)?(?:landlord|freeholder|lessor)\b`)},
	{"rentchargeOwner", pattern.New(`^(?i)(?:the\s+)?rent\s?charge\s+owner\b`)},
}

var (
	phoneLike = pattern.New(`^\+?[\d ()-]{8,20}$`)
	emailLike = pattern.New(`^\S+@\S+\.\S+$`)
)

// sayContacts states the contacts that a table holds, for a form's questions that ask for them.
func (s *sheet) sayContacts(questions []question) {
	paths := map[string]string{} // by role and particular
	role := ""
	for _, q := range questions {
		switch q.how {
		case "name":
			role = ""
			for _, r := range contactRoles {
				if strings.Contains(q.path, "/contacts/"+r.role+"/") || strings.HasSuffix(q.path, "/"+r.role+"Name") {
					role = r.role
				}
			}
			paths[role+" name"] = q.path
		case "address", "telephone", "email":
			paths[role+" "+q.how] = q.path
		}
	}
	for _, p := range s.text.Document().Pages {
		rows := s.bodyRows(p.Number)
		for i := 0; i < len(rows); i++ {
			t, n := s.tableAt(rows[i:], contactColumns)
			if t == nil || t.names[0] != "who" {
				continue
			}
			records, _ := s.records(t, rows[i+n:], []string{"who"}, func(r row) bool { return enquiryLine.MatchString(r.text()) })
			for _, c := range contactRows(records) {
				who := textOf(c["who"])
				for _, r := range contactRoles {
					if r.re.MatchString(who) {
						s.sayContact(r.role, c, paths)
						break
					}
				}
			}
			return
		}
	}
}

// enquiryLine begins the questions after the contacts.
var enquiryLine = pattern.New(`^\d{1,2}\.\d`)

// contactRows joins the pieces of a role's name that a narrow column breaks: "Managing"
// over "Agent".
func contactRows(records []record) []record {
	var all []record
	for _, c := range records {
		if n := len(all) - 1; n >= 0 && partRole.MatchString(textOf(all[n]["who"])) {
			for name, pieces := range c {
				all[n][name] = append(all[n][name], pieces...)
			}
			continue
		}
		all = append(all, c)
	}
	return all
}

var partRole = pattern.New(`^(?i)(?:managing|management|rent|the|block|residents['’]?)$`)

func (s *sheet) sayContact(role string, c record, paths map[string]string) {
	for _, what := range []string{"name", "address", "telephone", "email"} {
		path, pieces := paths[role+" "+what], c[what]
		text := textOf(pieces)
		if path == "" || len(text) < 3 || wordsOf(pieces) > 30 || beginsPlain(text) {
			continue
		}
		switch {
		case what == "telephone" && !phoneLike.MatchString(text), what == "email" && !emailLike.MatchString(text),
			what == "name" && (!startsUpper(pieces[0]) || strings.ContainsAny(text, "@£?")):
			continue
		}
		s.stateAll(strings.Replace(path, "*", "0", 1), append([]evidence.Span(nil), pieces...), nil)
	}
}

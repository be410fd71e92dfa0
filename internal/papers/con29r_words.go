package papers

import (
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

// This file reads local enquiries that are not numbered as the form is: an issuer that
// asks fewer or other questions numbers them its own way, so that its 3.1 is about
// roads where the form's is about land that is required. Their words tell what they ask.

// con29rCues tells the enquiries of the form by their words. Where several fit, the
// one with the most terms is asked.
var con29rCues = func() []worded {
	var all []worded
	for _, e := range [][2]string{
		{"1.1(a)", "planning permission|permissions|application|applications !enforcement !notice !compulsory !condition !levy !article"},
		{"1.1(b)", "listed_building consent"},
		{"1.1(c)", "conservation_area consent"},
		{"1.1(d)", "lawful existing use"},
		{"1.1(e)", "lawful proposed use"},
		{"1.1(j)", "building_regulation|building_control approval|approvals|consent|application !contravention !enforcement"},
		{"1.1(k)", "building_regulation|building_control|completion completion certificate"},
		{"1.1(l)", "competent_person|fensa|self_certif|gas_safe"},
		{"1.2", "designation|development_plan|local_plan plan|propos|land_use"},
		{"2.1(a)", "road|roads|highway|highways|footway|street maintain|maintained|maintainable|adopted|public_expense"},
		{"2.1(b)", "road|roads|street adoption|section_38|adopt agreement|bond|section_38"},
		{"2.2", "right_of_way|rights_of_way|footpath|bridleway public|definitive|cross|over|abut !pending !stop !divert !maintain !maintainable !adopted"},
		{"2.3", "right_of_way|rights_of_way|footpath pending|application|record"},
		{"2.4", "right_of_way|rights_of_way|footpath stop|divert|extinguish|alter order"},
		{"3.1", "land required public_purpose"},
		{"3.2", "land acquired|acquire|required road"},
		{"3.3(a)", "sustainable|suds drainage|system served|serve"},
		{"3.3(b)", "sustainable|suds within|boundary"},
		{"3.4(a)", "road|motorway|trunk 200|within|new|propos|scheme !order !traffic !maintain !adopted"},
		{"3.5(a)", "railway|rail|tram|tramway|monorail|light_rail"},
		{"3.7(d)", "outstanding notice|notices housing"},
		{"3.7(a)", "outstanding notice|notices building"},
		{"3.7(e)", "outstanding notice|notices highway"},
		{"3.8", "building_regulation|building_regulations contravention|breach|infring|proceedings"},
		{"3.9(a)", "enforcement notice|notices|action planning|served|issued|enforcement !listed"},
		{"3.9(b)", "stop_notice"},
		{"3.9(d)", "breach_of_condition"},
		{"3.9(e)", "planning_contravention"},
		{"3.9(j)", "article_4|permitted_development direction|restrict|removed|withdrawn"},
		{"3.9(m)", "tree_preservation|tpo"},
		{"3.10(a)", "infrastructure_levy|cil charging|schedule"},
		{"3.10(b)(i)", "infrastructure_levy|cil liability|notice|outstanding|owed|due"},
		{"3.11(a)", "conservation_area 1974"},
		{"3.12", "compulsory purchase|acquisition"},
		{"3.13(a)", "contaminated_land|contamination"},
		{"3.14", "radon"},
		{"3.15(a)(i)", "community_value|community_asset"},
	} {
		all = append(all, worded{e[0], newCue(e[1])})
	}
	return all
}()

// worded is an enquiry's number in the form, and its words.
type worded struct {
	number string
	cue    cue
}

// numbersBy is the enquiries of the form that a question's words ask, most wanted words
// first: more than one only where a question names several orders at once.
func numbersBy(asked string) []string {
	text := cueText(asked)
	best, terms := "", 0
	var notices []string
	for _, w := range con29rCues {
		if w.cue.likeness(text, "") < 1 {
			continue
		}
		if strings.HasPrefix(w.number, "3.9(") {
			notices = append(notices, w.number)
		}
		if n := w.cue.wanted(); n > terms {
			best, terms = w.number, n
		}
	}
	switch {
	case best == "":
		return nil
	case strings.HasPrefix(best, "3.9("):
		return notices
	}
	return []string{best}
}

// renumbered reports whether a paper's numbers are not the form's: where it prints
// questions, at least two have the words of another one and none of their own, and as
// many as have theirs at the most are left.
func renumbered(segments []*segment) bool {
	other, own := 0, 0
	for _, g := range segments {
		if len(g.numbers) != 1 {
			continue
		}
		question, _ := g.answered(false)
		asked := textOf(clipAll(question, 40))
		if len(strings.Fields(asked)) < 3 {
			continue
		}
		by := numbersBy(asked)
		if len(by) == 0 {
			continue
		}
		n := g.numbers[0]
		same := false
		for _, w := range con29rCues {
			if strings.HasPrefix(w.number, n) || strings.HasPrefix(n, w.number) {
				same = same || w.cue.likeness(cueText(asked), "") >= 0.5
			}
		}
		for _, b := range by {
			same = same || strings.HasPrefix(b, n) || strings.HasPrefix(n, b) || con29rIn2007[n] == b
		}
		if same {
			own++
		} else {
			other++
		}
	}
	return other >= 2 && other >= own
}

// questionOrLabel is a line that opens an enquiry in a paper with numbers of its own.
var questionOrLabel = pattern.New(`^(?:(?i:question|enquiry|query|Q)\.?\s*)?(\d{1,2}(?:\.\d{1,2}){0,2}(?:\s*\([a-z]{1,3}\)){0,2})[.):]?\s+\pL`)

// sayByWords states what enquiries answer whose words alone tell what they are.
func (s *sheet) sayByWords() {
	segments := s.cutAt(func(cell string) ([]string, int) {
		m := questionOrLabel.FindStringSubmatchIndex(cell)
		if m == nil || holdsDate(firstWords(cell, 1)) {
			return nil, 0
		}
		rest := strings.TrimLeft(cell[m[3]:], ".): ")
		if measure.MatchString(rest) {
			return nil, 0
		}
		return []string{cell[m[2]:m[3]]}, m[3]
	})
	road := map[string]enquiry{}
	for _, e := range con29rRoads {
		road[e.number] = e
	}
	records := &decisionList{sheet: s}
	for _, g := range segments {
		question, answer := g.answered(false)
		if len(answer) == 0 {
			question, answer = g.firstLineAsks()
		}
		if len(answer) == 0 {
			continue
		}
		numbers := numbersBy(g.asked(question))
		if len(numbers) > 0 && strings.HasPrefix(numbers[0], "3.9(") && weigh(textOf(answer)).yes != "No" {
			numbers = noticesIn(firstSentence(textOf(answer)))
		}
		for _, n := range numbers {
			if n == "1.2" {
				s.sayPlans(g, answer)
				continue
			}
			s.reply(g, con29rPaths[n], answer)
			if strings.HasPrefix(n, "1.1(") {
				records.read(n, answer)
			} else if e, ok := road[n]; ok {
				s.sayRoads(e, g, answer)
			}
		}
	}
	records.schedules()
}

// firstLineAsks takes a segment's first line for its question and the lines below for
// its answer.
func (g *segment) firstLineAsks() (question, answer []evidence.Span) {
	for i, c := range g.cells {
		if i > 0 && c.Box().Y0 > g.mark.Box().Y1-1 {
			return g.cells[:i], g.cells[i:]
		}
	}
	return g.cells, nil
}

// noticesIn is the enquiries about notices whose kind a sentence names, which need not
// be one that was asked for.
func noticesIn(sentence string) []string {
	text := cueText(sentence)
	var all []string
	for _, w := range con29rCues {
		named := w.cue.likeness(text, "") == 1
		if w.number == "3.9(a)" {
			named = strings.Contains(text, " enforcement notice")
		}
		if named && strings.HasPrefix(w.number, "3.9(") {
			all = append(all, w.number)
		}
	}
	return all
}

package papers

import (
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

// This file reads papers that part what they say by words and not by where it stands:
// questions with their answers after them ("Who is the insurer? Saxon Mutual plc.") and
// running text of labels ("Site: 4 Mill Lane, Ely. Works: a porch; Inspected: 4 May 2015.").
// In both the whole of what follows is the label's own.

const (
	// mostAsked is how many words a question has at most that is a label.
	mostAsked = 24
	// leastQuestions is how many answered questions make a paper one of questions and answers.
	leastQuestions = 4
	// leastRunning is how many labels follow another on one line in running text.
	leastRunning = 2
	// mostEntry is how many words a label of running text has at most.
	mostEntry = 5
)

// asked is the questions of the paper that end in a question mark, each with the sentence
// that follows it, in reading order. A question that another follows has no answer.
func (s *sheet) asked() []pair {
	var all []pair
	var question evidence.Span
	for _, u := range s.units() {
		v := u.Span
		marker := v.Words() == 1 && (letterOfQuestion.MatchString(v.Text()) || letterOfAnswer.MatchString(v.Text()))
		switch {
		case marker: // in a column of its own
		case strings.HasSuffix(v.Text(), "?"):
			question = v
		case question.Empty():
		default:
			if len(all) < mostPairs && question.Words() <= mostAsked && question.Page() == v.Page() {
				if v.Words() > 1 && letterOfAnswer.MatchString(v.Word(0).Text) {
					v = v.Sub(1, v.Words())
				}
				label := question
				if label.Words() > 1 && letterOfQuestion.MatchString(label.Word(0).Text) {
					label = label.Sub(1, label.Words())
				}
				all = append(all, pair{label: label, text: strings.TrimRight(label.Text(), "? "), sure: true, to: []evidence.Span{v}, whole: true})
			}
			question = evidence.Span{}
		}
	}
	return all
}

// letterOfQuestion and letterOfAnswer are the letters before a question and its answer.
var (
	letterOfQuestion = pattern.New(`^(?:Q\d{0,2}|(?i:question))[.:)]?$`)
	letterOfAnswer   = pattern.New(`^(?:A\d{0,2}|(?i:answer))[.:)]?$`)
)

// entries is the labels of running text with what follows each, up to the end of its
// sentence or to a semicolon that another label follows, in reading order.
func (s *sheet) entries() []pair {
	var all []pair
	for _, u := range s.units() {
		v := u.Span
		for !v.Empty() && len(all) < mostPairs {
			k := labelOfEntry(v)
			if k == 0 || k == v.Words() {
				break
			}
			end := v.Words()
			for i := k; i < v.Words()-1; i++ {
				if strings.HasSuffix(v.Word(i).Text, ";") && labelOfEntry(v.Sub(i+1, v.Words())) > 0 {
					end = i + 1
					break
				}
			}
			label, to := v.Sub(0, k), v.Sub(k, end)
			if !anotherLabel.MatchString(to.Text()) { // cells of a row, where the gaps tell
				all = append(all, pair{label: label, text: strings.TrimRight(label.Text(), " :"), sure: true, to: []evidence.Span{to}, whole: true})
			}
			v = v.Sub(end, v.Words())
		}
	}
	return all
}

// anotherLabel is a label amid a value.
var anotherLabel = pattern.New(`\pL{2,}:(?:\s|$)`)

// inRows reports whether running text puts its labels one after another on its lines.
func inRows(entries []pair) bool {
	same := 0
	for i := 1; i < len(entries); i++ {
		a, b := entries[i-1].label, entries[i].label
		if a.Page() == b.Page() && a.LineIndex() == b.LineIndex() {
			same++
		}
	}
	return same >= leastRunning
}

// labelOfEntry is how many words the label has with which words begin, 0 for none.
func labelOfEntry(v evidence.Span) int {
	for k := range min(mostEntry, v.Words()) {
		if w := v.Word(k).Text; strings.HasSuffix(w, ":") && len(w) > 2 {
			return k + 1
		}
	}
	return 0
}

// seekEntries states what the paper's questions and running labels say of what was
// sought and not found.
func (s *sheet) seekEntries(all ...sought) {
	pairs := append(s.asked(), s.entries()...)
	for _, w := range all {
		s.seekIn(pairs, w)
	}
}

// takeOneDay takes the day of a value that names one and no other.
func takeOneDay(s *sheet, path string, p pair, v evidence.Span) bool {
	if len(v.FindAll(oneDay)) != 1 {
		return false
	}
	day, as, ok := ParseDay(v.Text())
	return ok && s.stateIn(path, withLabel(p.label, v), as, FormatDay(day))
}

var oneDay = pattern.New(`\b` + dateOne + `\b`)

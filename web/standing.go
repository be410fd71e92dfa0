package web

import (
	"fmt"

	"github.com/paperwurks/paperwurks/internal/api"
	"github.com/paperwurks/paperwurks/internal/document"
	"github.com/paperwurks/paperwurks/internal/property"
)

// This file tells those who may not read what the papers say where a case stands, in
// plain English: owners, who send papers, and agents, who wait.

// standing is a step on the way of a case.
type standing struct {
	Title string
	Says  string
	Done  bool
	Now   bool // it is what is being done
}

// standings are the steps of a case, as far as somebody who sees these papers of it can
// be told.
func standings(c property.Case, docs []document.Document, missing int, signed bool) []standing {
	reading, aside := 0, 0
	for _, d := range docs {
		switch {
		case d.State == document.Quarantined || d.Parked:
			aside++
		case d.State != document.Ready:
			reading++
		}
	}
	said := fmt.Sprintf("%s here.", are(len(docs), "paper"))
	if len(docs) == 0 {
		said = "None of yours yet. Drop them on this page, or choose them below."
		if signed {
			said = "Others sent them. If you have more, send them below."
		}
	}
	if aside > 0 {
		said += fmt.Sprintf(" %s not be used: below is why, and you can send a better copy.", could(aside))
	}
	read := "The program reads every page and finds what it says. That takes seconds, or a minute for scans."
	switch {
	case reading > 0:
		read = fmt.Sprintf("%s being read.", are(reading, "paper"))
	case len(docs) > 0, signed:
		read = "They have been read."
		if aside > 0 {
			read = "Those that can be used have been read."
		}
	}
	judge := "The conveyancer looks at what was found and asks about what is not clear. You need do nothing, unless they get in touch."
	if missing > 0 {
		judge = fmt.Sprintf("%s still needed: the list is below. Meanwhile the conveyancer looks at what was found.", are(missing, "paper"))
	}
	if signed {
		judge = "The conveyancer has looked at what was found."
	}
	sign := "When everything is in order the conveyancer signs the papers off as one pack, which the buyer can read."
	if signed {
		sign = "The conveyancer can show it to the buyer now."
	}
	steps := []standing{
		{Title: "Papers are sent", Says: said, Done: len(docs) > 0 || signed},
		{Title: "They are read", Says: read, Done: (len(docs) > 0 || signed) && reading == 0},
		{Title: "A conveyancer checks them", Says: judge, Done: signed},
		{Title: "The pack is signed off", Says: sign, Done: signed},
	}
	for i := range steps {
		if !steps[i].Done {
			steps[i].Now = i > 0 || api.CaseState(c) == "empty" || len(docs) == 0
			break
		}
	}
	return steps
}

func are(n int, one string) string {
	if n == 1 {
		return "1 " + one + " is"
	}
	return plural(n, one) + " are"
}

func could(n int) string {
	if n == 1 {
		return "1 could"
	}
	return fmt.Sprintf("%d could", n)
}

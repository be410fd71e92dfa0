package web

import (
	"net/http"
	"strings"

	"github.com/paperwurks/paperwurks/internal/permission"
)

// place is a link of a menu.
type place struct {
	Name, At string
	Here     string // "page" where it is the page that is shown, "true" where it leads there, or empty
	Apart    bool   // it stands at the end of the menu
}

// section is a page, or several under one roof, that a menu leads to.
type section struct {
	name, at string
	verb     permission.Verb // that somebody needs leave for to see it
	under    []string        // beginnings of paths that belong to it too
	apart    bool
}

// site is the menu of every page.
var site = []section{
	{name: "Cases", at: "/", verb: permission.CaseList, under: []string{"/cases", "/documents"}},
	{name: "Search", at: "/search", verb: permission.PaperSearch},
	{name: "Firm", at: "/firm", verb: permission.WorkSee, under: []string{"/people"}},
	{name: "Account", at: "/account", verb: permission.SelfSee, under: []string{"/welcome"}, apart: true},
}

// places are those of some sections that whoever asks may see, with the one that
// the page of the request belongs to marked.
func places(r *http.Request, from []section) (out []place) {
	for _, s := range from {
		if !may(r, s.verb) {
			continue
		}
		p := place{Name: s.name, At: s.at, Apart: s.apart}
		for _, root := range append([]string{s.at}, s.under...) {
			switch {
			case r.URL.Path == root && root == s.at:
				p.Here = "page"
			case p.Here == "" && root != "/" && (r.URL.Path == root || strings.HasPrefix(r.URL.Path, root+"/")):
				p.Here = "true"
			}
		}
		out = append(out, p)
	}
	return out
}

package rules

import (
	"slices"
	"time"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/papers"
)

// This file knows which transfers are of the past. The pack of a sale commonly holds the
// transfer by which the seller bought, or by which the builder first sold, since the
// register sends the reader to it for covenants and rentcharges. Its title number, price
// and parties are of that sale and not of this one: they contradict nothing here.

const (
	transferDate = "/paperwurks/transfer_tr1/date"
	transferees  = "/paperwurks/transfer_tr1/transferees/*/name"
	proprietors  = "/paperwurks/title_register/proprietors/*/name"
)

// draftMonths is how long after its date a transfer may still be that of the sale: a case
// is commonly judged once more before the buyer is registered.
const draftMonths = 3

// ofThisSale is the papers, those transfers without facts that were made before this sale.
func ofThisSale(all []Paper, asAt time.Time) []Paper {
	var owners []string
	for _, p := range all {
		if p.Kind == papers.TitleRegister {
			owners = append(owners, stated(p, proprietors)...)
		}
	}
	kept := slices.Clone(all)
	for i, p := range kept {
		if p.Kind == papers.TransferTR1 && past(p, owners, asAt) {
			kept[i].Facts = slices.DeleteFunc(slices.Clone(p.Facts), func(f evidence.Fact) bool {
				_, corrected := f.Ruling()
				return !corrected // a person who corrects a fact means it to count
			})
		}
	}
	return kept
}

// past says that a transfer was made before this sale: it is dated months ago, or it is
// to those who own now.
func past(p Paper, owners []string, asAt time.Time) bool {
	for _, d := range stated(p, transferDate) {
		if t, err := time.Parse(time.DateOnly, d); err == nil && monthsApart(t, asAt) > draftMonths {
			return true
		}
	}
	to := stated(p, transferees)
	return len(to) > 0 && !slices.ContainsFunc(to, func(one string) bool {
		return !slices.ContainsFunc(owners, func(owner string) bool { return samePerson(one, owner) })
	})
}

// stated is what a paper says at a declared path.
func stated(p Paper, path string) []string {
	var all []string
	for _, f := range p.Facts {
		if papers.Declared(f.Path()) == path {
			all = append(all, words(f))
		}
	}
	return all
}

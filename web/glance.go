package web

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/document"
	"github.com/paperwurks/paperwurks/internal/papers"
)

// glance is a line of what a case is at a glance: what a paper says, and where.
type glance struct {
	Label string
	Value string
	To    string // the page with the words lit; empty where the paper cannot be opened
	From  string // the paper, for people
}

// addresses says at which addresses the papers of a report and their facts are shown.
type addresses struct {
	ids   map[string]document.ID
	sizes map[string][]analysis.PageSize
}

// addressesOf are those of the documents of a case.
func addressesOf(docs []document.Document, r *analysis.Report) addresses {
	at := addresses{idsOf(docs), map[string][]analysis.PageSize{}}
	for _, d := range r.Documents {
		at.sizes[d.File] = d.PageSizes
	}
	return at
}

// idsOf is the documents of a case by the names that the report calls them.
func idsOf(docs []document.Document) map[string]document.ID {
	ids := map[string]document.ID{}
	for _, d := range docs {
		ids[d.Name] = d.ID
	}
	return ids
}

// document is the address of a paper; empty when it is not there.
func (at addresses) document(file string) string {
	if id, ok := at.ids[file]; ok {
		return "/documents/" + string(id)
	}
	return ""
}

// fact is the address of a paper's page with a fact of it lit.
func (at addresses) fact(d *analysis.Document, n int) string {
	if to := at.document(d.File); to != "" {
		return fmt.Sprintf("%s?page=%d&fact=%d", to, d.Facts[n].Page, n)
	}
	return ""
}

// evidence is the address of the page that a quotation stands on.
func (at addresses) evidence(e analysis.Evidence) string {
	if to := at.document(e.File); to != "" {
		return to + "?page=" + strconv.Itoa(e.Page)
	}
	return ""
}

// source is a path in papers of a kind; its stars stand for places of lists.
type source struct {
	kind papers.Kind
	path string
}

const (
	leasehold = "/propertyPack/ownership/ownershipsToBeTransferred/*"
	priceAt   = "/propertyPack/priceInformation/price"
)

// atAGlance is what whoever opens a case wants to know first, each with the papers that
// say it, the best first: the register proves, the contract says what is agreed, and
// the memorandum says what was meant.
var atAGlance = []struct {
	label string
	from  []source
}{
	{"Property", []source{{papers.TitleRegister, "/paperwurks/title_register/address"}, {papers.Contract, "/paperwurks/contract/property"}, {papers.MemorandumOfSale, "/paperwurks/memorandum_of_sale/property"}, {papers.Lease, "/paperwurks/lease/property"}}},
	{"Title", []source{{papers.TitleRegister, "/propertyPack/titlesToBeSold/*/titleNumber"}, {papers.Contract, "/propertyPack/titlesToBeSold/*/titleNumber"}}},
	{"Tenure", []source{{papers.TitleRegister, leasehold + "/ownershipType"}, {papers.Contract, leasehold + "/ownershipType"}, {papers.MemorandumOfSale, leasehold + "/ownershipType"}}},
	{"Class of title", []source{{papers.TitleRegister, "/paperwurks/title_register/class"}}},
	{"Price", []source{{papers.Contract, priceAt}, {papers.MemorandumOfSale, priceAt}, {papers.MortgageOffer, "/paperwurks/mortgage_offer/price"}}},
	{"Term left", []source{{papers.Lease, "/paperwurks/lease/unexpiredYears"}, {papers.TitleRegister, "/paperwurks/title_register/lease/unexpiredYears"}}},
	{"Ground rent", []source{{papers.Lease, "/paperwurks/lease/groundRent/current"}, {papers.Lease, leasehold + "/leaseholdInformation/groundRent/annualGroundRent"}, {papers.Lease, "/paperwurks/lease/groundRent/basis"}, {papers.TitleRegister, "/propertyPack/titlesToBeSold/*/registerExtract/ocSummaryData/lease/leaseEntry/*/Rent"}}},
	{"Service charge", []source{{papers.LPE1, leasehold + "/leaseholdInformation/serviceCharge/annualServiceCharge"}, {papers.TA7, leasehold + "/leaseholdInformation/serviceCharge/annualServiceCharge"}, {papers.Lease, "/paperwurks/lease/serviceCharge/proportion"}}},
	{"Energy rating", []source{{papers.EPC, "/propertyPack/energyEfficiency/certificate/currentEnergyRating"}}},
	{"Completion", []source{{papers.Contract, "/paperwurks/contract/completionDate"}, {papers.MemorandumOfSale, "/paperwurks/memorandum_of_sale/completionTarget"}}},
}

// whoIsWho are the parties of a sale, in the order in which people name them.
var whoIsWho = []struct {
	label string
	from  []source
}{
	{"Registered owner", []source{{papers.TitleRegister, "/paperwurks/title_register/proprietors/*/name"}}},
	{"Seller", []source{{papers.Contract, "/paperwurks/contract/sellers/*/name"}, {papers.MemorandumOfSale, "/paperwurks/memorandum_of_sale/sellers/*/name"}}},
	{"Buyer", []source{{papers.Contract, "/paperwurks/contract/buyers/*/name"}, {papers.MemorandumOfSale, "/paperwurks/memorandum_of_sale/buyers/*/name"}}},
	{"Seller’s conveyancer", []source{{papers.MemorandumOfSale, "/paperwurks/memorandum_of_sale/sellerSolicitor"}}},
	{"Buyer’s conveyancer", []source{{papers.MemorandumOfSale, "/paperwurks/memorandum_of_sale/buyerSolicitor"}}},
	{"Estate agent", []source{{papers.MemorandumOfSale, "/paperwurks/memorandum_of_sale/agent"}}},
	{"Lender", []source{{papers.MortgageOffer, "/paperwurks/mortgage_offer/lender"}}},
	{"Landlord", []source{{papers.Lease, leasehold + "/leaseholdInformation/contactDetails/contacts/landlord/contact/nameOrOrganisation"}}},
}

// glance is what the papers say of a case at a glance.
func (at addresses) glance(r *analysis.Report) (out []glance) {
	for _, want := range atAGlance {
		if all := at.said(r, want.label, want.from); len(all) > 0 {
			out = append(out, all[0])
		}
	}
	return out
}

// parties are the people and firms of a sale. Of several papers that name them the
// first that does is believed, and all that it names are shown.
func (at addresses) parties(r *analysis.Report) (out []glance) {
	for _, want := range whoIsWho {
		all := at.said(r, want.label, want.from)
		for i := range all {
			if all[i].From == all[0].From {
				out = append(out, all[i])
			}
		}
	}
	return out
}

// said are the facts at the first of the sources that any paper has.
func (at addresses) said(r *analysis.Report, label string, from []source) (out []glance) {
	for _, s := range from {
		for i := range r.Documents {
			d := &r.Documents[i]
			if d.Kind != s.kind && !hasPart(d, s.kind) {
				continue
			}
			for n, f := range d.Facts {
				if like(f.Path, s.path) {
					out = append(out, glance{label, bareOf(label, value(f)), at.fact(d, n), papers.Name(s.kind)})
				}
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// bareOf is a value without its own label in front, as a register has "Class of title:
// Absolute".
func bareOf(label, value string) string {
	if rest, ok := strings.CutPrefix(strings.ToLower(value), strings.ToLower(label)+":"); ok {
		return capital(value[len(value)-len(rest):])
	}
	return value
}

func hasPart(d *analysis.Document, k papers.Kind) bool {
	for _, p := range d.Parts {
		if p.Kind == k {
			return true
		}
	}
	return false
}

// like is whether a path is one of those that a path with stars stands for.
func like(path, stars string) bool {
	a, b := strings.Split(path, "/"), strings.Split(stars, "/")
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] && b[i] != "*" {
			return false
		}
	}
	return true
}

// value is a fact as people read it: what the paper says, and days written out.
func value(f analysis.Fact) string {
	if s, ok := f.Normalised.(string); ok {
		if day, ok := longDay(s); ok {
			return day
		}
	}
	text := f.Value
	if strings.HasSuffix(f.Path, "/unexpiredYears") {
		text, _, _ = strings.Cut(text, " on ") // the day that the case is judged at, which the page says
	}
	return capital(roundPounds(text))
}

// roundPounds is an amount without pence that are none.
func roundPounds(s string) string {
	if rest, ok := strings.CutSuffix(s, ".00"); ok && strings.HasPrefix(s, "£") {
		return rest
	}
	return s
}

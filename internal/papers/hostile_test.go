package papers

import (
	"strings"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/evidence"
)

// No parser goes quadratic on hostile text: what is slow here takes minutes on a
// long paper.
func TestHostileText(t *testing.T) {
	openings := []string{"C: Charges Register\n1 ", "THIS LEASE is made the\nLR1. Date of lease\n"}
	units := []string{"1 ", "1 (12.02.1969) being ", "dated 1 ", "covenants contained in ", "one hundred ", "PROPRIETOR: A B and ", "£1,", "years from ", "(", "Date : Term : Rent : ", "not to assign underlet ", "1.1.1 ", "\t", "seller buyer price\n", "special conditions 1 2 3\n"}
	for _, k := range []Kind{TitleRegister, TitlePlan, Lease, Contract, TransferTR1, MortgageOffer, MemorandumOfSale, TenancyAgreement} {
		for _, o := range openings {
			for _, u := range units {
				text := o + strings.Repeat(u, 3000/len(u)) + "\n" + strings.Repeat(u+"\n", 100)
				doc := evidence.NewText(textDoc(strings.Split(text, "\n")...))
				start := time.Now()
				Extract(k, doc, day)
				if took := time.Since(start); took > time.Second {
					t.Errorf("%s on %q and many %q took %s", k, o, u, took)
				}
			}
		}
	}
}

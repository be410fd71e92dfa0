package papers

import (
	"strings"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/evidence"
)

// grows fails the test if a parser's time goes with the square of the text's
// length: four times the text may not take ten times as long. It compares the
// machine with itself, so that a slow or busy one proves as much as a fast one; a
// text that is read in a quarter of a second is not looked at twice, and one that
// seems slow is timed three times, for the machine may have been doing something else.
func grows(t *testing.T, k Kind, unit string, text func(times int) string) {
	t.Helper()
	reading := func(times int) time.Duration {
		doc := evidence.NewText(textDoc(strings.Split(text(times), "\n")...))
		start := time.Now()
		Extract(k, doc, day)
		return time.Since(start)
	}
	long := reading(4)
	if long < 250*time.Millisecond {
		return
	}
	short := reading(1)
	for range 2 {
		if long <= 10*short {
			return
		}
		long, short = min(long, reading(4)), min(short, reading(1))
	}
	if long > 10*short {
		t.Errorf("%s on many %q: %s, and %s on four times as many", k, unit, short, long)
	}
}

// No parser goes quadratic on hostile text: what is slow here takes minutes on a
// long paper.
func TestHostileText(t *testing.T) {
	units := []string{"1 ", "1 (12.02.1969) being ", "dated 1 ", "covenants contained in ", "one hundred ", "PROPRIETOR: A B and ", "£1,", "years from ", "(", "Date : Term : Rent : ", "not to assign underlet ", "1.1.1 ", "\t", "seller buyer price\n", "special conditions 1 2 3\n"}
	for _, k := range []Kind{TitleRegister, TitlePlan, Lease, Contract, TransferTR1, MortgageOffer, MemorandumOfSale, TenancyAgreement} {
		opening := "THIS LEASE is made the\nLR1. Date of lease\n"
		if k == TitleRegister || k == TitlePlan {
			opening = "C: Charges Register\n1 "
		}
		for _, u := range units {
			grows(t, k, u, func(times int) string {
				return opening + strings.Repeat(u, times*500/len(u)) + "\n" + strings.Repeat(u+"\n", times*20)
			})
		}
	}
}

//go:build !race

// These tests hold how the processor's time grows with a text. The race detector slows
// regular expressions thirtyfold and sees nothing in a single goroutine, so `make growth`
// runs them without it.
package papers

import (
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/evidence"
)

// grows fails the test if a parser's work goes with the square of the text's length:
// four times the text may not take ten times the processor's time. What is read in a
// quarter of a second is not looked at twice, and what seems slow is read again, for
// the collector of garbage may have worked at the same time.
func grows(t *testing.T, k Kind, unit string, text func(times int) string) {
	t.Helper()
	reading := func(times int) time.Duration {
		doc := evidence.NewText(textDoc(strings.Split(text(times), "\n")...))
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		start := processorTime(t)
		Extract(k, doc, day)
		return processorTime(t) - start
	}
	const quick = 250 * time.Millisecond
	long, short := reading(4), time.Duration(0)
	for try := 0; long >= quick && long > 10*short; try++ {
		if try == 3 {
			t.Errorf("%s on many %q: %s, and %s on four times as many", k, unit, short, long)
			return
		}
		if again := reading(1); short == 0 || again < short {
			short = again
		}
		long = min(long, reading(4))
	}
}

// processorTime is what the thread has used: other programs on the machine do not
// lengthen it, as they would the time of a clock.
func processorTime(t *testing.T) time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_THREAD, &used); err != nil {
		t.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
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

// No parser of a search or a certificate goes quadratic on hostile text.
func TestHostileSearches(t *testing.T) {
	units := []string{"3.9 (a) None ", "(a) ", "3.6 (a) - (l) ", "1.1(a) 12/00123/FUL Granted ", "Part 3 ", "Category: ", "Does foul water ", "? ", "Mine entries ", "Flood ", "Part 2A contaminated land likely ", "insurance ", "£1 ", "1. ", "Conditions ", "Current Potential ", "0000-0000-0000-0000-0000 ", "Date of issue: ", "refused ", "Address: ", "SW1A 1AA ", "radon 3% ", "section 106 "}
	for _, k := range searchKinds {
		for _, u := range units {
			grows(t, k, u, func(times int) string {
				return strings.Repeat(u, times*500/len(u)) + "\n" + strings.Repeat(u+"\n", times*25) + strings.Repeat(u+"\t"+u+"\n", times*10)
			})
		}
	}
}

// No parser of these kinds goes quadratic over many pages of what it looks for.
// Within one page each box is held against each choice, up to a bound (boxSide).
func TestHostileForms(t *testing.T) {
	for _, k := range []Kind{TA6, TA10, LPE1, IndemnityPolicy, ServiceChargeAccounts, EWS1, Correspondence} {
		for _, unit := range []string{"1.1 ", "(a) ☐ Yes ☐ No", "Policy number: ", "£1,000 ", "Included\tExcluded\tNone"} {
			grows(t, k, unit, func(times int) string { return strings.Repeat(strings.Repeat(unit+"\n", 50)+"\f\n", times*6) })
		}
	}
}

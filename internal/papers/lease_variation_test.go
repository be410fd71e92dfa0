package papers

import (
	"testing"

	"github.com/paperwurks/paperwurks/internal/evidence"
)

func TestDeedsThatVaryALease(t *testing.T) {
	years, end, left := leasehold0("/leaseTerm/lengthOfLeaseInYears"), leaseSays+"/end", leaseSays+"/unexpiredYears"
	basis := leaseSays + "/groundRent/basis"
	for name, c := range map[string]struct {
		lines []string
		want  map[string]any
	}{
		"words substituted": {
			[]string{
				"DEED OF VARIATION OF LEASE", "", "THIS DEED is made on 4 March 2021 BETWEEN", "(1) QUAY FREEHOLDS LIMITED of 1 Dock Road, Dover (the Landlord) and", "(2) ORLA FINCH of Flat 2, Quay House, Dover (the Tenant)", "",
				"WHEREAS the Lease dated 1 April 1971 of Flat 2, Quay House was granted for a term of 99 years from 25 March 1970.", "",
				"1. The Lease is hereby varied as follows.", "",
				"2. In the definition of the Term the words \"99 years from 25 March 1970\" shall be deleted and there shall be substituted \"189 years from 25 March 1970\".", "",
				"3. The ground rent shall be a peppercorn from the date of this deed.", "",
				"4. In all other respects the Lease shall continue in full force.",
			},
			map[string]any{variationSays + "/date": "2021-03-04", variationSays + "/of": "1971-04-01", variationSays + "/text": anything,
				years: 189.0, end: "2159-03-25", left: 132.0, basis: "peppercorn", leaseSays + "/date": nil},
		},
		"extended by a further term": {
			[]string{
				"Supplemental deed", "Date: 9 June 2019", "The lease dated 12 May 1985 of 4 Mill Court is for 99 years from 25 December 1984.", "",
				"The landlord and the leaseholder agree that the term of the lease is extended by a further 90 years.",
			},
			map[string]any{years: 189.0, end: "2173-12-25", variationSays + "/of": "1985-05-12"},
		},
		"to a last day": {
			[]string{
				"Deed of variation", "This deed is dated 9 June 2019", "between Quay Freeholds Limited (the Landlord) and Theo Marsh (the Tenant)", "The Tenant holds under a lease made on 12 May 1985 for 99 years from 25 December 1984.", "",
				"The term of the Lease shall be extended so as to expire on 24 December 2199, and the yearly rent shall be £100 instead of £50.",
			},
			map[string]any{end: "2199-12-24", variationSays + "/of": "1985-05-12"},
		},
		"of a covenant only": {
			[]string{
				"DEED OF VARIATION", "dated 9 June 2019", "The lease dated 12 May 1985 is for 99 years from 25 December 1984.", "",
				"1. Clause 3.4 of the Lease is deleted and replaced with the following: not to keep any animal without consent.",
			},
			map[string]any{years: nil, end: nil, leaseSays + "/term": nil, basis: nil, variationSays + "/text": anything},
		},
	} {
		t.Run(name, func(t *testing.T) {
			doc := textDoc(c.lines...)
			if got := Classify(evidence.NewText(doc)); got.Kind != Lease {
				t.Errorf("%s: %s", got.Kind, got.Reason)
			}
			expect(t, read(Lease, doc), c.want)
		})
	}
}

// A lease for the surrender of another says whose place it takes; one that is none
// says nothing of it.
func TestRegrantedLease(t *testing.T) {
	s := read(Lease, textDoc(
		"LEASE", "LR1. Date of lease", "3 May 2022", "LR6. Term for which the Property is leased", "189 years from 25 March 1970", "",
		"1. In consideration of the surrender of the lease dated 1 April 1971 the Landlord demises the Flat to the Tenant for the Term.",
	))
	expect(t, s, map[string]any{variationSays + "/of": "1971-04-01", leaseSays + "/date": "2022-05-03"})
	expect(t, read(Lease, textDoc(modernLease...)), map[string]any{variationSays + "/of": nil, variationSays + "/text": nil})
}

// A register's entry that the term was extended goes before the term first granted.
func TestRegisterOfAnExtendedTerm(t *testing.T) {
	for name, c := range map[string]struct {
		entry string
		end   string
	}{
		"whole":      {"4\tBy a Deed dated 4 March 2011 the term of the lease was extended to 189 years from 25 March 1988.", "2177-03-25"},
		"length":     {"4\tBy a Deed dated 4 March 2011 the said term was extended to 189 years.", "2177-03-25"},
		"not at all": {"4\tBy a Deed dated 4 March 2011 the terms of the registered lease were varied.", "2087-03-25"},
	} {
		t.Run(name, func(t *testing.T) {
			var lines []string
			for _, l := range leaseholdCopy {
				if l == "B: Proprietorship Register" {
					lines = append(lines, c.entry)
				}
				lines = append(lines, l)
			}
			expect(t, read(TitleRegister, textDoc(lines...)), map[string]any{registerSays + "/lease/end": c.end})
		})
	}
}

package main

import (
	"bytes"
	"strings"
	"testing"
)

// The parts of an answer are printed in the order in which they come, sentences with the
// papers that bear them out.
func TestAnswerInParts(t *testing.T) {
	const answer = `{"event":"answer","data":{"outcome":"found","basis":"clause","answer":"Lease, clause 3: “mend the roof”","sure":true,"evidence":[{"file":"lease.pdf","page":3,"quote":"mend the roof"}],"passages":[],"notes":[]}}
{"event":"passage","data":{"file":"lease.pdf","page":3,"quotes":[{"file":"lease.pdf","page":3,"quote":"mend the roof"}],"refers":[{"text":"the Schedule","where":"First Schedule","quote":{"page":9,"quote":"The roof"}}]}}
{"event":"passage","data":{"file":"ta7.pdf","page":2,"where":"question 1","quotes":[{"file":"ta7.pdf","page":2,"quote":"the landlord"}]}}
`
	const rest = `{"event":"sentence","data":{"text":"The landlord mends the roof.","cites":[0,1,7]}}
{"event":"written","data":{"by":"m","note":"Two sentences were left out."}}
{"event":"end","data":{"passages":2}}
`
	var out bytes.Buffer
	silent, err := printParts(strings.NewReader(answer+rest), &out, 3, 100)
	if err != nil || silent {
		t.Fatal(silent, err)
	}
	at := 0
	for _, want := range []string{
		"“mend the roof”", "It speaks of First Schedule, page 9", "Further passages", "ta7.pdf, question 1, page 2",
		"In a model's words", "The landlord mends the roof. (lease.pdf, page 3; ta7.pdf, page 2)", "Two sentences were left out.",
	} {
		i := strings.Index(out.String()[at:], want)
		if i < 0 {
			t.Fatalf("%q does not follow in:\n%s", want, out.String())
		}
		at += i
	}
	for name, cut := range map[string]string{
		"breaks off": answer, "no answer": "<html>", "mending": answer + `{"event":"problem","data":{"detail":"the model is mending"}}` + "\n",
	} {
		if _, err := printParts(strings.NewReader(cut), &bytes.Buffer{}, 3, 100); err == nil || name != "no answer" && !strings.Contains(err.Error(), map[string]string{"breaks off": "broke off", "mending": "is mending"}[name]) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestCaseOrFiles(t *testing.T) {
	for _, c := range []struct {
		args []string
		want bool
	}{
		{[]string{"cdemonstration", "Who repairs the roof?"}, true},
		{[]string{"Who repairs the roof?", "lease.pdf"}, false},
		{[]string{"Who repairs the roof?", "my lease.pdf"}, false},
		{[]string{"forfeiture", "testdata"}, false},
		{[]string{"cdemonstration"}, false},
		{nil, false},
	} {
		if got := ofCase(c.args); got != c.want {
			t.Errorf("%q is of a case: %v", c.args, got)
		}
	}
}

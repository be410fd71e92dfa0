package audit

import (
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/tenant"
)

func chain() []Record {
	who := tenant.Who{Organisation: "firm", Person: "ann"}
	at := time.Date(2026, 11, 30, 9, 0, 0, 123456789, time.UTC)
	var last Record
	var all []Record
	for _, e := range []Entry{
		{Action: "case.created", Subject: "c1"},
		{Action: "document.kept", Subject: "d1", Detail: map[string]string{"size": "12", "name": "a.pdf"}},
		{Action: "document.read", Subject: "d1"},
	} {
		last = Next(last, who, at, e)
		all = append(all, last)
	}
	return all
}

func verify(records []Record) error {
	var c Chain
	for _, r := range records {
		if err := c.Add(r); err != nil {
			return err
		}
	}
	return nil
}

func TestChainTellsEveryTampering(t *testing.T) {
	if err := verify(chain()); err != nil {
		t.Fatalf("an untouched chain: %v", err)
	}
	for name, tamper := range map[string]func(r []Record) []Record{
		"another action":   func(r []Record) []Record { r[1].Action = "document.removed"; return r },
		"another person":   func(r []Record) []Record { r[0].Person = "bob"; return r },
		"another time":     func(r []Record) []Record { r[2].At = r[2].At.Add(time.Microsecond); return r },
		"another detail":   func(r []Record) []Record { r[1].Detail["size"] = "13"; return r },
		"one taken out":    func(r []Record) []Record { return append(r[:1], r[2]) },
		"first taken away": func(r []Record) []Record { return r[1:] },
		"rewritten with its own hash": func(r []Record) []Record {
			r[1].Subject = "d2"
			r[1].Hash = r[1].sum()
			return r
		},
		"two changed places": func(r []Record) []Record { r[1], r[2] = r[2], r[1]; return r },
	} {
		if verify(tamper(chain())) == nil {
			t.Errorf("%s: not noticed", name)
		}
	}
}

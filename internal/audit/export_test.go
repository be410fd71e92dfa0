package audit

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/blob"
	"github.com/paperwurks/paperwurks/internal/blob/fileblob"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/needs"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// memory is a log of one organisation in memory.
type memory struct {
	records []Record
	now     time.Time
}

func (m *memory) Audit(_ context.Context, after int64, most int) (out []Record, _ error) {
	for _, r := range m.records {
		if r.Seq > after && len(out) < most {
			out = append(out, r)
		}
	}
	return out, nil
}

func (m *memory) Write(ctx context.Context, e Entry) error {
	who, err := tenant.From(ctx)
	if err != nil {
		return err
	}
	var last Record
	if n := len(m.records); n > 0 {
		last = m.records[n-1]
	}
	m.records = append(m.records, Next(last, who, m.now, e))
	return nil
}

func (m *memory) Heads(context.Context) ([]Head, error) {
	last := m.records[len(m.records)-1]
	return []Head{{Organisation: last.Organisation, Seq: last.Seq, Hash: last.Hash, At: last.At}}, nil
}

func (m *memory) Anchored(context.Context, Anchor) error { return nil }

func (m *memory) Checking(context.Context, tenant.Organisation, time.Time) (bool, error) {
	return false, nil
}

// example is a small chain with everything in it that a record can have.
func example(t *testing.T) (*Keeper, *memory) {
	t.Helper()
	m := &memory{now: time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)}
	for _, e := range []struct {
		who tenant.Who
		Entry
	}{
		{tenant.Who{Person: "administrator"}, Entry{Action: "firm.founded", Subject: "smith-co", Detail: map[string]string{"name": "Smith & Co", "first": "<Ann>"}}},
		{tenant.Who{Person: "pann", From: "192.0.2.7"}, Entry{Action: "case.created", Subject: "c1"}},
		{tenant.Who{Person: "pann", From: "2001:db8::7"}, Entry{Action: "document.viewed", Subject: "d1", Detail: map[string]string{"case": "c1", "note": "Caerdydd – tŷ \u2028 \"12\""}}},
	} {
		e.who.Organisation = "smith-co"
		if err := m.Write(tenant.With(t.Context(), e.who), e.Entry); err != nil {
			t.Fatal(err)
		}
		m.now = m.now.Add(90*time.Second + 123456*time.Microsecond)
	}
	d, err := fileblob.Open(fileblob.Config{Dir: t.TempDir(), Key: bytes.Repeat([]byte("k"), 32)})
	if err != nil {
		t.Fatal(err)
	}
	k := &Keeper{Log: m, Records: blob.New(d), Now: func() time.Time { return m.now }}
	if err := k.Sweep(t.Context()); err != nil {
		t.Fatal(err)
	}
	return k, m
}

func exported(t *testing.T, x Export) (string, Exported) {
	t.Helper()
	k, _ := example(t)
	var b bytes.Buffer
	e, err := k.Export(as(t.Context(), "smith-co"), &b, x)
	if err != nil {
		t.Fatal(err)
	}
	return b.String(), e
}

var update = flag.Bool("update", false, "write the example in docs/formats/audit.md anew")

const formatDoc = "../../docs/formats/audit.md"

var fenced = regexp.MustCompile("(?s)```(\\w+)\n(.*?)```")

// TestTheDocumentedExample holds docs/formats/audit.md to what is exported, and
// runs the program that it gives to whoever checks an export.
func TestTheDocumentedExample(t *testing.T) {
	text, _ := exported(t, Export{Format: JSONL})
	doc, err := os.ReadFile(formatDoc)
	if err != nil {
		t.Fatal(err)
	}
	blocks := map[string]string{}
	for _, m := range fenced.FindAllStringSubmatch(string(doc), -1) {
		blocks[m[1]] = m[2]
	}
	if *update {
		doc = []byte(strings.Replace(string(doc), blocks["jsonl"], text, 1))
		if err := os.WriteFile(formatDoc, doc, 0o600); err != nil {
			t.Fatal(err)
		}
		blocks["jsonl"] = text
	}
	if blocks["jsonl"] != text {
		t.Errorf("the example is not what is exported; go test ./internal/audit -update writes it:\n%s", text)
	}
	// The text that the document shows is the text that is hashed.
	_, m := example(t)
	if got, want := strings.TrimSpace(blocks["json"]), string(m.records[1].Text()); got != want {
		t.Errorf("the text of record 2 is\n%s and not\n%s", want, got)
	}
	sum := sha256.Sum256([]byte(strings.TrimSpace(blocks["json"])))
	if hex.EncodeToString(sum[:]) != m.records[1].Hash {
		t.Error("its SHA-256 is not its hash")
	}
	python := needs.Program(t, "python3")
	dir := t.TempDir()
	check := func(name, text string) (string, error) {
		path := filepath.Join(dir, name+".jsonl")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command(python, "-c", blocks["python"], path).CombinedOutput()
		return string(out), err
	}
	if out, err := check("whole", text); err != nil || !strings.Contains(out, "4 records are whole") {
		t.Errorf("a whole export: %v, %s", err, out)
	}
	lines := strings.SplitAfter(text, "\n")
	for name, text := range map[string]string{
		"changed":   strings.Replace(text, "192.0.2.7", "192.0.2.8", 1),
		"removed":   lines[0] + lines[2] + lines[3] + lines[4],
		"reordered": lines[1] + lines[0] + lines[2] + lines[3] + lines[4],
		"cut off":   lines[0] + lines[1] + lines[2] + lines[4],
	} {
		if out, err := check(strings.ReplaceAll(name, " ", "-"), text); err == nil {
			t.Errorf("%s: not noticed: %s", name, out)
		}
	}
}

func TestExportInCSV(t *testing.T) {
	text, e := exported(t, Export{Format: CSV})
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || len(rows) != 5 || int64(len(rows)-1) != e.Records || rows[0][10] != "hash" {
		t.Fatalf("%d rows, %v:\n%s", len(rows), err, text)
	}
	_, m := example(t)
	for i, r := range m.records[:3] {
		var detail map[string]string
		if err := json.Unmarshal([]byte(rows[i+1][7]), &detail); err != nil {
			t.Fatal(err)
		}
		if rows[i+1][10] != r.Hash || rows[i+1][8] != r.From || detail["note"] != r.Detail["note"] {
			t.Errorf("row %v of record %+v", rows[i+1], r)
		}
	}
}

func TestExportOfATime(t *testing.T) {
	at := func(minutes int) time.Time { return time.Date(2026, 11, 30, 9, minutes, 0, 0, time.UTC) }
	for name, tt := range map[string]struct {
		x           Export
		first, last int64
	}{
		"all":             {Export{Format: JSONL}, 1, 4}, // the export is the last
		"from the second": {Export{Format: JSONL, From: at(1)}, 2, 4},
		"the second":      {Export{Format: JSONL, From: at(1), To: at(2)}, 2, 2},
		"none":            {Export{Format: CSV, From: at(50), To: at(55)}, 0, 0},
	} {
		if _, e := exported(t, tt.x); e.First != tt.first || e.Last != tt.last {
			t.Errorf("%s: %d to %d, want %d to %d", name, e.First, e.Last, tt.first, tt.last)
		}
	}
	k, m := example(t)
	for name, x := range map[string]Export{"format": {Format: "xml"}, "times": {Format: CSV, From: at(2), To: at(1)}} {
		if _, err := k.Export(as(t.Context(), "smith-co"), &bytes.Buffer{}, x); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	// A clock that was set back between two records leaves none of them out.
	m.now = at(0)
	if err := m.Write(as(t.Context(), "smith-co"), Entry{Action: "case.created"}); err != nil {
		t.Fatal(err)
	}
	m.now = at(4)
	if err := m.Write(as(t.Context(), "smith-co"), Entry{Action: "case.created"}); err != nil {
		t.Fatal(err)
	}
	if e, err := k.Export(as(t.Context(), "smith-co"), &bytes.Buffer{}, Export{Format: CSV, From: at(1)}); err != nil || e.Records != 5 || e.First != 2 || e.Last != 6 {
		t.Errorf("after the clock was set back: %+v, %v", e, err)
	}
	if got := m.records[len(m.records)-1]; got.Action != "audit.exported" || got.Detail["as"] != "csv" {
		t.Errorf("the export was not recorded: %+v", got)
	}
}

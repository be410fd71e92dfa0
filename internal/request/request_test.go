package request

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

const client = "0d5f3c1e-6f55-4a52-9a0c-6f0b7d7a2c11"

func TestKeysOfClients(t *testing.T) {
	for key, good := range map[string]bool{
		client: true, strings.Repeat("k", 16): true, strings.Repeat("k", 200): true,
		"": false, "short": false, strings.Repeat("k", 201): false, "with a space in the middle": false, "with a line\nin the middle": false, "schlüssel-schlüssel": false,
	} {
		if err := Check(key); (err == nil) != good || err != nil && fault.KindOf(err) != fault.Invalid {
			t.Errorf("%q: %v", key, err)
		}
	}
}

func TestAnswersOpenWithTheirKeyAlone(t *testing.T) {
	sealed, err := seal(client, "digest", []byte("whsec_secret"))
	if err != nil || strings.Contains(sealed, "secret") {
		t.Fatal(sealed, err)
	}
	if got, err := open(client, "digest", sealed); err != nil || string(got) != "whsec_secret" {
		t.Errorf("%q, %v", got, err)
	}
	for name, try := range map[string]func() ([]byte, error){
		"another key":     func() ([]byte, error) { return open(client+"x", "digest", sealed) },
		"another request": func() ([]byte, error) { return open(client, "other", sealed) },
		"damaged":         func() ([]byte, error) { return open(client, "digest", "AAAA"+sealed[4:]) },
		"cut short":       func() ([]byte, error) { return open(client, "digest", sealed[:8]) },
		"no text":         func() ([]byte, error) { return open(client, "digest", "%") },
	} {
		if got, err := try(); err == nil {
			t.Errorf("%s opened %q", name, got)
		}
	}
}

// fixed is a store that gives a record of somebody else's.
type fixed struct {
	Store
	record Record
}

func (f fixed) BeginRequest(context.Context, Claim, time.Time, time.Time) (Record, bool, error) {
	return f.record, false, nil
}

func TestWhatIsThereAlready(t *testing.T) {
	now := time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)
	ctx := tenant.With(t.Context(), tenant.Who{Organisation: "firm", Person: "ann"})
	again := func(r Record) error {
		_, err := (&Service{Store: fixed{record: r}, Now: func() time.Time { return now }}).Once(ctx, client, nil, func(context.Context) ([]byte, bool) {
			t.Error("it was carried out")
			return nil, false
		})
		return err
	}
	const nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" // SHA-256 of no bytes
	if err := again(Record{Digest: "other"}); fault.KindOf(err) != fault.Invalid {
		t.Errorf("the key of another request: %v", err)
	}
	if err := again(Record{Digest: nothing, Subject: "c1", Until: now}); fault.KindOf(err) != fault.Conflict || !strings.Contains(fault.Message(err), "c1") {
		t.Errorf("one whose answer was lost: %v", err)
	}
	if err := again(Record{Digest: nothing, Answer: "damaged"}); fault.KindOf(err) != fault.Internal {
		t.Errorf("an answer that does not open: %v", err)
	}
	_, err := (&Service{}).Once(t.Context(), client, nil, nil)
	if fault.KindOf(err) != fault.Forbidden {
		t.Errorf("nobody: %v", err)
	}
}

package account

import (
	"context"
	"testing"
	"time"

	"github.com/pquerna/otp/hotp"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// holder is a Store of one person with an authenticator.
type holder struct {
	Store  // what is not here panics
	person Person
	sealed string
	step   int64
}

func (h *holder) Person(context.Context, tenant.Person) (Person, error) { return h.person, nil }

func (h *holder) Authenticator(context.Context, tenant.Person) (Authenticator, error) {
	return Authenticator{Secret: h.sealed, Step: h.step, Confirmed: true}, nil
}

func (h *holder) SpendTOTP(_ context.Context, _ tenant.Person, step int64, _ audit.Entry) error {
	if step <= h.step {
		return fault.New(fault.Conflict, "the code was used already")
	}
	h.step = step
	return nil
}

func TestProveAgain(t *testing.T) {
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	h := &holder{person: Person{Organisation: "firm", ID: "ann"}}
	s := &Service{Store: h, Key: make([]byte, 32), Now: func() time.Time { return now }}
	ctx := tenant.With(context.Background(), tenant.Who{Organisation: "firm", Person: "ann"})
	if err := s.ProveAgain(ctx, Again{Code: ""}); err != nil {
		t.Errorf("without an authenticator: %v", err)
	}
	if err := s.ProveAgain(context.Background(), Again{Code: ""}); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("nobody: %v", err)
	}
	const secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
	var err error
	h.person.TOTP = true
	if h.sealed, err = s.seal(h.person, secret); err != nil {
		t.Fatal(err)
	}
	code := codeAt(t, secret, now)
	for _, wrong := range []string{"", "000000", "1234567"} {
		if err := s.ProveAgain(ctx, Again{Code: wrong}); fault.KindOf(err) != fault.Forbidden {
			t.Errorf("the code %q: %v", wrong, err)
		}
	}
	if err := s.ProveAgain(ctx, Again{Code: code}); err != nil {
		t.Errorf("the right code: %v", err)
	}
	if err := s.ProveAgain(ctx, Again{Code: code}); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("the same code again: %v", err)
	}
	now = now.Add(time.Minute)
	if err := s.ProveAgain(ctx, Again{Code: codeAt(t, secret, now)}); err != nil {
		t.Errorf("the next code: %v", err)
	}
}

func codeAt(t *testing.T, secret string, at time.Time) string {
	t.Helper()
	code, err := hotp.GenerateCode(secret, uint64(at.Unix()/stepSeconds))
	if err != nil {
		t.Fatal(err)
	}
	return code
}

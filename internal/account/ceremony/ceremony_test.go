package ceremony

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/fault"
)

func TestTickets(t *testing.T) {
	now := time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)
	s := Sealer{bytes.Repeat([]byte{1}, 32), func() time.Time { return now }}
	type content struct{ Nonce string }
	one, err := s.Seal("oidc", content{"hunter2"})
	if err != nil {
		t.Fatal(err)
	}
	two, _ := s.Seal("oidc", content{"hunter2"})
	var c content
	mark, err := s.Open("oidc", one, &c)
	if err != nil || c.Nonce != "hunter2" || mark.Until != now.Add(Lasts) {
		t.Fatalf("%+v %+v, %v", c, mark, err)
	}
	if again, err := s.Open("oidc", one, &c); err != nil || again != mark {
		t.Errorf("the same ticket has another mark: %v, %v", again, err)
	}
	if other, err := s.Open("oidc", two, &c); err != nil || other == mark {
		t.Errorf("another ticket has the same mark: %v, %v", other, err)
	}
	other := Sealer{bytes.Repeat([]byte{2}, 32), s.Now}
	foreign, _ := other.Seal("oidc", content{"x"})
	bent := strings.Replace(one, one[20:21], string("AB"[map[bool]int{true: 1}[one[20] == 'A']]), 1)
	for name, ticket := range map[string]string{"foreign": foreign, "bent": bent, "empty": "", "no base64": "%%", "short": "AAAA"} {
		if _, err := s.Open("oidc", ticket, &c); fault.KindOf(err) != fault.Forbidden {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := s.Open("passkey", one, &c); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("for another purpose: %v", err)
	}
	now = now.Add(Lasts)
	if _, err := s.Open("oidc", one, &c); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("too late: %v", err)
	}
}

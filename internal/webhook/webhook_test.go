package webhook

import (
	"context"
	"crypto/tls"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/work"
)

var noon = time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC)

// one is a store with one webhook and one delivery.
type one struct {
	Store
	hook     Hook
	delivery Delivery
	gone     bool
}

func (o *one) AddWebhook(_ context.Context, h Hook, _ int, _ audit.Entry) error {
	o.hook = h
	return nil
}
func (o *one) ChangeWebhook(_ context.Context, h Hook, _ audit.Entry) error { o.hook = h; return nil }
func (o *one) Webhook(context.Context, ID) (Hook, error)                    { return o.hook, nil }
func (o *one) Delivered(_ context.Context, d Delivery) error                { o.delivery = d; return nil }
func (o *one) Delivery(context.Context, string) (Delivery, Hook, error) {
	if o.gone {
		return Delivery{}, Hook{}, fault.New(fault.NotFound, "gone")
	}
	return o.delivery, o.hook, nil
}

func service(o *one, here bool) *Service {
	return &Service{Store: o, Key: make([]byte, 32), Now: func() time.Time { return noon }, Here: here}
}

// receiver answers with a status and remembers what it was sent.
func receiver(t *testing.T, status int) (url string, got *http.Request, body *string) {
	t.Helper()
	got, body = new(http.Request), new(string)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		text, _ := io.ReadAll(r.Body)
		*got, *body = *r, string(text)
		if status == http.StatusFound {
			w.Header().Set("Location", "http://169.254.169.254/latest/meta-data/")
		}
		w.WriteHeader(status)
	}))
	t.Cleanup(s.Close)
	return s.URL, got, body
}

func waiting(url string) *one {
	return &one{
		hook:     Hook{ID: "w1", URL: url, Events: []Event{CaseReviewed}, Generation: 1, Active: true},
		delivery: Delivery{ID: "e1", Webhook: "w1", Event: CaseReviewed, Body: Body("e1", CaseReviewed, noon, "c1", "c1"), State: Waiting},
	}
}

var item = work.Item{Kind: Work, Subject: "e1"}

func TestADeliveryIsSigned(t *testing.T) {
	url, got, body := receiver(t, http.StatusNoContent)
	o := waiting(url)
	s := service(o, true)
	if err := s.Deliver(t.Context(), item); err != nil {
		t.Fatal(err)
	}
	if o.delivery.State != Delivered || o.delivery.Status != http.StatusNoContent || o.delivery.Tries != 1 {
		t.Errorf("%+v", o.delivery)
	}
	if want := `{"id":"e1","event":"case.reviewed","at":"2026-11-30T12:00:00Z","subject":"c1","case":"c1"}`; *body != want {
		t.Errorf("sent %s", *body)
	}
	if got.Header.Get("Paperwurks-Delivery") != "e1" || got.Header.Get("Paperwurks-Event") != "case.reviewed" || got.Header.Get("Content-Type") != "application/json" {
		t.Errorf("headers %v", got.Header)
	}
	first := got.Header.Get(SignatureHeader)
	secret := s.secret(o.hook, 1)
	if !Verify(first, *body, secret, noon.Add(time.Minute), 5*time.Minute) {
		t.Errorf("%s is no signature", first)
	}
	for name, bad := range map[string]bool{
		"another body":   Verify(first, *body+" ", secret, noon, 5*time.Minute),
		"another secret": Verify(first, *body, secret+"x", noon, 5*time.Minute),
		"an old one":     Verify(first, *body, secret, noon.Add(time.Hour), 5*time.Minute),
		"another time":   Verify(strings.Replace(first, "t=1", "t=2", 1), *body, secret, noon, 100*365*24*time.Hour),
		"none":           Verify("", *body, secret, noon, 5*time.Minute),
		"no time":        Verify("t=x"+first[strings.Index(first, ","):], *body, secret, noon, 5*time.Minute),
	} {
		if bad {
			t.Errorf("%s was taken", name)
		}
	}

	fresh, err := s.Rotate(t.Context(), "w1")
	if err != nil || fresh == secret {
		t.Fatal(err)
	}
	o.delivery.State = Waiting
	if err := s.Deliver(t.Context(), item); err != nil {
		t.Fatal(err)
	}
	both := got.Header.Get(SignatureHeader)
	if !Verify(both, *body, secret, noon, time.Minute) || !Verify(both, *body, fresh, noon, time.Minute) {
		t.Errorf("after a rotation: %s", both)
	}
}

func TestWhatFailsIsTriedAgainAndThenGivenUp(t *testing.T) {
	url, _, _ := receiver(t, http.StatusInternalServerError)
	o := waiting(url)
	s := service(o, true)
	var waited time.Duration
	for n := range pauses {
		err := s.Deliver(t.Context(), item)
		later, ok := err.(work.Later) //nolint:errorlint // it is what the worker looks for
		if !ok || later.After < waited {
			t.Fatalf("try %d: %v", n+1, err)
		}
		waited = later.After
		if o.delivery.State != Waiting || o.delivery.Status != 500 || o.delivery.Reason != "the receiver answered 500" {
			t.Errorf("try %d: %+v", n+1, o.delivery)
		}
	}
	if err := s.Deliver(t.Context(), item); err == nil || o.delivery.State != Failed || o.delivery.Tries != len(pauses)+1 {
		t.Errorf("after the last: %v, %+v", err, o.delivery)
	} else if _, ok := err.(work.Hopeless); !ok { //nolint:errorlint // it is what the worker looks for
		t.Errorf("%T is not given up", err)
	}
	// A person tries again, and somebody listens now.
	o.hook.URL, _, _ = receiver(t, http.StatusOK)
	if err := s.Deliver(t.Context(), item); err != nil || o.delivery.State != Delivered {
		t.Errorf("restarted: %v, %+v", err, o.delivery)
	}
}

func TestNobodyIsFollowedElsewhere(t *testing.T) {
	url, _, _ := receiver(t, http.StatusFound)
	o := waiting(url)
	if err := service(o, true).Deliver(t.Context(), item); err == nil || o.delivery.Status != http.StatusFound {
		t.Errorf("%v, %+v", err, o.delivery)
	}
}

func TestWhatIsSwitchedOffOrGoneIsNotTold(t *testing.T) {
	url, got, _ := receiver(t, http.StatusOK)
	o := waiting(url)
	o.hook.Active = false
	if err := service(o, true).Deliver(t.Context(), item); err != nil || o.delivery.State != Failed || got.Method != "" {
		t.Errorf("%v, %+v", err, o.delivery)
	}
	o.gone = true
	if err := service(o, true).Deliver(t.Context(), item); err != nil {
		t.Error(err)
	}
}

// TestPrivateNetworksAreNotTold connects by names that resolve to this machine:
// what counts is the address at the moment of connecting.
func TestPrivateNetworksAreNotTold(t *testing.T) {
	server := httptest.NewTLSServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("it was reached") }))
	defer server.Close()
	port := server.URL[strings.LastIndex(server.URL, ":"):]
	for _, url := range []string{server.URL, "https://localhost" + port, "https://[::1]" + port, "https://169.254.169.254/latest/meta-data/", "https://10.0.0.1/", "https://[fd00:ec2::254]/", "https://0.0.0.0" + port, "https://[::ffff:127.0.0.1]" + port, "https://[64:ff9b::7f00:1]/"} {
		o := waiting(url)
		err := service(o, false).Deliver(t.Context(), item)
		if err == nil || !strings.Contains(o.delivery.Reason, "private network") {
			t.Errorf("%s: %v, %q", url, err, o.delivery.Reason)
		}
	}
}

func TestACertificateOfNobodyIsRefused(t *testing.T) {
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("it was told") }))
	server.TLS = &tls.Config{MinVersion: tls.VersionTLS12}
	server.Config.ErrorLog = nil
	server.StartTLS()
	defer server.Close()
	o := waiting(server.URL)
	if err := service(o, true).Deliver(t.Context(), item); err == nil || o.delivery.Reason != "the receiver did not answer" {
		t.Errorf("%v, %+v", err, o.delivery)
	}
}

func TestPublic(t *testing.T) {
	for text, want := range map[string]bool{
		"8.8.8.8": true, "2606:4700::1111": true, "::ffff:8.8.8.8": true, "172.15.0.1": true, "172.32.0.1": true,
		"127.0.0.1": false, "10.1.2.3": false, "172.16.0.1": false, "192.168.1.1": false, "169.254.169.254": false,
		"100.64.0.1": false, "0.0.0.0": false, "255.255.255.255": false, "224.0.0.1": false, "198.18.0.1": false,
		"::": false, "::1": false, "fe80::1": false, "fd00:ec2::254": false, "ff02::1": false, "::ffff:10.0.0.1": false,
		"64:ff9b::a00:1": false, "2002:a00:1::": false, "::7f00:1": false, "2001:db8::1": false,
	} {
		if got := Public(netip.MustParseAddr(text)); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

func TestWhatIsAskedForIsChecked(t *testing.T) {
	reviewed := []Event{CaseReviewed}
	for name, tt := range map[string]struct {
		url    string
		events []Event
		here   bool
		want   string
	}{
		"good":                 {"https://example.org/x?y=z", []Event{CaseReviewed, PackSigned, CaseReviewed}, false, ""},
		"this machine":         {"http://localhost:9/x", reviewed, true, ""},
		"this machine, a firm": {"http://localhost:9/x", reviewed, false, "https://"},
		"without TLS":          {"http://example.org/x", reviewed, true, "https://"},
		"a file":               {"file:///etc/passwd", reviewed, true, "whole address"},
		"no address":           {"example.org", reviewed, false, "whole address"},
		"a password":           {"https://a:b@example.org", reviewed, false, "passwords"},
		"no events":            {"https://example.org", nil, false, "at least one"},
		"no such event":        {"https://example.org", []Event{"case.burnt"}, false, `no event "case.burnt"`},
	} {
		o := &one{}
		h, secret, err := service(o, tt.here).Add(t.Context(), tt.url, tt.events)
		if tt.want == "" {
			if err != nil || !strings.HasPrefix(secret, "whsec_") || len(secret) != 70 || len(h.Events) != len(unique(tt.events)) || !h.Active {
				t.Errorf("%s: %+v, %q, %v", name, h, secret, err)
			}
			continue
		}
		if fault.KindOf(err) != fault.Invalid || !strings.Contains(fault.Message(err), tt.want) || o.hook.ID != "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

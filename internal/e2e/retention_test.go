package e2e

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/api"
)

func TestACaseIsErased(t *testing.T) { everyWorld(t, aCaseIsErased) }

// aCaseIsErased defers an erasure, has one done, and finds the certificate and nothing
// else of the case.
func aCaseIsErased(t *testing.T, s *service) {
	kase := get[api.Case](s, "POST", "/api/v1/cases", map[string]any{"name": "12 Beacon Crescent"})
	p := pack(t, 7)
	d := s.upload(kase.ID, p.Files[0].Name, p.Files[0].Bytes)
	s.untilReady(kase.ID)
	at := "/api/v1/cases/" + kase.ID
	get[api.Outcome](s, "PUT", at+"/outcome", map[string]string{"outcome": "completed", "on": time.Now().Format(time.DateOnly)})
	deferred := get[api.RightsRequest](s, "POST", at+"/erasure", map[string]string{"asked_by": "the seller"})
	if deferred.Status != "deferred" || deferred.DueOn == "" || !strings.Contains(deferred.Ground, "17(3)") {
		t.Errorf("deferred: %+v", deferred)
	}
	if r := get[api.RightsRequest](s, "POST", at+"/erasure", map[string]string{"asked_by": "the seller", "override": "sent by mistake"}); r.Status != "ordered" {
		t.Errorf("ordered: %+v", r)
	}
	deadline := time.Now().Add(time.Minute)
	for {
		code, text := s.ask("GET", "/api/v1/retention/disposals/"+kase.ID+"/certificate", nil)
		if code == http.StatusOK {
			if !strings.Contains(string(text), d.SHA256) || strings.Contains(string(text), "Beacon") {
				t.Errorf("certificate %s", text)
			}
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("no certificate: %d %s", code, text)
		}
		time.Sleep(100 * time.Millisecond)
	}
	for _, path := range []string{at, at + "/documents", "/api/v1/documents/" + d.ID, at + "/report/json"} {
		if code, _ := s.ask("GET", path, nil); code != http.StatusNotFound {
			t.Errorf("%s: %d", path, code)
		}
	}
	if code, text := s.ask("GET", "/api/v1/audit/export", nil); code != http.StatusOK || !strings.Contains(string(text), "case.key_destroyed") || !strings.Contains(string(text), "case.disposed") {
		t.Errorf("the audit: %d", code)
	}
}

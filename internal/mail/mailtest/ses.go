package mailtest

import (
	"encoding/json"
	"net/http"
	"strings"
	"sync"
)

// SES is Amazon's service at its protocol, REST and JSON, as far as a driver speaks
// it. Its fields are set before it is used.
type SES struct {
	Paused bool // the account may not send

	mu      sync.Mutex
	status  int // for everybody, with a code and a message; 0 for none
	code    string
	message string
	arrived []Arrived
}

// Refuse has every call refused; a status of 0 ends that.
func (s *SES) Refuse(status int, code, message string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.status, s.code, s.message = status, code, message
}

// Arrived is every letter that it took.
func (s *SES) Arrived() []Arrived {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Arrived(nil), s.arrived...)
}

// ServeHTTP answers a call.
func (s *SES) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var in struct {
		FromEmailAddress string
		Destination      struct{ ToAddresses []string }
		Content          struct{ Raw struct{ Data []byte } }
	}
	fail := func(status int, code, message string) {
		w.Header().Set("X-Amzn-ErrorType", code)
		w.WriteHeader(status)
		_ = json.NewEncoder(w).Encode(map[string]string{"message": message})
	}
	w.Header().Set("Content-Type", "application/json")
	switch {
	case !strings.Contains(r.Header.Get("Authorization"), "/eu-west-2/ses/aws4_request"):
		fail(403, "IncompleteSignature", "")
	case s.status != 0:
		fail(s.status, s.code, s.message)
	case r.Method == http.MethodGet && r.URL.Path == "/v2/email/account":
		_ = json.NewEncoder(w).Encode(map[string]any{"SendingEnabled": !s.Paused})
	case r.Method == http.MethodPost && r.URL.Path == "/v2/email/outbound-emails":
		if err := json.NewDecoder(r.Body).Decode(&in); err != nil || len(in.Destination.ToAddresses) != 1 {
			fail(400, "BadRequestException", "")
			return
		}
		s.arrived = append(s.arrived, Arrived{in.FromEmailAddress, in.Destination.ToAddresses[0], in.Content.Raw.Data})
		_ = json.NewEncoder(w).Encode(map[string]string{"MessageId": "0100"})
	default:
		fail(404, "UnknownOperationException", r.URL.Path)
	}
}

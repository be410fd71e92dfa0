package awssecret

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/secret"
	"github.com/paperwurks/paperwurks/internal/secret/secrettest"
)

// manager is Secrets Manager at the protocol, AWS JSON 1.1, as far as the driver
// speaks it.
type manager struct {
	mu      sync.Mutex
	secrets map[string]map[string]any // fields of the answer by name
	refuse  string                    // an error code for everybody
}

func (m *manager) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var in struct{ SecretID string }
	fail := func(status int, code string) {
		w.WriteHeader(status)
		_ = json.NewEncoder(w).Encode(map[string]string{"__type": code, "message": "no"})
	}
	w.Header().Set("Content-Type", "application/x-amz-json-1.1")
	switch {
	case r.Header.Get("X-Amz-Target") != "secretsmanager.GetSecretValue", json.NewDecoder(r.Body).Decode(&in) != nil:
		fail(400, "UnknownOperationException")
	case !strings.Contains(r.Header.Get("Authorization"), "/eu-west-2/secretsmanager/aws4_request"):
		fail(400, "IncompleteSignature")
	case m.refuse != "":
		fail(400, m.refuse)
	case m.secrets[in.SecretID] == nil:
		fail(400, "ResourceNotFoundException")
	default:
		_ = json.NewEncoder(w).Encode(m.secrets[in.SecretID])
	}
}

func world(t *testing.T) (*Driver, *manager) {
	m := &manager{secrets: map[string]map[string]any{}}
	srv := httptest.NewServer(m)
	t.Cleanup(srv.Close)
	return Open(aws.Config{Region: "eu-west-2", Credentials: credentials.NewStaticCredentialsProvider("id", "key", "")}, srv.URL), m
}

func TestSuite(t *testing.T) {
	secrettest.Run(t, func(t *testing.T) (secret.Driver, func(name, value string)) {
		d, m := world(t)
		return d, func(name, value string) {
			m.mu.Lock()
			defer m.mu.Unlock()
			m.secrets[name] = map[string]any{"Name": name, "SecretString": value}
		}
	})
}

func TestBinarySecrets(t *testing.T) {
	d, m := world(t)
	m.secrets["key"] = map[string]any{"SecretBinary": []byte{0, 1, 255}}
	if got, err := d.Get(t.Context(), "key"); err != nil || got != "\x00\x01\xff" {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestRefusals(t *testing.T) {
	d, m := world(t)
	m.refuse = "AccessDeniedException"
	if _, err := d.Get(t.Context(), "key"); fault.KindOf(err) != fault.Unavailable || !strings.Contains(fault.Message(err), "credentials") {
		t.Errorf("got %v", err)
	}
}

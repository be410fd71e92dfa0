package ceremony

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"

	"github.com/paperwurks/paperwurks/internal/fault"
)

// Lasts is how long a person may take over a step: to find a key, to sign in
// elsewhere.
const Lasts = 10 * time.Minute

// Sealer makes tickets and opens them. All processes of a service need the same key.
type Sealer struct {
	Key []byte // 32 bytes
	Now func() time.Time
}

// Mark is what a ticket is known by when it is spent.
type Mark struct {
	Hash  string
	Until time.Time // when it is of no use anyway
}

// ticket is what is sealed.
type ticket struct {
	Mark    string
	Until   time.Time
	Content json.RawMessage
}

// Seal makes a ticket for one purpose, good for as long as Lasts.
func (s Sealer) Seal(purpose string, content any) (string, error) {
	text, err := json.Marshal(content)
	if err != nil {
		return "", fmt.Errorf("ceremony: %w", err)
	}
	text, err = json.Marshal(ticket{rand.Text(), s.Now().Add(Lasts).UTC(), text})
	if err != nil {
		return "", fmt.Errorf("ceremony: %w", err)
	}
	box, err := s.box()
	if err != nil {
		return "", err
	}
	return base64.RawURLEncoding.EncodeToString(box.Seal(nil, nil, text, []byte(purpose))), nil
}

// Open puts what a ticket of that purpose carries into content. It is
// fault.Forbidden for one that is none of ours, is for something else or is too old.
func (s Sealer) Open(purpose, sealed string, content any) (Mark, error) {
	refused := fault.New(fault.Forbidden, "this took too long, or was begun elsewhere; please start again")
	box, err := s.box()
	if err != nil {
		return Mark{}, err
	}
	raw, err := base64.RawURLEncoding.DecodeString(sealed)
	if err != nil {
		return Mark{}, refused
	}
	text, err := box.Open(nil, nil, raw, []byte(purpose))
	if err != nil {
		return Mark{}, refused
	}
	var t ticket
	if err := json.Unmarshal(text, &t); err != nil {
		return Mark{}, fmt.Errorf("ceremony: %w", err)
	}
	if !s.Now().Before(t.Until) {
		return Mark{}, refused
	}
	if err := json.Unmarshal(t.Content, content); err != nil {
		return Mark{}, refused // of another version of the program
	}
	sum := sha256.Sum256([]byte(t.Mark))
	return Mark{hex.EncodeToString(sum[:]), t.Until}, nil
}

func (s Sealer) box() (cipher.AEAD, error) {
	block, err := aes.NewCipher(s.Key)
	if err != nil {
		return nil, fmt.Errorf("ceremony: %w", err)
	}
	return cipher.NewGCMWithRandomNonce(block)
}

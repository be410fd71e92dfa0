package passkeytest

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"testing"
)

// Authenticator holds passkeys for one site. Its fields may be changed between
// calls, to have it lie.
type Authenticator struct {
	Origin string // that the browser writes down, "https://papers.example"
	Party  string // that the key is made for; the host of Origin

	Absent     bool // nobody touched it
	Unverified bool // it does not know its owner
	Synced     bool // copies are kept elsewhere; it does not count
	Count      uint32
	// Spoil changes the client data before they are signed; may be nil.
	Spoil func(map[string]any)
	// Forge breaks the signature.
	Forge bool

	ID     []byte
	Handle []byte // of the user it was made for
	key    *ecdsa.PrivateKey
}

var b64 = base64.RawURLEncoding

// Create answers options to make a passkey, as the browser would send them on.
func (a *Authenticator) Create(t *testing.T, options []byte) []byte {
	t.Helper()
	var o struct {
		Challenge string
		RP        struct{ ID string }
		User      struct{ ID string }
		Params    []struct{ Alg int } `json:"pubKeyCredParams"`
	}
	decode(t, options, &o)
	es256 := false
	for _, p := range o.Params {
		es256 = es256 || p.Alg == -7
	}
	if !es256 || o.RP.ID != a.Party {
		t.Fatalf("asked to make a passkey for %q with %v", o.RP.ID, o.Params)
	}
	var err error
	if a.key, err = ecdsa.GenerateKey(elliptic.P256(), rand.Reader); err != nil {
		t.Fatal(err)
	}
	if a.Handle, err = b64.DecodeString(o.User.ID); err != nil {
		t.Fatal(err)
	}
	a.ID = make([]byte, 16)
	_, _ = rand.Read(a.ID)
	public, err := a.key.PublicKey.Bytes() // 4, x, y
	if err != nil {
		t.Fatal(err)
	}
	var cose bytes.Buffer // {1: 2, 3: -7, -1: 1, -2: x, -3: y}, RFC 9053 (7.1)
	cose.Write([]byte{0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 32})
	cose.Write(public[1:33])
	cose.Write([]byte{0x22, 0x58, 32})
	cose.Write(public[33:])

	data := a.data(0x40) // with the key
	data = append(data, make([]byte, 16)...)
	data = binary.BigEndian.AppendUint16(data, uint16(len(a.ID)))
	data = append(append(data, a.ID...), cose.Bytes()...)

	var object bytes.Buffer // {"fmt": "none", "attStmt": {}, "authData": data}
	object.WriteString("\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x59")
	_ = binary.Write(&object, binary.BigEndian, uint16(len(data)))
	object.Write(data)
	return a.answer(t, map[string]any{
		"clientDataJSON":    b64.EncodeToString(a.client(t, "webauthn.create", o.Challenge)),
		"attestationObject": b64.EncodeToString(object.Bytes()),
		"transports":        []string{"internal"},
	})
}

// Get answers options to sign in.
func (a *Authenticator) Get(t *testing.T, options []byte) []byte {
	t.Helper()
	var o struct {
		Challenge, RPID string
		Allow           []struct{ ID string } `json:"allowCredentials"`
	}
	decode(t, options, &o)
	if o.RPID != a.Party || a.key == nil {
		t.Fatalf("asked to sign in to %q", o.RPID)
	}
	client := a.client(t, "webauthn.get", o.Challenge)
	data := a.data(0)
	digest := sha256.Sum256(client)
	digest = sha256.Sum256(append(bytes.Clone(data), digest[:]...))
	signature, err := ecdsa.SignASN1(rand.Reader, a.key, digest[:])
	if err != nil {
		t.Fatal(err)
	}
	if a.Forge {
		signature[len(signature)-1] ^= 1
	}
	return a.answer(t, map[string]any{
		"clientDataJSON": b64.EncodeToString(client), "authenticatorData": b64.EncodeToString(data),
		"signature": b64.EncodeToString(signature), "userHandle": b64.EncodeToString(a.Handle),
	})
}

// data is the authenticator's own, WebAuthn (6.1).
func (a *Authenticator) data(flags byte) []byte {
	if !a.Absent {
		flags |= 0x01
	}
	if !a.Unverified {
		flags |= 0x04
	}
	if a.Synced {
		flags |= 0x18
	} else {
		a.Count++
	}
	party := sha256.Sum256([]byte(a.Party))
	return binary.BigEndian.AppendUint32(append(party[:], flags), a.Count)
}

// client is what the browser writes down, WebAuthn (5.8.1).
func (a *Authenticator) client(t *testing.T, kind, challenge string) []byte {
	t.Helper()
	c := map[string]any{"type": kind, "challenge": challenge, "origin": a.Origin, "crossOrigin": false}
	if a.Spoil != nil {
		a.Spoil(c)
	}
	return encode(t, c)
}

func (a *Authenticator) answer(t *testing.T, response map[string]any) []byte {
	t.Helper()
	id := b64.EncodeToString(a.ID)
	return encode(t, map[string]any{
		"id": id, "rawId": id, "type": "public-key", "response": response, "clientExtensionResults": map[string]any{},
	})
}

func encode(t *testing.T, v any) []byte {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func decode(t *testing.T, text []byte, v any) {
	t.Helper()
	if err := json.Unmarshal(text, v); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
}

package passkey

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net"
	"net/url"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"

	"github.com/paperwurks/paperwurks/internal/account/ceremony"
	"github.com/paperwurks/paperwurks/internal/fault"
)

// Key is what is kept of a passkey. None of it is secret.
type Key struct {
	ID         []byte // the authenticator's own name for it
	Public     []byte // COSE
	Flags      byte   // of the authenticator's data, the last that were seen
	Count      uint32 // of signatures, as far as the authenticator counts; synced ones stay at 0
	Transports []string
	Model      []byte // AAGUID; all zeros where the authenticator does not say
}

// Text is the id as text.
func (k Key) Text() string { return base64.RawURLEncoding.EncodeToString(k.ID) }

// Synced is whether copies of the passkey are kept elsewhere, by its maker's account.
func (k Key) Synced() bool { return protocol.AuthenticatorFlags(k.Flags).HasBackupState() }

// User is somebody as authenticators know them.
type User struct {
	Handle        []byte // opaque; at most 64 bytes, nothing about the person
	Name, Display string // the e-mail address, and the name
	Keys          []Key
}

// Party is this site, for which passkeys are made.
type Party struct {
	web    *webauthn.WebAuthn
	sealer ceremony.Sealer
}

// Open prepares a site. Browsers make passkeys for names alone, and over https but
// for localhost: fault.Invalid for a site that is reached otherwise.
func Open(name, publicURL string, sealer ceremony.Sealer) (*Party, error) {
	u, err := url.Parse(publicURL)
	if err != nil {
		return nil, fmt.Errorf("passkey: %w", err)
	}
	host := u.Hostname()
	if net.ParseIP(host) != nil {
		return nil, fault.New(fault.Invalid, "passkeys are made for a name, and this site is reached by the address %s", host)
	}
	if u.Scheme != "https" && host != "localhost" {
		return nil, fault.New(fault.Invalid, "passkeys need https, and this site is reached at %s", publicURL)
	}
	web, err := webauthn.New(&webauthn.Config{
		RPID: host, RPDisplayName: name, RPOrigins: []string{u.Scheme + "://" + u.Host},
		AttestationPreference: protocol.PreferNoAttestation,
		AuthenticatorSelection: protocol.AuthenticatorSelection{
			// A key that has no room for it is a second factor all the same.
			ResidentKey: protocol.ResidentKeyRequirementPreferred, UserVerification: protocol.VerificationPreferred,
		},
		// Some browsers tell of extensions that nobody asked for; nothing hangs on them.
		ExtensionsUnsolicitedOutputPolicy: protocol.UnsolicitedOutputPolicyIgnore,
	})
	if err != nil {
		return nil, fmt.Errorf("passkey: %w", err)
	}
	return &Party{web, sealer}, nil
}

// The purposes of tickets.
const (
	settingUp = "passkey set-up"
	signingIn = "passkey sign-in"
	again     = "passkey again"
)

// SetUp begins to make a passkey: options for the browser, and the ticket that
// Made wants back. Authenticators that hold one of the user's already are left out.
func (p *Party) SetUp(u User) (options json.RawMessage, ticket string, err error) {
	known := make([]protocol.CredentialDescriptor, 0, len(u.Keys))
	for _, k := range u.Keys {
		c := k.credential()
		known = append(known, c.Descriptor())
	}
	creation, session, err := p.web.BeginRegistration(user{u}, webauthn.WithExclusions(known))
	if err != nil {
		return nil, "", fmt.Errorf("passkey: %w", err)
	}
	return p.begin(settingUp, creation.Response, session)
}

// Made is the passkey that the browser has made: fault.Invalid for an answer that
// is none, fault.Forbidden for one to another question.
func (p *Party) Made(u User, ticket string, answer []byte) (Key, ceremony.Mark, error) {
	var session webauthn.SessionData
	mark, err := p.sealer.Open(settingUp, ticket, &session)
	if err != nil {
		return Key{}, mark, err
	}
	parsed, err := protocol.ParseCredentialCreationResponseBytes(answer)
	if err != nil {
		return Key{}, mark, fault.Wrap(err, fault.Invalid, "the browser's answer about the passkey cannot be read")
	}
	c, err := p.web.CreateCredential(user{u}, session, parsed)
	if err != nil {
		return Key{}, mark, fault.Wrap(err, fault.Forbidden, "this passkey was not accepted")
	}
	if len(c.ID) > longestID {
		return Key{}, mark, fault.New(fault.Invalid, "the name that the authenticator gave the passkey is too long")
	}
	return keyOf(c), mark, nil
}

// longestID is the most bytes that an authenticator's name for a passkey has:
// WebAuthn (4, Credential ID) allows 1023.
const longestID = 1023

// Ask begins a sign-in of a user, or, when there is none, of whoever has a passkey
// for this site; then it must prove that it knows its owner too, for nothing else does.
func (p *Party) Ask(u *User) (options json.RawMessage, ticket string, err error) {
	if u == nil {
		assertion, session, err := p.web.BeginDiscoverableLogin(webauthn.WithUserVerification(protocol.VerificationRequired))
		if err != nil {
			return nil, "", fmt.Errorf("passkey: %w", err)
		}
		return p.begin(signingIn, assertion.Response, session)
	}
	if len(u.Keys) == 0 {
		return nil, "", fault.New(fault.NotFound, "there is no passkey to sign in with")
	}
	assertion, session, err := p.web.BeginLogin(user{*u})
	if err != nil {
		return nil, "", fmt.Errorf("passkey: %w", err)
	}
	return p.begin(signingIn, assertion.Response, session)
}

// AskAgain asks a user who is signed in already; only AnsweredAgain takes the answer,
// so that no sign-in that somebody overheard signs anything off.
func (p *Party) AskAgain(u User) (options json.RawMessage, ticket string, err error) {
	if len(u.Keys) == 0 {
		return nil, "", fault.New(fault.NotFound, "there is no passkey to ask for")
	}
	assertion, session, err := p.web.BeginLogin(user{u})
	if err != nil {
		return nil, "", fmt.Errorf("passkey: %w", err)
	}
	return p.begin(again, assertion.Response, session)
}

// Answer is what a sign-in proved.
type Answer struct {
	Key      Key           // as it is to be kept from now on
	Verified bool          // the authenticator knew its owner, by a PIN or a finger
	Copied   bool          // its count went back: somebody else seems to have the same passkey
	Mark     ceremony.Mark // of the question, which is to be answered once
}

// Answered checks an answer to Ask, by the same user when one was asked. find is
// the user who has a passkey, by its id. Anything that is not right is
// fault.Forbidden, in the same words.
func (p *Party) Answered(ticket string, answer []byte, find func(id []byte) (User, error)) (Answer, error) {
	return p.answered(signingIn, ticket, answer, find)
}

// AnsweredAgain is what the answer to AskAgain proves, likewise.
func (p *Party) AnsweredAgain(ticket string, answer []byte, find func(id []byte) (User, error)) (Answer, error) {
	return p.answered(again, ticket, answer, find)
}

func (p *Party) answered(purpose, ticket string, answer []byte, find func(id []byte) (User, error)) (Answer, error) {
	var session webauthn.SessionData
	mark, err := p.sealer.Open(purpose, ticket, &session)
	if err != nil {
		return Answer{}, err
	}
	parsed, err := protocol.ParseCredentialRequestResponseBytes(answer)
	if err != nil {
		return Answer{}, fault.Wrap(err, fault.Invalid, "the browser's answer about the passkey cannot be read")
	}
	u, err := find(parsed.RawID)
	if err != nil && fault.KindOf(err) != fault.NotFound {
		return Answer{}, err
	}
	var c *webauthn.Credential
	switch {
	case err != nil:
	case session.UserID == nil:
		_, c, err = p.web.ValidatePasskeyLogin(func(_, handle []byte) (webauthn.User, error) {
			if !bytes.Equal(handle, u.Handle) {
				return nil, fault.New(fault.NotFound, "the passkey is another's")
			}
			return user{u}, nil
		}, session, parsed)
	default:
		c, err = p.web.ValidateLogin(user{u}, session, parsed)
	}
	if err != nil {
		return Answer{}, fault.Wrap(err, fault.Forbidden, "this passkey was not accepted")
	}
	return Answer{
		Key: keyOf(c), Verified: parsed.Response.AuthenticatorData.Flags.HasUserVerified(), Copied: c.Authenticator.CloneWarning, Mark: mark,
	}, nil
}

func (p *Party) begin(purpose string, options any, session *webauthn.SessionData) (json.RawMessage, string, error) {
	text, err := json.Marshal(options)
	if err != nil {
		return nil, "", fmt.Errorf("passkey: %w", err)
	}
	ticket, err := p.sealer.Seal(purpose, session)
	return text, ticket, err
}

// user is a User as the library wants one.
type user struct{ u User }

// WebAuthnID is the handle.
func (u user) WebAuthnID() []byte { return u.u.Handle }

// WebAuthnName is what tells accounts of a person apart.
func (u user) WebAuthnName() string { return u.u.Name }

// WebAuthnDisplayName is what the person is called.
func (u user) WebAuthnDisplayName() string { return u.u.Display }

// WebAuthnCredentials are the passkeys.
func (u user) WebAuthnCredentials() (out []webauthn.Credential) {
	for _, k := range u.u.Keys {
		out = append(out, k.credential())
	}
	return out
}

func (k Key) credential() webauthn.Credential {
	c := webauthn.Credential{
		ID: k.ID, PublicKey: k.Public, Flags: webauthn.NewCredentialFlags(protocol.AuthenticatorFlags(k.Flags)),
		Authenticator: webauthn.Authenticator{SignCount: k.Count, AAGUID: k.Model},
	}
	for _, t := range k.Transports {
		c.Transport = append(c.Transport, protocol.AuthenticatorTransport(t))
	}
	return c
}

func keyOf(c *webauthn.Credential) Key {
	k := Key{ID: c.ID, Public: c.PublicKey, Flags: byte(c.Flags.ProtocolValue()), Count: c.Authenticator.SignCount, Model: c.Authenticator.AAGUID}
	for _, t := range c.Transport {
		if len(k.Transports) < 8 && len(t) <= 32 { // the browser's word, which is only shown back to it
			k.Transports = append(k.Transports, string(t))
		}
	}
	return k
}

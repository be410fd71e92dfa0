package api

import (
	"context"
	"encoding/json"
	"time"

	"github.com/paperwurks/paperwurks/internal/account"
	"github.com/paperwurks/paperwurks/internal/fault"
)

// Question is what a browser asks an authenticator.
type Question struct {
	Options map[string]any `json:"options" doc:"for navigator.credentials, in the form that the …FromJSON functions of PublicKeyCredential take"`
	Ticket  string         `json:"ticket" doc:"to be sent back with the answer, within ten minutes"`
}

func question(ctx context.Context, options json.RawMessage, ticket string, err error) (*body[Question], error) {
	q := Question{Ticket: ticket}
	if err == nil {
		err = json.Unmarshal(options, &q.Options)
	}
	return answer(ctx, q, err, func(q Question) Question { return q })
}

// Answered is what an authenticator answered.
type Answered struct {
	Ticket string         `json:"ticket" maxLength:"65536"`
	Answer map[string]any `json:"answer" doc:"the credential, as its toJSON gives it"`
}

func (a Answered) json() ([]byte, error) {
	text, err := json.Marshal(a.Answer)
	if err != nil {
		return nil, fault.Wrap(err, fault.Invalid, "the browser's answer about the passkey cannot be read")
	}
	return text, nil
}

func (s *Server) askPasskey(ctx context.Context, _ *struct{}) (*body[Question], error) {
	options, ticket, err := s.Accounts.AskPasskey(ctx)
	return question(ctx, options, ticket, err)
}

func (s *Server) signInPasskey(ctx context.Context, in *struct{ Body Answered }) (*opened[SignedIn], error) {
	answer, err := in.Body.json()
	if err != nil {
		return nil, problem(ctx, err)
	}
	step, err := s.Accounts.SignInWithPasskey(ctx, in.Body.Ticket, answer, clientOf(ctx))
	return s.step(ctx, step, err)
}

func (s *Server) askSecondPasskey(ctx context.Context, in *struct {
	Pending string `cookie:"paperwurks_pending"`
}) (*body[Question], error) {
	options, ticket, err := s.Accounts.AskSecondPasskey(ctx, in.Pending)
	return question(ctx, options, ticket, err)
}

func (s *Server) completePasskey(ctx context.Context, in *struct {
	Pending string `cookie:"paperwurks_pending"`
	Body    Answered
}) (*opened[SignedIn], error) {
	answer, err := in.Body.json()
	if err != nil {
		return nil, problem(ctx, err)
	}
	step, err := s.Accounts.ProveWithPasskey(ctx, in.Pending, in.Body.Ticket, answer, clientOf(ctx))
	return s.step(ctx, step, err)
}

// Passkey is one of who asks.
type Passkey struct {
	ID      string     `json:"id"`
	Name    string     `json:"name"`
	Created time.Time  `json:"created"`
	Used    *time.Time `json:"last_used,omitempty"`
	Synced  bool       `json:"synced" doc:"whether its maker's account keeps copies"`
	Copied  bool       `json:"copied" doc:"somebody else seems to have it too; it signs nobody in any more"`
}

func passkeyOf(k account.Passkey) Passkey {
	return Passkey{k.ID(), k.Name, k.Created, maybe(k.Used), k.Key.Synced(), !k.Copied.IsZero()}
}

func (s *Server) listPasskeys(ctx context.Context, _ *struct{}) (*body[[]Passkey], error) {
	i, err := account.From(ctx)
	if err != nil {
		return nil, problem(ctx, err)
	}
	ks, err := s.Accounts.Passkeys(ctx, i)
	return answer(ctx, ks, err, each(passkeyOf))
}

func (s *Server) beginPasskey(ctx context.Context, in *WithPassword) (*body[Question], error) {
	i, err := account.From(ctx)
	if err != nil {
		return nil, problem(ctx, err)
	}
	options, ticket, err := s.Accounts.SetUpPasskey(ctx, i, in.Body.Password)
	return question(ctx, options, ticket, err)
}

// AddedPasskey is what comes of a new passkey.
type AddedPasskey struct {
	RecoveryCodes []string `json:"recovery_codes,omitempty" doc:"for those who had none; they are shown once"`
}

func (s *Server) addPasskey(ctx context.Context, in *struct {
	Body struct {
		Name string `json:"name" maxLength:"200"`
		Answered
	}
}) (*opened[AddedPasskey], error) {
	i, err := account.From(ctx)
	if err != nil {
		return nil, problem(ctx, err)
	}
	answer, err := in.Body.json()
	if err != nil {
		return nil, problem(ctx, err)
	}
	codes, step, err := s.Accounts.AddPasskey(ctx, i, in.Body.Name, in.Body.Ticket, answer)
	if err != nil {
		return nil, problem(ctx, err)
	}
	return &opened[AddedPasskey]{s.Doors.opening(step), AddedPasskey{codes}}, nil
}

// WithPasskey is the passkey that a path names.
type WithPasskey struct {
	ID string `path:"id" maxLength:"1400"`
}

func (s *Server) renamePasskey(ctx context.Context, in *struct {
	WithPasskey
	Body struct {
		Name string `json:"name" maxLength:"200"`
	}
}) (*struct{}, error) {
	i, err := account.From(ctx)
	if err == nil {
		err = s.Accounts.RenamePasskey(ctx, i, in.ID, in.Body.Name)
	}
	return done(ctx, err)
}

func (s *Server) askPasskeyAgain(ctx context.Context, _ *struct{}) (*body[Question], error) {
	options, ticket, err := s.Accounts.AskAgain(ctx)
	return question(ctx, options, ticket, err)
}

func (s *Server) removePasskey(ctx context.Context, in *struct {
	WithPasskey
	WithPassword
}) (*opened[SignedIn], error) {
	return s.own(ctx, func(i account.Identity) (account.Step, error) {
		return s.Accounts.RemovePasskey(ctx, i, in.ID, in.Body.Password)
	})
}

package property

import (
	"context"
	"crypto/rand"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// Note is what somebody of the firm wrote down about a case, for those who work on it.
// It is no part of the report or of a pack. Notes are added and removed, never changed.
type Note struct {
	ID     string
	Case   ID
	Person tenant.Person
	Name   string // of the person, as people know them
	Text   string
	At     time.Time
}

const (
	longestNote = 4000 // characters
	// MostNotes is how many notes of a case are shown, the latest.
	MostNotes = 200
)

// AddNote writes a note down. fault.Invalid for one that is empty or too long.
func (s *Service) AddNote(ctx context.Context, id ID, text string) (Note, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return Note{}, err
	}
	text = Written(text)
	if text == "" || utf8.RuneCountInString(text) > longestNote {
		return Note{}, fault.New(fault.Invalid, "text: a note has 1 to %d characters", longestNote)
	}
	n := Note{ID: "n" + strings.ToLower(rand.Text()), Case: id, Person: who.Person, Text: text, At: s.Now()}
	return n, s.Store.AddNote(ctx, n, audit.Entry{Action: "note.added", Subject: string(id), Detail: map[string]string{"note": n.ID}})
}

// RemoveNote removes a note of one's own; administrators remove any. fault.NotFound when
// the case has no such note, fault.Forbidden for somebody else's.
func (s *Service) RemoveNote(ctx context.Context, id ID, note string) error {
	who, err := tenant.From(ctx)
	if err != nil {
		return err
	}
	by := who.Person
	if who.Role == tenant.Administrator {
		by = ""
	}
	return s.Store.RemoveNote(ctx, id, note, by, audit.Entry{Action: "note.removed", Subject: string(id), Detail: map[string]string{"note": note}})
}

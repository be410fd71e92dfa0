package property

import (
	"context"
	"time"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/permission"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// Member is somebody who belongs to a case. What they may do with it follows from
// their role in the firm; see permission. Administrators and conveyancers work on
// every case and need not be members.
type Member struct {
	Person tenant.Person
	Name   string
	Role   tenant.Role
	Added  time.Time
}

// Place is where a case stands in the list of cases.
type Place struct {
	Created time.Time
	ID      ID
}

// Place is where a case stands in the list of cases.
func (c Case) Place() Place { return Place{c.Created, c.ID} }

// Page is a part of the list of cases.
type Page struct {
	After Place // of the last case of the page before; the zero Place for the first page
	Limit int
	Mine  bool // only the cases that the person in ctx is a member of
}

// List is a page of the cases of the firm, as far as whoever asks may see them:
// agents, owners and buyers see those that they are members of.
func (s *Service) List(ctx context.Context, after Place, limit int) ([]Case, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return nil, err
	}
	return s.Store.Cases(ctx, Page{after, limit, permission.OnlyMine(who.Role, permission.CaseList)})
}

// AddMember makes a person of the firm a member of a case. Doing it again changes
// nothing. A case or a person that is not there is fault.NotFound.
func (s *Service) AddMember(ctx context.Context, id ID, p tenant.Person) error {
	return s.Store.AddMember(ctx, id, p, audit.Entry{
		Action: "member.added", Subject: string(id), Detail: map[string]string{"member": string(p)},
	})
}

// RemoveMember ends a membership; fault.NotFound when there is none.
func (s *Service) RemoveMember(ctx context.Context, id ID, p tenant.Person) error {
	return s.Store.RemoveMember(ctx, id, p, audit.Entry{
		Action: "member.removed", Subject: string(id), Detail: map[string]string{"member": string(p)},
	})
}

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

// List is the latest cases of the firm, as far as whoever asks may see them:
// agents, owners and buyers see those that they are members of.
func (s *Service) List(ctx context.Context) ([]Case, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return nil, err
	}
	if permission.OnlyMine(who.Role, permission.CaseList) {
		return s.Store.MyCases(ctx)
	}
	return s.Store.Cases(ctx)
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

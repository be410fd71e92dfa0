package api

import (
	"context"
	"time"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// Member is somebody who belongs to a case.
type Member struct {
	Person string      `json:"person"`
	Name   string      `json:"name"`
	Role   tenant.Role `json:"role" doc:"in the firm; it says what they may do with the case"`
	Added  time.Time   `json:"added"`
}

func memberOf(m property.Member) Member { return Member{string(m.Person), m.Name, m.Role, m.Added} }

func (s *Server) listMembers(ctx context.Context, in *OfCase) (*body[[]Member], error) {
	ms, err := s.Cases.Store.Members(ctx, property.ID(in.Case))
	return answer(ctx, ms, err, each(memberOf))
}

// OfMember is the case and the person that a path names.
type OfMember struct {
	OfCase
	Person string `path:"person" maxLength:"64"`
}

func (s *Server) addMember(ctx context.Context, in *OfMember) (*struct{}, error) {
	return done(ctx, s.Cases.AddMember(ctx, property.ID(in.Case), tenant.Person(in.Person)))
}

func (s *Server) removeMember(ctx context.Context, in *OfMember) (*struct{}, error) {
	return done(ctx, s.Cases.RemoveMember(ctx, property.ID(in.Case), tenant.Person(in.Person)))
}

// Missing is a paper that a case still needs.
type Missing struct {
	Kind  string `json:"kind"`
	Title string `json:"title"`
}

func (s *Server) listMissing(ctx context.Context, in *OfCase) (*body[[]Missing], error) {
	c, err := s.Cases.Store.Case(ctx, property.ID(in.Case))
	if err != nil {
		return nil, problem(ctx, err)
	}
	r, err := s.Reviews.Report(ctx, c)
	if err != nil {
		return nil, problem(ctx, err)
	}
	return answer(ctx, r.Case.Missing, nil, each(func(m analysis.Missing) Missing { return Missing{string(m.Kind), m.Title} }))
}

// done is the answer to what has none.
func done(ctx context.Context, err error) (*struct{}, error) {
	if err != nil {
		return nil, problem(ctx, err)
	}
	return nil, nil
}

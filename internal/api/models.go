package api

import (
	"context"
	"time"

	"github.com/paperwurks/paperwurks/internal/document"
	"github.com/paperwurks/paperwurks/internal/model"
	"github.com/paperwurks/paperwurks/internal/property"
)

// Allowed is whether something may be put to a model.
type Allowed struct {
	Allowed bool `json:"allowed"`
}

func (s *Server) allowCaseModel(ctx context.Context, in *struct {
	OfCase
	Body Allowed
}) (*body[Case], error) {
	c, err := s.Cases.AllowModel(ctx, property.ID(in.Case), in.Body.Allowed)
	return answer(ctx, c, err, CaseOf)
}

func (s *Server) allowDocumentModel(ctx context.Context, in *struct {
	OfDocument
	Body Allowed
}) (*body[Document], error) {
	d, err := s.Documents.AllowModel(ctx, document.ID(in.Document), in.Body.Allowed)
	return answer(ctx, d, err, DocumentOf)
}

// Spending is what models cost.
type Spending struct {
	Since  string         `json:"since,omitempty" doc:"first day; empty for the life of the case"`
	Pounds float64        `json:"pounds" doc:"estimated from list prices"`
	Budget float64        `json:"budget" doc:"in pounds; 0 for no limit"`
	Lines  []SpendingLine `json:"lines"`
	Prices string         `json:"prices" doc:"the day on which the prices were read"`
}

// SpendingLine is what was used for one purpose with one model.
type SpendingLine struct {
	Purpose string  `json:"purpose" enum:"analysis,answer,embedding"`
	Model   string  `json:"model"`
	Calls   int     `json:"calls"`
	In      int     `json:"tokens_in"`
	Out     int     `json:"tokens_out"`
	Pounds  float64 `json:"pounds"`
}

func spendingOf(lines []model.Line, since time.Time, budget model.Micropounds) Spending {
	out := Spending{Pounds: model.Total(lines).Cost.Pounds(), Budget: budget.Pounds(), Lines: []SpendingLine{}}
	out.Prices, _ = model.PricesRead()
	if !since.IsZero() {
		out.Since = since.Format(time.DateOnly)
	}
	for _, l := range lines {
		out.Lines = append(out.Lines, SpendingLine{string(l.Purpose), l.Model, l.Calls, l.Usage.In, l.Usage.Out, l.Cost.Pounds()})
	}
	return out
}

func (s *Server) getCaseSpending(ctx context.Context, in *OfCase) (*body[Spending], error) {
	lines, err := s.Ledger.Book.Spending(ctx, in.Case, time.Time{})
	return answer(ctx, lines, err, func(l []model.Line) Spending { return spendingOf(l, time.Time{}, s.Ledger.Budgets.Case) })
}

func (s *Server) getSpending(ctx context.Context, _ *struct{}) (*body[Spending], error) {
	since := s.Ledger.Month()
	lines, err := s.Ledger.Book.Spending(ctx, "", since)
	return answer(ctx, lines, err, func(l []model.Line) Spending { return spendingOf(l, since, s.Ledger.Budgets.Month) })
}

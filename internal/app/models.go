package app

import (
	"context"
	"fmt"
	"time"

	"github.com/paperwurks/paperwurks/internal/config"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/model"
	"github.com/paperwurks/paperwurks/internal/telemetry"
)

// models is what a configuration has of them; all nil without one.
type models struct {
	converser model.Converser // behind a breaker
	embedder  model.Embedder  // likewise, of its own
	library   model.Library   // likewise
	ping      func(ctx context.Context) error
}

// openModels opens what a configuration names, and refuses what may leave the United
// Kingdom. It asks nothing yet.
func openModels(ctx context.Context, c config.Config) (m models, err error) {
	at, err := config.ParseModel(c.Model)
	if err != nil || at.Scheme != "bedrock" {
		return m, err
	}
	return openBedrock(ctx, at)
}

// checkModel says for verify whether the model answers.
func checkModel(ctx context.Context, c config.Config) (string, error) {
	m, err := openModels(ctx, c)
	if err != nil || m.ping == nil {
		return "there is none, and nothing is sent anywhere", err
	}
	if err := m.ping(ctx); err != nil {
		return "", err
	}
	says := m.converser.ID() + " answers"
	if m.embedder != nil {
		if _, err := m.embedder.Embed(ctx, []string{"Are you there?"}); err != nil {
			return "", err
		}
		says += fmt.Sprintf(", %s embeds in %d numbers", m.embedder.Identity().ID, m.embedder.Identity().Dimension)
	}
	if m.library != nil {
		switch _, err := m.library.Retrieve(ctx, "lease", 1); {
		case err == nil:
			says += ", the " + m.library.ID() + " answers"
		case fault.KindOf(err) == fault.Unavailable: // it may sleep, and questions do without
			says += ", but " + fault.Message(err)
		default:
			return "", err
		}
	}
	return says + ", in " + model.London + " (London)", nil
}

// OpenConverser opens the model that converses of a configuration, nil where it has
// none: for commands that need no service.
func OpenConverser(ctx context.Context, c config.Config) (model.Converser, error) {
	m, err := openModels(ctx, c)
	return m.converser, err
}

// ledger is where calls of models are written down, with the budgets of the settings.
func (a *App) ledger(c config.Config) *model.Ledger {
	return &model.Ledger{
		Book: a.Store, Now: time.Now,
		Budgets: model.Budgets{Case: model.Pounds(c.ModelBudgetCase), Month: model.Pounds(c.ModelBudgetMonth)},
		Watch: func(took time.Duration, u model.Usage, err error) {
			a.telemetry.Meter.Record(telemetry.ModelSeconds, took.Seconds())
			a.telemetry.Meter.Record(telemetry.ModelTokens, float64(u.In+u.Out))
			if err != nil {
				a.telemetry.Meter.Record(telemetry.ModelErrors, 1)
			}
		},
	}
}

package app

import (
	"context"
	"fmt"
	"time"

	"github.com/paperwurks/paperwurks/internal/config"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/model"
	"github.com/paperwurks/paperwurks/internal/model/sentencemodel"
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
// Kingdom. It asks nothing yet of what is elsewhere.
func openModels(ctx context.Context, c config.Config) (m models, err error) {
	at, err := config.ParseModel(c.Model)
	if err != nil {
		return m, err
	}
	if at.Scheme == "bedrock" {
		if m, err = openBedrock(ctx, at); err != nil {
			return m, err
		}
	}
	if own, err := openSentences(ctx, at); err != nil || own != nil {
		m.embedder = own // it cannot be down, so it has no breaker
		return m, err
	}
	return m, nil
}

// openSentences opens the sentence model on this machine of a configuration, nil where
// it has none.
func openSentences(ctx context.Context, at config.Model) (model.Embedder, error) {
	if at.Folder == "" {
		return nil, nil
	}
	return sentencemodel.Open(ctx, at.Folder, sentencemodel.Options{Pooling: at.Pooling, Prefix: at.Prefix})
}

// OpenSentences is openSentences for commands that need no service.
func OpenSentences(ctx context.Context, c config.Config) (model.Embedder, error) {
	at, err := config.ParseModel(c.Model)
	if err != nil {
		return nil, err
	}
	return openSentences(ctx, at)
}

// checkModel says for verify whether the model answers.
func checkModel(ctx context.Context, c config.Config) (string, error) {
	m, err := openModels(ctx, c)
	if err != nil {
		return "", err
	}
	own, err := checkSentences(ctx, m.embedder)
	switch {
	case err != nil:
		return "", err
	case m.ping == nil && own == "":
		return "there is none, and nothing is sent anywhere", nil
	case m.ping == nil:
		return own + ", and nothing is sent anywhere", nil
	}
	if err := m.ping(ctx); err != nil {
		return "", err
	}
	says := m.converser.ID() + " answers"
	if own != "" {
		says = own + "; " + says
	} else if m.embedder != nil {
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

// usualPassage is a passage such as papers have: sixty pieces of words.
const usualPassage = "4.12 To keep the interior of the demised premises and all additions thereto and the landlord's fixtures and fittings therein in good and substantial repair and condition throughout the term and to yield up the same so repaired at the determination of the term hereby granted."

// checkSentences says how a sentence model on this machine fares; nothing where there
// is none.
func checkSentences(ctx context.Context, e model.Embedder) (string, error) {
	own, ok := e.(*sentencemodel.Model)
	if !ok {
		return "", nil
	}
	began := time.Now()
	if _, err := own.Embed(ctx, []string{usualPassage}); err != nil {
		return "", err
	}
	return fmt.Sprintf("%s embeds on this machine in %d numbers, %d ms for a passage", own.Identity().ID, own.Identity().Dimension, time.Since(began).Milliseconds()), nil
}

// OpenConverser opens the model that converses of a configuration, nil where it has
// none: for commands that need no service.
func OpenConverser(ctx context.Context, c config.Config) (model.Converser, error) {
	at, err := config.ParseModel(c.Model)
	if err != nil || at.Scheme != "bedrock" {
		return nil, err
	}
	m, err := openBedrock(ctx, at)
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

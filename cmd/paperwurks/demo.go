package main

import (
	"context"
	"time"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/app"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/synth"
)

// demoSeed makes a pack with enough wrong in it to show what a report looks like.
const demoSeed = 32

// demoFiles is the synthetic pack of --demo and the day that it is to be judged at.
func demoFiles(ctx context.Context) ([]analysis.File, time.Time, error) {
	pack, err := synth.Generate(ctx, demoSeed, synth.Options{Scenario: synth.LeaseholdFlat, Formats: true})
	if err != nil {
		return nil, time.Time{}, err
	}
	var files []analysis.File
	for _, f := range pack.Files {
		files = append(files, analysis.File{Name: f.Name, Data: f.Bytes})
	}
	asAt, err := time.Parse("2006-01-02", pack.Truth.AsAt)
	return files, asAt, err
}

// demoCase is the case of up --demo; its id is fixed so that it is made once.
const demoCase property.ID = "cdemonstration"

// demonstration is the case that up --demo shows.
type demonstration struct {
	files []analysis.File
	asAt  time.Time
}

// beginDemo makes the papers of the demonstration in the background; what it returns
// waits for them.
func beginDemo(ctx context.Context) func() (demonstration, error) {
	type made struct {
		demonstration
		err error
	}
	done := make(chan made, 1)
	go func() {
		files, asAt, err := demoFiles(ctx)
		done <- made{demonstration{files, asAt}, err}
	}()
	return func() (demonstration, error) {
		m := <-done
		return m.demonstration, m.err
	}
}

// load makes the case unless there is one, and gives it those of its papers that it has not.
func (d demonstration) load(ctx context.Context, a *app.App) error {
	return a.Load(ctx, demoCase, "Demonstration: a synthetic leasehold flat", property.Options{AsAt: property.Day(d.asAt.Format("2006-01-02"))}, d.files)
}

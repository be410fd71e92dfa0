package main

import (
	"context"
	"time"

	"github.com/paperwurks/paperwurks/internal/analysis"
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

package main
import ("github.com/paperwurks/paperwurks/internal/analysis")
func demoFiles() ([]analysis.File, error) { return nil, nil }

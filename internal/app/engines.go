package app

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/facsimile"
	"github.com/paperwurks/paperwurks/internal/reading"
	"github.com/paperwurks/paperwurks/internal/reading/ocr"
	"github.com/paperwurks/paperwurks/internal/reading/pdf"
	"github.com/paperwurks/paperwurks/internal/reading/sandbox"
	"github.com/paperwurks/paperwurks/internal/rules"
)

// Engines is what reads, judges and draws papers, without a server or an account.
type Engines struct {
	Analysis *analysis.Engine
	Drawer   *facsimile.Drawer
	PDF      *pdf.Engine
	// OCR is the name and version of the recogniser, empty when the machine has none.
	OCR string

	recogniser *ocr.Tesseract // nil when there is none
}

// EngineOptions say how the engines are to run. The zero value works.
type EngineOptions struct {
	CacheDir    string // keeps the compiled PDF engine; empty means the user's cache directory
	OnPreparing func() // called when the PDF engine must be compiled first, which takes seconds
	Workers     int    // files, and pages of OCR, at a time; 0 means one per processor
	Limits      reading.Limits
}

// OpenEngines opens the engines. The caller closes them.
func OpenEngines(ctx context.Context, o EngineOptions) (*Engines, error) {
	if o.CacheDir == "" {
		o.CacheDir = cacheDir()
	}
	book, err := rules.Load()
	if err != nil {
		return nil, fmt.Errorf("rule packs: %w", err)
	}
	engine, err := pdf.Open(ctx, pdf.Config{
		CacheDir: o.CacheDir, OnPreparing: o.OnPreparing, MemoryLimit: o.Limits.WithDefaults().Memory, Instances: o.Workers,
	})
	if err != nil {
		return nil, err
	}
	reader := &reading.Reader{PDF: engine, Drivers: sandbox.Drivers{}, Limits: o.Limits, Workers: o.Workers}
	e := &Engines{
		Analysis: &analysis.Engine{Reader: reader, Book: book, Now: time.Now, Workers: o.Workers},
		Drawer:   &facsimile.Drawer{PDF: engine, Drivers: sandbox.Drivers{}, Limits: o.Limits},
		PDF:      engine,
	}
	if t, ok := ocr.Find(); ok {
		reader.OCR, e.OCR, e.recogniser = t, t.Version, t
	}
	return e, nil
}

// Close frees the engines.
func (e *Engines) Close() error {
	err := e.PDF.Close()
	if e.recogniser != nil {
		err = errors.Join(err, e.recogniser.Close())
	}
	return err
}

// cacheDir is where the compiled PDF engine is kept when nobody says: the user's
// cache directory, and nowhere for a user who has none. What is kept there is run, so
// that it is no directory in which others may write.
func cacheDir() string {
	base, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(base, "paperwurks", "pdf-engine")
}

package analysis

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"runtime"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/model"
	"github.com/paperwurks/paperwurks/internal/papers"
	"github.com/paperwurks/paperwurks/internal/reading"
	"github.com/paperwurks/paperwurks/internal/rules"
)

// Reader turns bytes into pages. Its errors are faults whose message tells a
// person which file, what is wrong and what to do.
type Reader interface {
	Read(ctx context.Context, name string, data []byte, progress func(reading.Progress)) (*reading.Document, error)
}

// Engine takes cases the whole way. Its fields are set once, before the first call.
type Engine struct {
	Reader  Reader
	Book    *rules.Book
	Now     func() time.Time
	Workers int // files read at a time; 0 means one per processor

	parsed parsed // what lately reviewed papers say
}

// File is a paper as it was given.
type File struct {
	Name string
	Data []byte
	// Kind is a person's word for what it is; empty means: find out.
	Kind papers.Kind
	// KindReason is who said so and when, with Kind; empty for "a person said so".
	KindReason string
	// Corrections are what people said of its facts.
	Corrections []Correction
	// Read is what reading made of the file before, for whoever keeps it; then
	// Data is not needed and its attachments are files of their own.
	Read *reading.Document
	// Pages tells the pages of Read from all others, as the digest of their bytes does.
	// Of files that have it the engine remembers what they say, so that a case which is
	// judged again has only those parsed that changed; empty for a file seen once.
	Pages string
	// Refused is why the file could not be read, found out before.
	Refused error
	// AttachedTo is the name of the e-mail that the file came with.
	AttachedTo string
	// SHA256 is of the bytes, for a file without Data.
	SHA256 string
	// NoModel says that nothing of the file is put to a model, nor of what is attached
	// to it.
	NoModel bool
}

// Options are what a person can say about a case.
type Options struct {
	AsAt         time.Time // zero means today
	Jurisdiction rules.Jurisdiction
	Lender       string
	Completion   time.Time // when completion is planned; zero means not known
	// Model is asked what rules cannot reach; nil for none. NoModel says that nothing of
	// the case is put to it.
	Model   model.Converser
	NoModel bool
}

// Progress is one step of one file, for people who wait.
type Progress struct {
	File  string
	Step  Step
	Page  int // pages done in this step
	Pages int // of how many, 0 while not known
}

// Step is where a file is on its way.
type Step string

// The steps of a file, in order. Failed and Done end it.
const (
	Reading Step = "reading"
	OCR     Step = "ocr"
	Parsing Step = "parsing"
	Done    Step = "done"
	Failed  Step = "failed"
)

// Analysis is a report and what it was made of, for whoever draws the pages.
type Analysis struct {
	Report Report
	// Sources is the files in the report's order; Document is nil for one that could not be read.
	Sources []Source
}

// Source is a file and its pages.
type Source struct {
	File     File
	Document *reading.Document
}

// paper is one file on its way.
type paper struct {
	file       File
	attachedTo string
	depth      int
	doc        *reading.Document
	parts      []part // one, or several for a file that holds several papers
	sum        string
	sameAs     string
	err        error
	struck     []Fact   // what a person says that the file does not say
	unmet      []string // warnings of corrections that fit nothing which is read
	timings    map[string]float64
}

// part is one paper of a file: a run of its pages.
type part struct {
	papers.Section
	text   *evidence.Text // of these pages
	facts  []said
	unread []int
}

// Analyse reads the files as one case. A file that cannot be read is in the
// report with its reason, and the others are analysed all the same; the error is
// only for what ends the whole: the context's end, or no files.
// Progress may be nil; it is called from several goroutines, one call at a time.
func (e *Engine) Analyse(ctx context.Context, files []File, opt Options, progress func(Progress)) (*Analysis, error) {
	if len(files) == 0 {
		return nil, fault.New(fault.Invalid, "no files to analyse")
	}
	began := time.Now()
	if opt.AsAt.IsZero() {
		opt.AsAt = e.Now()
	}
	opt.AsAt = opt.AsAt.UTC().Truncate(24 * time.Hour)
	tell := serialise(progress)

	var round []*paper
	for _, f := range files {
		round = append(round, &paper{file: f, attachedTo: f.AttachedTo})
	}
	var all []*paper
	seen := map[string]string{}
	for depth := 0; len(round) > 0; depth++ {
		for _, p := range round {
			p.depth = depth
			p.timings = map[string]float64{}
			p.sum = p.file.SHA256
			if p.sum == "" && p.file.Refused != nil && len(p.file.Data) == 0 {
				continue // nothing is known of its bytes
			}
			if p.sum == "" {
				sum := sha256.Sum256(p.file.Data)
				p.sum = hex.EncodeToString(sum[:])
			}
			if first, ok := seen[p.sum]; ok {
				p.sameAs = first
				continue
			}
			seen[p.sum] = p.file.Name
		}
		if err := e.readAll(ctx, round, opt, tell); err != nil {
			return nil, err
		}
		all = append(all, round...)
		round = attached(round, len(all)-len(files))
	}

	judging := time.Now()
	kase := rules.Case{AsAt: opt.AsAt, Jurisdiction: opt.Jurisdiction, Lender: opt.Lender, Completion: opt.Completion}
	for _, p := range all {
		if p.doc != nil && p.sameAs == "" {
			for _, part := range p.parts {
				kase.Papers = append(kase.Papers, rules.Paper{File: p.file.Name, Kind: part.Kind, Facts: facts(part.facts), Unread: part.unread})
			}
		}
	}
	verdict := e.Book.Judge(kase)
	a := &Analysis{Report: compile(all, verdict, opt)}
	judged := time.Now()
	if opt.Model != nil {
		inform(ctx, &a.Report, all, verdict, opt)
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	for _, p := range all {
		a.Sources = append(a.Sources, Source{p.file, p.doc})
	}
	a.Report.Timings = map[string]float64{
		"judge": seconds(judged.Sub(judging)),
		"total": seconds(time.Since(began)),
	}
	if a.Report.Model != nil {
		a.Report.Timings["model"] = a.Report.Model.Seconds
	}
	return a, nil
}

// readAll reads and parses one round of papers, several at a time.
func (e *Engine) readAll(ctx context.Context, round []*paper, opt Options, tell func(Progress)) error {
	workers := e.Workers
	if workers == 0 {
		workers = runtime.NumCPU()
	}
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(workers)
	for _, p := range round {
		if p.sameAs != "" {
			continue
		}
		g.Go(func() error {
			e.one(ctx, p, opt, tell)
			return ctx.Err()
		})
	}
	return g.Wait()
}

// one takes a paper from bytes to facts.
func (e *Engine) one(ctx context.Context, p *paper, opt Options, tell func(Progress)) {
	name := p.file.Name
	tell(Progress{File: name, Step: Reading})
	start := time.Now()
	switch p.doc, p.err = p.file.Read, p.file.Refused; {
	case p.doc != nil || p.err != nil:
	default:
		p.doc, p.err = e.Reader.Read(ctx, name, p.file.Data, func(r reading.Progress) {
			step := Reading
			if r.Stage == reading.StageOCR {
				step = OCR
			}
			tell(Progress{File: name, Step: step, Page: r.Done, Pages: r.Total})
		})
	}
	p.timings["read"] = seconds(time.Since(start))
	if p.err != nil {
		p.doc = nil
		tell(Progress{File: name, Step: Failed})
		return
	}
	of := parsing{p.file.Pages, p.file.Kind, opt.AsAt}
	known := e.parsed.find(of)
	if known == nil {
		tell(Progress{File: name, Step: Parsing, Pages: len(p.doc.Pages)})
		known = parse(p.doc, p.file.Kind, opt.AsAt, p.timings)
		e.parsed.keep(of, known)
	}
	start = time.Now()
	p.doc = known.doc
	places := map[string]int{}
	for _, k := range known.papers {
		if p.file.Kind != "" && p.file.KindReason != "" {
			k.Reason = p.file.KindReason
		}
		p.parts = append(p.parts, part{k.Section, k.text, numbered(k.facts, places), k.text.Document().Unread()})
	}
	p.correct(opt.AsAt)
	p.timings["extract"] += seconds(time.Since(start))
	tell(Progress{File: name, Step: Done, Page: len(p.doc.Pages), Pages: len(p.doc.Pages)})
}

// attached is the next round: what the e-mails of this one brought, within the
// limits. What is over them is named in the e-mail's warnings.
func attached(round []*paper, sofar int) []*paper {
	var next []*paper
	for _, p := range round {
		if p.doc == nil {
			continue
		}
		left := 0
		for _, a := range p.doc.Attachments {
			if p.depth >= reading.AttachmentDepth || sofar+len(next) >= reading.AttachmentCount {
				left++
				continue
			}
			next = append(next, &paper{file: File{Name: p.file.Name + "/" + a.Name, Data: a.Bytes, NoModel: p.file.NoModel}, attachedTo: p.file.Name})
		}
		if left > 0 {
			p.doc.Warnings = append(p.doc.Warnings, fmt.Sprintf("%d attachments were left out: a case takes %d, %d e-mails deep", left, reading.AttachmentCount, reading.AttachmentDepth))
		}
	}
	return next
}

// serialise makes a progress function that several goroutines may call.
func serialise(progress func(Progress)) func(Progress) {
	if progress == nil {
		return func(Progress) {}
	}
	var mu sync.Mutex
	return func(p Progress) {
		mu.Lock()
		defer mu.Unlock()
		progress(p)
	}
}

// seconds is a duration for the report, to the millisecond.
func seconds(d time.Duration) float64 { return float64(d.Milliseconds()) / 1000 }

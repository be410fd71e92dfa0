package app

import (
	"context"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/paperwurks/paperwurks/internal/account"
	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/api"
	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/blob"
	"github.com/paperwurks/paperwurks/internal/cache"
	"github.com/paperwurks/paperwurks/internal/config"
	"github.com/paperwurks/paperwurks/internal/document"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/mail"
	"github.com/paperwurks/paperwurks/internal/pack"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/queue"
	"github.com/paperwurks/paperwurks/internal/reading"
	"github.com/paperwurks/paperwurks/internal/request"
	"github.com/paperwurks/paperwurks/internal/retention"
	"github.com/paperwurks/paperwurks/internal/retrieval"
	"github.com/paperwurks/paperwurks/internal/review"
	"github.com/paperwurks/paperwurks/internal/secret"
	"github.com/paperwurks/paperwurks/internal/store"
	"github.com/paperwurks/paperwurks/internal/telemetry"
	"github.com/paperwurks/paperwurks/internal/tenant"
	"github.com/paperwurks/paperwurks/internal/webhook"
	"github.com/paperwurks/paperwurks/internal/work"
	"github.com/paperwurks/paperwurks/web"
)

// App is every role in one process, joined and ready to run.
type App struct {
	Config  config.Config
	Store   *store.Store
	Cache   *cache.Cache // sessions and limits; never the only copy
	Handler http.Handler

	role      Role
	cases     *property.Service
	documents *document.Service
	accounts  *account.Service
	letters   *mail.Service
	views     *audit.Views
	retention *retention.Service
	reviews   *review.Service
	engines   *Engines
	objects   objects
	queue     queue.Queue
	secrets   *secret.Store
	worker    work.Worker
	telemetry *telemetry.Telemetry
	metrics   net.Listener // for operators; may be nil
	readiness readiness
	log       *slog.Logger
	lock      *os.File
	drain     chan struct{}
}

// Role is what a process does.
type Role string

// The roles.
const (
	Alone   Role = ""       // everything, for the one firm of this machine
	Serving Role = "serve"  // answers requests
	Working Role = "worker" // does the work that they cause
)

// Options of an App. Zero values work.
type Options struct {
	Role        Role
	Log         *slog.Logger
	Lines       io.Writer // the log that metrics are written to on ECS; nil for none
	OnPreparing func()    // see EngineOptions
}

// askedMemory is how many bytes of cases that were asked lately stay ready: some
// dozens of ordinary ones.
const askedMemory = 256 << 20

// uploadsFor is how long bytes wait in the uploads store at most.
const uploadsFor = 7 * 24 * time.Hour

// Open opens what a configuration names and joins it. The caller closes it.
// Whatever a kill left half done is ready to go on when it returns.
func Open(ctx context.Context, c config.Config, o Options) (_ *App, err error) {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	a := &App{Config: c, role: o.Role, log: o.Log, drain: make(chan struct{})}
	defer func() {
		if err != nil {
			_ = a.Close() // the first error is the one to tell
		}
	}()
	if c, a.secrets, err = resolved(ctx, c); err != nil {
		return nil, err
	}
	if err := driven(c); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(c.DataDir, 0o700); err != nil {
		return nil, fault.Wrap(err, fault.Invalid, "the data directory %s cannot be made", c.DataDir)
	}
	if o.Role == Alone {
		if a.lock, err = lock(filepath.Join(c.DataDir, "lock")); err != nil {
			return nil, err
		}
	}
	if a.telemetry, err = a.openTelemetry(ctx, c, o.Lines); err != nil {
		return nil, err
	}
	if a.metrics, err = openMetrics(c); err != nil {
		return nil, err
	}
	if a.queue, err = openQueue(ctx, c); err != nil {
		return nil, err
	}
	a.Store, err = openRecords(ctx, c, a.secrets, store.Options{
		Migrate: o.Role == Alone, News: a.news(ctx), Cause: telemetry.Cause, Tracer: statements,
	})
	if err != nil {
		return nil, err
	}
	if o.Role == Alone && strings.HasPrefix(c.Database, "sqlite:") {
		// The lock says that no other process works on this file.
		if err := a.Store.ReleaseAll(ctx); err != nil {
			return nil, err
		}
	}
	keys, err := caseKeys(ctx, c, a.Store)
	if err != nil {
		return nil, err
	}
	if a.objects, err = openObjects(ctx, c, alone, keys); err != nil {
		return nil, err
	}
	if a.Cache, err = a.openCache(ctx, c); err != nil {
		return nil, err
	}
	limits := reading.Limits{Bytes: int64(c.MaxFileMB) << 20}
	a.engines, err = OpenEngines(ctx, EngineOptions{OnPreparing: o.OnPreparing, Workers: c.Workers, Limits: limits})
	if err != nil {
		return nil, err
	}
	a.readiness = readiness{ask: a.reach, now: time.Now}
	if o.Role != Serving { // every worker asks, and one suffices
		a.telemetry.Backlog = a.Store.Backlog
	}
	if a.letters, err = a.openMail(ctx, c); err != nil {
		return nil, err
	}
	if a.accounts, err = a.openAccounts(c); err != nil {
		return nil, err
	}
	if err := openWaysIn(c, a.secrets, a.accounts); err != nil {
		return nil, err
	}
	if o.Role == Alone {
		if err := a.accounts.Bootstrap(ctx); err != nil {
			return nil, err
		}
	}
	a.cases = &property.Service{Store: a.Store, Now: time.Now}
	a.documents = &document.Service{
		Store: a.Store, Uploads: a.objects.uploads, Documents: a.objects.documents,
		Reader: a.engines.Analysis.Reader, Now: time.Now, MaxBytes: limits.Bytes, Temp: c.DataDir, Moved: a.moved,
	}
	scanner, err := openScanner(c)
	if err != nil {
		return nil, err
	}
	if scanner != nil {
		a.documents.Scan = scanner.Scan
	}
	a.views = &audit.Views{Log: a.Store, Now: time.Now, Problems: a.log}
	meaning, err := OpenMeaning(ctx, c.DataDir)
	if err != nil {
		// Without them questions are answered by their words.
		a.log.Warn("word vectors are not used", "error", err)
	}
	known, err := openModels(ctx, c)
	if err != nil {
		return nil, err
	}
	ledger := a.ledger(c)
	reviews := &review.Service{
		Store: a.Store, Cases: a.Store, Documents: a.documents, Reports: a.objects.documents, Engine: a.engines.Analysis, Draw: a.engines.Drawer, Views: a.views, Took: a.took,
		Shelf: retrieval.NewShelf(askedMemory), Meaning: meaning, Vectors: a.Store, Models: review.Models{Converser: known.converser, Embedder: known.embedder, Library: known.library, Ledger: ledger},
	}
	packs, err := a.openPacks(c, reviews)
	if err != nil {
		return nil, err
	}
	key, err := derivedKey(c, "webhooks")
	if err != nil {
		return nil, err
	}
	a.retention, a.reviews = a.keeping(reviews), reviews
	hooks := &webhook.Service{Store: a.Store, Key: key, Now: time.Now, Here: o.Role == Alone}
	a.worker = work.Worker{
		Store: a.Store, Queue: a.queue, Log: a.log, Concurrency: c.Workers, Arrived: a.arrived, Watch: a.telemetry.Work,
		Handlers: map[work.Kind]work.Handler{
			document.WorkCheck: {Do: a.documents.Check, Parked: document.Parked},
			document.WorkRead:  {Do: a.documents.Read, Parked: document.Parked},
			property.Review:    {Do: reviews.Do},
			review.Embedding:   {Do: reviews.Embed},
			mail.WorkSend:      {Do: a.letters.Do},
			pack.WorkRecord:    {Do: packs.KeepRecord},
			pack.WorkExport:    {Do: packs.Make},
			webhook.Work:       {Do: hooks.Deliver},

			retention.WorkDispose: {Do: a.retention.Dispose},
			retention.WorkHold:    {Do: a.retention.Hold},
			retention.WorkExport:  {Do: a.retention.Export},
		},
	}
	doors, err := a.doors(c)
	if err != nil {
		return nil, err
	}
	origins, err := config.ParseOrigins(c.Origins)
	if err != nil {
		return nil, err
	}
	pages := web.New(web.Site{
		Cases: a.cases, Documents: a.documents, Reviews: reviews, Packs: packs, Work: a.Store, Members: a.Store, Accounts: a.accounts, Doors: doors,
		MaxFileMB: c.MaxFileMB, OCR: a.engines.OCR != "",
		Audit: a.keeper(), Trail: a.Store, Retention: a.retention, Webhooks: hooks, Ledger: ledger, Parts: a.parts(),
	})
	server := &api.Server{
		Accounts: a.accounts, Cases: a.cases, Documents: a.documents, Reviews: reviews, Packs: packs, Work: a.Store, Audit: a.keeper(), Trail: a.Store, Retention: a.retention, Ledger: ledger, Members: a.Store,
		Requests: &request.Service{Store: a.Store, Now: time.Now}, Webhooks: hooks,
		Ready: a.ready, Watch: a.telemetry.Request, Log: a.log, PublicURL: c.PublicURL, Doors: doors,
		Limits: api.Limits{Cache: a.Cache, PerMinute: c.RequestsPerMinute}, Origins: origins,
		Uploads: a.objects.receive, UploadOrigin: a.objects.origin, Style: web.Static(), Drain: a.drain,
		Pages: pages, Entry: pages.Entry(), Visitors: pages.Visitors(strings.HasPrefix(c.PublicURL, "https://")),
	}
	a.Handler = server.Handler()
	return a, nil
}

// signingKey is the key that signs upload links: one made from the session key,
// or, where none is set, one of its own in the data directory.
func signingKey(c config.Config) ([]byte, error) {
	if c.SessionKey != "" {
		return hkdf.Key(sha256.New, []byte(c.SessionKey), nil, "paperwurks upload links", 32)
	}
	return ownKey(c)
}

// sealingKey is a key for one purpose, made from the session key or, where none is
// set, from the one in the data directory.
func sealingKey(c config.Config, purpose string) ([]byte, error) {
	from := []byte(c.SessionKey)
	if c.SessionKey == "" {
		var err error
		if from, err = ownKey(c); err != nil {
			return nil, err
		}
	}
	return hkdf.Key(sha256.New, from, nil, "paperwurks "+purpose, 32)
}

// sealingKeyBefore is that made of the session key of before; none where none is set.
func sealingKeyBefore(c config.Config, purpose string) ([][]byte, error) {
	if c.SessionKeyBefore == "" {
		return nil, nil
	}
	key, err := hkdf.Key(sha256.New, []byte(c.SessionKeyBefore), nil, "paperwurks "+purpose, 32)
	return [][]byte{key}, err
}

// ownKey is the key in the data directory, made when it is not there.
func ownKey(c config.Config) ([]byte, error) {
	text, err := secretFile(filepath.Join(c.DataDir, "signing.key"), func() (string, error) {
		key := make([]byte, 32)
		_, err := rand.Read(key)
		return hex.EncodeToString(key), err
	})
	if err != nil {
		return nil, err
	}
	key, err := hex.DecodeString(text)
	if err != nil {
		return nil, fault.Wrap(err, fault.Invalid, "the signing key in %s is damaged; remove the file and a new one is made", c.DataDir)
	}
	return key, nil
}

// derivedKey is a key for a purpose of its own, made from the one that signs.
func derivedKey(c config.Config, purpose string) ([]byte, error) {
	key, err := signingKey(c)
	if err != nil {
		return nil, err
	}
	return hkdf.Key(sha256.New, key, nil, "paperwurks "+purpose, 32)
}

// secretFile is the text of a file that only its owner may read, made when it
// is not there.
func secretFile(path string, make func() (string, error)) (string, error) {
	text, err := os.ReadFile(path)
	if !errors.Is(err, fs.ErrNotExist) {
		return string(text), err
	}
	secret, err := make()
	if err != nil {
		return "", err
	}
	return secret, writeSecret(path, secret)
}

// writeSecret writes a file that only its owner may read, whole or not at all.
func writeSecret(path, secret string) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".secret-*") // made with mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.WriteString(secret)
	if err == nil {
		err = f.Sync()
	}
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	return err
}

// TokenFile is where the token for scripts is kept.
func (a *App) TokenFile() string { return filepath.Join(a.Config.DataDir, "token") }

var owner = tenant.Who{Organisation: account.LocalOrganisation, Person: account.LocalPerson, Role: tenant.Administrator}

// Invite makes the link that signs a browser in once, and sees to it that the
// token for scripts is in its file.
func (a *App) Invite(ctx context.Context) (link string, err error) {
	token, err := os.ReadFile(a.TokenFile())
	if err == nil {
		_, err = a.accounts.Who(ctx, string(token), account.Token)
	}
	if err != nil {
		fresh, err := a.accounts.MachineToken(ctx, owner)
		if err != nil {
			return "", err
		}
		if err := writeSecret(a.TokenFile(), fresh); err != nil {
			return "", err
		}
	}
	return signInLink(ctx, a.Config, a.accounts, owner)
}

// signInLink makes the link that signs a person in once.
func signInLink(ctx context.Context, c config.Config, accounts *account.Service, who tenant.Who) (string, error) {
	secret, err := accounts.NewLink(ctx, who)
	return c.PublicURL + "/sign-in?token=" + secret, err
}

// How long requests in flight have when the process is told to stop, and how long
// the work in hand. Fargate gives a worker 120 seconds before it kills it, as Spot
// does; a person at a terminal waits less gladly.
const (
	stopping     = 10 * time.Second
	finishing    = 10 * time.Second
	finishingFar = 100 * time.Second
)

// Run does what its role is until ctx ends, then drains: no new request, no new
// work, and what is in hand is finished or given back. A worker needs no listener.
func (a *App) Run(ctx context.Context, ln net.Listener) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var background sync.WaitGroup
	if a.metrics != nil {
		background.Go(func() { a.tell(ctx) })
	}
	background.Go(func() { a.telemetry.Run(ctx) })
	if a.role != Serving {
		w := a.worker
		if w.Grace = finishing; a.role == Working {
			w.Grace = finishingFar
		}
		background.Go(func() { w.Run(ctx) })
		background.Go(func() { a.sweep(ctx) })
		background.Go(func() { a.keep(ctx) })
	}
	var err error
	if a.role == Working {
		<-ctx.Done()
	} else {
		err = a.serve(ctx, ln)
	}
	cancel()
	background.Wait()
	return err
}

// serve answers requests until ctx ends.
func (a *App) serve(ctx context.Context, ln net.Listener) error {
	server := &http.Server{
		Handler: a.Handler, ErrorLog: slog.NewLogLogger(a.log.Handler(), slog.LevelWarn),
		ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 15 * time.Minute, WriteTimeout: 5 * time.Minute, IdleTimeout: 2 * time.Minute,
		MaxHeaderBytes: 64 << 10,
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(ln) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	close(a.drain)
	left, done := context.WithTimeout(context.WithoutCancel(ctx), stopping)
	defer done()
	err := server.Shutdown(left)
	if errors.Is(err, context.DeadlineExceeded) {
		err = server.Close() // somebody is slow; they may ask again
	}
	return err
}

// sweep removes uploads that nobody completed, where the store does not do that
// itself.
func (a *App) sweep(ctx context.Context) {
	for a.objects.sweep != nil {
		if n, err := a.objects.sweep(ctx, time.Now().Add(-uploadsFor)); err != nil && ctx.Err() == nil {
			a.log.Error("remove old uploads", "error", err)
		} else if n > 0 {
			a.log.Info("removed uploads that nobody completed", "count", n)
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(time.Hour):
		}
	}
}

// Load puts files into a case of that id the way an upload does, and makes the
// case when it is not there. Doing it again changes nothing.
func (a *App) Load(ctx context.Context, id property.ID, name string, o property.Options, files []analysis.File) error {
	ctx = tenant.With(ctx, owner)
	if _, err := a.cases.Create(ctx, id, name, o); err != nil && fault.KindOf(err) != fault.Conflict {
		return err
	}
	for _, f := range files {
		sum := sha256.Sum256(f.Data)
		u := blob.Upload{Size: int64(len(f.Data)), SHA256: hex.EncodeToString(sum[:])}
		d, signed, err := a.documents.Register(ctx, id, f.Name, u)
		if err != nil {
			return err
		}
		if signed == nil {
			continue
		}
		u.MediaType = d.MediaType
		if err := a.objects.uploads.PutBytes(ctx, d.UploadKey(owner.Organisation), f.Data, d.MediaType); err != nil {
			return err
		}
		if _, err := a.documents.Complete(ctx, d.ID); err != nil {
			return err
		}
	}
	return nil
}

// Close closes what Open opened.
func (a *App) Close() error {
	var errs []error
	if a.views != nil {
		ctx, done := context.WithTimeout(context.Background(), viewsWithin)
		a.views.Close(ctx)
		done()
	}
	if a.engines != nil {
		errs = append(errs, a.engines.Close())
	}
	if a.Store != nil {
		errs = append(errs, a.Store.Close())
	}
	if a.queue != nil {
		errs = append(errs, a.queue.Close())
	}
	if a.Cache != nil {
		errs = append(errs, a.Cache.Close())
	}
	if a.metrics != nil {
		if err := a.metrics.Close(); !errors.Is(err, net.ErrClosed) { // Run closed it
			errs = append(errs, err)
		}
	}
	if a.telemetry != nil {
		errs = append(errs, a.telemetry.Close())
	}
	if a.lock != nil {
		errs = append(errs, a.lock.Close())
	}
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("close: %w", err)
	}
	return nil
}

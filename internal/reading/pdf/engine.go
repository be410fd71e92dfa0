package pdf

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	"github.com/klippa-app/go-pdfium/webassembly/imports"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
	"github.com/tetratelabs/wazero/imports/emscripten"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// Config says how an Engine is to run. Its zero value works.
type Config struct {
	// CacheDir keeps the compiled engine, so that only the first start ever on a
	// machine pays for compiling it (about 4 s and 330 MB). Empty for none.
	CacheDir string
	// OnPreparing is called when the engine has to be compiled, before the wait.
	OnPreparing func()
	// MemoryLimit is in bytes, for each open document; 0 for DefaultMemoryLimit.
	MemoryLimit int64
	// Instances is how many documents (or parts of one) may be open at once; 0
	// for the number of processors.
	Instances int
	// PageTime bounds the work on one page; 0 for DefaultPageTime. A page that
	// takes longer is left unread and the rest of the file is read.
	PageTime time.Duration
}

// The limits of a Config that names none.
const (
	DefaultMemoryLimit = 512 << 20
	DefaultPageTime    = 20 * time.Second
)

// Engine reads and draws PDF files. It is a reading.PDF, safe for many goroutines.
type Engine struct {
	runtime  wazero.Runtime
	cache    wazero.CompilationCache
	pdfium   wazero.CompiledModule
	gather   wazero.CompiledModule
	slots    chan struct{}
	pageTime time.Duration
	closing  sync.Once
}

var _ reading.PDF = (*Engine)(nil)

var errMemory = errors.New("out of the memory that one file may use")

const wasmPage = 64 << 10

// Open prepares the engine. The caller closes it.
func Open(ctx context.Context, c Config) (*Engine, error) {
	if len(pdfiumWasm) == 0 {
		return nil, errors.New("pdf engine: this build holds no PDFium; go-pdfium has moved its module")
	}
	if c.MemoryLimit <= 0 {
		c.MemoryLimit = DefaultMemoryLimit
	}
	if c.Instances <= 0 {
		c.Instances = runtime.GOMAXPROCS(0)
	}
	if c.PageTime <= 0 {
		c.PageTime = DefaultPageTime
	}
	e := &Engine{slots: make(chan struct{}, c.Instances), pageTime: c.PageTime}
	conf := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(uint32(c.MemoryLimit / wasmPage))
	cold := true
	if c.CacheDir != "" {
		// Where nothing can be kept the engine is compiled every time: slower, and no
		// reason to read nothing.
		if cache, err := wazero.NewCompilationCacheWithDir(c.CacheDir); err == nil {
			e.cache, cold = cache, !holdsFile(c.CacheDir)
			conf = conf.WithCompilationCache(cache)
		}
	}
	if cold && c.OnPreparing != nil {
		c.OnPreparing()
	}
	e.runtime = wazero.NewRuntimeWithConfig(ctx, conf)
	if err := e.compile(ctx); err != nil {
		_ = e.Close()
		return nil, fmt.Errorf("pdf engine: %w", err)
	}
	return e, nil
}

func (e *Engine) compile(ctx context.Context) (err error) {
	if _, err = wasi_snapshot_preview1.Instantiate(ctx, e.runtime); err != nil {
		return err
	}
	// Somebody waits for this on the first start: every processor helps.
	if e.pdfium, err = e.runtime.CompileModule(experimental.WithCompilationWorkers(ctx, runtime.GOMAXPROCS(0)), pdfiumWasm); err != nil {
		return err
	}
	host := e.runtime.NewHostModuleBuilder("env")
	exporter, err := emscripten.NewFunctionExporterForModule(e.pdfium)
	if err != nil {
		return err
	}
	exporter.ExportFunctions(host)
	imports.NewFunctionExporter().ExportFunctions(host)
	i32 := api.ValueTypeI32 // ours takes the place of go-pdfium's
	host.NewFunctionBuilder().WithGoModuleFunction(api.GoModuleFunc(writeBlock), []api.ValueType{i32, i32, i32}, []api.ValueType{i32}).Export("FPDF_FILEWRITE_CB")
	if _, err = host.Instantiate(ctx); err != nil {
		return err
	}
	e.gather, err = e.runtime.CompileModule(ctx, gatherModule())
	return err
}

// holdsFile tells a warm cache from an empty one.
func holdsFile(dir string) bool {
	found := false
	_ = filepath.WalkDir(dir, func(_ string, d os.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			found = true
			return filepath.SkipAll
		}
		return nil
	})
	return found
}

// Close frees the engine. Documents that are still open fail.
func (e *Engine) Close() error {
	var err error
	e.closing.Do(func() {
		err = e.runtime.Close(context.Background())
		if e.cache != nil {
			err = errors.Join(err, e.cache.Close(context.Background()))
		}
	})
	return err
}

// start waits for a slot and gives a fresh instance in it; stop ends it.
func (e *Engine) start(ctx context.Context) (*instance, error) {
	select {
	case e.slots <- struct{}{}:
	case <-ctx.Done():
		return nil, fault.Wrap(ctx.Err(), fault.Unavailable, "reading was stopped before it began")
	}
	in, err := e.instantiate(ctx)
	if err != nil {
		<-e.slots
		return nil, fmt.Errorf("pdf engine: %w", err)
	}
	return in, nil
}

func (e *Engine) stop(in *instance) {
	in.close()
	<-e.slots
}

func (e *Engine) instantiate(ctx context.Context) (*instance, error) {
	// The empty file system matters: with none set go-pdfium would mount the host's root.
	conf := wazero.NewModuleConfig().WithName("").WithStartFunctions("_initialize").
		WithRandSource(rand.Reader).WithFSConfig(wazero.NewFSConfig())
	var memory *linear
	own := experimental.WithMemoryAllocator(ctx, experimental.MemoryAllocatorFunc(func(_, most uint64) experimental.LinearMemory {
		memory = newLinear(most)
		return memory
	}))
	pdfium, err := e.runtime.InstantiateModule(own, e.pdfium, conf)
	if err != nil {
		if memory != nil {
			memory.drop()
		}
		return nil, err
	}
	in := &instance{pdfium: pdfium, memory: pdfium.Memory(), linear: memory, functions: map[string]api.Function{}}
	resolve := experimental.WithImportResolver(ctx, func(module string) api.Module {
		if module == "pdfium" {
			return pdfium
		}
		return nil
	})
	in.gather, err = e.runtime.InstantiateModule(resolve, e.gather, wazero.NewModuleConfig().WithName(""))
	if err != nil {
		in.close()
		return nil, err
	}
	in.call("FPDF_InitLibrary")
	in.scratch = in.alloc(scratchSize)
	if in.err != nil {
		in.close()
		return nil, in.err
	}
	return in, nil
}

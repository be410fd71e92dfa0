package main

import (
	"fmt"
	"io"
	"os"
	"sync"

	"golang.org/x/term"

	"github.com/paperwurks/paperwurks/internal/analysis"
)

// watch shows progress: on a terminal one line that rewrites itself, elsewhere
// nothing. Its methods may be called by many goroutines.
type watch struct {
	mu      sync.Mutex
	w       io.Writer
	live    bool
	quiet   bool
	width   int
	started map[string]bool
	done    map[string]bool
	drawn   bool
}

func newWatch(w io.Writer, quiet bool) *watch {
	out := &watch{w: w, quiet: quiet, started: map[string]bool{}, done: map[string]bool{}, width: 80}
	if f, ok := w.(*os.File); ok && !quiet {
		out.live = term.IsTerminal(int(f.Fd())) && os.Getenv("TERM") != "dumb"
		if n, ok := width(f); ok {
			out.width = n
		}
	}
	return out
}

// step shows where a file is.
func (w *watch) step(p analysis.Progress) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.started[p.File] = true
	if p.Step == analysis.Done || p.Step == analysis.Failed {
		w.done[p.File] = true
	}
	text := fmt.Sprintf("%d of %d papers  %s  %s", len(w.done), len(w.started), p.Step, p.File)
	if p.Pages > 0 && p.Step != analysis.Done {
		text += fmt.Sprintf("  page %d of %d", p.Page, p.Pages)
	}
	w.draw(text)
}

// pack shows which of several packs is being read.
func (w *watch) pack(name string, done, total int) {
	w.say(fmt.Sprintf("%d of %d: %s", done+1, total, name))
}

// say shows a sentence that is not about one file.
func (w *watch) say(text string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.draw(text)
}

func (w *watch) draw(text string) {
	if !w.live {
		return
	}
	if r := []rune(text); len(r) > w.width-1 {
		text = string(r[:w.width-2]) + "…"
	}
	_, _ = fmt.Fprint(w.w, "\r\x1b[K"+text)
	w.drawn = true
}

// end takes the line away.
func (w *watch) end() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.drawn {
		_, _ = fmt.Fprint(w.w, "\r\x1b[K")
		w.drawn = false
	}
}

// columns is how wide the terminal is, 100 for what is no terminal.
func columns(w io.Writer) int {
	if f, ok := w.(*os.File); ok {
		if n, ok := width(f); ok {
			return min(n, 120)
		}
	}
	return 100
}

// width is how wide a terminal is. One that nobody has measured, as in a container,
// says 0, and one of a few columns holds no word: both are as good as not known.
func width(f *os.File) (int, bool) {
	n, _, err := term.GetSize(int(f.Fd()))
	return n, err == nil && n >= 20
}

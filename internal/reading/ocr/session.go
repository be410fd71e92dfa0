package ocr

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// session is a tesseract that stays and reads page after page: loading its model
// takes it as long as a sixth of a page does.
//
// It is given a stream of file names (its option stream_filelist) and answers with
// TSV. What it answers stays in the buffer of its standard output until more
// follows, so every page is followed by blank ones, which cost it 0.05 ms each and
// whose rows push the page's rows out and mark their end.
type session struct {
	mode    string // how pages are segmented
	cmd     *exec.Cmd
	names   io.WriteCloser
	answers *bufio.Reader
	page    *os.File // the picture, which the program opens anew for each page
	read    int      // pages that were asked for, blank ones among them
}

// Rows that blank pages answer are 27 bytes and more, and the C library's buffer for
// a pipe is 4,096.
const (
	blanks    = 200
	blankSide = 32 // pixels
)

// How long a session may take to start, how many pages it reads before a fresh one
// takes over, and how long it waits for the next page.
const (
	startTime    = 30 * time.Second
	sessionPages = 200
	idleTime     = 10 * time.Second
)

// errNoSession says that this machine can have no sessions.
var errNoSession = errors.New("tesseract keeps no session here")

// sessions are those of one Tesseract that wait for a page.
type sessions struct {
	mu   sync.Mutex
	idle []*waiting
	none atomic.Bool // they do not work on this machine
}

type waiting struct {
	*session
	end *time.Timer
}

// take gives a session for one page of a mode: one that waits, or a new one.
func (s *sessions) take(t *Tesseract, mode string) (*session, error) {
	if in := s.waits(mode); in != nil {
		return in, nil
	}
	if s.none.Load() {
		return nil, errNoSession
	}
	in, err := t.begin(mode)
	if err != nil {
		s.none.Store(true)
		return nil, errors.Join(errNoSession, err)
	}
	return in, nil
}

// waits takes the session of a mode that waited last, if there is one.
func (s *sessions) waits(mode string) *session {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, w := range slices.Backward(s.idle) {
		if w.mode == mode && w.end.Stop() {
			s.idle = slices.Delete(s.idle, i, i+1)
			return w.session
		}
	}
	return nil
}

// keep lets a session wait a while for the next page.
func (s *sessions) keep(in *session) {
	if in.read > sessionPages*(blanks+1) {
		in.end()
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	w := &waiting{session: in}
	w.end = time.AfterFunc(idleTime, func() {
		s.mu.Lock()
		s.idle = slices.DeleteFunc(s.idle, func(o *waiting) bool { return o == w })
		s.mu.Unlock()
		in.end()
	})
	s.idle = append(s.idle, w)
}

// Close ends the sessions that wait for a page.
func (t *Tesseract) Close() error {
	t.sessions.mu.Lock()
	idle := t.sessions.idle
	t.sessions.idle = nil
	t.sessions.mu.Unlock()
	for _, w := range idle {
		if w.end.Stop() {
			w.session.end()
		}
	}
	return nil
}

// begin starts a session and sees that it answers.
func (t *Tesseract) begin(mode string) (*session, error) {
	page, err := unnamed("page")
	if err != nil {
		return nil, err
	}
	blank, err := unnamed("blank")
	if err != nil {
		_ = page.Close()
		return nil, err
	}
	defer blank.Close() // the program has its own
	in := &session{mode: mode, page: page}
	white := image.NewGray(image.Rect(0, 0, blankSide, blankSide))
	for i := range white.Pix {
		white.Pix[i] = 0xff
	}
	if err := show(blank, white, resolutionLow); err != nil {
		_ = page.Close()
		return nil, err
	}
	in.cmd = t.command(context.Background(), mode, "-c", "stream_filelist=1")
	in.cmd.ExtraFiles = []*os.File{page, blank}
	in.names, err = in.cmd.StdinPipe()
	if err != nil {
		_ = page.Close()
		return nil, err
	}
	out, err := in.cmd.StdoutPipe()
	if err != nil {
		_ = page.Close()
		return nil, err
	}
	in.answers = bufio.NewReaderSize(out, 64<<10)
	if err := in.cmd.Start(); err != nil {
		_ = page.Close()
		return nil, err
	}
	limited, cancel := context.WithTimeout(context.Background(), startTime)
	defer cancel()
	if _, err := in.ask(limited, ""); err != nil {
		in.end()
		return nil, err
	}
	return in, nil
}

// The pictures' names, to the program: its third and fourth open files.
const (
	pageName  = "/proc/self/fd/3\n"
	blankName = "/proc/self/fd/4\n"
)

// recognise reads one page. After an error the session can only be ended.
func (in *session) recognise(ctx context.Context, img *image.Gray, dpi float64) ([]word, error) {
	if err := show(in.page, img, dpi); err != nil {
		return nil, err
	}
	out, err := in.ask(ctx, pageName)
	if err != nil {
		return nil, err
	}
	// A waiting session needs no picture.
	return parseTSV(out), in.page.Truncate(0)
}

// show makes a file hold nothing but an image.
func show(f *os.File, img *image.Gray, dpi float64) error {
	head, pixels := tiff(img, dpi)
	if err := f.Truncate(int64(len(head) + len(pixels))); err != nil {
		return err
	}
	if _, err := f.WriteAt(head, 0); err != nil {
		return err
	}
	_, err := f.WriteAt(pixels, int64(len(head)))
	return err
}

// ask has the program read the named picture, if any, and blank ones, and gives the
// rows before the first blank's.
func (in *session) ask(ctx context.Context, name string) (string, error) {
	stop := context.AfterFunc(ctx, func() { _ = in.cmd.Process.Kill() })
	defer stop()
	if _, err := io.WriteString(in.names, name+strings.Repeat(blankName, blanks)); err != nil {
		return "", fmt.Errorf("tesseract: %w", errors.Join(err, ctx.Err()))
	}
	first := in.read + 1 // of the pages asked for
	if name != "" {
		in.read++
	}
	end := "1\t" + strconv.Itoa(in.read+1) + "\t"
	begin := "1\t" + strconv.Itoa(first) + "\t"
	in.read += blanks
	var rows strings.Builder
	wanted := false
	for {
		row, err := in.answers.ReadString('\n')
		if err != nil {
			return "", fmt.Errorf("tesseract: %w", errors.Join(err, ctx.Err()))
		}
		if strings.HasPrefix(row, end) {
			return rows.String(), nil
		}
		if wanted = wanted || strings.HasPrefix(row, begin); wanted { // before it are the last blanks' rows
			rows.WriteString(row)
		}
	}
}

// end ends the program, at once.
func (in *session) end() {
	_ = in.names.Close()
	_ = in.cmd.Process.Kill()
	_ = in.cmd.Wait() // it was killed
	_ = in.page.Close()
}

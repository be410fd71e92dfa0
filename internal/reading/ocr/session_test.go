package ocr

import (
	"context"
	"image"
	"reflect"
	"testing"

	"github.com/paperwurks/paperwurks/internal/reading/raster"
)

// TestSessionAnswersAsASingleRun reads pages of different sizes, one of them
// empty, one after the other in one session.
func TestSessionAnswersAsASingleRun(t *testing.T) {
	p := program(t)
	page := scan(t)
	empty := image.NewGray(image.Rect(0, 0, 900, 700))
	raster.Erase(empty, empty.Rect, 0)
	in, err := p.begin(pageMode)
	if err != nil {
		t.Fatal(err)
	}
	defer in.end()
	for _, tt := range []struct {
		name  string
		img   *image.Gray
		words bool
	}{{"whole", page, true}, {"empty", empty, false}, {"on its side", raster.Quarter(page, 1), true}, {"whole again", page, true}} {
		got, err := in.recognise(t.Context(), tt.img, 200)
		if err != nil {
			t.Fatal(err)
		}
		want, err := p.once(t.Context(), tt.img, 200, pageMode)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) || (len(got) > 0) != tt.words {
			t.Errorf("%s: %d words in a session, %d by itself", tt.name, len(got), len(want))
		}
	}
}

func TestSessionsWaitAndAreUsedAgain(t *testing.T) {
	p := program(t)
	first, err := p.sessions.take(p, pageMode)
	if err != nil {
		t.Fatal(err)
	}
	p.sessions.keep(first)
	second, err := p.sessions.take(p, pageMode)
	if err != nil {
		t.Fatal(err)
	}
	defer second.end()
	if first != second {
		t.Error("a waiting session was left and another begun")
	}
	first.read = sessionPages*(blanks+1) + 1
	p.sessions.keep(first)
	if len(p.sessions.idle) != 0 {
		t.Error("a session that has read its share still waits")
	}
}

func TestCloseEndsWhatWaits(t *testing.T) {
	p := program(t)
	in, err := p.sessions.take(p, pageMode)
	if err != nil {
		t.Fatal(err)
	}
	p.sessions.keep(in)
	if err := p.Close(); err != nil || len(p.sessions.idle) != 0 || in.cmd.ProcessState == nil {
		t.Errorf("%d wait, ended: %v, %v", len(p.sessions.idle), in.cmd.ProcessState, err)
	}
}

// TestPageIsReadThoughItsSessionDies kills the program between two pages.
func TestPageIsReadThoughItsSessionDies(t *testing.T) {
	p := program(t)
	in, err := p.sessions.take(p, pageMode)
	if err != nil {
		t.Fatal(err)
	}
	p.sessions.keep(in)
	_ = in.cmd.Process.Kill()
	words, err := p.run(t.Context(), scan(t), 200, pageMode)
	if err != nil || len(words) == 0 {
		t.Errorf("%d words, %v", len(words), err)
	}
}

func TestStoppedSessionIsNotUsedAgain(t *testing.T) {
	p := program(t)
	in, err := p.sessions.take(p, pageMode)
	if err != nil {
		t.Fatal(err)
	}
	p.sessions.keep(in)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := p.run(ctx, scan(t), 200, pageMode); err == nil {
		t.Error("a stopped reading gave words")
	}
	if len(p.sessions.idle) != 0 {
		t.Error("the session of a stopped reading waits for another page")
	}
}

// TestProgramThatKeepsNoSession is for programs that do not know the option, or
// whose output never comes.
func TestProgramThatKeepsNoSession(t *testing.T) {
	p := program(t)
	p.sessions.none.Store(true)
	words, err := p.run(t.Context(), scan(t), 200, pageMode)
	if err != nil || len(words) == 0 {
		t.Errorf("%d words, %v", len(words), err)
	}
}

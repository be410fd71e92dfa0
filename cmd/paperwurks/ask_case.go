package main

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/paperwurks/paperwurks/internal/config"
	"github.com/paperwurks/paperwurks/internal/retrieval"
)

// longestPart is in bytes: of a part of an answer that is streamed.
const longestPart = 16 << 20

// ofCase reports whether the arguments of ask are a case and a question: a word, then
// what is no file.
func ofCase(args []string) bool {
	if len(args) != 2 || len(strings.Fields(args[0])) != 1 || len(strings.Fields(args[1])) < 2 {
		return false
	}
	_, err := os.Stat(args[1])
	return err != nil
}

// askCase puts a question about a case to the service that runs here, and prints the
// answer as it comes.
func askCase(ctx context.Context, f askFlags, id, question string, stdout io.Writer) error {
	flags := map[string]string{}
	if f.dataDir != "" {
		flags["PAPERWURKS_DATA_DIR"] = f.dataDir
	}
	set, err := config.Load(os.Environ(), flags)
	if err != nil {
		return status{exitUsage, err}
	}
	running := service{at: set.PublicURL}
	if err := running.identify(filepath.Join(set.DataDir, "token")); err != nil {
		return status{exitUnreadable, err}
	}
	accept := "application/x-ndjson"
	if f.format == "json" {
		accept = "application/json"
	}
	body, err := json.Marshal(map[string]string{"question": question})
	if err != nil {
		return err
	}
	answer, err := running.send(ctx, "/api/v1/cases/"+url.PathEscape(id)+"/ask", accept, body)
	if err != nil {
		return status{exitUnreadable, err}
	}
	defer answer.Body.Close()
	if f.format == "json" {
		return passOn(answer.Body, f.output, stdout)
	}
	var kept bytes.Buffer
	to := stdout
	if f.output != "" {
		to = &kept
	}
	silent, err := printParts(answer.Body, to, f.passages, columns(stdout))
	if err != nil {
		return status{exitUnreadable, err}
	}
	if f.output != "" {
		if err := deliver(kept.Bytes(), f.output, stdout); err != nil {
			return err
		}
	}
	if silent {
		return status{code: exitSilent}
	}
	return nil
}

// service is a running one and who asks it.
type service struct{ at, token string }

// identify reads the token for scripts.
func (s *service) identify(path string) error {
	text, err := os.ReadFile(path) // #nosec G304 -- in the data directory that the settings name
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no token at %s: no service has run with this data directory; start it with paperwurks up, or name its directory with --data-dir", path)
	case err != nil:
		return fmt.Errorf("the token of the service cannot be read: %w", err)
	}
	s.token = strings.TrimSpace(string(text))
	return nil
}

// send posts a body and gives the answer when it is a good one; otherwise a sentence.
func (s *service) send(ctx context.Context, path, accept string, body []byte) (*http.Response, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, s.at+path, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Authorization", "Bearer "+s.token)
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", accept)
	// What is at the address may be somebody else's; it is not followed elsewhere with the token.
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	answer, err := client.Do(r)
	if err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, fmt.Errorf("nothing is running at %s (%w); start it with paperwurks up, or set PAPERWURKS_LISTEN or PAPERWURKS_PUBLIC_URL to where it is", s.at, errors.Unwrap(err))
	}
	if answer.StatusCode == http.StatusOK {
		return answer, nil
	}
	defer answer.Body.Close()
	var p struct{ Detail string }
	_ = json.NewDecoder(io.LimitReader(answer.Body, 1<<20)).Decode(&p) // what is no problem has no detail
	return nil, fmt.Errorf("the service at %s refuses: %s", s.at, cmp.Or(p.Detail, answer.Status))
}

// passOn writes a whole answer as it came.
func passOn(r io.Reader, output string, stdout io.Writer) error {
	text, err := io.ReadAll(r)
	if err != nil {
		return status{exitUnreadable, fmt.Errorf("the answer broke off: %w", err)}
	}
	var a retrieval.Answer
	if err := json.Unmarshal(text, &a); err != nil {
		return status{exitUnreadable, fmt.Errorf("the answer is no answer: %w", err)}
	}
	var out bytes.Buffer
	if err := json.Indent(&out, text, "", "  "); err != nil {
		return err
	}
	if err := deliver(out.Bytes(), output, stdout); err != nil {
		return err
	}
	if a.Outcome == retrieval.Silent {
		return status{code: exitSilent}
	}
	return nil
}

// printParts prints an answer that comes in parts, each when it is there, and says
// whether the papers were silent.
func printParts(r io.Reader, w io.Writer, passages, width int) (silent bool, err error) {
	t := newTelling(w, passages, width)
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, longestPart)
	ended := false
	for lines.Scan() {
		var part struct {
			Event string
			Data  json.RawMessage
		}
		if err := json.Unmarshal(lines.Bytes(), &part); err != nil {
			return silent, fmt.Errorf("the answer is no answer: %w", err)
		}
		switch part.Event {
		case "answer":
			var a retrieval.Answer
			if err = json.Unmarshal(part.Data, &a); err == nil {
				silent = a.Outcome == retrieval.Silent
				t.answer(a)
			}
		case "passage":
			var p retrieval.Result
			if err = json.Unmarshal(part.Data, &p); err == nil {
				t.passage(p)
			}
		case "sentence":
			var s retrieval.Sentence
			if err = json.Unmarshal(part.Data, &s); err == nil {
				t.sentence(s)
			}
		case "written":
			var x retrieval.Written
			if err = json.Unmarshal(part.Data, &x); err == nil {
				t.written(x)
			}
		case "problem":
			var p struct{ Detail string }
			if err = json.Unmarshal(part.Data, &p); err == nil {
				err = errors.New(p.Detail)
			}
		case "end":
			ended = true
		}
		if err != nil {
			return silent, err
		}
	}
	if err := lines.Err(); err != nil {
		return silent, fmt.Errorf("the answer broke off: %w", err)
	}
	if !ended {
		return silent, errors.New("the answer broke off before its end; ask again")
	}
	t.end()
	return silent, t.p.err
}

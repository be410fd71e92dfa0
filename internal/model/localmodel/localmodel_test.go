package localmodel

import (
	"archive/tar"
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/fault"
)

// published is a package of a few words, two of which mean nearly the same.
func published(t *testing.T) (Package, []byte) {
	t.Helper()
	text := `{"precision":8,"words":["the","\"vectors\":{"],"vectors":{` +
		`"the":[0.1,0.2,0.3,0.4,1,0],"dog":[0.9,0.1,0,0.1,1,3],"hound":[0.88,0.12,0.02,0.1,1,7],` +
		`"rent":[0,0.1,0.9,-0.5,1,4],"u.s.":[1,1,1,1,1,5],"lease":[0.05,-0.6,0.8,0.1,1,9],"roof":[-0.7,0.4,-0.3,0.6,1,11]}}`
	return packed(t, text)
}

func packed(t *testing.T, text string) (Package, []byte) {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	w := tar.NewWriter(z)
	for name, body := range map[string]string{"package/package.json": "{}", "package/few.json": text} {
		if err := errors.Join(w.WriteHeader(&tar.Header{Name: name, Size: int64(len(body)), Mode: 0o644}), func() error { _, err := io.WriteString(w, body); return err }()); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(w.Close(), z.Close()); err != nil {
		t.Fatal(err)
	}
	sum := sha512.Sum512(b.Bytes())
	return Package{Name: "few", Version: "1.0.0", Dimension: 4, Bytes: int64(b.Len()), Integrity: "sha512-" + base64.StdEncoding.EncodeToString(sum[:])}, b.Bytes()
}

func quiet(string, int64, int64) {}

// registry serves a package, as many bytes as most at a time, and counts the requests
// that went on from somewhere.
func registry(t *testing.T, data []byte, most int) (address string, resumed *int) {
	t.Helper()
	resumed = new(int)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/npm/few/-/few-1.0.0.tgz" {
			http.NotFound(w, r)
			return
		}
		if r.Header.Get("Range") != "" {
			*resumed++
		}
		http.ServeContent(&stingy{ResponseWriter: w, left: most}, r, "", time.Time{}, bytes.NewReader(data))
	}))
	t.Cleanup(s.Close)
	return s.URL + "/npm/", resumed
}

// stingy breaks an answer off.
type stingy struct {
	http.ResponseWriter
	left int
}

func (s *stingy) Write(b []byte) (int, error) {
	n, err := s.ResponseWriter.Write(b[:min(len(b), s.left)])
	if s.left -= n; err == nil && n < len(b) {
		return n, io.ErrShortWrite
	}
	return n, err
}

func TestFetchAndOpen(t *testing.T) {
	p, data := published(t)
	dir := t.TempDir()
	if _, err := Open(dir); fault.KindOf(err) != fault.NotFound {
		t.Fatalf("an empty directory: %v", err)
	}
	at, resumed := registry(t, data, len(data)/2+1)
	err := p.Fetch(t.Context(), dir, at, quiet)
	if fault.KindOf(err) != fault.Unavailable || !strings.Contains(err.Error(), "goes on from there") {
		t.Fatalf("a download that broke off: %v", err)
	}
	if s, err := StateOf(dir); err != nil || s.Present || s.Part == 0 {
		t.Errorf("after it broke off: %+v, %v", s, err)
	}
	for range 3 {
		if err = p.Fetch(t.Context(), dir, at, quiet); err == nil {
			break
		}
	}
	if err != nil || *resumed == 0 {
		t.Fatalf("the same command again: %v, %d went on", err, *resumed)
	}
	s, err := StateOf(dir)
	if err != nil || !s.Present || s.Words != 6 || s.ID != "few" || s.Version != "1.0.0" || s.Part != 0 {
		t.Errorf("fetched: %+v, %v", s, err)
	}
	w, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if id := w.Identity(); id.ID != "few" || id.Version != "1.0.0" || id.Dimension != 4 {
		t.Errorf("identity %+v", id)
	}
	near := w.Near("dog", []string{"hound", "rent", "unknown"})
	if len(near) != 3 || near[0] < 0.95 || near[1] > near[0]-0.5 || near[2] != 0 {
		t.Errorf("near a dog: %v", near)
	}
	if w.Near("unknown", []string{"dog"}) != nil || w.Near("u.s.", []string{"dog"}) != nil {
		t.Error("a word that is not there is near something")
	}
	e, err := w.Embed(t.Context(), []string{"The dog!", "hound", "rent of the lease", "… 12"})
	if err != nil || len(e.Vectors) != 4 || len(e.Vectors[0]) != 4 {
		t.Fatalf("embedded %v, %v", e, err)
	}
	if dot(e.Vectors[0], e.Vectors[1]) < dot(e.Vectors[0], e.Vectors[2]) || dot(e.Vectors[3], e.Vectors[3]) != 0 {
		t.Errorf("sentences %v", e.Vectors)
	}
	if err := Remove(dir); err != nil {
		t.Fatal(err)
	}
	if s, err := StateOf(dir); err != nil || s.Present {
		t.Errorf("removed: %+v, %v", s, err)
	}
}

func dot(a, b []float32) (sum float32) {
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}

func TestWhatIsNotThePackageIsRefused(t *testing.T) {
	p, data := published(t)
	dir := t.TempDir()
	whole, _ := registry(t, data, len(data))
	other := p
	other.Integrity = "sha512-AAAA"
	if err := other.Fetch(t.Context(), dir, whole, quiet); fault.KindOf(err) != fault.Invalid {
		t.Errorf("another digest: %v", err)
	}
	if s, _ := StateOf(dir); s.Present || s.Part != 0 {
		t.Errorf("what was refused stayed: %+v", s)
	}
	missing := p
	missing.Version = "2.0.0"
	if err := missing.Fetch(t.Context(), dir, whole, quiet); fault.KindOf(err) != fault.NotFound {
		t.Errorf("a version that is not there: %v", err)
	}
	short := p
	short.Bytes--
	if err := short.Fetch(t.Context(), dir, whole, quiet); fault.KindOf(err) != fault.Invalid {
		t.Errorf("more than was said: %v", err)
	}
	if err := p.Fetch(t.Context(), dir, "http://127.0.0.1:1/", quiet); fault.KindOf(err) != fault.Unavailable {
		t.Errorf("nobody there: %v", err)
	}
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	file := filepath.Join(dir, "few.tgz")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := p.Bring(gone, dir, file, quiet); err == nil {
		t.Error("it went on after it was told to stop")
	}
	if err := p.Bring(t.Context(), dir, file, quiet); err != nil {
		t.Errorf("from a file: %v", err)
	}
	// A file that is damaged is not opened.
	at := filepath.Join(dir, wordsFile)
	good, err := os.ReadFile(at)
	if err != nil {
		t.Fatal(err)
	}
	for i, bad := range [][]byte{good[:len(good)-1], append(bytes.Clone(good), 0), []byte("something else"), nil} {
		if err := os.WriteFile(at, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(dir); fault.KindOf(err) != fault.Invalid {
			t.Errorf("damaged %d: %v", i, err)
		}
	}
}

func TestPackagesThatAreNotAsExpected(t *testing.T) {
	for name, text := range map[string]string{
		"no vectors": `{"words":[]}`, "cut": `{"vectors":{"dog":[1,2`, "too few": `{"vectors":{"dog":[1,2,3]}}`, "too many": `{"vectors":{"dog":[1,2,3,4,5,6,7]}}`,
		"no number": `{"vectors":{"dog":[1,2,x,4,1,0]}}`, "no place": `{"vectors":{"dog":[1,2,3,4,1,0.5]}}`, "one place": `{"vectors":{"dog":[1,2,3,4,1,1],"cat":[1,2,3,4,1,1]}}`,
		"infinite": `{"vectors":{"dog":[1e99,2,3,4,1,0]}}`, "no words": `{"vectors":{"1":[1,2,3,4,1,0]}}`,
	} {
		p, data := packed(t, text)
		file := filepath.Join(t.TempDir(), "few.tgz")
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := p.Bring(t.Context(), t.TempDir(), file, quiet); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestRegistry(t *testing.T) {
	files := map[string]string{"/home/ann/.npmrc": "fund=false\nregistry = \"https://${PLACE}.example/npm\"\n", "/etc/npmrc": "registry=https://machine.example/\n"}
	read := func(path string) ([]byte, error) {
		if text, ok := files[path]; ok {
			return []byte(text), nil
		}
		return nil, os.ErrNotExist
	}
	for _, test := range []struct {
		env  map[string]string
		home string
		want string
	}{
		{map[string]string{"npm_config_registry": "https://environment.example/"}, "/home/ann", "https://environment.example/"},
		{map[string]string{"PLACE": "mine"}, "/home/ann", "https://mine.example/npm"},
		{nil, "/home/bob", "https://machine.example/"},
		{map[string]string{"NPM_CONFIG_USERCONFIG": "/etc/npmrc", "PLACE": "mine"}, "/home/ann", "https://machine.example/"},
	} {
		if got := Registry(func(k string) string { return test.env[k] }, test.home, read); got != test.want {
			t.Errorf("%v, %s: %s, want %s", test.env, test.home, got, test.want)
		}
	}
	if got := Registry(func(string) string { return "" }, "", func(string) ([]byte, error) { return nil, os.ErrNotExist }); got != publicRegistry {
		t.Errorf("without settings: %s", got)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(`{"vectors":{"dog":[1,2,3,4,1,0],"a\"b":[1,2,3,4,1,1]}}`))
	f.Add([]byte(`"vectors":{"":[`))
	f.Fuzz(func(t *testing.T, data []byte) {
		all, err := parse(bufio.NewReader(bytes.NewReader(data)), 4)
		if err != nil {
			return
		}
		for _, r := range all {
			if len(r.vector) != 4 || !letters(r.word) {
				t.Fatalf("%+v", r)
			}
		}
	})
}

func FuzzReadWords(f *testing.F) {
	f.Add([]byte(mark + `{"id":"few","dimension":1,"words":1}` + "\n\x01a\x00\x00\x80?\x05"))
	f.Add([]byte(fmt.Sprintf("%s{\"id\":\"few\",\"dimension\":%d,\"words\":%d}\n", mark, mostDim, mostWords)))
	f.Fuzz(func(t *testing.T, data []byte) {
		w, err := readWords(bufio.NewReader(bytes.NewReader(data)))
		if err == nil && (w.Len() == 0 || len(w.numbers) != w.Len()*w.of.Dimension) {
			t.Fatalf("%d words, %d numbers", w.Len(), len(w.numbers))
		}
	})
}

package blobtest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/blob"
	"github.com/paperwurks/paperwurks/internal/fault"
)

// Announce is the upload of a text.
func Announce(text string) blob.Upload {
	sum := sha256.Sum256([]byte(text))
	return blob.Upload{Size: int64(len(text)), SHA256: hex.EncodeToString(sum[:]), MediaType: "application/pdf"}
}

// Send makes a signed request with a body and gives its status.
func Send(t *testing.T, s blob.Signed, body string) int {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), s.Method, s.URL, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for k, v := range s.Headers {
		req.Header.Set(k, v)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	_, _ = io.Copy(io.Discard, res.Body)
	return res.StatusCode
}

func read(t *testing.T, r io.ReadCloser, err error) string {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// Run runs the suite on empty buckets that open makes.
func Run(t *testing.T, open func(*testing.T) *blob.Bucket) {
	ctx := context.Background()
	const text = "the register of title"

	t.Run("what is put is there", func(t *testing.T) {
		b := open(t)
		if err := b.Put(ctx, "firm/case/a", strings.NewReader(text), Announce(text)); err != nil {
			t.Fatal(err)
		}
		r, err := b.Get(ctx, "firm/case/a")
		if got := read(t, r, err); got != text {
			t.Errorf("got %q", got)
		}
		r, err = b.Range(ctx, "firm/case/a", 4, 8)
		if got := read(t, r, err); got != "register" {
			t.Errorf("range %q", got)
		}
		info, err := b.Stat(ctx, "firm/case/a")
		if err != nil || info.Size != int64(len(text)) || time.Since(info.Modified) > time.Hour {
			t.Errorf("stat %+v, %v", info, err)
		}
		if _, err := b.Bytes(ctx, "firm/case/a", 5); fault.KindOf(err) != fault.TooLarge {
			t.Errorf("reading more than is wanted: %v", err)
		}
	})
	t.Run("the later of two is kept", func(t *testing.T) {
		b := open(t)
		for _, s := range []string{"first and longer", "second"} {
			if err := b.PutBytes(ctx, "firm/a", []byte(s), "text/plain"); err != nil {
				t.Fatal(err)
			}
		}
		r, err := b.Get(ctx, "firm/a")
		if got := read(t, r, err); got != "second" {
			t.Errorf("got %q", got)
		}
	})
	t.Run("other bytes than announced are refused", func(t *testing.T) {
		b := open(t)
		for name, body := range map[string]string{"short": text[:4], "long": text + "!", "other": strings.ToUpper(text), "empty": ""} {
			if err := b.Put(ctx, "firm/a", strings.NewReader(body), Announce(text)); fault.KindOf(err) != fault.Invalid {
				t.Errorf("%s: %v, want invalid", name, err)
			}
			if _, err := b.Stat(ctx, "firm/a"); fault.KindOf(err) != fault.NotFound {
				t.Errorf("%s: something was kept: %v", name, err)
			}
		}
	})
	t.Run("what is not there", func(t *testing.T) {
		b := open(t)
		if _, err := b.Get(ctx, "firm/none"); fault.KindOf(err) != fault.NotFound {
			t.Errorf("get: %v", err)
		}
		if err := b.Delete(ctx, "firm/none"); err != nil {
			t.Errorf("delete: %v", err)
		}
		if err := b.PutBytes(ctx, "firm/a", []byte("x"), ""); err != nil {
			t.Fatal(err)
		}
		if err := b.Delete(ctx, "firm/a"); err != nil {
			t.Fatal(err)
		}
		if _, err := b.Get(ctx, "firm/a"); fault.KindOf(err) != fault.NotFound {
			t.Errorf("get after delete: %v", err)
		}
	})
	t.Run("keys stay inside", func(t *testing.T) {
		b := open(t)
		for _, k := range []string{"", "/etc/passwd", "../a", "firm/../../a", "firm//a", "firm/a/", "firm/.hidden", "Firm/a", "firm/a b", "firm\\a", "firm/a\x00", "c:/a", strings.Repeat("a", 200)} {
			if err := b.PutBytes(ctx, k, []byte("x"), ""); fault.KindOf(err) != fault.Invalid {
				t.Errorf("put %q: %v, want invalid", k, err)
			}
			if _, err := b.Get(ctx, k); fault.KindOf(err) != fault.Invalid {
				t.Errorf("get %q: %v, want invalid", k, err)
			}
		}
	})
	t.Run("a signed request takes what it says", func(t *testing.T) {
		b := open(t)
		s, err := b.SignPut(ctx, "firm/a", Announce(text), time.Now().Add(time.Minute))
		if err != nil {
			t.Fatal(err)
		}
		for range 2 {
			if code := Send(t, s, text); code != http.StatusOK {
				t.Fatalf("status %d", code)
			}
		}
		r, err := b.Get(ctx, "firm/a")
		if got := read(t, r, err); got != text {
			t.Errorf("got %q", got)
		}
	})
	t.Run("and nothing else", func(t *testing.T) {
		for name, change := range map[string]func(*blob.Signed) string{
			"another key":       func(s *blob.Signed) string { s.URL = strings.Replace(s.URL, "firm/a", "firm/b", 1); return text },
			"another firm":      func(s *blob.Signed) string { s.URL = strings.Replace(s.URL, "firm/a", "rival/a", 1); return text },
			"another method":    func(s *blob.Signed) string { s.Method = http.MethodPost; return text },
			"to read":           func(s *blob.Signed) string { s.Method = http.MethodGet; return "" },
			"another type":      func(s *blob.Signed) string { s.Headers["Content-Type"] = "text/html"; return text },
			"other bytes":       func(*blob.Signed) string { return strings.ToUpper(text) },
			"fewer bytes":       func(*blob.Signed) string { return text[1:] },
			"another signature": func(s *blob.Signed) string { s.URL = s.URL[:len(s.URL)-1] + "x"; return text },
		} {
			b := open(t)
			s, err := b.SignPut(ctx, "firm/a", Announce(text), time.Now().Add(time.Minute))
			if err != nil {
				t.Fatal(err)
			}
			if code := Send(t, s, change(&s)); code < 400 || code >= 500 {
				t.Errorf("%s: status %d", name, code)
			}
			for _, k := range []string{"firm/a", "firm/b", "rival/a"} {
				if _, err := b.Stat(ctx, k); fault.KindOf(err) != fault.NotFound {
					t.Errorf("%s: %s was kept: %v", name, k, err)
				}
			}
		}
	})
}

package blobtest

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"maps"
	"mime/multipart"
	"net/http"
	"slices"
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
	t.Run("a key that is used once", func(t *testing.T) {
		b := open(t)
		if err := b.Keep(ctx, "firm/record", []byte(text), "text/plain", time.Time{}); err != nil {
			t.Fatal(err)
		}
		if err := b.Keep(ctx, "firm/record", []byte("other"), "text/plain", time.Time{}); fault.KindOf(err) != fault.Conflict {
			t.Errorf("again: %v, want conflict", err)
		}
		r, err := b.Get(ctx, "firm/record")
		if got := read(t, r, err); got != text {
			t.Errorf("got %q", got)
		}
	})
	t.Run("the latest version is the first", func(t *testing.T) {
		b := open(t)
		if _, err := b.Versions(ctx, "firm/a"); fault.KindOf(err) != fault.NotFound {
			t.Errorf("versions of nothing: %v", err)
		}
		for _, s := range []string{"one", "two"} {
			if err := b.PutBytes(ctx, "firm/a", []byte(s), ""); err != nil {
				t.Fatal(err)
			}
			if err := b.PutBytes(ctx, "firm/a2", []byte("another key that begins alike"), ""); err != nil {
				t.Fatal(err)
			}
		}
		vs, err := b.Versions(ctx, "firm/a")
		if err != nil || len(vs) == 0 || len(vs) > 2 {
			t.Fatalf("versions %+v, %v", vs, err)
		}
		for i, want := range []string{"two", "one"}[:len(vs)] {
			r, err := b.Version(ctx, "firm/a", vs[i].ID)
			if got := read(t, r, err); got != want || vs[i].Size != int64(len(want)) {
				t.Errorf("version %d is %q, %+v", i, got, vs[i])
			}
		}
		if err := b.Delete(ctx, "firm/a"); err != nil {
			t.Fatal(err)
		}
		if vs, err := b.Versions(ctx, "firm/a"); fault.KindOf(err) != fault.NotFound {
			t.Errorf("versions after the object was removed: %v, %v", vs, err)
		}
		if _, err := b.Stat(ctx, "firm/a2"); err != nil {
			t.Errorf("the other key: %v", err)
		}
	})
	t.Run("what lies below a folder is listed", func(t *testing.T) {
		b := open(t)
		want := []string{"firm/case-1", "firm/case/a", "firm/case/b/c", "firm/case/b/d", "firm/case2/a"}
		for _, k := range slices.Backward(want) {
			if err := b.PutBytes(ctx, k, []byte("x"), ""); err != nil {
				t.Fatal(err)
			}
		}
		list := func(folder string, most int) (keys []string) {
			for k, err := range b.List(ctx, folder) {
				if err != nil {
					t.Fatal(err)
				}
				if keys = append(keys, k); len(keys) == most {
					break
				}
			}
			return keys
		}
		if err := b.Delete(ctx, "firm/case/b/c"); err != nil {
			t.Fatal(err)
		}
		for folder, want := range map[string][]string{
			"firm": {"firm/case-1", "firm/case/a", "firm/case/b/d", "firm/case2/a"}, "firm/case": {"firm/case/a", "firm/case/b/d"}, "firm/none": nil, "other": nil,
		} {
			if got := list(folder, 100); !slices.Equal(got, want) {
				t.Errorf("below %s are %v, want %v", folder, got, want)
			}
		}
		if got := list("firm", 2); len(got) != 2 {
			t.Errorf("of which two are %v", got)
		}
		for _, err := range b.List(ctx, "../firm") {
			if fault.KindOf(err) != fault.Invalid {
				t.Errorf("a folder outside: %v", err)
			}
		}
	})
	t.Run("it can be reached", func(t *testing.T) {
		if err := open(t).Ping(ctx); err != nil {
			t.Error(err)
		}
	})
	t.Run("a range beyond the end is empty", func(t *testing.T) {
		b := open(t)
		if err := b.PutBytes(ctx, "firm/a", []byte(text), ""); err != nil {
			t.Fatal(err)
		}
		for _, tt := range []struct {
			offset, length int64
			want           string
		}{{100, 5, ""}, {int64(len(text)), -1, ""}, {4, 0, ""}, {16, 100, "title"}, {16, -1, "title"}} {
			r, err := b.Range(ctx, "firm/a", tt.offset, tt.length)
			if got := read(t, r, err); got != tt.want {
				t.Errorf("from %d, %d bytes: %q, want %q", tt.offset, tt.length, got, tt.want)
			}
		}
		if _, err := b.Range(ctx, "firm/none", 4, 0); fault.KindOf(err) != fault.NotFound {
			t.Errorf("nothing of nothing: %v", err)
		}
	})
}

// RunTags runs what is promised of tags.
func RunTags(t *testing.T, open func(*testing.T) *blob.Bucket) {
	ctx := context.Background()
	const text = "the register of title"
	t.Run("tags", func(t *testing.T) {
		b := open(t)
		if _, err := b.Tags(ctx, "firm/a"); fault.KindOf(err) != fault.NotFound {
			t.Errorf("of nothing: %v", err)
		}
		if err := b.SetTags(ctx, "firm/a", map[string]string{"a": "b"}); fault.KindOf(err) != fault.NotFound {
			t.Errorf("on nothing: %v", err)
		}
		if err := b.PutBytes(ctx, "firm/a", []byte(text), ""); err != nil {
			t.Fatal(err)
		}
		for _, want := range []map[string]string{{}, {"GuardDutyMalwareScanStatus": "NO_THREATS_FOUND", "held": ""}, {"other": "x"}} {
			if len(want) > 0 {
				if err := b.SetTags(ctx, "firm/a", want); err != nil {
					t.Fatal(err)
				}
			}
			if got, err := b.Tags(ctx, "firm/a"); err != nil || !maps.Equal(got, want) {
				t.Errorf("tags %v, %v; want %v", got, err, want)
			}
		}
		if err := b.SetTags(ctx, "firm/a", map[string]string{"a\nb": "c"}); fault.KindOf(err) != fault.Invalid {
			t.Errorf("a tag that is none: %v", err)
		}
	})
}

// RunSigned runs what is promised of signed requests: they are taken as they
// stand, and not otherwise.
func RunSigned(t *testing.T, open func(*testing.T) *blob.Bucket) {
	ctx := context.Background()
	const text = "the register of title"

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

// Post sends a form with a file and gives the status.
func Post(t *testing.T, f blob.Form, file string) int {
	t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for _, k := range slices.Sorted(maps.Keys(f.Fields)) {
		if err := w.WriteField(k, f.Fields[k]); err != nil {
			t.Fatal(err)
		}
	}
	part, err := w.CreateFormFile("file", "lease.pdf")
	if err == nil {
		_, err = io.WriteString(part, file)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	res, err := http.Post(f.URL, w.FormDataContentType(), &body)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	_, _ = io.Copy(io.Discard, res.Body)
	return res.StatusCode
}

// RunForms runs what is promised of signed forms.
func RunForms(t *testing.T, open func(*testing.T) *blob.Bucket) {
	ctx := context.Background()
	const text = "the register of title"
	signed := func(t *testing.T, b *blob.Bucket) blob.Form {
		t.Helper()
		f, err := b.SignPost(ctx, "firm/a", Announce(text), time.Now().Add(time.Minute))
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	t.Run("a form takes what it says", func(t *testing.T) {
		b := open(t)
		for range 2 {
			if code := Post(t, signed(t, b), text); code/100 != 2 {
				t.Fatalf("status %d", code)
			}
		}
		r, err := b.Get(ctx, "firm/a")
		if got := read(t, r, err); got != text {
			t.Errorf("got %q", got)
		}
	})
	t.Run("and nothing else", func(t *testing.T) {
		for name, change := range map[string]func(blob.Form) string{
			"another key":     func(f blob.Form) string { f.Fields["key"] = "rival/a"; return text },
			"another type":    func(f blob.Form) string { f.Fields["Content-Type"] = "text/html"; return text },
			"other bytes":     func(blob.Form) string { return strings.ToUpper(text) },
			"fewer bytes":     func(blob.Form) string { return text[1:] },
			"more bytes":      func(blob.Form) string { return text + strings.Repeat("!", 64<<10) },
			"nothing at all":  func(blob.Form) string { return "" },
			"without a field": func(f blob.Form) string { delete(f.Fields, "key"); return text },
			"another signature": func(f blob.Form) string {
				for _, k := range []string{"signature", "X-Amz-Signature"} {
					if v := f.Fields[k]; v != "" {
						f.Fields[k] = strings.Repeat("0", len(v))
					}
				}
				return text
			},
		} {
			b := open(t)
			f := signed(t, b)
			if code := Post(t, f, change(f)); code < 400 || code >= 500 {
				t.Errorf("%s: status %d", name, code)
			}
			for _, k := range []string{"firm/a", "rival/a"} {
				if _, err := b.Stat(ctx, k); fault.KindOf(err) != fault.NotFound {
					t.Errorf("%s: %s was kept: %v", name, k, err)
				}
			}
		}
	})
}

// RunLocks runs what is promised of locks and holds, on buckets whose objects
// may be locked. What it locks it locks for seconds.
func RunLocks(t *testing.T, open func(*testing.T) *blob.Bucket) {
	ctx := context.Background()
	const text = "head of the chain"
	// kept says that the bytes are there still, whatever was tried.
	kept := func(t *testing.T, b *blob.Bucket, what string) {
		t.Helper()
		vs, err := b.Versions(ctx, "firm/a")
		if err != nil {
			t.Errorf("%s: %v", what, err)
		}
		for _, v := range vs {
			r, err := b.Version(ctx, "firm/a", v.ID)
			if read(t, r, err) == text {
				return
			}
		}
		t.Errorf("%s: the bytes are gone from %v", what, vs)
	}
	attack := func(t *testing.T, b *blob.Bucket) {
		t.Helper()
		if err := b.Delete(ctx, "firm/a"); fault.KindOf(err) != fault.Conflict {
			t.Errorf("delete: %v, want conflict", err)
		}
		kept(t, b, "delete")
		// A store with versions takes the new bytes beside the old ones.
		if err := b.PutBytes(ctx, "firm/a", []byte("another head"), ""); err != nil && fault.KindOf(err) != fault.Conflict {
			t.Errorf("put: %v", err)
		}
		kept(t, b, "put")
		if err := b.Delete(ctx, "firm/a"); fault.KindOf(err) != fault.Conflict {
			t.Errorf("delete after put: %v, want conflict", err)
		}
		kept(t, b, "delete after put")
	}
	t.Run("a record is locked as it is written", func(t *testing.T) {
		b := open(t)
		until := time.Now().Add(time.Hour).Truncate(time.Second)
		if err := b.Keep(ctx, "firm/a", []byte(text), "text/plain", until); err != nil {
			t.Fatal(err)
		}
		if i, err := b.Stat(ctx, "firm/a"); err != nil || !i.Until.Equal(until) || i.Held {
			t.Errorf("stat %+v, %v; want %v", i, err, until)
		}
		attack(t, b)
	})
	t.Run("a lock is put off and not brought forward", func(t *testing.T) {
		b := open(t)
		if err := b.Lock(ctx, "firm/a", time.Now().Add(time.Hour)); fault.KindOf(err) != fault.NotFound {
			t.Errorf("of nothing: %v", err)
		}
		if err := b.PutBytes(ctx, "firm/a", []byte(text), ""); err != nil {
			t.Fatal(err)
		}
		soon := time.Now().Add(time.Hour).Truncate(time.Second)
		for _, until := range []time.Time{soon, soon.Add(time.Hour)} {
			if err := b.Lock(ctx, "firm/a", until); err != nil {
				t.Fatal(err)
			}
		}
		if err := b.Lock(ctx, "firm/a", soon); fault.KindOf(err) != fault.Conflict {
			t.Errorf("brought forward: %v, want conflict", err)
		}
		if i, err := b.Stat(ctx, "firm/a"); err != nil || !i.Until.Equal(soon.Add(time.Hour)) {
			t.Errorf("stat %+v, %v", i, err)
		}
		attack(t, b)
	})
	t.Run("a hold has no end but being taken off", func(t *testing.T) {
		b := open(t)
		if err := b.Hold(ctx, "firm/a", true); fault.KindOf(err) != fault.NotFound {
			t.Errorf("of nothing: %v", err)
		}
		if err := b.PutBytes(ctx, "firm/a", []byte(text), ""); err != nil {
			t.Fatal(err)
		}
		if err := b.Hold(ctx, "firm/a", true); err != nil {
			t.Fatal(err)
		}
		if i, err := b.Stat(ctx, "firm/a"); err != nil || !i.Held {
			t.Errorf("stat %+v, %v", i, err)
		}
		if err := b.Delete(ctx, "firm/a"); fault.KindOf(err) != fault.Conflict {
			t.Errorf("delete: %v, want conflict", err)
		}
		kept(t, b, "delete")
		if err := b.Hold(ctx, "firm/a", false); err != nil {
			t.Fatal(err)
		}
		if i, err := b.Stat(ctx, "firm/a"); err != nil || i.Held {
			t.Errorf("stat %+v, %v", i, err)
		}
		if err := b.Delete(ctx, "firm/a"); err != nil {
			t.Errorf("delete after the hold: %v", err)
		}
		if _, err := b.Stat(ctx, "firm/a"); fault.KindOf(err) != fault.NotFound {
			t.Errorf("stat after delete: %v", err)
		}
	})
}

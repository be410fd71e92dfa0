package sealed

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"
	"testing/iotest"
	"time"

	"pgregory.net/rapid"

	"github.com/paperwurks/paperwurks/internal/blob"
	"github.com/paperwurks/paperwurks/internal/blob/blobtest"
	"github.com/paperwurks/paperwurks/internal/blob/fileblob"
	"github.com/paperwurks/paperwurks/internal/fault"
)

// ring is a key for each case.
type ring map[string][]byte

func (r ring) Open(_ context.Context, organisation, kase string) ([]byte, error) {
	k, ok := r[organisation+"/"+kase]
	if !ok {
		return nil, fault.New(fault.NotFound, "the key of the case %s is not there", kase)
	}
	return k, nil
}

func (r ring) Seal(ctx context.Context, organisation, kase string) ([]byte, error) {
	if k, err := r.Open(ctx, organisation, kase); err == nil {
		return k, nil
	}
	k := bytes.Repeat([]byte{byte(len(r) + 1)}, 32)
	r[organisation+"/"+kase] = k
	return k, nil
}

// behind is a directory, and a driver that seals into it.
func behind(t testing.TB) (*fileblob.Driver, *Driver, ring, string) {
	t.Helper()
	dir := t.TempDir()
	f, err := fileblob.Open(fileblob.Config{Dir: dir, Key: bytes.Repeat([]byte("k"), 32)})
	if err != nil {
		t.Fatal(err)
	}
	r := ring{}
	return f, New(f, r), r, dir
}

func TestSuite(t *testing.T) {
	open := func(t *testing.T) *blob.Bucket {
		_, d, _, _ := behind(t)
		d.owner = func(string) (string, string, bool) { return "firm", "case", true }
		return blob.New(d)
	}
	blobtest.Run(t, open)
	blobtest.RunTags(t, open)
	blobtest.RunLocks(t, open)
}

var paper = bytes.Repeat([]byte("%PDF the register of title of 12 Beacon Crescent "), 5000) // four chunks

func TestWhatLiesThereSaysNothing(t *testing.T) {
	f, d, keys, _ := behind(t)
	b := blob.New(d)
	if err := b.PutBytes(t.Context(), "firm/case/d1/original", paper, "application/pdf"); err != nil {
		t.Fatal(err)
	}
	lies, err := blob.New(f).Bytes(t.Context(), "firm/case/d1/original", 1<<20)
	if err != nil || bytes.Contains(lies, []byte("Beacon")) || int64(len(lies)) != length(int64(len(paper))) {
		t.Errorf("%d bytes lie there, %v", len(lies), err)
	}
	if got, err := b.Bytes(t.Context(), "firm/case/d1/original", 1<<20); err != nil || !bytes.Equal(got, paper) {
		t.Errorf("%d bytes come back, %v", len(got), err)
	}
	// The same bytes twice are two different objects.
	if err := b.PutBytes(t.Context(), "firm/case/d2/original", paper, "application/pdf"); err != nil {
		t.Fatal(err)
	}
	if other, _ := blob.New(f).Bytes(t.Context(), "firm/case/d2/original", 1<<20); bytes.Equal(other[header:header+100], lies[header:header+100]) {
		t.Error("the same bytes are sealed to the same")
	}
	// Without its key, nothing.
	delete(keys, "firm/case")
	if _, err := b.Bytes(t.Context(), "firm/case/d1/original", 1<<20); fault.KindOf(err) != fault.NotFound {
		t.Errorf("without its key: %v", err)
	}
	// With another key, which the case is given when it is written to again, neither.
	if err := b.PutBytes(t.Context(), "firm/case/d3/original", paper, ""); err != nil {
		t.Fatal(err)
	}
	keys["firm/case"] = bytes.Repeat([]byte("x"), 32)
	if _, err := b.Bytes(t.Context(), "firm/case/d1/original", 1<<20); !errors.Is(err, errDamaged) {
		t.Errorf("with another key: %v", err)
	}
}

func TestWhatBelongsToNoCasePasses(t *testing.T) {
	f, d, keys, _ := behind(t)
	for _, key := range []string{"firm/audit.anchors/1", "firm/record"} {
		if err := blob.New(d).PutBytes(t.Context(), key, []byte("a record"), ""); err != nil {
			t.Fatal(err)
		}
		if got, err := blob.New(f).Bytes(t.Context(), key, 100); err != nil || string(got) != "a record" {
			t.Errorf("%s is %q, %v", key, got, err)
		}
		if got, err := blob.New(d).Bytes(t.Context(), key, 100); err != nil || string(got) != "a record" {
			t.Errorf("%s reads as %q, %v", key, got, err)
		}
	}
	if len(keys) > 0 {
		t.Errorf("keys were made: %v", keys)
	}
	if _, err := d.SignPut(t.Context(), "firm/case/d1/original", blobtest.Announce("x"), time.Now()); fault.KindOf(err) != fault.Invalid {
		t.Errorf("a signed upload past the seal: %v", err)
	}
	if _, err := d.SignPost(t.Context(), "firm/case/d1/original", blobtest.Announce("x"), time.Now()); fault.KindOf(err) != fault.Invalid {
		t.Errorf("a signed form past the seal: %v", err)
	}
}

func TestObjectsOfBeforeAreRead(t *testing.T) {
	f, d, _, _ := behind(t)
	for _, text := range []string{"", "short", string(paper)} {
		if err := blob.New(f).PutBytes(t.Context(), "firm/case/old", []byte(text), ""); err != nil {
			t.Fatal(err)
		}
		b := blob.New(d)
		if got, err := b.Bytes(t.Context(), "firm/case/old", 1<<20); err != nil || string(got) != text {
			t.Errorf("got %d bytes of %d, %v", len(got), len(text), err)
		}
		if i, err := b.Stat(t.Context(), "firm/case/old"); err != nil || i.Size != int64(len(text)) {
			t.Errorf("it is %+v, %v", i, err)
		}
		r, err := b.Range(t.Context(), "firm/case/old", 2, 2)
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(r)
		_ = r.Close()
		if err != nil || len(text) > 4 && string(got) != text[2:4] {
			t.Errorf("range %q, %v", got, err)
		}
	}
}

// TestEveryChangeIsNoticed flips, cuts, lengthens and moves what lies there.
func TestEveryChangeIsNoticed(t *testing.T) {
	_, d, _, dir := behind(t)
	b := blob.New(d)
	if err := b.PutBytes(t.Context(), "firm/case/a", paper, ""); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "objects", "firm", "case", "a")
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	first, second := whole[header:header+chunk+overhead], whole[header+chunk+overhead:header+2*(chunk+overhead)]
	size := append([]byte{}, whole...)
	size[len(magic)+7]++
	shorter := append([]byte{}, whole[:header+chunk+overhead]...) // says that it is one chunk
	copy(shorter[len(magic):], []byte{0, 0, 0, 0, 0, 1, 0, 0})
	for name, text := range map[string][]byte{
		"a byte of a chunk":    flip(whole, header+3*chunk),
		"a byte of the salt":   flip(whole, header-1),
		"a byte of a tag":      flip(whole, header+chunk+3),
		"the size":             size,
		"the end cut off":      whole[:len(whole)-1],
		"a chunk cut off":      whole[:header+3*(chunk+overhead)],
		"a chunk, and said so": shorter,
		"two chunks swapped":   bytes.Join([][]byte{whole[:header], second, first, whole[header+2*(chunk+overhead):]}, nil),
		"a header alone":       whole[:header],
	} {
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := b.Bytes(t.Context(), "firm/case/a", 1<<20); !errors.Is(err, errDamaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
	// Under another key of the same case it is not what lay there.
	if err := os.WriteFile(filepath.Join(filepath.Dir(path), "b"), whole, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Bytes(t.Context(), "firm/case/b", 1<<20); !errors.Is(err, errDamaged) {
		t.Errorf("moved: %v", err)
	}
}

func flip(b []byte, at int) []byte {
	out := append([]byte{}, b...)
	out[at] ^= 1
	return out
}

func TestEveryRange(t *testing.T) {
	_, d, _, _ := behind(t)
	b := blob.New(d)
	rapid.Check(t, func(rt *rapid.T) {
		size := rapid.OneOf(rapid.IntRange(0, 10), rapid.IntRange(chunk-2, chunk+2), rapid.IntRange(2*chunk-2, 2*chunk+2), rapid.IntRange(0, len(paper))).Draw(rt, "size")
		if err := b.PutBytes(t.Context(), "firm/case/a", paper[:size], ""); err != nil {
			rt.Fatal(err)
		}
		offset := rapid.OneOf(rapid.Just(0), rapid.IntRange(0, size+10), rapid.IntRange(chunk-2, chunk+2)).Draw(rt, "offset")
		n := rapid.OneOf(rapid.Just(-1), rapid.IntRange(0, 10), rapid.IntRange(0, size+10)).Draw(rt, "length")
		want := paper[min(offset, size):size]
		if n >= 0 && n < len(want) {
			want = want[:n]
		}
		r, err := b.Range(t.Context(), "firm/case/a", int64(offset), int64(n))
		if err != nil {
			rt.Fatal(err)
		}
		defer r.Close()
		got, err := io.ReadAll(iotest.OneByteReader(io.LimitReader(r, 50)))
		if err != nil {
			rt.Fatal(err)
		}
		rest, err := io.ReadAll(r)
		if got = append(got, rest...); err != nil || !bytes.Equal(got, want) {
			rt.Errorf("from %d, %d bytes of %d: got %d, want %d, %v", offset, n, size, len(got), len(want), err)
		}
	})
}

// TestTheSealerIsAReader holds it to what io promises of readers that seek.
func TestTheSealerIsAReader(t *testing.T) {
	for _, size := range []int{0, 1, chunk, chunk + 1, len(paper)} {
		p, err := newPrefix(int64(size))
		if err != nil {
			t.Fatal(err)
		}
		aead, err := p.cipher(bytes.Repeat([]byte("k"), 32), "firm/case/a")
		if err != nil {
			t.Fatal(err)
		}
		want, err := io.ReadAll(newSealer(bytes.NewReader(paper[:size]), p, aead))
		if err != nil || int64(len(want)) != length(int64(size)) {
			t.Fatalf("%d bytes: %d, %v", size, len(want), err)
		}
		if err := iotest.TestReader(newSealer(bytes.NewReader(paper[:size]), p, aead), want); err != nil {
			t.Errorf("%d bytes: %v", size, err)
		}
	}
	p, err := newPrefix(10)
	if err != nil {
		t.Fatal(err)
	}
	aead, err := p.cipher(bytes.Repeat([]byte("k"), 32), "firm/case/a")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadAll(newSealer(bytes.NewReader([]byte("short")), p, aead)); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("fewer bytes than announced: %v", err)
	}
}

// TestLargeStreamsAreSealed sends what can be read once, over what is held in memory.
func TestLargeStreamsAreSealed(t *testing.T) {
	_, d, _, _ := behind(t)
	b := blob.New(d)
	for _, n := range []int{1000, memory + 1} {
		text := bytes.Repeat([]byte("0123456789abcdef"), n/16+1)[:n]
		if err := b.Put(t.Context(), "firm/case/a", iotest.HalfReader(bytes.NewReader(text)), blobtest.Announce(string(text))); err != nil {
			t.Fatal(err)
		}
		if got, err := b.Bytes(t.Context(), "firm/case/a", int64(n)); err != nil || !bytes.Equal(got, text) {
			t.Errorf("%d of %d bytes, %v", len(got), n, err)
		}
	}
}

// FuzzOpen opens strangers' bytes as if they lay in the store: what comes out is an
// error, or was sealed.
func FuzzOpen(f *testing.F) {
	key := bytes.Repeat([]byte("k"), 32)
	for _, size := range []int64{0, 1, 100} {
		p, err := newPrefix(size)
		if err != nil {
			f.Fatal(err)
		}
		aead, err := p.cipher(key, "firm/case/a")
		if err != nil {
			f.Fatal(err)
		}
		text, err := io.ReadAll(newSealer(bytes.NewReader(paper[:size]), p, aead))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
		f.Add(text[:len(text)-1])
	}
	f.Add([]byte(magic))
	f.Add([]byte("%PDF-1.7"))
	f.Fuzz(func(t *testing.T, text []byte) {
		p, err := parse(text)
		if err != nil {
			return
		}
		aead, err := p.cipher(key, "firm/case/a")
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(newOpener(io.NopCloser(bytes.NewReader(text[header:])), p, aead, 0, p.size))
		if err == nil && (int64(len(got)) != p.size || !bytes.Equal(got, paper[:len(got)])) {
			t.Errorf("%d bytes of %d were opened that nobody sealed", len(got), p.size)
		}
	})
}

// BenchmarkScan writes and reads a scan of 20 MB, sealed and not.
func BenchmarkScan(b *testing.B) {
	f, d, _, _ := behind(b)
	scan := bytes.Repeat([]byte("0123456789abcdef"), 20<<20/16)
	for name, bucket := range map[string]*blob.Bucket{"plain": blob.New(f), "sealed": blob.New(d)} {
		b.Run(fmt.Sprint("write ", name), func(b *testing.B) {
			b.SetBytes(int64(len(scan)))
			for b.Loop() {
				if err := bucket.PutBytes(b.Context(), "firm/case/"+name, scan, ""); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(fmt.Sprint("read ", name), func(b *testing.B) {
			b.SetBytes(int64(len(scan)))
			for b.Loop() {
				if _, err := bucket.Bytes(b.Context(), "firm/case/"+name, 1<<30); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

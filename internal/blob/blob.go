package blob

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"iter"
	"regexp"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/fault"
)

// Driver moves the bytes of one kind of store. Keys are checked before it is
// called. Its methods may be called by many goroutines. What is asked of an object
// that is not there is fault.NotFound, if nothing else is said.
type Driver interface {
	// Put writes an object whole or not at all. An error of r ends it and leaves
	// nothing behind.
	Put(ctx context.Context, key string, r io.Reader, w Write) error
	// Get opens a version of an object, the latest when version is empty, from
	// offset on, for length bytes or to its end when length is negative. An offset
	// beyond the end reads nothing.
	Get(ctx context.Context, key, version string, offset, length int64) (io.ReadCloser, error)
	// Stat is what is known of the latest version.
	Stat(ctx context.Context, key string) (Info, error)
	// Versions are those that the store still has, the latest first; none is
	// fault.NotFound.
	Versions(ctx context.Context, key string) ([]Version, error)
	// List yields the keys below a folder in their order, those of objects that are
	// there; an error ends it.
	List(ctx context.Context, folder string) iter.Seq2[string, error]
	// Delete removes an object with all its versions; none is no error. What is
	// locked or held stays, and that is fault.Conflict.
	Delete(ctx context.Context, key string) error
	// SignPut makes a URL that takes exactly the upload, until it expires.
	SignPut(ctx context.Context, key string, u Upload, expires time.Time) (Signed, error)
	// SignPost is the same for a form, as browsers send it without a script.
	SignPost(ctx context.Context, key string, u Upload, expires time.Time) (Form, error)
	// Lock keeps the latest version from being removed or replaced before a time.
	// An earlier time than it has already is fault.Conflict; a store without locks
	// is fault.Invalid.
	Lock(ctx context.Context, key string, until time.Time) error
	// Hold keeps the latest version from being removed or replaced until the hold
	// is taken off, whatever its lock says.
	Hold(ctx context.Context, key string, on bool) error
	// Tags are the labels of the latest version; there may be none.
	Tags(ctx context.Context, key string) (map[string]string, error)
	// SetTags puts labels in the place of those that the latest version has.
	SetTags(ctx context.Context, key string, tags map[string]string) error
	// Ping says whether the store can be reached: fault.Unavailable, or
	// fault.NotFound when there is none.
	Ping(ctx context.Context) error
}

// ErrHeldBack is wrapped by the fault.Unavailable of a Get that the store does not
// allow yet, because the bytes are still being scanned for malware. What a scan
// found to be malware is fault.Invalid.
var ErrHeldBack = errors.New("held back until it is scanned")

// Write is how an object is to be written.
type Write struct {
	Upload           // what the bytes are known to be
	Once   bool      // fault.Conflict when there is one of that key; otherwise it takes its place
	Until  time.Time // locked as it is written, when not zero
}

// Info is what is known of an object.
type Info struct {
	Size     int64
	Modified time.Time
	Until    time.Time // locked before that; zero when it never was
	Held     bool
}

// Version is one of the contents that a key had.
type Version struct {
	ID       string
	Size     int64
	Modified time.Time
}

// Upload is what somebody says that they will send.
type Upload struct {
	Size      int64
	SHA256    string // lower-case hex
	MediaType string
}

// Signed is a request that whoever holds it may make, as it stands.
type Signed struct {
	Method  string
	URL     string
	Headers map[string]string // to send along; the signature covers them
	Expires time.Time
}

// Form is a form that whoever holds it may send by POST as multipart/form-data:
// the fields as they stand, then the bytes as the field "file", last.
type Form struct {
	URL     string
	Fields  map[string]string
	Expires time.Time
}

// Bucket is a store of bytes.
type Bucket struct{ driver Driver }

// New is a bucket on a driver.
func New(d Driver) *Bucket { return &Bucket{d} }

// keys are what objects may be called: segments of lower-case letters, digits
// and .-_ that begin with a letter or digit, so that no key means anything to a
// file system or a URL.
var keys = regexp.MustCompile(`^[a-z0-9][a-z0-9._-]{0,127}(/[a-z0-9][a-z0-9._-]{0,127}){0,7}$`)

func checkKey(key string) error {
	if !keys.MatchString(key) {
		return fault.New(fault.Invalid, "%q cannot be the key of an object", key)
	}
	return nil
}

// Digests are written like this everywhere.
var digests = regexp.MustCompile(`^[0-9a-f]{64}$`)

// Check says what is wrong with what somebody says they will send, given the
// most that is taken: fault.Invalid or fault.TooLarge, with a sentence.
func (u Upload) Check(most int64) error {
	switch {
	case u.Size <= 0:
		return fault.New(fault.Invalid, "the file is empty")
	case u.Size > most:
		return fault.New(fault.TooLarge, "the file is larger than %d MiB; split it, or ask for a smaller copy", most>>20)
	case !digests.MatchString(u.SHA256):
		return fault.New(fault.Invalid, "the digest is not a SHA-256 in lower-case hex")
	case len(u.MediaType) > 200 || strings.ContainsAny(u.MediaType, "\r\n\x00"):
		return fault.New(fault.Invalid, "the media type cannot be right")
	}
	return nil
}

// Put writes an object whole or not at all. The bytes must be those that u says;
// others are fault.Invalid and leave nothing behind.
func (b *Bucket) Put(ctx context.Context, key string, r io.Reader, u Upload) error {
	if err := checkKey(key); err != nil {
		return err
	}
	return b.driver.Put(ctx, key, Exactly(r, u), Write{Upload: u})
}

// PutBytes writes bytes that are in memory.
func (b *Bucket) PutBytes(ctx context.Context, key string, data []byte, mediaType string) error {
	return b.put(ctx, key, data, Write{Upload: uploadOf(data, mediaType)})
}

// Keep writes a record that nobody can change or remove before a time, and whose
// key is used once: fault.Conflict when there is such an object already.
func (b *Bucket) Keep(ctx context.Context, key string, data []byte, mediaType string, until time.Time) error {
	return b.put(ctx, key, data, Write{Upload: uploadOf(data, mediaType), Once: true, Until: until})
}

func (b *Bucket) put(ctx context.Context, key string, data []byte, w Write) error {
	if err := checkKey(key); err != nil {
		return err
	}
	return b.driver.Put(ctx, key, bytes.NewReader(data), w)
}

func uploadOf(data []byte, mediaType string) Upload {
	sum := sha256.Sum256(data)
	return Upload{int64(len(data)), hex.EncodeToString(sum[:]), mediaType}
}

// Get opens an object. fault.NotFound when there is none. The caller closes it.
func (b *Bucket) Get(ctx context.Context, key string) (io.ReadCloser, error) {
	return b.Range(ctx, key, 0, -1)
}

// Range opens a part of an object: length bytes from offset, or all from there
// when length is negative.
func (b *Bucket) Range(ctx context.Context, key string, offset, length int64) (io.ReadCloser, error) {
	if err := checkKey(key); err != nil {
		return nil, err
	}
	if offset < 0 {
		return nil, fault.New(fault.Invalid, "a range cannot begin before the object")
	}
	return b.driver.Get(ctx, key, "", offset, length)
}

// Versions are the contents that a key had and that the store still has, the
// latest first. A store that keeps one has one.
func (b *Bucket) Versions(ctx context.Context, key string) ([]Version, error) {
	if err := checkKey(key); err != nil {
		return nil, err
	}
	return b.driver.Versions(ctx, key)
}

// Version opens one of the versions of an object.
func (b *Bucket) Version(ctx context.Context, key, id string) (io.ReadCloser, error) {
	if err := checkKey(key); err != nil {
		return nil, err
	}
	return b.driver.Get(ctx, key, id, 0, -1)
}

// List yields the keys of the objects below a folder, such as a firm's or a case's,
// in their order. It ends with the first error.
func (b *Bucket) List(ctx context.Context, folder string) iter.Seq2[string, error] {
	if err := checkKey(folder); err != nil {
		return func(yield func(string, error) bool) { yield("", err) }
	}
	return b.driver.List(ctx, folder)
}

// Bytes reads an object of at most so many bytes into memory; a larger one is
// fault.TooLarge.
func (b *Bucket) Bytes(ctx context.Context, key string, most int64) ([]byte, error) {
	r, err := b.Get(ctx, key)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, most+1))
	if err == nil && int64(len(data)) > most {
		err = fault.New(fault.TooLarge, "the object %s is larger than %d bytes", key, most)
	}
	return data, err
}

// Stat is what is known of an object; fault.NotFound when there is none.
func (b *Bucket) Stat(ctx context.Context, key string) (Info, error) {
	if err := checkKey(key); err != nil {
		return Info{}, err
	}
	return b.driver.Stat(ctx, key)
}

// Delete removes an object for good, with all its versions; that there is none is
// no error. What is locked or held stays: fault.Conflict.
func (b *Bucket) Delete(ctx context.Context, key string) error {
	if err := checkKey(key); err != nil {
		return err
	}
	return b.driver.Delete(ctx, key)
}

// SignPut makes a request by which its holder may put this upload under this
// key until it expires, and nothing else.
func (b *Bucket) SignPut(ctx context.Context, key string, u Upload, expires time.Time) (Signed, error) {
	if err := checkKey(key); err != nil {
		return Signed{}, err
	}
	return b.driver.SignPut(ctx, key, u, expires)
}

// SignPost is what SignPut is, for a form.
func (b *Bucket) SignPost(ctx context.Context, key string, u Upload, expires time.Time) (Form, error) {
	if err := checkKey(key); err != nil {
		return Form{}, err
	}
	return b.driver.SignPost(ctx, key, u, expires)
}

// Lock keeps what an object is now from being removed or replaced before a time,
// which can be put off and never brought forward: fault.Conflict.
func (b *Bucket) Lock(ctx context.Context, key string, until time.Time) error {
	if err := checkKey(key); err != nil {
		return err
	}
	return b.driver.Lock(ctx, key, until)
}

// Hold keeps what an object is now from being removed or replaced until the hold
// is taken off.
func (b *Bucket) Hold(ctx context.Context, key string, on bool) error {
	if err := checkKey(key); err != nil {
		return err
	}
	return b.driver.Hold(ctx, key, on)
}

// Tags are the labels of an object, such as what a scanner for malware says of it.
func (b *Bucket) Tags(ctx context.Context, key string) (map[string]string, error) {
	if err := checkKey(key); err != nil {
		return nil, err
	}
	return b.driver.Tags(ctx, key)
}

// tag is what a label and its value may look like on S3, which takes ten of them.
var tag = regexp.MustCompile(`^[A-Za-z0-9 +=._:/@-]{1,128}$`)

// SetTags puts labels in the place of those that an object has.
func (b *Bucket) SetTags(ctx context.Context, key string, tags map[string]string) error {
	if err := checkKey(key); err != nil {
		return err
	}
	for k, v := range tags {
		if !tag.MatchString(k) || v != "" && !tag.MatchString(v) || len(tags) > 10 {
			return fault.New(fault.Invalid, "%s=%s cannot be the tag of an object, which has ten at most", k, v)
		}
	}
	return b.driver.SetTags(ctx, key, tags)
}

// Ping says whether the store can be reached.
func (b *Bucket) Ping(ctx context.Context) error { return b.driver.Ping(ctx) }

// Exactly is r, ending in a fault when it is not the bytes that u says: it reads
// one byte too many at most.
func Exactly(r io.Reader, u Upload) io.Reader {
	return &exactly{r: r, left: u.Size, want: u, sum: sha256.New()}
}

type exactly struct {
	r    io.Reader
	left int64
	want Upload
	sum  hash.Hash
}

func (e *exactly) Read(p []byte) (int, error) {
	if int64(len(p)) > e.left+1 {
		p = p[:e.left+1]
	}
	n, err := e.r.Read(p)
	e.left -= int64(n)
	e.sum.Write(p[:n])
	switch {
	case e.left < 0:
		return 0, fault.New(fault.Invalid, "more bytes arrived than the %d that were announced", e.want.Size)
	case err == io.EOF && e.left > 0:
		return n, fault.New(fault.Invalid, "only %d of %d bytes arrived; send the file again", e.want.Size-e.left, e.want.Size)
	case err == io.EOF && hex.EncodeToString(e.sum.Sum(nil)) != e.want.SHA256:
		return n, fault.New(fault.Invalid, "the bytes that arrived are not those that were announced; send the file again")
	}
	return n, err
}

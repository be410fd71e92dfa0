package sealed

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/blob"
	"github.com/paperwurks/paperwurks/internal/fault"
)

// Keys has the key of every case. Both are fault.NotFound for a case that is not
// there or whose key was destroyed, and refuse who may not ask.
type Keys interface {
	// Open is the key that a case was given.
	Open(ctx context.Context, organisation, kase string) ([]byte, error)
	// Seal is that key, made when the case has none yet.
	Seal(ctx context.Context, organisation, kase string) ([]byte, error)
}

// Driver seals what it hands to another driver. Its methods that are not here pass.
type Driver struct {
	blob.Driver
	keys  Keys
	owner func(key string) (organisation, kase string, ok bool)
}

var _ blob.Driver = (*Driver)(nil)

// New is a driver in front of another.
func New(d blob.Driver, k Keys) *Driver { return &Driver{d, k, owner} }

// owner is the case that an object belongs to; not ok for those that belong to none.
func owner(key string) (organisation, kase string, ok bool) {
	organisation, rest, _ := strings.Cut(key, "/")
	kase, _, ok = strings.Cut(rest, "/")
	return organisation, kase, ok && !strings.Contains(kase, ".")
}

// memory is the most that is held in memory of an object that can be read once only.
const memory = 8 << 20

// Put seals an object. It is sealed while it is sent, twice over: what is sent has
// to be announced with its digest.
func (d *Driver) Put(ctx context.Context, key string, r io.Reader, w blob.Write) error {
	organisation, kase, ok := d.owner(key)
	if !ok {
		return d.Driver.Put(ctx, key, r, w)
	}
	caseKey, err := d.keys.Seal(ctx, organisation, kase)
	if err != nil {
		return err
	}
	from, free, err := again(r, w.Size)
	if err != nil {
		return err
	}
	defer free()
	p, err := newPrefix(w.Size)
	if err != nil {
		return err
	}
	aead, err := p.cipher(caseKey, key)
	if err != nil {
		return err
	}
	s := newSealer(from, p, aead)
	sum := sha256.New()
	if _, err := io.Copy(sum, s); err != nil {
		return err
	}
	if _, err := s.Seek(0, io.SeekStart); err != nil {
		return err
	}
	w.Upload = blob.Upload{Size: length(p.size), SHA256: hex.EncodeToString(sum.Sum(nil)), MediaType: "application/octet-stream"}
	return d.Driver.Put(ctx, key, s, w)
}

// again is a reader that can be read more than once: bytes that come once are held,
// many of them in a file that has no name.
func again(r io.Reader, size int64) (io.ReadSeeker, func(), error) {
	if s, ok := r.(io.ReadSeeker); ok {
		return s, func() {}, nil
	}
	if size <= memory {
		data, err := io.ReadAll(r)
		return bytes.NewReader(data), func() {}, err
	}
	f, err := os.CreateTemp("", "paperwurks-sealing-*")
	if err != nil {
		return nil, nil, fmt.Errorf("sealed: %w", err)
	}
	_ = os.Remove(f.Name()) // where that is not possible, it is removed in the end
	free := func() { _ = f.Close(); _ = os.Remove(f.Name()) }
	if _, err = io.Copy(f, r); err == nil {
		_, err = f.Seek(0, io.SeekStart)
	}
	if err != nil {
		free()
		return nil, nil, err
	}
	return f, free, nil
}

// Get opens an object, and reads of a sealed one the chunks that are wanted.
func (d *Driver) Get(ctx context.Context, key, version string, offset, length int64) (io.ReadCloser, error) {
	organisation, kase, ok := d.owner(key)
	if !ok {
		return d.Driver.Get(ctx, key, version, offset, length)
	}
	// From the beginning, one request brings header and chunks.
	most := int64(-1)
	if offset > 0 {
		most = int64(header) + overhead // and all there is of an empty one
	} else if length >= 0 {
		most = int64(header) + chunks(length)*(chunk+overhead)
	}
	r, err := d.Driver.Get(ctx, key, version, 0, most)
	if err != nil {
		return nil, err
	}
	head := make([]byte, header)
	n, err := io.ReadFull(r, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		_ = r.Close()
		return nil, err
	}
	if head = head[:n]; !sealedForm(head) {
		return d.plain(ctx, key, version, offset, length, head, r)
	}
	p, err := parse(head)
	if err == nil {
		length, offset = within(p.size, offset, length)
		if offset > 0 {
			_ = r.Close()
			first, last := offset/chunk, (offset+max(length, 1)-1)/chunk
			r, err = d.Driver.Get(ctx, key, version, int64(header)+first*(chunk+overhead), (last-first+1)*(chunk+overhead))
		}
	}
	if err != nil {
		_ = r.Close()
		return nil, err
	}
	caseKey, err := d.keys.Open(ctx, organisation, kase)
	if err != nil {
		_ = r.Close()
		return nil, err
	}
	aead, err := p.cipher(caseKey, key)
	if err != nil {
		_ = r.Close()
		return nil, err
	}
	return newOpener(r, p, aead, offset, length), nil
}

// within is what of a wish lies inside an object of a size. A wish beyond it is for
// nothing, from the beginning.
func within(size, offset, length int64) (int64, int64) {
	if offset >= size {
		return 0, 0
	}
	if length < 0 || length > size-offset {
		length = size - offset
	}
	if length == 0 {
		offset = 0
	}
	return length, offset
}

// plain goes on with an object that was written before there was sealing.
func (d *Driver) plain(ctx context.Context, key, version string, offset, length int64, head []byte, r io.ReadCloser) (io.ReadCloser, error) {
	if offset > 0 {
		_ = r.Close()
		return d.Driver.Get(ctx, key, version, offset, length)
	}
	all := io.MultiReader(bytes.NewReader(head), r)
	if length >= 0 {
		all = io.LimitReader(all, length)
	}
	return struct {
		io.Reader
		io.Closer
	}{all, r}, nil
}

// size is how many bytes were sealed in an object that is so long as it lies.
func (d *Driver) size(ctx context.Context, key, version string, lies int64) (int64, error) {
	if _, _, ok := d.owner(key); !ok {
		return lies, nil
	}
	r, err := d.Driver.Get(ctx, key, version, 0, int64(header))
	if err != nil {
		return 0, err
	}
	defer r.Close()
	head, err := io.ReadAll(io.LimitReader(r, int64(header)))
	if err != nil || !sealedForm(head) {
		return lies, err
	}
	p, err := parse(head)
	return p.size, err
}

// Stat says the size of what was sealed.
func (d *Driver) Stat(ctx context.Context, key string) (blob.Info, error) {
	i, err := d.Driver.Stat(ctx, key)
	if err == nil {
		i.Size, err = d.size(ctx, key, "", i.Size)
	}
	return i, err
}

// Versions say the sizes of what was sealed.
func (d *Driver) Versions(ctx context.Context, key string) ([]blob.Version, error) {
	vs, err := d.Driver.Versions(ctx, key)
	for i := range vs {
		if err == nil {
			vs[i].Size, err = d.size(ctx, key, vs[i].ID, vs[i].Size)
		}
	}
	return vs, err
}

// errPlain is that a store of sealed objects takes nothing from outside.
var errPlain = fault.New(fault.Invalid, "this store keeps its objects sealed and takes none that are sent to it directly")

// SignPut refuses for objects that would lie there unsealed.
func (d *Driver) SignPut(ctx context.Context, key string, u blob.Upload, expires time.Time) (blob.Signed, error) {
	if _, _, ok := d.owner(key); ok {
		return blob.Signed{}, errPlain
	}
	return d.Driver.SignPut(ctx, key, u, expires)
}

// SignPost refuses likewise.
func (d *Driver) SignPost(ctx context.Context, key string, u blob.Upload, expires time.Time) (blob.Form, error) {
	if _, _, ok := d.owner(key); ok {
		return blob.Form{}, errPlain
	}
	return d.Driver.SignPost(ctx, key, u, expires)
}

package sealed

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// The form of a sealed object, version 1: a header, then chunks. docs/formats/sealed.md
// describes it; what is changed here needs another version.
//
//	header   8 bytes  magic, whose last byte is the version
//	         8 bytes  size of what is sealed, big-endian
//	        32 bytes  salt
//	chunks   each 64 KiB of it sealed with AES-256-GCM, 16 bytes longer; the last is
//	         shorter, and there is one for nothing too
//
// The key of an object is HKDF-SHA-256 of its case's key with the salt, bound to the
// key under which it lies. No two objects share one, so the nonce of a chunk is its
// number; the header is authenticated with every chunk, and so the number of chunks.
const (
	magic    = "\x89PWSEAL\x01"
	saltSize = 32
	header   = len(magic) + 8 + saltSize
	chunk    = 64 << 10
	overhead = 16
)

// largest is the most that one object may be: far above what is taken, and far
// below where the arithmetic of sizes could overflow.
const largest = 1 << 40

// errDamaged is what opening bytes gives that are not what was sealed.
var errDamaged = errors.New("sealed: the object is damaged, or it was sealed under another key")

// prefix is the header of an object, read or made.
type prefix struct {
	text [header]byte
	size int64
}

func newPrefix(size int64) (p prefix, err error) {
	if size < 0 || size > largest {
		return p, fmt.Errorf("sealed: %d bytes cannot be sealed", size)
	}
	p.size = size
	copy(p.text[:], magic)
	binary.BigEndian.PutUint64(p.text[len(magic):], uint64(size))
	_, err = rand.Read(p.text[len(magic)+8:])
	return p, err
}

// sealedForm is whether bytes begin as a sealed object does.
func sealedForm(head []byte) bool { return bytes.HasPrefix(head, []byte(magic)) }

// parse reads a header.
func parse(head []byte) (p prefix, err error) {
	if len(head) < header || !sealedForm(head) {
		return p, errDamaged
	}
	copy(p.text[:], head)
	size := binary.BigEndian.Uint64(p.text[len(magic):])
	if size > largest {
		return p, errDamaged
	}
	p.size = int64(size)
	return p, nil
}

// chunks is how many there are of so many bytes.
func chunks(size int64) int64 { return max(1, (size+chunk-1)/chunk) }

// length is how long so many bytes are when they are sealed.
func length(size int64) int64 { return int64(header) + size + chunks(size)*overhead }

// cipher is what the chunks of the object of a key are sealed with.
func (p prefix) cipher(caseKey []byte, objectKey string) (cipher.AEAD, error) {
	key, err := hkdf.Key(sha256.New, caseKey, p.text[len(magic)+8:], "paperwurks sealed object\x00"+objectKey, 32)
	if err != nil {
		return nil, err
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}

func nonce(n int64) []byte {
	var out [12]byte
	binary.BigEndian.PutUint64(out[4:], uint64(n))
	return out[:]
}

// sealer reads what it is given sealed. It can be read again from the start, and
// from any place, as those who send an object twice need; every time the same bytes
// come.
type sealer struct {
	from io.ReadSeeker
	p    prefix
	aead cipher.AEAD
	at   int64 // of the sealed bytes, where the next read begins
	// ready is what is read and not yet given, and the number of the chunk after it.
	ready []byte
	next  int64
	plain []byte // a chunk
}

func newSealer(from io.ReadSeeker, p prefix, aead cipher.AEAD) *sealer {
	return &sealer{from: from, p: p, aead: aead, ready: p.text[:], plain: make([]byte, chunk, chunk+overhead)}
}

func (s *sealer) Read(b []byte) (int, error) {
	for len(s.ready) == 0 {
		if s.next == chunks(s.p.size) {
			return 0, io.EOF
		}
		if err := s.fill(); err != nil {
			return 0, err
		}
	}
	n := copy(b, s.ready)
	s.ready = s.ready[n:]
	s.at += int64(n)
	return n, nil
}

// fill seals the next chunk. The source stands where it begins.
func (s *sealer) fill() error {
	plain := s.plain[:min(chunk, s.p.size-s.next*chunk)]
	if _, err := io.ReadFull(s.from, plain); err != nil {
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			err = fmt.Errorf("sealed: fewer bytes came than the %d that were announced: %w", s.p.size, io.ErrUnexpectedEOF)
		}
		return err
	}
	s.ready = s.aead.Seal(plain[:0], nonce(s.next), plain, s.p.text[:])
	s.next++
	return nil
}

// Seek moves to a place in the sealed bytes.
func (s *sealer) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekCurrent:
		offset += s.at
	case io.SeekEnd:
		offset += length(s.p.size)
	}
	if offset < 0 {
		return 0, errors.New("sealed: before the beginning")
	}
	if offset == s.at {
		return offset, nil
	}
	s.at = offset
	if offset < int64(header) {
		if _, err := s.from.Seek(0, io.SeekStart); err != nil {
			return 0, err
		}
		s.ready, s.next = s.p.text[offset:], 0
		return offset, nil
	}
	s.next = min((offset-int64(header))/(chunk+overhead), chunks(s.p.size))
	s.ready = nil
	if s.next == chunks(s.p.size) {
		return offset, nil
	}
	if _, err := s.from.Seek(s.next*chunk, io.SeekStart); err != nil {
		return 0, err
	}
	within := (offset - int64(header)) % (chunk + overhead)
	if err := s.fill(); err != nil {
		return 0, err
	}
	s.ready = s.ready[min(within, int64(len(s.ready))):]
	return offset, nil
}

// opener reads what was sealed, from a chunk on. Nothing comes out of it that was
// not authenticated.
type opener struct {
	from   io.ReadCloser
	p      prefix
	aead   cipher.AEAD
	next   int64 // number of the chunk that from stands at
	skip   int64 // of the next chunk, before what is wanted
	left   int64 // that is wanted
	ready  []byte
	sealed []byte // a chunk
}

// newOpener reads length bytes from offset on; from stands at the chunk that offset
// is in. Both lie inside the object.
func newOpener(from io.ReadCloser, p prefix, aead cipher.AEAD, offset, length int64) *opener {
	return &opener{from: from, p: p, aead: aead, next: offset / chunk, skip: offset % chunk, left: length, sealed: make([]byte, chunk+overhead)}
}

func (o *opener) Read(b []byte) (int, error) {
	for len(o.ready) == 0 {
		// The chunk of nothing is opened too: an empty object may be a forged one.
		if o.left == 0 && (o.p.size > 0 || o.next > 0) {
			return 0, io.EOF
		}
		plain := min(chunk, o.p.size-o.next*chunk)
		sealed := o.sealed[:plain+overhead]
		if _, err := io.ReadFull(o.from, sealed); err != nil {
			if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
				err = errDamaged
			}
			return 0, err
		}
		text, err := o.aead.Open(sealed[:0], nonce(o.next), sealed, o.p.text[:])
		if err != nil {
			return 0, errDamaged
		}
		o.next++
		o.ready = text[o.skip:]
		o.skip = 0
		if int64(len(o.ready)) > o.left {
			o.ready = o.ready[:o.left]
		}
	}
	n := copy(b, o.ready)
	o.ready = o.ready[n:]
	o.left -= int64(n)
	return n, nil
}

func (o *opener) Close() error { return o.from.Close() }

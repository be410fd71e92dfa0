package account

import (
	"bufio"
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/paperwurks/paperwurks/internal/fault"
)

// Breached is a list of stolen passwords on the machine, as the downloader of Have
// I Been Pwned writes it: one file of SHA-1 hashes in order, or a directory with a
// file for each beginning of five digits. Nothing is asked of anybody elsewhere.
type Breached struct {
	path string
	dir  bool
}

// OpenBreached looks whether there is such a list; fault.Invalid when there is none.
func OpenBreached(path string) (*Breached, error) {
	i, err := os.Stat(path)
	if err != nil {
		return nil, fault.Wrap(err, fault.Invalid, "the list of stolen passwords %s cannot be read", path)
	}
	b := &Breached{path: path, dir: i.IsDir()}
	if !b.dir {
		err = b.looksRight()
	}
	return b, err
}

// hexDigits is how many a SHA-1 hash has, and beginning how many stand in the name
// of a file of a directory.
const (
	hexDigits = 40
	beginning = 5
)

func (b *Breached) looksRight() error {
	f, err := os.Open(b.path)
	if err != nil {
		return fault.Wrap(err, fault.Invalid, "the list of stolen passwords %s cannot be read", b.path)
	}
	defer f.Close()
	first := make([]byte, hexDigits)
	_, err = io.ReadFull(f, first)
	if _, bad := hex.DecodeString(string(first)); err != nil || bad != nil {
		return fault.New(fault.Invalid, "%s is no list of stolen passwords: each of its lines begins with a SHA-1 hash, and they stand in order", b.path)
	}
	return nil
}

// Has says whether the password with a SHA-1 hash is on the list.
func (b *Breached) Has(sum [20]byte) (bool, error) {
	want := []byte(fmt.Sprintf("%X", sum))
	var found bool
	var err error
	if b.dir {
		found, err = b.inDirectory(want)
	} else {
		found, err = b.inFile(want)
	}
	if err != nil {
		return false, fault.Wrap(err, fault.Unavailable, "the list of stolen passwords cannot be read just now; try again, or tell whoever runs this service")
	}
	return found, nil
}

func (b *Breached) inDirectory(want []byte) (bool, error) {
	f, err := os.Open(filepath.Join(b.path, string(want[:beginning])+".txt"))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		if line := lines.Bytes(); len(line) >= hexDigits-beginning && bytes.EqualFold(line[:hexDigits-beginning], want[beginning:]) {
			return true, nil
		}
	}
	return false, lines.Err()
}

// inFile searches the lines, which stand in order, by halves. The lines differ in
// length, since counts stand behind the hashes, so each half is found from any
// byte: by the first line that begins after it.
func (b *Breached) inFile(want []byte) (bool, error) {
	f, err := os.Open(b.path)
	if err != nil {
		return false, err
	}
	defer f.Close()
	i, err := f.Stat()
	if err != nil {
		return false, err
	}
	low, high := int64(0), i.Size() // the line, if it is there, begins in [low, high)
	for low < high {
		mid := (low + high) / 2
		start, line, err := lineFrom(f, mid)
		if err != nil {
			return false, err
		}
		if start >= high || line == nil {
			high = mid
			continue
		}
		switch bytes.Compare(line, want) {
		case 0:
			return true, nil
		case -1:
			low = start + 1
		default:
			high = mid
		}
	}
	return false, nil
}

// lineFrom is the first line that begins at or after a byte: where, and the hash
// that it begins with, in capitals; nil at the end.
func lineFrom(f *os.File, at int64) (start int64, hash []byte, err error) {
	from := max(at-1, 0)
	r := bufio.NewReaderSize(io.NewSectionReader(f, from, 1<<62), 256)
	start = from
	if at > 0 {
		skipped, err := r.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			return 0, nil, nil
		}
		if err != nil {
			return 0, nil, err
		}
		start = from + int64(len(skipped))
	}
	line := make([]byte, hexDigits)
	if _, err := io.ReadFull(r, line); errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return start, nil, nil
	} else if err != nil {
		return 0, nil, err
	}
	return start, bytes.ToUpper(line), nil
}

package localmodel

import (
	"archive/tar"
	"bufio"
	"compress/gzip"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
)

const (
	// kept is how many words are: the most common of those that are letters alone.
	// The rest are numbers, names and slips, and would take twice the memory.
	kept = 150_000
	// sampled is how many of them tell what all words have in common.
	sampled = 30_000
	// rounds of the power iteration; the first direction stands out so far that few do.
	rounds = 20
)

// raw is a word as the package has it.
type raw struct {
	word   string
	rank   int // 0 is the most common
	vector []float32
}

// convert makes a file of words of a package: a gzipped tar with one JSON file that
// ends in .json beside package.json. It takes from each vector what all words have in
// common (their mean, and the one direction in which they differ most), as J. Mu and P.
// Viswanath, "All-but-the-top" (ICLR 2018), which does for words what removing the
// first component does for sentences.
func convert(p Package, from io.Reader, to io.Writer) error {
	z, err := gzip.NewReader(from)
	if err != nil {
		return fmt.Errorf("localmodel: the package is no gzip: %w", err)
	}
	t := tar.NewReader(z)
	for {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			return fmt.Errorf("localmodel: the package has no %s.json", p.Name)
		}
		if err != nil {
			return fmt.Errorf("localmodel: the package: %w", err)
		}
		if strings.HasSuffix(h.Name, "/"+p.Name+".json") {
			break
		}
	}
	all, err := parse(bufio.NewReaderSize(t, 1<<20), p.Dimension)
	if err != nil {
		return err
	}
	slices.SortFunc(all, func(a, b raw) int { return a.rank - b.rank })
	for i := 1; i < len(all); i++ {
		if all[i].rank == all[i-1].rank || all[i].word == all[i-1].word {
			return fmt.Errorf("localmodel: %q and %q have one place", all[i].word, all[i-1].word)
		}
	}
	all = all[:min(len(all), kept)]
	if len(all) == 0 {
		return fmt.Errorf("localmodel: the package has no words")
	}
	spread(all)
	w := bufio.NewWriterSize(to, 1<<20)
	line, err := json.Marshal(head{p.Name, p.Version, p.Dimension, len(all)})
	if err != nil {
		return err
	}
	// A bufio.Writer keeps its first error for Flush.
	_, _ = w.WriteString(mark)
	_, _ = w.Write(append(line, '\n'))
	for _, r := range all {
		most := float32(0)
		for _, x := range r.vector {
			most = max(most, float32(math.Abs(float64(x))))
		}
		scale := most / math.MaxInt8
		_ = w.WriteByte(byte(len(r.word)))
		_, _ = w.WriteString(r.word)
		_ = binary.Write(w, binary.LittleEndian, scale)
		for _, x := range r.vector {
			n := int8(0)
			if scale > 0 {
				n = int8(math.Round(float64(x / scale)))
			}
			_ = w.WriteByte(byte(n))
		}
	}
	return w.Flush()
}

// spread takes from vectors their mean and their first principal direction.
func spread(all []raw) {
	dim := len(all[0].vector)
	sample := all[:min(len(all), sampled)]
	mean := make([]float64, dim)
	for _, r := range sample {
		for i, x := range r.vector {
			mean[i] += float64(x) / float64(len(sample))
		}
	}
	for _, r := range all {
		for i := range r.vector {
			r.vector[i] -= float32(mean[i])
		}
	}
	first := make([]float64, dim)
	for i := range first {
		first[i] = 1 / math.Sqrt(float64(dim))
	}
	along := func(v []float32) float64 {
		dot := 0.0
		for i, x := range v {
			dot += float64(x) * first[i]
		}
		return dot
	}
	for range rounds {
		next := make([]float64, dim)
		for _, r := range sample {
			dot := along(r.vector)
			for i, x := range r.vector {
				next[i] += dot * float64(x)
			}
		}
		size := 0.0
		for _, x := range next {
			size += x * x
		}
		if size == 0 {
			return
		}
		for i := range next {
			first[i] = next[i] / math.Sqrt(size)
		}
	}
	for _, r := range all {
		dot := along(r.vector)
		for i := range r.vector {
			r.vector[i] -= float32(dot * first[i])
		}
	}
}

// parse reads {…,"vectors":{"the":[100 numbers, its length, its rank],…}}, and keeps
// the words of letters. It reads as it goes: the file is 300 MB.
func parse(r *bufio.Reader, dim int) ([]raw, error) {
	if err := skipTo(r, `"vectors":{`); err != nil {
		return nil, err
	}
	var all []raw
	numbers := make([]float32, 0, dim+2)
	for {
		word, err := quoted(r)
		if err != nil {
			return nil, err
		}
		if err := expect(r, ':'); err != nil {
			return nil, err
		}
		if err := expect(r, '['); err != nil {
			return nil, err
		}
		numbers = numbers[:0]
		for more := true; more; {
			var n float32
			if n, more, err = number(r); err != nil {
				return nil, err
			}
			if numbers = append(numbers, n); len(numbers) > dim+2 {
				return nil, fmt.Errorf("localmodel: %q has more than %d numbers", word, dim+2)
			}
		}
		if len(numbers) != dim+2 {
			return nil, fmt.Errorf("localmodel: %q has %d numbers, not %d", word, len(numbers), dim+2)
		}
		if rank := numbers[dim+1]; letters(word) {
			if rank < 0 || rank != float32(int(rank)) {
				return nil, fmt.Errorf("localmodel: %q has the place %v", word, rank)
			}
			all = append(all, raw{word, int(rank), slices.Clone(numbers[:dim])})
		}
		switch b, err := r.ReadByte(); {
		case err != nil:
			return nil, cut(err)
		case b == '}':
			return all, nil
		case b != ',' || len(all) > mostWords:
			return nil, fmt.Errorf("localmodel: %q where the next word was expected", b)
		}
	}
}

func letters(word string) bool {
	if len(word) < 2 || len(word) > longestWord {
		return false
	}
	for i := range len(word) {
		if word[i] < 'a' || word[i] > 'z' {
			return false
		}
	}
	return true
}

func cut(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return fmt.Errorf("localmodel: the package ends too soon")
	}
	return fmt.Errorf("localmodel: the package: %w", err)
}

// skipTo reads up to and with a text, whose first byte must not be in the rest of it
// but where a match may begin again.
func skipTo(r *bufio.Reader, text string) error {
	for at := 0; at < len(text); {
		b, err := r.ReadByte()
		if err != nil {
			return cut(err)
		}
		switch b {
		case text[at]:
			at++
		case text[0]:
			at = 1
		default:
			at = 0
		}
	}
	return nil
}

func expect(r *bufio.Reader, want byte) error {
	b, err := r.ReadByte()
	if err != nil {
		return cut(err)
	}
	if b != want {
		return fmt.Errorf("localmodel: %q where %q was expected", b, want)
	}
	return nil
}

// quoted reads a JSON string.
func quoted(r *bufio.Reader) (string, error) {
	if err := expect(r, '"'); err != nil {
		return "", err
	}
	text := []byte{'"'}
	for escaped := false; ; {
		b, err := r.ReadByte()
		if err != nil {
			return "", cut(err)
		}
		if text = append(text, b); len(text) > longestLine {
			return "", fmt.Errorf("localmodel: a word has no end")
		}
		if b == '"' && !escaped {
			break
		}
		escaped = b == '\\' && !escaped
	}
	var word string
	if err := json.Unmarshal(text, &word); err != nil {
		return "", fmt.Errorf("localmodel: a word: %w", err)
	}
	return word, nil
}

// number reads a number and what follows it; more is false for the last of a list.
func number(r *bufio.Reader) (n float32, more bool, err error) {
	var text [32]byte
	for i := 0; ; i++ {
		b, err := r.ReadByte()
		if err != nil {
			return 0, false, cut(err)
		}
		if b == ',' || b == ']' {
			f, err := strconv.ParseFloat(string(text[:i]), 32)
			if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
				return 0, false, fmt.Errorf("localmodel: %q is no number", text[:i])
			}
			return float32(f), b == ',', nil
		}
		if i == len(text) {
			return 0, false, fmt.Errorf("localmodel: a number has no end")
		}
		text[i] = b
	}
}

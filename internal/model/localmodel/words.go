package localmodel

import (
	"bufio"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/model"
)

// Words is words with their vectors. It is not changed once it is open, and may be
// used by many goroutines.
type Words struct {
	of      model.Identity
	at      map[string]int32 // in the order of how common they are
	numbers []int8           // Dimension of each
	scales  []float32        // of each: what its numbers are multiplied by
	lengths []float32        // of each: of its numbers as they are
}

var _ model.Embedder = (*Words)(nil)

// head is the first line of a file of words after the mark.
type head struct {
	ID        string `json:"id"`
	Version   string `json:"version"`
	Dimension int    `json:"dimension"`
	Words     int    `json:"words"`
}

const (
	mark         = "paperwurks words 1\n"
	mostDim      = 1024
	mostWords    = 1_000_000
	longestWord  = 40 // bytes
	longestLine  = 4096
	commonness   = 1e-3 // a of smooth inverse frequency: Arora, Liang and Ma, "A simple but tough-to-beat baseline for sentence embeddings" (ICLR 2017)
	zipfConstant = 12.6 // sum of 1/rank over the words of English that there are counts of: the most common word is one in about twelve
)

// Open opens the words of a directory; fault.NotFound when none were fetched, and
// fault.Invalid when the file is damaged.
func Open(dir string) (*Words, error) {
	f, err := os.Open(filepath.Join(dir, wordsFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fault.New(fault.NotFound, "there are no word vectors in %s; paperwurks model fetch brings them", dir)
	}
	if err != nil {
		return nil, fault.Wrap(err, fault.Unavailable, "the word vectors in %s cannot be read", dir)
	}
	defer f.Close()
	w, err := readWords(bufio.NewReaderSize(f, 1<<20))
	if err != nil {
		return nil, fault.Wrap(err, fault.Invalid, "the word vectors in %s are damaged; remove them with paperwurks model remove and fetch them again", dir)
	}
	return w, nil
}

func readHead(r *bufio.Reader) (h head, err error) {
	first := make([]byte, len(mark))
	if _, err := io.ReadFull(r, first); err != nil || string(first) != mark {
		return h, fmt.Errorf("localmodel: no file of words")
	}
	line, err := r.ReadSlice('\n')
	if err != nil || len(line) > longestLine {
		return h, fmt.Errorf("localmodel: the head of the words is not whole")
	}
	if err := json.Unmarshal(line, &h); err != nil {
		return h, fmt.Errorf("localmodel: the head of the words: %w", err)
	}
	if h.ID == "" || h.Dimension < 1 || h.Dimension > mostDim || h.Words < 1 || h.Words > mostWords {
		return h, fmt.Errorf("localmodel: %d words of %d numbers", h.Words, h.Dimension)
	}
	return h, nil
}

func readWords(r *bufio.Reader) (*Words, error) {
	h, err := readHead(r)
	if err != nil {
		return nil, err
	}
	// Sizes grow with what is there, not with what the head says is there.
	w := &Words{of: model.Identity{ID: h.ID, Version: h.Version, Dimension: h.Dimension}, at: map[string]int32{}}
	row := make([]byte, h.Dimension)
	text := make([]byte, longestWord)
	var scale [4]byte
	for i := range h.Words {
		n, err := r.ReadByte()
		if err != nil || n == 0 || int(n) > longestWord {
			return nil, fmt.Errorf("localmodel: word %d of %d is not whole", i, h.Words)
		}
		for _, part := range [][]byte{text[:n], scale[:], row} {
			if _, err := io.ReadFull(r, part); err != nil {
				return nil, fmt.Errorf("localmodel: word %d of %d: %w", i, h.Words, err)
			}
		}
		w.at[string(text[:n])] = int32(i)
		w.scales = append(w.scales, math.Float32frombits(binary.LittleEndian.Uint32(scale[:])))
		squares := 0
		for _, b := range row {
			w.numbers = append(w.numbers, int8(b))
			squares += int(int8(b)) * int(int8(b))
		}
		w.lengths = append(w.lengths, float32(math.Sqrt(float64(squares))))
	}
	if len(w.at) != h.Words {
		return nil, fmt.Errorf("localmodel: a word stands twice")
	}
	if _, err := r.ReadByte(); err != io.EOF {
		return nil, fmt.Errorf("localmodel: there is something after the last word")
	}
	return w, nil
}

// Identity is the package that the words came from, and its version.
func (w *Words) Identity() model.Identity { return w.of }

// Len is how many words there are.
func (w *Words) Len() int { return len(w.at) }

func (w *Words) add(v []float32, i int32, weight float32) {
	weight *= w.scales[i]
	for j, n := range w.row(i) {
		v[j] += weight * float32(n)
	}
}

// Near is how near in meaning a word is to each of others, -1 to 1, in their order; 0
// for those that are not there, nil when the word itself is not. All are in lower case.
func (w *Words) Near(word string, others []string) []float32 {
	i, ok := w.at[word]
	if !ok || w.lengths[i] == 0 {
		return nil
	}
	near := make([]float32, len(others))
	mine := w.row(i)
	for k, other := range others {
		j, ok := w.at[other]
		if !ok || w.lengths[j] == 0 {
			continue
		}
		dot := int32(0)
		for d, n := range w.row(j) {
			dot += int32(n) * int32(mine[d])
		}
		near[k] = float32(dot) / (w.lengths[i] * w.lengths[j])
	}
	return near
}

func (w *Words) row(i int32) []int8 {
	return w.numbers[int(i)*w.of.Dimension : (int(i)+1)*w.of.Dimension]
}

// Embed gives texts the mean of the vectors of their words, each by how seldom it is.
func (w *Words) Embed(ctx context.Context, texts []string) (model.Embedding, error) {
	var e model.Embedding
	for _, text := range texts {
		if err := ctx.Err(); err != nil {
			return model.Embedding{}, err
		}
		v := make([]float32, w.of.Dimension)
		for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
			if i, ok := w.at[word]; ok {
				w.add(v, i, seldom(int(i)))
			}
		}
		unit(v)
		e.Vectors = append(e.Vectors, v)
	}
	return e, nil
}

// seldom is how much a word counts for the meaning of a sentence, by its rank: the
// list has no counts, and the frequency of a word of English is near to one by its rank.
func seldom(rank int) float32 {
	p := 1 / (zipfConstant * float64(rank+1))
	return float32(commonness / (commonness + p))
}

// unit makes a vector one of length 1; false for that of zeros.
func unit(v []float32) bool {
	sum := 0.0
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	if sum == 0 {
		return false
	}
	by := float32(1 / math.Sqrt(sum))
	for i := range v {
		v[i] *= by
	}
	return true
}

// sizedHead is a head and the size of its file.
type sizedHead struct {
	head
	size int64
}

func openHead(path string) (sizedHead, error) {
	var s sizedHead
	f, err := os.Open(path)
	if err != nil {
		return s, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return s, err
	}
	s.size = info.Size()
	s.head, err = readHead(bufio.NewReader(f))
	return s, err
}

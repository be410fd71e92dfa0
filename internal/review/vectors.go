package review

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/document"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/insight"
	"github.com/paperwurks/paperwurks/internal/model"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/retrieval"
	"github.com/paperwurks/paperwurks/internal/tenant"
	"github.com/paperwurks/paperwurks/internal/work"
)

// Embedding is the work of making vectors of the passages of a case that has a report;
// its subject is the case.
const Embedding work.Kind = "case.embed"

// EmbeddingOf is that of a case.
func EmbeddingOf(id property.ID) work.Item {
	return work.Item{Kind: Embedding, Subject: string(id), Case: string(id)}
}

// Leaf is some vectors of passages of one paper, by one model, that are kept together.
// The numbers are an object among the case's reports, sealed under its key.
type Leaf struct {
	Case     property.ID
	Name     string // of the object, below the case's key
	Document document.ID
	By       model.Identity
	Passages int
}

// Vectors keeps what is known of vectors. It needs an organisation in ctx. What changes
// a case that is frozen is refused.
type Vectors interface {
	// KeepVectors writes down a leaf whose object is there; again changes nothing.
	KeepVectors(ctx context.Context, l Leaf, e audit.Entry) error
	// Vectors is the leaves of a case.
	Vectors(ctx context.Context, id property.ID) ([]Leaf, error)
	// VectorsOf is by which model and to which report FinishVectors said that a case has
	// its vectors; the zero identity while it did not.
	VectorsOf(ctx context.Context, id property.ID) (by model.Identity, revision int64, err error)
	// DropVectors forgets leaves, and that the case was finished.
	DropVectors(ctx context.Context, id property.ID, names []string, e audit.Entry) error
	// FinishVectors says that all passages of a report that may have vectors have them.
	FinishVectors(ctx context.Context, id property.ID, revision int64, by model.Identity, e audit.Entry) error
	// WantVectors puts the work for cases that have a report and lack vectors to it by a
	// model, at most so many, and says how many.
	WantVectors(ctx context.Context, by model.Identity, of func(property.ID) work.Item, most int) (int, error)
}

const (
	caseEmbedded     audit.Action = "case.embedded"
	documentEmbedded audit.Action = "document.embedded"
	vectorsRemoved   audit.Action = "case.vectors_removed"

	// leafPassages is how many passages are sent and kept at once: what is paid for again
	// at most after a kill. Cohere takes 96 in one call.
	leafPassages = 96
	// sensing is how long a question waits for its vector.
	sensing = 2 * time.Second
	// mostWanted is how many cases of a firm are taken up by one look.
	mostWanted = 200
)

func (s *Service) embeds() bool { return s.Models.Embedder != nil && s.Vectors != nil }

// embedder is the model as a case pays for it.
func (s *Service) embedder(c property.Case) model.Embedder {
	return s.Models.Ledger.Embedder(s.Models.Embedder, string(c.ID))
}

// Embed makes what is missing of the vectors of a case and removes those of another
// model, of papers that are kept from models, and of words that no paper has any more.
// Each leaf is kept when it is made, so that what was killed goes on where it was. A
// budget that is spent leaves the rest for another day. It is the work Embedding.
func (s *Service) Embed(ctx context.Context, i work.Item) error {
	if !s.embeds() {
		return nil
	}
	who, err := tenant.From(ctx)
	if err != nil {
		return err
	}
	c, err := s.Cases.Case(ctx, property.ID(i.Subject))
	if fault.KindOf(err) == fault.NotFound || err == nil && (c.Reviewed == 0 || c.Frozen != "") {
		return nil
	}
	if err != nil {
		return err
	}
	docs, err := s.Documents.Store.Documents(ctx, c.ID, 0)
	if err != nil {
		return err
	}
	r, err := s.report(ctx, c)
	if err != nil {
		return err
	}
	ready, err := s.made(ctx, c, r)
	if err != nil {
		return err
	}
	may := insight.Consent{None: c.NoModel, Without: document.WithoutModel(docs)}
	by := s.Models.Embedder.Identity()
	leaves, err := s.Vectors.Vectors(ctx, c.ID)
	if err != nil {
		return err
	}
	var keep []string // names of leaves that are still of use
	for _, d := range docs {
		texts, sums := passagesOf(ready, d.Name)
		if !insight.Embeddable(may, d.Name, texts) || len(texts) == 0 {
			continue
		}
		have := map[string]bool{}
		for _, l := range leaves {
			if l.Document != d.ID || l.By != by {
				continue
			}
			of, err := s.leaf(ctx, who.Organisation, l)
			if err != nil {
				continue // it is made again
			}
			for sum := range of {
				if have[sum] = true; slices.Contains(sums, sum) && !slices.Contains(keep, l.Name) {
					keep = append(keep, l.Name)
				}
			}
		}
		var missing []int
		for n, sum := range sums {
			if !have[sum] {
				missing = append(missing, n)
			}
		}
		for some := range slices.Chunk(missing, leafPassages) {
			if err := s.Models.Ledger.Allow(ctx, string(c.ID)); fault.KindOf(err) == fault.Limited {
				return nil
			} else if err != nil {
				return err
			}
			l, err := s.makeLeaf(ctx, who.Organisation, c, d, may, texts, sums, some)
			if err != nil {
				return err
			}
			keep = append(keep, l.Name)
		}
	}
	var stale []string
	for _, l := range leaves {
		if !slices.Contains(keep, l.Name) {
			stale = append(stale, l.Name)
		}
	}
	if len(stale) > 0 {
		if err := s.Vectors.DropVectors(ctx, c.ID, stale, audit.Entry{Action: vectorsRemoved, Subject: string(c.ID), Detail: map[string]string{"parts": strconv.Itoa(len(stale))}}); err != nil {
			return err
		}
		for _, name := range stale {
			if err := s.Reports.Delete(ctx, path.Join(string(who.Organisation), string(c.ID), name)); err != nil {
				return err
			}
		}
	}
	was, revision, err := s.Vectors.VectorsOf(ctx, c.ID)
	if err != nil || was == by && revision == c.Reviewed {
		return err
	}
	return s.Vectors.FinishVectors(ctx, c.ID, c.Reviewed, by, audit.Entry{Action: caseEmbedded, Subject: string(c.ID), Detail: map[string]string{
		"model": by.ID, "report": strconv.FormatInt(c.Reviewed, 10),
	}})
}

// passagesOf is the words of each passage of a file, and their sums, each once.
func passagesOf(ready *retrieval.Case, file string) (texts, sums []string) {
	seen := map[string]bool{}
	for n := range ready.Passages {
		p := &ready.Passages[n]
		if p.File != file {
			continue
		}
		if sum := p.Sum(); !seen[sum] {
			seen[sum] = true
			texts, sums = append(texts, p.Text()), append(sums, sum)
		}
	}
	return texts, sums
}

// makeLeaf has some passages of a paper embedded and keeps what came.
func (s *Service) makeLeaf(ctx context.Context, o tenant.Organisation, c property.Case, d document.Document, may insight.Consent, texts, sums []string, some []int) (Leaf, error) {
	by := s.Models.Embedder.Identity()
	var words, of []string
	for _, n := range some {
		words, of = append(words, texts[n]), append(of, sums[n])
	}
	made, err := insight.Embed(ctx, s.embedder(c), may, d.Name, words)
	if err != nil {
		return Leaf{}, err
	}
	name := sha256.Sum256(fmt.Append(nil, by, d.ID, of))
	l := Leaf{Case: c.ID, Document: d.ID, By: by, Passages: len(of), Name: "vectors-" + hex.EncodeToString(name[:16]) + ".bin"}
	if err := s.Reports.PutBytes(ctx, path.Join(string(o), string(c.ID), l.Name), leafBytes(by, of, made), "application/octet-stream"); err != nil {
		return l, err
	}
	return l, s.Vectors.KeepVectors(ctx, l, audit.Entry{Action: documentEmbedded, Subject: string(d.ID), Detail: map[string]string{
		"case": string(c.ID), "model": by.ID, "passages": strconv.Itoa(len(of)),
	}})
}

// A leaf's object is leafMark, the dimension, and for each passage the sixteen bytes of
// its Sum and its numbers, a byte each. By whom they are stands in its row.
const leafMark = "PWV1"

func leafBytes(by model.Identity, sums []string, vectors [][]float32) []byte {
	b := binary.BigEndian.AppendUint32([]byte(leafMark), uint32(by.Dimension)) // #nosec G115 -- of a model, some thousand
	for i, sum := range sums {
		raw, err := hex.DecodeString(sum)
		if err != nil || len(raw) != 16 {
			panic("review: " + sum + " is no sum of a passage")
		}
		b = append(b, raw...)
		for _, x := range retrieval.Whole(vectors[i]) {
			b = append(b, byte(x))
		}
	}
	return b
}

// parseLeaf takes a leaf's object apart.
func parseLeaf(b []byte, dimension int) (map[string][]int8, error) {
	rest, ok := bytes.CutPrefix(b, []byte(leafMark))
	if !ok || len(rest) < 4 || int(binary.BigEndian.Uint32(rest)) != dimension || (len(rest)-4)%(16+dimension) != 0 {
		return nil, fmt.Errorf("review: these are no vectors of %d numbers", dimension)
	}
	of := map[string][]int8{}
	for one := range slices.Chunk(rest[4:], 16+dimension) {
		v := make([]int8, dimension)
		for i, x := range one[16:] {
			v[i] = int8(x) // #nosec G115 -- written as its bits
		}
		of[hex.EncodeToString(one[:16])] = v
	}
	return of, nil
}

// leaf is the vectors of a leaf.
func (s *Service) leaf(ctx context.Context, o tenant.Organisation, l Leaf) (map[string][]int8, error) {
	text, err := s.Reports.Bytes(ctx, path.Join(string(o), string(l.Case), l.Name), maxReport)
	if err != nil {
		return nil, err
	}
	return parseLeaf(text, l.By.Dimension)
}

// lend gives a case that was made ready the vectors of its passages that this model
// made of papers that may go to one. What cannot be had is done without.
func (s *Service) lend(ctx context.Context, ready *retrieval.Case, leaves []Leaf) error {
	who, err := tenant.From(ctx)
	if err != nil {
		return err
	}
	sense := retrieval.Sense{By: s.Models.Embedder.Identity(), Of: map[string][]int8{}}
	for _, l := range leaves {
		if l.By != sense.By {
			continue
		}
		of, err := s.leaf(ctx, who.Organisation, l)
		if err != nil {
			continue
		}
		for sum, v := range of {
			sense.Of[sum] = v
		}
	}
	if len(sense.Of) > 0 {
		ready.Sense(sense)
	}
	return nil
}

// leaves is the vectors that a case may be asked with, and a word that changes with
// them; none where nothing of it may go to a model, whose question cannot either.
func (s *Service) leaves(ctx context.Context, c property.Case) (all []Leaf, tag string, err error) {
	if !s.embeds() || c.NoModel {
		return nil, "", nil
	}
	if all, err = s.Vectors.Vectors(ctx, c.ID); err != nil {
		return nil, "", err
	}
	var names []string
	for _, l := range all {
		names = append(names, l.Name)
	}
	sum := sha256.Sum256([]byte(strings.Join(names, " ")))
	return all, hex.EncodeToString(sum[:8]), nil
}

// sense is what the model makes of a question, where the case has vectors of the same
// model; the zero Vector otherwise, and when it does not answer at once: the words
// suffice.
func (s *Service) sense(ctx context.Context, c property.Case, ready *retrieval.Case, question string) retrieval.Vector {
	if !s.embeds() || ready.Sensed() != s.Models.Embedder.Identity() {
		return retrieval.Vector{}
	}
	within, cancel := context.WithTimeout(ctx, sensing)
	defer cancel()
	v, err := insight.EmbedQuestion(within, s.embedder(c), insight.Consent{None: c.NoModel}, question)
	if err != nil || v == nil {
		return retrieval.Vector{}
	}
	return retrieval.Vector{By: ready.Sensed(), Numbers: v}
}

// WantVectors takes up the cases of all firms that lack vectors by the model that is
// set: since another was, or none.
func (s *Service) WantVectors(ctx context.Context, firms []tenant.Organisation) error {
	if !s.embeds() {
		return nil
	}
	for _, o := range firms {
		if _, err := s.Vectors.WantVectors(tenant.With(ctx, tenant.Who{Organisation: o, Person: tenant.System}), s.Models.Embedder.Identity(), EmbeddingOf, mostWanted); err != nil {
			return err
		}
	}
	return nil
}

package bedrock

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"
	"golang.org/x/sync/errgroup"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/model"
)

// Embedder is a model of Bedrock that embeds: Amazon's Titan Text Embeddings V2 or one
// of Cohere's Embed v3.
type Embedder struct {
	*client
	api    *bedrockruntime.Client
	family family
}

var _ model.Embedder = (*Embedder)(nil)

// family is how the models of one maker are asked.
type family struct {
	prefix     string
	dimensions []int // that it can give, the usual first
	batch      int   // texts in one call
	embed      func(e *Embedder, ctx context.Context, texts []string) (model.Embedding, error)
}

// families are as "Amazon Titan Embeddings G1 and V2" and "Cohere Embed v3" of the
// Amazon Bedrock User Guide have them.
var families = []family{
	{"amazon.titan-embed-text-v2", []int{1024, 512, 256}, 1, (*Embedder).titan},
	{"cohere.embed-", []int{1024}, 96, (*Embedder).cohere},
}

// OpenEmbedder prepares the client of a model; it asks nothing yet. A model that may
// work outside London, one that is not known, and a dimension that it does not give
// are fault.Invalid.
func OpenEmbedder(c Config) (*Embedder, error) {
	own, err := open(c)
	if err != nil {
		return nil, err
	}
	for _, f := range families {
		if !strings.HasPrefix(c.Model, f.prefix) {
			continue
		}
		if own.c.Dimension == 0 {
			own.c.Dimension = f.dimensions[0]
		}
		if !slices.Contains(f.dimensions, own.c.Dimension) {
			return nil, fault.New(fault.Invalid, "the model %s gives no vectors of %d numbers", c.Model, own.c.Dimension)
		}
		return &Embedder{own, own.runtime(), f}, nil
	}
	return nil, fault.New(fault.Invalid, "this program cannot embed with %s: amazon.titan-embed-text-v2:0 and cohere.embed-english-v3 are what it knows", c.Model)
}

// Identity is the model's id and dimension.
func (e *Embedder) Identity() model.Identity {
	return model.Identity{ID: e.c.Model, Dimension: e.c.Dimension}
}

// Embed embeds the texts, several calls at a time where the model takes few texts in
// one.
func (e *Embedder) Embed(ctx context.Context, texts []string) (model.Embedding, error) {
	all := model.Embedding{Vectors: make([][]float32, len(texts))}
	var asked []int // texts with something in them; Bedrock refuses the others
	for i, t := range texts {
		if strings.TrimSpace(t) == "" {
			all.Vectors[i] = make([]float32, e.c.Dimension)
		} else {
			asked = append(asked, i)
		}
	}
	batches := slices.Collect(slices.Chunk(asked, e.family.batch))
	found := make([]model.Embedding, len(batches))
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(e.c.Parallel)
	for b, batch := range batches {
		g.Go(func() error {
			some := make([]string, len(batch))
			for i, at := range batch {
				some[i] = texts[at]
			}
			return e.call(ctx, func(ctx context.Context) (err error) {
				found[b], err = e.family.embed(e, ctx, some)
				return err
			})
		})
	}
	if err := g.Wait(); err != nil {
		return model.Embedding{}, err
	}
	for b, batch := range batches {
		if len(found[b].Vectors) != len(batch) {
			return model.Embedding{}, fault.New(fault.Unavailable, "the model %s gave %d vectors of %d texts", e.c.Model, len(found[b].Vectors), len(batch))
		}
		for i, at := range batch {
			if v := found[b].Vectors[i]; len(v) != e.c.Dimension {
				return model.Embedding{}, fault.New(fault.Unavailable, "the model %s gave a vector of %d numbers, not %d", e.c.Model, len(v), e.c.Dimension)
			}
			all.Vectors[at] = found[b].Vectors[i]
		}
		all.Usage = all.Usage.Add(found[b].Usage)
	}
	return all, nil
}

func (e *Embedder) titan(ctx context.Context, texts []string) (model.Embedding, error) {
	var out struct {
		Embedding  []float32 `json:"embedding"`
		TokenCount int       `json:"inputTextTokenCount"`
	}
	err := e.invoke(ctx, map[string]any{"inputText": texts[0], "dimensions": e.c.Dimension, "normalize": true}, &out)
	return model.Embedding{Vectors: [][]float32{out.Embedding}, Usage: model.Usage{In: out.TokenCount}}, err
}

// bytesPerToken is how Cohere's tokens are estimated, whose answers do not count them:
// four bytes of English a token, as Cohere's own documentation reckons.
const bytesPerToken = 4

func (e *Embedder) cohere(ctx context.Context, texts []string) (model.Embedding, error) {
	var out struct {
		Embeddings [][]float32 `json:"embeddings"`
	}
	// Documents and questions alike are given as what is searched: one Identity, one
	// sort of vector.
	err := e.invoke(ctx, map[string]any{"texts": texts, "input_type": "search_document", "truncate": "NONE"}, &out)
	n := 0
	for _, t := range texts {
		n += (len(t) + bytesPerToken - 1) / bytesPerToken
	}
	return model.Embedding{Vectors: out.Embeddings, Usage: model.Usage{In: n}}, err
}

func (e *Embedder) invoke(ctx context.Context, in, out any) error {
	body, err := json.Marshal(in)
	if err != nil {
		return err
	}
	res, err := e.api.InvokeModel(ctx, &bedrockruntime.InvokeModelInput{
		ModelId: &e.c.Model, Body: body, ContentType: aws.String("application/json"), Accept: aws.String("application/json"),
	})
	if err != nil {
		return err
	}
	if err := json.Unmarshal(res.Body, out); err != nil {
		return fault.Wrap(err, fault.Unavailable, "the model %s gave vectors that cannot be read", e.c.Model)
	}
	return nil
}

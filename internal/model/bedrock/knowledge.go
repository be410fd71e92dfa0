package bedrock

import (
	"context"
	"regexp"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrockagentruntime"
	"github.com/aws/aws-sdk-go-v2/service/bedrockagentruntime/types"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/model"
)

// Knowledge is a knowledge base of reference material.
type Knowledge struct {
	*client
	id  string
	api *bedrockagentruntime.Client
}

// Extract is a passage of the reference material.
type Extract struct {
	Text   string
	Source string // URI of the document that it is from
	Score  float64
}

var bases = regexp.MustCompile(`^[0-9A-Za-z]{10}$`)

// OpenKnowledge prepares the client of a knowledge base in London; it asks nothing
// yet. Config's Model and guardrail are not used.
func OpenKnowledge(id string, c Config) (*Knowledge, error) {
	if c.AWS.Region != model.London {
		return nil, fault.New(fault.Invalid, "the knowledge base %s would be asked in %s, outside the United Kingdom: questions may go to %s (London) only", id, c.AWS.Region, model.London)
	}
	if !bases.MatchString(id) {
		return nil, fault.New(fault.Invalid, "%q is no id of a knowledge base, which has ten letters and digits", id)
	}
	c.Model = "knowledge base " + id
	own := newClient(c.withDefaults())
	return &Knowledge{own, id, bedrockagentruntime.NewFromConfig(c.AWS, func(o *bedrockagentruntime.Options) {
		o.HTTPClient, o.Retryer = own.guard, own.retryer()
		if c.Endpoint != "" {
			o.BaseEndpoint = &c.Endpoint
		}
	})}, nil
}

// Retrieve is the passages nearest to a question, the best first. Without a word of a
// client's paper in it: only the question is sent.
func (k *Knowledge) Retrieve(ctx context.Context, question string, limit int) ([]Extract, error) {
	var found []Extract
	err := k.call(ctx, func(ctx context.Context) error {
		out, err := k.api.Retrieve(ctx, &bedrockagentruntime.RetrieveInput{
			KnowledgeBaseId: &k.id, RetrievalQuery: &types.KnowledgeBaseQuery{Text: &question},
			RetrievalConfiguration: &types.KnowledgeBaseRetrievalConfiguration{VectorSearchConfiguration: &types.KnowledgeBaseVectorSearchConfiguration{
				NumberOfResults: aws.Int32(int32(min(max(limit, 1), 100))), //nolint:gosec // bounded; 100 is Bedrock's limit
			}},
		})
		if err != nil {
			return err
		}
		for _, r := range out.RetrievalResults {
			if r.Content == nil || aws.ToString(r.Content.Text) == "" {
				continue
			}
			e := Extract{Text: *r.Content.Text, Score: aws.ToFloat64(r.Score)}
			if r.Location != nil && r.Location.S3Location != nil {
				e.Source = aws.ToString(r.Location.S3Location.Uri)
			}
			found = append(found, e)
		}
		return nil
	})
	return found, err
}

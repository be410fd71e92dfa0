package bedrock

import (
	"cmp"
	"context"
	"regexp"
	"time"

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

var _ model.Library = (*Knowledge)(nil)

// ID names it.
func (k *Knowledge) ID() string { return "knowledge base " + k.id }

// Somebody waits for what a knowledge base has, and does without when it is slow: these
// stand where Config has none. One on a database that sleeps takes longer to wake.
const (
	retrieving = 2 * time.Second // with all attempts
	retries    = 2
	retryAfter = 200 * time.Millisecond // at most
)

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
	c.Patience, c.Attempts, c.Backoff = cmp.Or(c.Patience, retrieving), cmp.Or(c.Attempts, retries), cmp.Or(c.Backoff, retryAfter)
	own := newClient("the knowledge base "+id, c.withDefaults())
	return &Knowledge{own, id, bedrockagentruntime.NewFromConfig(c.AWS, func(o *bedrockagentruntime.Options) {
		o.HTTPClient, o.Retryer = own.guard, own.retryer()
		if c.Endpoint != "" {
			o.BaseEndpoint = &c.Endpoint
		}
	})}, nil
}

// Retrieve is the passages nearest to a question, the best first. Only the question is
// sent.
func (k *Knowledge) Retrieve(ctx context.Context, question string, limit int) ([]model.Extract, error) {
	var found []model.Extract
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
			e := model.Extract{Text: *r.Content.Text, Score: aws.ToFloat64(r.Score)}
			if r.Location != nil && r.Location.S3Location != nil {
				e.Source = aws.ToString(r.Location.S3Location.Uri)
			}
			found = append(found, e)
		}
		return nil
	})
	return found, err
}

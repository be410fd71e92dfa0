package bedrock

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"

	"github.com/paperwurks/paperwurks/internal/awsfault"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/model"
)

// Config says which model, and how patiently it is asked. Zero durations and numbers
// mean the defaults.
type Config struct {
	AWS   aws.Config // in London
	Model string     // its own id

	// Guardrail and its version look at what goes to the model and comes from it;
	// empty means none. Embedding has none on Bedrock.
	Guardrail, Version string

	Dimension int // of an Embedder's vectors

	Endpoint string // for tests, on this machine; empty means AWS

	Try      time.Duration // of one attempt, to the last byte; 60 s
	Patience time.Duration // of a call with all its attempts; 90 s
	Quiet    time.Duration // that a stream may be silent; 20 s
	Attempts int           // 4
	Backoff  time.Duration // at most between attempts, with jitter; 8 s
	Parallel int           // calls at a time, in this process; 64
}

func (c Config) withDefaults() Config {
	for _, d := range []struct {
		of    *time.Duration
		usual time.Duration
	}{{&c.Try, 60 * time.Second}, {&c.Patience, 90 * time.Second}, {&c.Quiet, 20 * time.Second}, {&c.Backoff, 8 * time.Second}} {
		if *d.of == 0 {
			*d.of = d.usual
		}
	}
	if c.Attempts == 0 {
		c.Attempts = 4
	}
	if c.Parallel == 0 {
		c.Parallel = 64
	}
	return c
}

// client is what the three operations have in common.
type client struct {
	c     Config
	name  string // for people: "the model X"
	guard *guard
	slots chan struct{}
}

// open refuses what may leave London; it asks nothing yet.
func open(c Config) (*client, error) {
	if err := model.Resident(c.AWS.Region, c.Model); err != nil {
		return nil, err
	}
	if (c.Guardrail == "") != (c.Version == "") {
		return nil, fault.New(fault.Invalid, "a guardrail and its version go together")
	}
	c = c.withDefaults()
	return newClient("the model "+c.Model, c), nil
}

func newClient(name string, c Config) *client {
	g := &guard{client: awshttp.NewBuildableClient().WithTimeout(c.Try)}
	return &client{c: c, name: name, guard: g, slots: make(chan struct{}, c.Parallel)}
}

// retryer tries again what may be better the next time: throttling, a model that is
// not ready, one that took too long, a broken connection; with jitter, and with a
// common allowance of attempts, so that an outage is not met by a storm.
func (c *client) retryer() aws.Retryer {
	return retry.NewStandard(func(o *retry.StandardOptions) {
		o.MaxAttempts, o.MaxBackoff = c.c.Attempts, c.c.Backoff
		o.Backoff = retry.NewExponentialJitterBackoff(c.c.Backoff)
		o.Retryables = append([]retry.IsErrorRetryable{
			retry.IsErrorRetryableFunc(func(err error) aws.Ternary {
				var own *fault.Error
				if errors.As(err, &own) { // refused here, and would be again
					return aws.FalseTernary
				}
				return aws.UnknownTernary
			}),
			retry.RetryableErrorCode{Codes: map[string]struct{}{"ModelNotReadyException": {}, "ModelTimeoutException": {}, "InternalServerException": {}, "ServiceUnavailableException": {}}},
		}, o.Retryables...)
	})
}

func (c *client) runtime() *bedrockruntime.Client {
	return bedrockruntime.NewFromConfig(c.c.AWS, func(o *bedrockruntime.Options) {
		o.HTTPClient, o.Retryer = c.guard, c.retryer()
		if c.c.Endpoint != "" {
			o.BaseEndpoint = &c.c.Endpoint
		}
	})
}

// call waits for a slot and makes a call within the patience for all its attempts.
func (c *client) call(ctx context.Context, do func(ctx context.Context) error) error {
	within, cancel := context.WithTimeoutCause(ctx, c.c.Patience, errSlow)
	defer cancel()
	select {
	case c.slots <- struct{}{}:
		defer func() { <-c.slots }()
	case <-within.Done():
		return c.wrap(ctx, within, within.Err())
	}
	return c.wrap(ctx, within, do(within))
}

// The ends of a call that are this package's and not the caller's.
var (
	errSlow  = errors.New("no answer in time")
	errQuiet = errors.New("the answer fell silent")
)

// wrap makes a fault of what went wrong. The end of the caller's own context stays
// what it is, unless the call had run out of this package's patience before.
func (c *client) wrap(ctx, within context.Context, err error) error {
	var known *fault.Error
	what := c.name
	switch cause := context.Cause(within); {
	case err == nil:
		return nil
	case errors.As(err, &known):
		return known
	case ctx.Err() != nil:
		return fmt.Errorf("%s: %w", what, ctx.Err())
	case errors.Is(cause, errSlow), errors.Is(err, context.DeadlineExceeded):
		return fault.Wrap(err, fault.Unavailable, "%s did not answer in time", what)
	case errors.Is(cause, errQuiet):
		return fault.Wrap(err, fault.Unavailable, "%s fell silent in the middle of an answer", what)
	}
	switch code := awsfault.Code(err); code {
	case "ThrottlingException", "TooManyRequestsException", "ServiceQuotaExceededException":
		return fault.Wrap(err, fault.Limited, "%s is asked too much at the moment (%s)", what, code)
	case "ValidationException":
		return fault.Wrap(err, fault.Invalid, "%s refuses what it was asked", what)
	}
	return awsfault.Wrap(err, what)
}

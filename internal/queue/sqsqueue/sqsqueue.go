package sqsqueue

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
	"github.com/aws/aws-sdk-go-v2/service/sqs/types"

	"github.com/paperwurks/paperwurks/internal/awsfault"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/queue"
)

// Config says which queue.
type Config struct {
	AWS      aws.Config
	URL      string // of the queue
	Endpoint string // for tests; empty means AWS
}

const (
	// hidden is how long a message stays hidden without a heartbeat, and so how
	// long news waits when its receiver was killed.
	hidden = 60 * time.Second
	// wait is the longest that SQS waits for a message.
	wait = 20 * time.Second
)

// Queue is a queue of SQS.
type Queue struct {
	client *sqs.Client
	url    string
	hidden time.Duration
	beat   time.Duration // between heartbeats; three fit into hidden

	alive context.Context
	stop  context.CancelFunc
	beats sync.WaitGroup
}

var _ queue.Queue = (*Queue)(nil)

// Open prepares the client; it asks nothing yet.
func Open(c Config) *Queue {
	alive, stop := context.WithCancel(context.Background())
	return &Queue{
		client: sqs.NewFromConfig(c.AWS, func(o *sqs.Options) {
			if c.Endpoint != "" {
				o.BaseEndpoint = &c.Endpoint
			}
		}),
		url: c.URL, hidden: hidden, beat: hidden / 3, alive: alive, stop: stop,
	}
}

func (q *Queue) wrap(err error) error { return awsfault.Wrap(err, "the queue "+q.url) }

// Send puts a message on the queue.
func (q *Queue) Send(ctx context.Context, news string) error {
	_, err := q.client.SendMessage(ctx, &sqs.SendMessageInput{QueueUrl: &q.url, MessageBody: &news})
	return q.wrap(err)
}

// Receive polls until there is a message, and keeps it hidden until it is
// settled.
func (q *Queue) Receive(ctx context.Context) (queue.Delivery, error) {
	for {
		out, err := q.client.ReceiveMessage(ctx, &sqs.ReceiveMessageInput{
			QueueUrl: &q.url, MaxNumberOfMessages: 1,
			WaitTimeSeconds: seconds(wait), VisibilityTimeout: seconds(q.hidden),
		})
		if ctx.Err() != nil {
			// A message that came in this instant comes again when it is visible.
			return queue.Delivery{}, ctx.Err()
		}
		if err != nil {
			return queue.Delivery{}, q.wrap(err)
		}
		if len(out.Messages) > 0 {
			return q.deliver(out.Messages[0]), nil
		}
	}
}

// deliver begins the heartbeat of a message.
func (q *Queue) deliver(m types.Message) queue.Delivery {
	held, release := context.WithCancel(q.alive)
	q.beats.Go(func() { q.keep(held, m.ReceiptHandle) })
	var settled atomic.Bool
	d := queue.Delivery{Settle: func(ctx context.Context, done bool, after time.Duration) error {
		if settled.Swap(true) {
			return nil
		}
		release()
		if done {
			_, err := q.client.DeleteMessage(ctx, &sqs.DeleteMessageInput{QueueUrl: &q.url, ReceiptHandle: m.ReceiptHandle})
			return q.wrap(err)
		}
		return q.wrap(q.hide(ctx, m.ReceiptHandle, after))
	}}
	if d.Objects = arrivals(aws.ToString(m.Body)); d.Objects == nil {
		d.News = aws.ToString(m.Body)
	}
	return d
}

// keep hides a message again and again until it is settled. SQS refuses when
// another receiver has it, or after twelve hours; then it is left alone.
func (q *Queue) keep(ctx context.Context, receipt *string) {
	beat := time.NewTicker(q.beat)
	defer beat.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-beat.C:
		}
		err := q.hide(ctx, receipt, q.hidden)
		switch awsfault.Code(err) {
		case "ReceiptHandleIsInvalid", "MessageNotInflight", "InvalidParameterValue":
			return
		}
	}
}

func (q *Queue) hide(ctx context.Context, receipt *string, d time.Duration) error {
	_, err := q.client.ChangeMessageVisibility(ctx, &sqs.ChangeMessageVisibilityInput{
		QueueUrl: &q.url, ReceiptHandle: receipt, VisibilityTimeout: seconds(d),
	})
	return err
}

func seconds(d time.Duration) int32 { return int32((d + time.Second - 1) / time.Second) }

// Ping asks for the queue's attributes.
func (q *Queue) Ping(ctx context.Context) error {
	_, err := q.attributes(ctx)
	return err
}

func (q *Queue) attributes(ctx context.Context) (map[string]string, error) {
	out, err := q.client.GetQueueAttributes(ctx, &sqs.GetQueueAttributesInput{QueueUrl: &q.url, AttributeNames: []types.QueueAttributeName{
		types.QueueAttributeNameApproximateNumberOfMessages, types.QueueAttributeNameApproximateNumberOfMessagesNotVisible,
		types.QueueAttributeNameRedrivePolicy,
	}})
	if err != nil {
		return nil, q.wrap(err)
	}
	return out.Attributes, nil
}

// Depth is about how many messages wait, and how many are held.
func (q *Queue) Depth(ctx context.Context) (waiting, held int, err error) {
	a, err := q.attributes(ctx)
	if err != nil {
		return 0, 0, err
	}
	waiting, err1 := strconv.Atoi(a[string(types.QueueAttributeNameApproximateNumberOfMessages)])
	held, err2 := strconv.Atoi(a[string(types.QueueAttributeNameApproximateNumberOfMessagesNotVisible)])
	if err1 != nil || err2 != nil {
		return 0, 0, fmt.Errorf("sqsqueue: the attributes of %s are %v", q.url, a)
	}
	return waiting, held, nil
}

// Redrive begins to move the messages that SQS put aside back to the queue;
// fault.Invalid when the queue has no dead-letter queue.
func (q *Queue) Redrive(ctx context.Context) error {
	a, err := q.attributes(ctx)
	if err != nil {
		return err
	}
	var policy struct{ DeadLetterTargetArn string }
	if err := json.Unmarshal([]byte(a[string(types.QueueAttributeNameRedrivePolicy)]), &policy); err != nil || policy.DeadLetterTargetArn == "" {
		return fault.New(fault.Invalid, "the queue %s has no dead-letter queue", q.url)
	}
	_, err = q.client.StartMessageMoveTask(ctx, &sqs.StartMessageMoveTaskInput{SourceArn: &policy.DeadLetterTargetArn})
	return awsfault.Wrap(err, "the dead-letter queue "+policy.DeadLetterTargetArn)
}

// Close ends the heartbeats.
func (q *Queue) Close() error {
	q.stop()
	q.beats.Wait()
	return nil
}

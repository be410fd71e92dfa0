package queuetest

import (
	"crypto/md5" // the protocol's checksum, not a protection
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// SQS is one standard queue and its dead-letter queue at the protocol of SQS. The
// fields are set before it is used.
type SQS struct {
	Second     time.Duration // how long a second of SQS lasts here; 0 means a second
	Most       int           // receives before a message is dead; 0 means never
	Duplicates bool          // every message is there twice
	Shuffle    bool          // messages come in any order
	Late       time.Duration // before a message can be received
	Throttle   int           // of the next calls, refused

	mu       sync.Mutex
	arrived  chan struct{} // closed and replaced when something changes
	messages []*message
	dead     []*message
	receipts int
	calls    map[string]int
}

type message struct {
	body     string
	visible  time.Time
	receipt  string
	receives int
}

// URL is the queue's address below that of the server.
func (*SQS) URL(server string) string { return server + "/123456789012/work" }

const deadARN = "arn:aws:sqs:eu-west-2:123456789012:work-dead"

// Calls is how often an action was asked for.
func (s *SQS) Calls(action string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.calls[action]
}

// Put lays a body into the queue, as another service would.
func (s *SQS) Put(body string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := 1
	if s.Duplicates {
		n = 2
	}
	for range n {
		s.messages = append(s.messages, &message{body: body, visible: time.Now().Add(s.Late)})
	}
	s.changed()
}

// Left is how many messages there are, held ones too, and how many are dead.
func (s *SQS) Left() (messages, dead int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.messages), len(s.dead)
}

func (s *SQS) changed() {
	if s.arrived != nil {
		close(s.arrived)
	}
	s.arrived = make(chan struct{})
}

func (s *SQS) seconds(n int) time.Duration {
	if s.Second == 0 {
		return time.Duration(n) * time.Second
	}
	return time.Duration(n) * s.Second
}

// request is every field of the actions that the fake knows.
type request struct {
	QueueURL, MessageBody, ReceiptHandle, SourceArn, DestinationArn string

	MaxNumberOfMessages, WaitTimeSeconds int
	VisibilityTimeout                    *int
}

type failure struct {
	status     int
	code, text string
}

func fail(code, format string, args ...any) *failure {
	return &failure{400, code, fmt.Sprintf(format, args...)}
}

// ServeHTTP answers one call.
func (s *SQS) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var in request
	body, err := io.ReadAll(r.Body)
	if err == nil {
		err = json.Unmarshal(body, &in)
	}
	action, ok := strings.CutPrefix(r.Header.Get("X-Amz-Target"), "AmazonSQS.")
	var out any = struct{}{}
	var f *failure
	switch {
	case err != nil || !ok || r.Header.Get("Content-Type") != "application/x-amz-json-1.0":
		f = fail("InvalidParameterValue", "not AWS JSON 1.0: %v", err)
	case !strings.Contains(r.Header.Get("Authorization"), "/sqs/aws4_request"):
		f = &failure{403, "AccessDeniedException", "not signed"}
	default:
		out, f = s.call(r, action, in)
	}
	w.Header().Set("Content-Type", "application/x-amz-json-1.0")
	if f != nil {
		w.WriteHeader(f.status)
		out = map[string]string{"__type": "com.amazonaws.sqs#" + f.code, "message": f.text}
	}
	_ = json.NewEncoder(w).Encode(out)
}

func (s *SQS) call(r *http.Request, action string, in request) (any, *failure) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.calls == nil {
		s.calls = map[string]int{}
		s.changed()
	}
	s.calls[action]++
	if s.Throttle > 0 {
		s.Throttle--
		return nil, fail("RequestThrottled", "slow down")
	}
	if action != "StartMessageMoveTask" && !strings.HasSuffix(in.QueueURL, s.URL("")) {
		return nil, fail("QueueDoesNotExist", "there is no queue %s", in.QueueURL)
	}
	switch action {
	case "SendMessage":
		if in.MessageBody == "" || len(in.MessageBody) > 1<<20 {
			return nil, fail("InvalidParameterValue", "the body has %d bytes", len(in.MessageBody))
		}
		s.mu.Unlock()
		s.Put(in.MessageBody)
		s.mu.Lock()
		return map[string]string{"MessageId": "m", "MD5OfMessageBody": sum(in.MessageBody)}, nil
	case "ReceiveMessage":
		return s.receive(r, in)
	case "DeleteMessage":
		// SQS takes the receipt of a message that is gone for done.
		s.messages = slices.DeleteFunc(s.messages, func(m *message) bool { return m.receipt != "" && m.receipt == in.ReceiptHandle })
		return struct{}{}, nil
	case "ChangeMessageVisibility":
		i := slices.IndexFunc(s.messages, func(m *message) bool { return m.receipt == in.ReceiptHandle })
		if i < 0 || in.VisibilityTimeout == nil {
			return nil, fail("ReceiptHandleIsInvalid", "no such receipt")
		}
		if !s.messages[i].visible.After(time.Now()) {
			return nil, fail("MessageNotInflight", "it is visible again")
		}
		s.messages[i].visible = time.Now().Add(s.seconds(*in.VisibilityTimeout))
		s.changed()
		return struct{}{}, nil
	case "GetQueueAttributes":
		held := 0
		for _, m := range s.messages {
			if m.visible.After(time.Now()) {
				held++
			}
		}
		return map[string]any{"Attributes": map[string]string{
			"ApproximateNumberOfMessages":           strconv.Itoa(len(s.messages) - held),
			"ApproximateNumberOfMessagesNotVisible": strconv.Itoa(held),
			"RedrivePolicy":                         fmt.Sprintf(`{"deadLetterTargetArn":%q,"maxReceiveCount":%d}`, deadARN, s.Most),
		}}, nil
	case "StartMessageMoveTask":
		if in.SourceArn != deadARN || in.DestinationArn != "" {
			return nil, fail("ResourceNotFoundException", "there is no dead-letter queue %s", in.SourceArn)
		}
		for _, m := range s.dead {
			s.messages = append(s.messages, &message{body: m.body})
		}
		s.dead = nil
		s.changed()
		return map[string]string{"TaskHandle": "t"}, nil
	}
	return nil, fail("InvalidAction", "the fake knows no %s", action)
}

// receive waits for a message that is visible.
func (s *SQS) receive(r *http.Request, in request) (any, *failure) {
	if in.MaxNumberOfMessages != 1 || in.VisibilityTimeout == nil {
		return nil, fail("InvalidParameterValue", "the fake gives one message at a time, for a time")
	}
	end := time.Now().Add(s.seconds(in.WaitTimeSeconds))
	for {
		now := time.Now()
		next := end
		var can []*message
		for _, m := range slices.Clone(s.messages) {
			switch {
			case m.visible.After(now):
				if m.visible.Before(next) {
					next = m.visible
				}
			case s.Most > 0 && m.receives >= s.Most:
				s.messages = slices.DeleteFunc(s.messages, func(o *message) bool { return o == m })
				s.dead = append(s.dead, m)
			default:
				can = append(can, m)
			}
		}
		if len(can) > 0 {
			m := can[0]
			if s.Shuffle {
				m = can[rand.IntN(len(can))]
			}
			s.receipts++
			m.receives++
			m.receipt, m.visible = fmt.Sprint("receipt ", s.receipts), now.Add(s.seconds(*in.VisibilityTimeout))
			return map[string]any{"Messages": []any{map[string]any{
				"MessageId": "m", "ReceiptHandle": m.receipt, "Body": m.body, "MD5OfBody": sum(m.body),
				"Attributes": map[string]string{"ApproximateReceiveCount": strconv.Itoa(m.receives)},
			}}}, nil
		}
		if !now.Before(end) {
			return struct{}{}, nil
		}
		arrived := s.arrived
		s.mu.Unlock()
		timer := time.NewTimer(next.Sub(now))
		select {
		case <-arrived:
		case <-timer.C:
		case <-r.Context().Done():
		}
		timer.Stop()
		s.mu.Lock()
		if r.Context().Err() != nil {
			return struct{}{}, nil
		}
	}
}

func sum(body string) string {
	h := md5.Sum([]byte(body))
	return hex.EncodeToString(h[:])
}

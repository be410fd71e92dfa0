package sqsqueue

import (
	"context"
	"fmt"
	"net/http/httptest"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"go.uber.org/goleak"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/queue"
	"github.com/paperwurks/paperwurks/internal/queue/queuetest"
)

// world is a queue on a fake of SQS whose seconds last 50 ms.
func world(t *testing.T, fake *queuetest.SQS) *Queue {
	t.Helper()
	fake.Second = 50 * time.Millisecond
	srv := httptest.NewServer(fake)
	t.Cleanup(srv.Close)
	q := Open(Config{
		AWS: aws.Config{Region: "eu-west-2", Credentials: credentials.NewStaticCredentialsProvider("id", "key", "")},
		URL: fake.URL(srv.URL), Endpoint: srv.URL,
	})
	q.hidden, q.beat = 20*time.Second, 100*time.Millisecond // one second of the fake's
	t.Cleanup(func() { _ = q.Close() })
	return q
}

func TestSuite(t *testing.T) {
	for name, fake := range map[string]func() *queuetest.SQS{
		"at its best":  func() *queuetest.SQS { return &queuetest.SQS{} },
		"out of order": func() *queuetest.SQS { return &queuetest.SQS{Shuffle: true} },
		"late":         func() *queuetest.SQS { return &queuetest.SQS{Late: 100 * time.Millisecond} },
		"throttled":    func() *queuetest.SQS { return &queuetest.SQS{Throttle: 2} },
	} {
		t.Run(name, func(t *testing.T) {
			queuetest.Run(t, func(t *testing.T) queue.Queue { return world(t, fake()) })
		})
	}
}

func receive(t *testing.T, q *Queue) queue.Delivery {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	d, err := q.Receive(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// none says that nothing comes for a while.
func none(t *testing.T, q *Queue, during time.Duration) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), during)
	defer cancel()
	if d, err := q.Receive(ctx); err == nil {
		t.Errorf("received %q", d.News)
	}
}

func TestHeartbeatsHideAMessageForAsLongAsItIsHeld(t *testing.T) {
	fake := &queuetest.SQS{}
	q := world(t, fake)
	if err := q.Send(t.Context(), "work"); err != nil {
		t.Fatal(err)
	}
	d := receive(t, q)
	none(t, q, 2500*time.Millisecond) // more than twice as long as it is hidden without a heartbeat
	if n := fake.Calls("ChangeMessageVisibility"); n < 3 {
		t.Errorf("%d heartbeats", n)
	}
	if err := d.Done(t.Context()); err != nil {
		t.Fatal(err)
	}
	if left, dead := fake.Left(); left+dead > 0 {
		t.Errorf("left %d, dead %d", left, dead)
	}
}

func TestWhatADeadReceiverHeldComesAgain(t *testing.T) {
	fake := &queuetest.SQS{}
	killed, other := world(t, fake), world(t, fake)
	other.url = killed.url
	if err := killed.Send(t.Context(), "work"); err != nil {
		t.Fatal(err)
	}
	late := receive(t, killed)
	if err := killed.Close(); err != nil { // its heartbeats end, as they do with a process
		t.Fatal(err)
	}
	d := receive(t, other)
	if d.News != "work" {
		t.Errorf("received %q", d.News)
	}
	if err := late.Done(t.Context()); err != nil {
		t.Errorf("the dead receiver: %v", err)
	}
	if err := d.Done(t.Context()); err != nil {
		t.Fatal(err)
	}
	if left, _ := fake.Left(); left != 0 {
		t.Errorf("%d messages left", left)
	}
}

func TestDeadLettersAndTheirRedrive(t *testing.T) {
	fake := &queuetest.SQS{Most: 3}
	q := world(t, fake)
	if err := q.Send(t.Context(), "poison"); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		if err := receive(t, q).Back(t.Context(), 0); err != nil {
			t.Fatal(err)
		}
	}
	none(t, q, 200*time.Millisecond)
	if left, dead := fake.Left(); left != 0 || dead != 1 {
		t.Fatalf("left %d, dead %d", left, dead)
	}
	if err := q.Redrive(t.Context()); err != nil {
		t.Fatal(err)
	}
	d := receive(t, q)
	if waiting, held, err := q.Depth(t.Context()); waiting != 0 || held != 1 || err != nil {
		t.Errorf("%d wait and %d are held, %v", waiting, held, err)
	}
	if err := d.Done(t.Context()); err != nil || d.News != "poison" {
		t.Errorf("received %q, %v", d.News, err)
	}
}

// TestTwiceAndOutOfOrderAndLate sends through a queue that does all that SQS may
// do, to several receivers of which some give back what they get: everything
// arrives, and at the end nothing is left.
func TestTwiceAndOutOfOrderAndLate(t *testing.T) {
	fake := &queuetest.SQS{Duplicates: true, Shuffle: true, Late: 20 * time.Millisecond, Throttle: 2}
	q := world(t, fake)
	const n = 60
	for i := range n {
		if err := q.Send(t.Context(), fmt.Sprint(i)); err != nil {
			t.Fatal(err)
		}
	}
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	var mu sync.Mutex
	seen, got := map[string]int{}, 0
	var all sync.WaitGroup
	for worker := range 4 {
		all.Go(func() {
			for turn := 0; ; turn++ {
				d, err := q.Receive(ctx)
				if err != nil {
					return
				}
				if worker == 0 && turn%2 == 0 {
					_ = d.Back(ctx, 0)
					continue
				}
				if err := d.Done(ctx); err != nil {
					t.Error(err)
				}
				mu.Lock()
				seen[d.News]++
				if got++; got == 2*n {
					stop()
				}
				mu.Unlock()
			}
		})
	}
	all.Wait()
	left, dead := fake.Left()
	if len(seen) != n || left+dead > 0 {
		t.Errorf("%d of %d arrived, %d left, %d dead", len(seen), n, left, dead)
	}
}

func TestAQueueThatIsNotThere(t *testing.T) {
	q := world(t, &queuetest.SQS{})
	q.url += "-other"
	if err := q.Ping(t.Context()); fault.KindOf(err) != fault.NotFound {
		t.Errorf("got %v", err)
	}
}

func TestBucketEvents(t *testing.T) {
	const (
		direct = `{"Records":[
			{"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"eu-west-2","eventName":"ObjectCreated:Put",
			 "s3":{"bucket":{"name":"uploads","arn":"arn:aws:s3:::uploads"},"object":{"key":"firm/d1+a%2Bb","size":1024,"eTag":"d4"}}},
			{"eventSource":"aws:s3","eventName":"ObjectRemoved:Delete","s3":{"bucket":{"name":"uploads"},"object":{"key":"firm/d2"}}},
			{"eventSource":"aws:s3","eventName":"ObjectCreated:Post","s3":{"bucket":{"name":"uploads"},"object":{"key":"firm/%zz"}}},
			{"eventSource":"aws:ses","eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"uploads"},"object":{"key":"firm/d3"}}}]}`
		bridge = `{"version":"0","id":"1","detail-type":"Object Created","source":"aws.s3","account":"123456789012","region":"eu-west-2",
			"detail":{"version":"0","bucket":{"name":"uploads"},"object":{"key":"firm/d1+a%2Bb","size":5,"etag":"b1"},"reason":"PutObject"}}`
	)
	for name, tt := range map[string]struct {
		body string
		want []queue.Object
		news bool
	}{
		"from S3":           {direct, []queue.Object{{Bucket: "uploads", Key: "firm/d1 a+b", Size: 1024}}, false},
		"through bridge":    {bridge, []queue.Object{{Bucket: "uploads", Key: "firm/d1+a%2Bb", Size: 5}}, false},
		"of another sort":   {`{"source":"aws.s3","detail-type":"Object Deleted","detail":{"bucket":{"name":"uploads"},"object":{"key":"firm/d1"}}}`, nil, false},
		"the test":          {`{"Service":"Amazon S3","Event":"s3:TestEvent","Bucket":"uploads"}`, nil, false},
		"by our rule":       {`"upload created firm/d1"`, []queue.Object{{Key: "firm/d1"}}, false},
		"of a scan":         {`upload scanned firm/d1`, []queue.Object{{Key: "firm/d1"}}, false},
		"news":              {"document.read d1", nil, true},
		"news with a brace": {"{}", nil, true},
		"broken":            {`{"Records":[{`, nil, true},
		"a list":            {`[1]`, nil, true},
	} {
		fake := &queuetest.SQS{}
		q := world(t, fake)
		fake.Put(tt.body)
		d := receive(t, q)
		if !slices.Equal(d.Objects, tt.want) || (d.News == tt.body) != tt.news || !tt.news && d.News != "" {
			t.Errorf("%s: news %q, objects %v", name, d.News, d.Objects)
		}
		if err := d.Done(t.Context()); err != nil {
			t.Error(err)
		}
	}
}

func FuzzArrivals(f *testing.F) {
	f.Add(`{"Records":[{"eventSource":"aws:s3","eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"b"},"object":{"key":"k+%41","size":1}}}]}`)
	f.Add(`{"source":"aws.s3","detail-type":"Object Created","detail":{}}`)
	f.Fuzz(func(t *testing.T, body string) { arrivals(body) })
}

func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m, goleak.IgnoreAnyFunction("net/http.(*persistConn).readLoop"), goleak.IgnoreAnyFunction("net/http.(*persistConn).writeLoop"))
}

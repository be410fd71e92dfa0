package e2e

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/api"
	"github.com/paperwurks/paperwurks/internal/queue/queuetest"
	"github.com/paperwurks/paperwurks/internal/servertest"
	"github.com/paperwurks/paperwurks/internal/store/pgtest"
)

// amazon is the world of Fargate, with servers of this machine that speak the
// protocols: PostgreSQL; S3 with its signatures, which scans uploads before they can
// be read; SQS that delivers twice and in any order; Redis.
func amazon(t *testing.T) (map[string]string, *queuetest.SQS) {
	s3 := servertest.S3(t)
	for name, locked := range map[string]bool{"papers-documents": false, "papers-uploads": false, "papers-records": true} {
		s3.Bucket(t, name, name != "papers-uploads", locked)
	}
	fake := &queuetest.SQS{Duplicates: true, Shuffle: true}
	sqs := httptest.NewServer(fake)
	t.Cleanup(sqs.Close)
	t.Setenv("AWS_ACCESS_KEY_ID", s3.AccessKey)
	t.Setenv("AWS_SECRET_ACCESS_KEY", s3.Secret)
	t.Setenv("TEST_SESSION_KEY", "a key of the tests, thirty-two characters")
	return map[string]string{
		"PAPERWURKS_DATABASE_URL": pgtest.Database(t),
		"PAPERWURKS_BLOB_URL":     "s3://papers-documents?uploads=papers-uploads&records=papers-records&region=" + s3.Region + "&endpoint=" + s3.Gate(t, "papers-uploads", 500*time.Millisecond),
		"PAPERWURKS_QUEUE_URL":    "sqs://sqs.eu-west-2.amazonaws.com" + fake.URL("") + "?region=eu-west-2&endpoint=" + sqs.URL,
		"PAPERWURKS_CACHE_URL":    "redis://" + servertest.StartRedis(t).Address,
		"PAPERWURKS_SECRETS_URL":  "env://?prefix=TEST_",
		"PAPERWURKS_SESSION_KEY":  "secret://session/key",
	}, fake
}

// until waits for a document to come to one of some states.
func (s *service) until(id string, states ...string) api.Document {
	s.t.Helper()
	deadline := time.Now().Add(time.Minute)
	for {
		d := get[api.Document](s, "GET", "/api/v1/documents/"+id, nil)
		for _, state := range states {
			if string(d.State) == state {
				return d
			}
		}
		if time.Now().After(deadline) {
			s.t.Fatalf("%s is %s: %s", d.Name, d.State, d.Reason)
		}
		time.Sleep(50 * time.Millisecond)
	}
}

// TestWhatABucketSays sends papers to the bucket and says nothing more: its event
// completes the upload, the scan of it is waited for, and malware is put aside.
func TestWhatABucketSays(t *testing.T) {
	settings, sqs := amazon(t)
	s := boot(t, t.TempDir(), settings)
	kase := get[api.Case](s, "POST", "/api/v1/cases", map[string]any{"name": "Said by the bucket"})
	send := func(name, text string) string {
		reg := get[api.Registered](s, "POST", "/api/v1/cases/"+kase.ID+"/uploads", announce(name, []byte(text)))
		if code := s.put(reg.Upload, []byte(text)); code != http.StatusOK {
			t.Fatalf("put %s: %d", name, code)
		}
		u, err := url.Parse(reg.Upload.URL)
		if err != nil {
			t.Fatal(err)
		}
		key := strings.TrimPrefix(u.Path, "/papers-uploads/")
		for range 2 { // as EventBridge may
			sqs.Put(`"upload created ` + key + `"`)
		}
		sqs.Put(`{"source":"aws.s3","detail-type":"Object Created","detail":{"bucket":{"name":"papers-uploads"},"object":{"key":"` + key + `"}}}`)
		return reg.Document.ID
	}
	sqs.Put(`"upload created nobody/d1"`)
	sqs.Put(`"upload created ../../etc/passwd"`)
	good, evil := send("letter.txt", "Dear Sirs\n\nWe enclose the papers.\n"), send("invoice.txt", "Pay at once: "+servertest.Malware)
	s.until(good, "ready")
	if d := s.until(evil, "quarantined", "ready"); string(d.State) != "quarantined" || !strings.Contains(d.Reason, "malware") {
		t.Errorf("%s is %s: %q", d.Name, d.State, d.Reason)
	}
	deadline := time.Now().Add(30 * time.Second)
	for left, dead := sqs.Left(); left+dead > 0; left, dead = sqs.Left() {
		if time.Now().After(deadline) {
			t.Fatalf("%d messages left, %d dead", left, dead)
		}
		time.Sleep(50 * time.Millisecond)
	}
}

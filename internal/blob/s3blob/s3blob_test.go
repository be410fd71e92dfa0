package s3blob

import (
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"

	"github.com/paperwurks/paperwurks/internal/blob"
	"github.com/paperwurks/paperwurks/internal/blob/blobtest"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/servertest"
)

func config(endpoint, id, key string) Config {
	return Config{AWS: aws.Config{Region: "eu-west-2", Credentials: credentials.NewStaticCredentialsProvider(id, key, "")}, Endpoint: endpoint}
}

// TestSuiteInProcess runs on gofakes3, which checks no signatures, has no locks,
// lists versions the wrong way round and takes tags for what is not there.
func TestSuiteInProcess(t *testing.T) {
	backend := s3mem.New()
	srv := httptest.NewServer(gofakes3.New(backend, gofakes3.WithLogger(gofakes3.StdLog(log.New(io.Discard, "", 0)))).Server())
	defer srv.Close()
	c, n := config(srv.URL, "id", "key"), 0
	blobtest.Run(t, func(t *testing.T) *blob.Bucket {
		n++
		c.Bucket = fmt.Sprintf("papers-%d", n)
		if err := backend.CreateBucket(c.Bucket); err != nil {
			t.Fatal(err)
		}
		return blob.New(Open(c))
	})
}

// TestSuite runs on versitygw, which checks signatures, checksums and locks.
func TestSuite(t *testing.T) {
	s := servertest.S3(t)
	n := 0
	driver := func(t *testing.T, versions, locks bool) *Driver {
		n++
		c := config(s.Endpoint, s.AccessKey, s.Secret)
		c.Bucket = fmt.Sprintf("papers-%d", n)
		s.Bucket(t, c.Bucket, versions, locks)
		return Open(c)
	}
	for name, versions := range map[string]bool{"without versions": false, "with versions": true} {
		open := func(t *testing.T) *blob.Bucket { return blob.New(driver(t, versions, false)) }
		t.Run(name, func(t *testing.T) {
			blobtest.Run(t, open)
			blobtest.RunTags(t, open)
			blobtest.RunSigned(t, open)
			blobtest.RunForms(t, open)
		})
	}
	t.Run("with locks", func(t *testing.T) {
		blobtest.RunLocks(t, func(t *testing.T) *blob.Bucket { return blob.New(driver(t, true, true)) })
	})
	t.Run("a bucket without locks says so", func(t *testing.T) {
		d := driver(t, true, false)
		if err := blob.New(d).PutBytes(t.Context(), "firm/a", []byte("x"), ""); err != nil {
			t.Fatal(err)
		}
		if err := d.Hold(t.Context(), "firm/a", true); fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), "no Object Lock") {
			t.Errorf("hold: %v", err)
		}
	})
	t.Run("what keeps one version needs no look for others", func(t *testing.T) {
		blobtest.Run(t, func(t *testing.T) *blob.Bucket {
			d := driver(t, false, false)
			d.passing = true
			return blob.New(d)
		})
	})
	t.Run("uploads are held back until they are scanned", func(t *testing.T) {
		d := driver(t, false, false)
		c := config(s.Gate(t, d.bucket, 300*time.Millisecond), s.AccessKey, s.Secret)
		c.Bucket = d.bucket
		b := blob.New(Open(c))
		for key, text := range map[string]string{"firm/good": "a lease", "firm/good2": "", "firm/evil": "a lease and " + servertest.Malware} {
			if err := b.PutBytes(t.Context(), key, []byte(text), ""); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := b.Get(t.Context(), "firm/good"); !errors.Is(err, blob.ErrHeldBack) || fault.KindOf(err) != fault.Unavailable {
			t.Errorf("before the scan: %v", err)
		}
		if i, err := b.Stat(t.Context(), "firm/good"); err != nil || i.Size != 7 || i.Modified.IsZero() {
			t.Errorf("before the scan it is %+v, %v", i, err)
		}
		for _, key := range []string{"firm/goo", "firm/none"} {
			if _, err := b.Stat(t.Context(), key); fault.KindOf(err) != fault.NotFound {
				t.Errorf("%s: %v", key, err)
			}
			if _, err := b.Get(t.Context(), key); fault.KindOf(err) != fault.NotFound {
				t.Errorf("%s: %v", key, err)
			}
		}
		time.Sleep(400 * time.Millisecond)
		if text, err := b.Bytes(t.Context(), "firm/good", 100); err != nil || string(text) != "a lease" {
			t.Errorf("after the scan: %q, %v", text, err)
		}
		if _, err := b.Get(t.Context(), "firm/evil"); fault.KindOf(err) != fault.Invalid || !strings.Contains(fault.Message(err), "malware") {
			t.Errorf("malware: %v", err)
		}
	})
	t.Run("signed requests expire", func(t *testing.T) {
		d := driver(t, false, false)
		d.now = func() time.Time { return time.Now().Add(-time.Hour) } // asked for an hour ago, for a minute
		signed, err := d.SignPut(t.Context(), "firm/a", blobtest.Announce("x"), d.now().Add(time.Second))
		if err != nil {
			t.Fatal(err)
		}
		time.Sleep(1100 * time.Millisecond) // the SDK signs with the clock of the machine
		if code := blobtest.Send(t, signed, "x"); code != http.StatusForbidden && code != http.StatusBadRequest {
			t.Errorf("an expired request answered %d", code)
		}
	})
}

// TestWhatIsSaidToS3 looks at the requests themselves, for what no server of the
// tests enforces.
func TestWhatIsSaidToS3(t *testing.T) {
	const key = "arn:aws:kms:eu-west-2:123456789012:key/1"
	var got http.Header
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { got = r.Header.Clone() }))
	defer srv.Close()
	c := config(srv.URL, "id", "key")
	c.Bucket, c.Key = "papers", key
	d := Open(c)
	until := time.Date(2033, 7, 6, 0, 0, 0, 0, time.UTC)
	if err := blob.New(d).Keep(t.Context(), "firm/a", []byte("x"), "text/plain", until); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"X-Amz-Server-Side-Encryption":                    "aws:kms",
		"X-Amz-Server-Side-Encryption-Aws-Kms-Key-Id":     key,
		"X-Amz-Server-Side-Encryption-Bucket-Key-Enabled": "true",
		"X-Amz-Checksum-Sha256":                           "LXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIE=",
		"X-Amz-Object-Lock-Mode":                          "GOVERNANCE",
		"X-Amz-Object-Lock-Retain-Until-Date":             "2033-07-06T00:00:00Z",
		"If-None-Match":                                   "*",
		"Content-Type":                                    "text/plain",
	}
	for k, v := range want {
		if got.Get(k) != v {
			t.Errorf("%s: %q, want %q", k, got.Get(k), v)
		}
	}
	signed, err := d.SignPut(t.Context(), "firm/a", blobtest.Announce("x"), time.Now().Add(time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range []string{"X-Amz-Server-Side-Encryption", "X-Amz-Server-Side-Encryption-Aws-Kms-Key-Id", "X-Amz-Checksum-Sha256"} {
		if signed.Headers[k] != want[k] {
			t.Errorf("signed %s: %q, want %q", k, signed.Headers[k], want[k])
		}
		if !strings.Contains(signed.URL, strings.ToLower(k)) {
			t.Errorf("%s is not among the signed headers of %s", k, signed.URL)
		}
	}
	if !strings.Contains(signed.URL, "content-length") {
		t.Errorf("the length is not signed in %s", signed.URL)
	}
	form, err := d.SignPost(t.Context(), "firm/a", blobtest.Announce("x"), time.Now().Add(time.Minute))
	if err != nil || form.URL != srv.URL+"/papers" || form.Fields["x-amz-server-side-encryption-aws-kms-key-id"] != key {
		t.Errorf("form %+v, %v", form, err)
	}
}

func TestOriginIsThatOfSignedRequests(t *testing.T) {
	for _, c := range []Config{{Bucket: "uploads-1"}, {Bucket: "up.loads"}, {Bucket: "uploads", Endpoint: "http://127.0.0.1:9000"}} {
		c.AWS = config("", "id", "key").AWS
		d := Open(c)
		signed, err := d.SignPut(t.Context(), "firm/a", blobtest.Announce("x"), time.Now().Add(time.Minute))
		if err != nil || !strings.HasPrefix(signed.URL, d.Origin()+"/") {
			t.Errorf("%s: %s, %v", d.Origin(), signed.URL, err)
		}
		form, err := d.SignPost(t.Context(), "firm/a", blobtest.Announce("x"), time.Now().Add(time.Minute))
		if err != nil || !strings.HasPrefix(form.URL, d.Origin()) {
			t.Errorf("%s: %s, %v", d.Origin(), form.URL, err)
		}
	}
}

// TestBusyIsTriedAgain sends an object to a server that is busy at first.
func TestBusyIsTriedAgain(t *testing.T) {
	n := 0
	var body string
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		data, _ := io.ReadAll(r.Body)
		if n++; n < 3 {
			w.WriteHeader(http.StatusServiceUnavailable)
			_, _ = io.WriteString(w, "<Error><Code>SlowDown</Code></Error>")
			return
		}
		body = string(data)
	}))
	defer srv.Close()
	c := config(srv.URL, "id", "key")
	c.Bucket = "papers"
	b := blob.New(Open(c))
	if err := b.Put(t.Context(), "firm/a", strings.NewReader("the lease"), blobtest.Announce("the lease")); err != nil || body != "the lease" {
		t.Errorf("sent %q, %v", body, err)
	}
	srv.Close()
	if err := b.Delete(t.Context(), "firm/a"); fault.KindOf(err) != fault.Unavailable {
		t.Errorf("a server that is gone: %v", err)
	}
}

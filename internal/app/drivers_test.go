package app

import (
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/config"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/queue/queuetest"
	"github.com/paperwurks/paperwurks/internal/servertest"
)

func TestWhatHasNoDriverIsRefusedBeforeAnythingIsMade(t *testing.T) {
	dir := t.TempDir() + "/data"
	c, err := config.Load([]string{
		"PAPERWURKS_DATA_DIR=" + dir,
		"PAPERWURKS_DATABASE_URL=postgres://app@db/papers",
		"PAPERWURKS_MODEL_URL=bedrock://eu-west-2/amazon.nova-lite-v1:0",
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	_, err = Open(t.Context(), c, Options{})
	if fault.KindOf(err) != fault.Invalid {
		t.Fatalf("opened: %v", err)
	}
	if want := "MODEL_URL: this program has no driver for bedrock://"; !strings.Contains(err.Error(), want) {
		t.Errorf("%q is not in %v", want, err)
	}
}

func TestSecretsAreLookedUpAndNotPrinted(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("PW_TEST_SESSION_KEY", "0123456789abcdef0123456789abcdef")
	t.Setenv("PW_TEST_DB", "sqlite://"+dir+"/elsewhere.db")
	c, err := config.Load([]string{
		"PAPERWURKS_DATA_DIR=" + dir, "PAPERWURKS_SECRETS_URL=env://?prefix=PW_TEST_",
		"PAPERWURKS_DATABASE_URL=secret://db", "PAPERWURKS_SESSION_KEY=secret://session/key",
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	a, err := Open(t.Context(), c, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	if _, err := os.Stat(dir + "/elsewhere.db"); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(dir + "/signing.key"); err == nil {
		t.Error("a key was made although one is set")
	}
	if text := a.Config.String(); !strings.Contains(text, "SESSION_KEY=secret://session/key\n") || strings.Contains(text, "elsewhere") {
		t.Errorf("printed:\n%s", text)
	}
	c.Database = "secret://none"
	if _, err := Open(t.Context(), c, Options{}); fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), "PW_TEST_NONE is not set") {
		t.Errorf("a secret that is not there: %v", err)
	}
}

// TestVerifyExplains configures each part of the world wrongly, with servers that
// run where some are needed, and reads what an operator is told.
func TestVerifyExplains(t *testing.T) {
	s3, redis := servertest.S3(t), servertest.StartRedis(t, "--requirepass", "right")
	for _, name := range []string{"documents", "uploads"} {
		s3.Bucket(t, name, false, false)
	}
	sqs := httptest.NewServer(&queuetest.SQS{})
	defer sqs.Close()
	gone := httptest.NewServer(nil)
	gone.Close()
	const queue = "sqs://sqs.eu-west-2.amazonaws.com/123456789012/"
	t.Setenv("AWS_ACCESS_KEY_ID", s3.AccessKey)
	t.Setenv("AWS_SECRET_ACCESS_KEY", s3.Secret)
	t.Setenv("TEST_REDIS", "wrong")
	for name, tt := range map[string]struct{ part, setting, want string }{
		"a bucket that is not there":    {"objects", "BLOB_URL=s3://documents?uploads=uploads&records=records&region=eu-west-2&endpoint=" + s3.Endpoint, "the bucket records is not there"},
		"S3 that cannot be reached":     {"objects", "BLOB_URL=s3://documents?uploads=uploads&records=records&region=eu-west-2&endpoint=" + gone.URL, "the bucket documents: AWS could not be reached"},
		"a queue that is not there":     {"queue", "QUEUE_URL=" + queue + "other?region=eu-west-2&endpoint=" + sqs.URL, "/123456789012/other is not there"},
		"SQS that cannot be reached":    {"queue", "QUEUE_URL=" + queue + "work?region=eu-west-2&endpoint=" + gone.URL, "AWS could not be reached"},
		"a queue that is there":         {"queue", "QUEUE_URL=" + queue + "work?region=eu-west-2&endpoint=" + sqs.URL, ""},
		"a cache that wants a password": {"cache", "CACHE_URL=redis://" + redis.Address, "the cache cannot be reached: NOAUTH"},
		"a cache with another password": {"cache", "CACHE_URL=redis://default@" + redis.Address + "?password=secret://redis", "WRONGPASS"},
		"a cache with its password":     {"cache", "CACHE_URL=redis://:right@" + redis.Address, ""},
		"a secret that is not there":    {"secrets", "SESSION_KEY=secret://key", "the variable TEST_KEY is not set"},
		"records that cannot be made":   {"records", "DATABASE_URL=sqlite:///proc/none/papers.db", "/proc/none"},
	} {
		t.Run(name, func(t *testing.T) {
			c, err := config.Load([]string{"PAPERWURKS_DATA_DIR=" + t.TempDir(), "PAPERWURKS_SECRETS_URL=env://?prefix=TEST_", "PAPERWURKS_" + tt.setting}, nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, check := range Verify(t.Context(), c) {
				switch {
				case check.Part != tt.part:
				case tt.want == "" && check.Err != nil:
					t.Errorf("%v", check.Err)
				case tt.want != "" && (check.Err == nil || !strings.Contains(check.Err.Error(), tt.want)):
					t.Errorf("%v, want %q", check.Err, tt.want)
				default:
					return
				}
			}
			if !t.Failed() {
				t.Errorf("%s was not looked at", tt.part)
			}
		})
	}
}

package app

import (
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/account/oidc/oidctest"
	"github.com/paperwurks/paperwurks/internal/config"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/mail/mailtest"
	"github.com/paperwurks/paperwurks/internal/queue/queuetest"
	"github.com/paperwurks/paperwurks/internal/servertest"
)

func TestWhatHasNoDriverIsRefused(t *testing.T) {
	c, err := config.Load([]string{"PAPERWURKS_DATA_DIR=" + t.TempDir()}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := driven(c); err != nil {
		t.Fatal(err)
	}
	c.Queue, c.Cache = "kafka://broker", "tape://drive" // config itself knows neither
	err = driven(c)
	for _, want := range []string{"QUEUE_URL: this program has no driver for kafka://", "CACHE_URL: this program has no driver for tape://"} {
		if fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), want) {
			t.Errorf("%q is not in %v", want, err)
		}
	}
}

// A model that could work abroad is refused before anything is opened, and by verify.
func TestAModelThatWouldLeaveIsRefused(t *testing.T) {
	for _, url := range []string{
		"bedrock://eu-west-2/eu.anthropic.claude-sonnet-4-6",
		"bedrock://us-east-1/anthropic.claude-sonnet-4-6",
		"bedrock://eu-west-1/anthropic.claude-sonnet-4-6?knowledge=ABCDEFGHIJ",
		"bedrock://eu-west-2/anthropic.claude-sonnet-4-6?residency=eu",
	} {
		dir := t.TempDir() + "/data"
		c := config.Config{}
		if loaded, err := config.Load([]string{"PAPERWURKS_DATA_DIR=" + dir}, nil); err == nil {
			c = loaded
		}
		c.Model = url // as a secret might say, which is only known at the start
		_, err := Open(t.Context(), c, Options{})
		if err == nil || !strings.Contains(err.Error(), "London") {
			t.Errorf("%s: opened: %v", url, err)
		}
		if _, err := os.Stat(dir); err == nil {
			t.Errorf("%s: something was made", url)
		}
		refused := false
		for _, check := range Verify(t.Context(), c) {
			refused = refused || check.Err != nil && strings.Contains(check.Err.Error(), "London")
		}
		if !refused {
			t.Errorf("%s: verify lets it pass", url)
		}
		if _, err := openModels(t.Context(), c); err == nil {
			t.Errorf("%s: the model opened", url)
		}
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
	open := (&mailtest.SMTP{Ways: "PLAIN", User: "app", Password: "x"}).Start(t)
	ses := httptest.NewServer(&mailtest.SES{Paused: true})
	defer ses.Close()
	issuer := oidctest.Start(t)
	gone := httptest.NewServer(nil)
	gone.Close()
	const queue = "sqs://sqs.eu-west-2.amazonaws.com/123456789012/"
	t.Setenv("AWS_ACCESS_KEY_ID", s3.AccessKey)
	t.Setenv("AWS_SECRET_ACCESS_KEY", s3.Secret)
	t.Setenv("TEST_REDIS", "wrong")
	const s3url = "BLOB_URL=s3://documents?uploads=uploads&records=records&region=eu-west-2&endpoint="
	for name, tt := range map[string]struct {
		settings []string
		want     map[string]string // by part, what its error says; empty for a part that works
	}{
		"what is asked for is not there": {
			[]string{s3url + s3.Endpoint, "QUEUE_URL=" + queue + "other?region=eu-west-2&endpoint=" + sqs.URL, "CACHE_URL=redis://" + redis.Address},
			map[string]string{
				"objects": "the bucket records is not there", "queue": "/123456789012/other is not there",
				"cache": "the cache cannot be reached: NOAUTH", "mail": "", "records": "run `paperwurks migrate` first",
			},
		},
		"nobody answers": {
			[]string{s3url + gone.URL, "QUEUE_URL=" + queue + "work?region=eu-west-2&endpoint=" + gone.URL, "CACHE_URL=redis://default@" + redis.Address + "?password=secret://redis"},
			map[string]string{"objects": "the bucket documents: AWS could not be reached", "queue": "AWS could not be reached", "cache": "WRONGPASS"},
		},
		"nothing is wrong but the records": {
			[]string{"DATABASE_URL=sqlite:///proc/none/papers.db", "QUEUE_URL=" + queue + "work?region=eu-west-2&endpoint=" + sqs.URL, "CACHE_URL=redis://:right@" + redis.Address},
			map[string]string{"records": "/proc/none", "queue": "", "cache": "", "objects": ""},
		},
		"letters by a server that encrypts nothing": {
			[]string{"MAIL_URL=smtp://app:x@" + open.Address() + "?from=papers@firm.example"},
			map[string]string{"mail": ""}, // it is on this machine
		},
		"letters by a server that does not know us": {
			[]string{"MAIL_URL=smtp://app@" + open.Address() + "?from=papers@firm.example&password=secret://redis"},
			map[string]string{"mail": "refuses the user name and the password (535)"},
		},
		"letters by nobody": {
			[]string{"MAIL_URL=smtps://" + strings.TrimPrefix(gone.URL, "http://") + "?from=papers@firm.example"},
			map[string]string{"mail": "cannot be reached"},
		},
		"letters by an account that may not send": {
			[]string{"MAIL_URL=ses://eu-west-2?from=papers@firm.example&endpoint=" + ses.URL},
			map[string]string{"mail": "SES has stopped this account's letters"},
		},
		"an issuer that calls itself something else, another that is away, and no secret": {
			[]string{"OIDC_URL=oidc://" + strings.TrimPrefix(issuer.URL, "http://") + "/?client_id=paperwurks&client_secret=secret://redis&firm=one oidc://" +
				strings.TrimPrefix(gone.URL, "http://") + "?client_id=paperwurks&client_secret=secret://none&firm=two"},
			map[string]string{"single sign-on": "the variable TEST_NONE is not set\n" + gone.URL + " does not say how to sign in there: it cannot be reached"},
		},
		"an issuer": {
			[]string{"OIDC_URL=oidc://" + strings.TrimPrefix(issuer.URL, "http://") + "?client_id=paperwurks&client_secret=secret://redis&firm=one"},
			map[string]string{"single sign-on": ""},
		},
		"letters into a file": {
			[]string{"MAIL_URL=file:///proc/version/mail"}, map[string]string{"mail": "/proc/version"},
		},
		"a secret is not there": {
			[]string{"SESSION_KEY=secret://key"}, map[string]string{"secrets": "the variable TEST_KEY is not set"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			environ := []string{"PAPERWURKS_DATA_DIR=" + t.TempDir(), "PAPERWURKS_SECRETS_URL=env://?prefix=TEST_"}
			for _, s := range tt.settings {
				environ = append(environ, "PAPERWURKS_"+s)
			}
			c, err := config.Load(environ, nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, check := range Verify(t.Context(), c) {
				want, looked := tt.want[check.Part]
				delete(tt.want, check.Part)
				switch {
				case !looked:
				case want == "" && check.Err != nil:
					t.Errorf("%s: %v", check.Part, check.Err)
				case want != "" && (check.Err == nil || !strings.Contains(check.Err.Error(), want)):
					t.Errorf("%s: %v, want %q", check.Part, check.Err, want)
				}
			}
			if len(tt.want) > 0 {
				t.Errorf("not looked at: %v", tt.want)
			}
		})
	}
}

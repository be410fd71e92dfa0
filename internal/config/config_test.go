package config

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func TestLaterWins(t *testing.T) {
	file := filepath.Join(t.TempDir(), "paperwurks.conf")
	text := "# of the file\nPAPERWURKS_LISTEN = localhost:1\nPAPERWURKS_WORKERS=3\nPAPERWURKS_DATA_DIR=/srv/file\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	c, err := Load([]string{FileKey + "=" + file, "PAPERWURKS_LISTEN=localhost:2", "PAPERWURKS_DATA_DIR=/srv/env", "HOME=/x"},
		map[string]string{"PAPERWURKS_DATA_DIR": "/srv/flag"})
	if err != nil {
		t.Fatal(err)
	}
	if c.Workers != 3 || c.Listen != "localhost:2" || c.DataDir != "/srv/flag" {
		t.Errorf("got %+v", c)
	}
	if c.Database != "sqlite:///srv/flag/paperwurks.db" || c.Blob != "file:///srv/flag/files" || c.PublicURL != "http://localhost:2" {
		t.Errorf("what follows from the data directory and the address: %+v", c)
	}
}

func TestAllProblemsAtOnce(t *testing.T) {
	_, err := Load([]string{
		"PAPERWURKS_DATABASE_URL=mysql://ann:hunter2@db/papers", "PAPERWURKS_BLOB_URL=s3://bucket", "PAPERWURKS_QUEUE_URL=sqs://q",
		"PAPERWURKS_SESSION_KEY=hunter2",
		"PAPERWURKS_LISTEN=8000", "PAPERWURKS_PUBLIC_URL=papers.example", "PAPERWURKS_MAX_FILE_MB=many", "PAPERWURKS_WORKERS=0", "PAPERWURKS_TRUSTED_PROXIES=0.0.0.0/0", "PAPERWURKS_CORS_ORIGINS=https://a.example,http://b.example", "PAPERWURKS_REQUESTS_PER_MINUTE=-1", "PAPERWURKS_LITSEN=x",
	}, nil)
	if err == nil {
		t.Fatal("nothing was found wrong")
	}
	text := err.Error()
	for _, want := range []string{"DATABASE_URL: mysql://", "sqlite:///PATH", "BLOB_URL: s3://bucket: uploads is missing", "records is missing", "kms is missing", "QUEUE_URL: sqs://q", "SESSION_KEY: is shorter", "LISTEN: \"8000\"", "PUBLIC_URL", "MAX_FILE_MB: \"many\"", "WORKERS: 0", "TRUSTED_PROXIES: \"0.0.0.0/0\" is no network", "CORS_ORIGINS: \"http://b.example\" is no origin", "REQUESTS_PER_MINUTE: -1", "no setting PAPERWURKS_LITSEN"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in:\n%s", want, text)
		}
	}
	if strings.Contains(text, "hunter2") {
		t.Error("the password is in the message")
	}
}

func TestPrintedConfigurationReadsBackWithoutPasswords(t *testing.T) {
	c := Default()
	if p := c.finish(); len(p) > 0 {
		t.Fatal(p)
	}
	var environ []string
	environ = append(environ, strings.Split(strings.TrimSpace(c.String()), "\n")...)
	again, err := Load(environ, nil)
	if err != nil || again != c {
		t.Errorf("read back as %+v, %v; want %+v", again, err, c)
	}
	c.Database = "sqlite://ann:hunter2@host/x"
	if strings.Contains(c.String(), "hunter2") {
		t.Error("the password is printed")
	}
}

// TestWhatContainersAreGiven takes the very strings that the container
// definitions set.
func TestWhatContainersAreGiven(t *testing.T) {
	c, err := Load([]string{
		"PAPERWURKS_DATABASE_URL=postgres://paperwurks_app@db.internal:5432/paperwurks?sslmode=verify-full&auth=iam&region=eu-west-2",
		"PAPERWURKS_BLOB_URL=s3://documents?uploads=uploads&records=records&region=eu-west-2&kms=arn:aws:kms:eu-west-2:123456789012:key/0f1e-2d",
		"PAPERWURKS_QUEUE_URL=sqs://sqs.eu-west-2.amazonaws.com/123456789012/prod-work?region=eu-west-2",
		"PAPERWURKS_CACHE_URL=rediss://app@cache.internal:6379?auth=iam&region=eu-west-2&name=prod-cache",
		"PAPERWURKS_MODEL_URL=bedrock://eu-west-2/anthropic.claude-3-7-sonnet-20250219-v1:0?guardrail=gr1&version=3&residency=uk",
		"PAPERWURKS_MAIL_URL=ses://eu-west-2?from=papers@firm.example",
		"PAPERWURKS_SESSION_KEY=secret://prod/session#key",
		"PAPERWURKS_TELEMETRY_URL=otlp://localhost:4317",
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if c.Secrets != "aws://eu-west-2" {
		t.Errorf("secrets come from %s", c.Secrets)
	}
	d, _ := ParseDatabase(c.Database)
	if d != (Database{Scheme: "postgres", User: "paperwurks_app", Host: "db.internal", Port: "5432", Name: "paperwurks", IAM: true, Region: "eu-west-2", TLS: true}) {
		t.Errorf("database %+v", d)
	}
	b, _ := ParseBlob(c.Blob)
	if b != (Blob{Scheme: "s3", Documents: "documents", Uploads: "uploads", Records: "records", Region: "eu-west-2", Key: "arn:aws:kms:eu-west-2:123456789012:key/0f1e-2d"}) {
		t.Errorf("blob %+v", b)
	}
	q, _ := ParseQueue(c.Queue)
	if q != (Queue{Scheme: "sqs", URL: "https://sqs.eu-west-2.amazonaws.com/123456789012/prod-work", Region: "eu-west-2"}) {
		t.Errorf("queue %+v", q)
	}
	k, _ := ParseCache(c.Cache)
	if k != (Cache{Scheme: "rediss", Address: "cache.internal:6379", User: "app", IAM: true, Region: "eu-west-2", Name: "prod-cache"}) {
		t.Errorf("cache %+v", k)
	}
	m, _ := ParseModel(c.Model)
	if m != (Model{Scheme: "bedrock", Region: "eu-west-2", ID: "anthropic.claude-3-7-sonnet-20250219-v1:0", Guardrail: "gr1", Version: "3"}) {
		t.Errorf("model %+v", m)
	}
}

func TestURLs(t *testing.T) {
	const (
		key = "&kms=arn:aws:kms:eu-west-2:123456789012:key/1"
		s3  = "s3://docs?uploads=ups&records=recs&region=eu-west-2"
		sqs = "sqs://sqs.eu-west-2.amazonaws.com/123456789012/q"
	)
	parse := map[string]func(string) error{
		"database": shape(ParseDatabase), "blob": shape(ParseBlob), "queue": shape(ParseQueue), "cache": shape(ParseCache),
		"model": shape(ParseModel), "mail": shape(ParseMail), "oidc": shape(ParseOIDC), "secrets": shape(ParseSecrets), "telemetry": shape(ParseTelemetry),
	}
	for _, tt := range []struct{ what, url, want string }{ // want is a part of the sentence, empty for a good URL
		{"database", "sqlite:///srv/a%20b.db", ""},
		{"database", "sqlite://srv/a.db", "three slashes"},
		{"database", "sqlite:a.db", "cannot be taken apart"},
		{"database", "sqlite:///", "three slashes"},
		{"database", "sqlite:///a?x=1", "no parameter x"},
		{"database", "file:///a", "no file:// here"},
		{"database", "%", "no URL"},
		{"database", "", "no URL"},
		{"database", "postgres://ann@db/p", ""},
		{"database", "postgres://ann@db/p?sslrootcert=/etc/rds.pem", ""},
		{"database", "postgres://ann@db/p?password=secret://db%23password", ""},
		{"database", "postgres://ann@db/p?password=hunter2", "secret://NAME"},
		{"database", "postgres://ann@db/p?sslmode=require", "sslmode=require"},
		{"database", "postgres://ann@db/p?sslmode=disable", "sslmode=disable"},
		{"database", "postgres://ann@127.0.0.1:5433/p?sslmode=disable", ""},
		{"database", "postgres://ann@/p?host=/run/postgresql", ""},
		{"database", "postgres://db/p", "user is missing"},
		{"database", "postgres://ann@db", "name of the database"},
		{"database", "postgres://ann@db/p?auth=iam", "region is missing"},
		{"database", "postgres://ann:hunter2@db/p?auth=iam&region=eu-west-2", "needs no password"},
		{"database", "postgres://ann@localhost/p?auth=iam&region=eu-west-2", "needs sslmode"},
		{"database", "postgres://ann@db/p?auth=kerberos", "auth=kerberos"},
		{"blob", "file:///srv/files", ""},
		{"blob", s3 + key, ""},
		{"blob", s3, "kms is missing"},
		{"blob", s3 + "&endpoint=http://127.0.0.1:9000", ""},
		{"blob", s3 + key + "&endpoint=http://evil.example", "not on this machine"},
		{"blob", s3 + key + "&endpoint=http://localhost.evil.example", "not on this machine"},
		{"blob", s3 + "&kms=arn:aws:kms:eu-west-1:123456789012:key/1", "key is in eu-west-1"},
		{"blob", "s3://docs?uploads=docs&records=recs&region=eu-west-2" + key, "must differ"},
		{"blob", "s3://docs/sub?uploads=ups&records=recs&region=eu-west-2" + key, "is no bucket"},
		{"blob", "s3://docs?uploads=ups&uploads=b&records=recs&region=london" + key, "region=london"},
		{"queue", "memory://", ""},
		{"queue", "memory://x", "nothing may follow"},
		{"queue", sqs + "?region=eu-west-2", ""},
		{"queue", sqs + "?region=eu-west-1", "sqs.eu-west-1.amazonaws.com"},
		{"queue", sqs + ".fifo?region=eu-west-2", "standard queue"},
		{"queue", sqs + "?region=eu-west-2&endpoint=http://[::1]:1234", ""},
		{"cache", "redis://localhost:6379/2", ""},
		{"cache", "redis://cache:6379", "unprotected"},
		{"cache", "rediss://cache:6379/99", "number of a database"},
		{"cache", "rediss://cache?auth=iam&region=eu-west-2&name=c", "needs the user"},
		{"cache", "rediss://app@cache?password=secret://redis", ""},
		{"model", "none://", ""},
		{"model", "local://", ""},
		{"model", "local:///srv/models/all-MiniLM-L6-v2", ""},
		{"model", "local:///srv/models/e5-small?pooling=mean&prefix=query:%20", ""},
		{"model", "local:///srv/models/e5-small?pooling=last", "pooling=last"},
		{"model", "local://models/e5-small", "three slashes"},
		{"model", "local:///srv/models/e5-small?embedding=x", "no parameter embedding"},
		{"model", "bedrock://eu-west-2/amazon.nova-lite-v1:0?embedding=/srv/models/bge-small&pooling=cls", ""},
		{"model", "bedrock://eu-west-2/amazon.nova-lite-v1:0?pooling=cls", "no parameter pooling"},
		{"model", "bedrock://eu-west-2/amazon.nova-lite-v1:0?embedding=/srv/models/bge-small&dimension=384", "no number of a model that embeds"},
		{"model", "bedrock://eu-west-2/amazon.nova-lite-v1:0?residency=uk", ""},
		{"model", "bedrock://eu-west-2/amazon.nova-lite-v1:0", ""},
		{"model", "bedrock://eu-west-2/amazon.nova-lite-v1:0?embedding=amazon.titan-embed-text-v2:0&dimension=512&knowledge=ABCDEFGHIJ", ""},
		{"model", "bedrock://eu-west-1/amazon.nova-lite-v1:0?residency=uk", "outside the United Kingdom"},
		{"model", "bedrock://eu-west-1/amazon.nova-lite-v1:0", "outside the United Kingdom"},
		{"model", "bedrock://eu-west-2/eu.amazon.nova-lite-v1:0?residency=uk", "several regions"},
		{"model", "bedrock://eu-west-2/eu.amazon.nova-lite-v1:0", "several regions"},
		{"model", "bedrock://eu-west-2/global.amazon.nova-lite-v1:0", "several regions"},
		{"model", "bedrock://eu-west-2/arn:aws:bedrock:eu-west-2:123456789012:inference-profile/eu.amazon.nova-lite-v1:0", "by ARN"},
		{"model", "bedrock://eu-west-2/amazon.nova-lite-v1:0?residency=eu", "London"},
		{"model", "bedrock://eu-west-2/amazon.nova-lite-v1:0?embedding=eu.cohere.embed-v4:0", "several regions"},
		{"model", "bedrock://eu-west-2/amazon.nova-lite-v1:0?dimension=512", "no number of a model that embeds"},
		{"model", "bedrock://eu-west-2/amazon.nova-lite-v1:0?endpoint=https://example.org", "not on this machine"},
		{"model", "bedrock://eu-west-2/amazon.nova-lite-v1:0?guardrail=g", "go together"},
		{"mail", "file:///srv/mail", ""},
		{"mail", "ses://eu-west-2?from=a@b.example", ""},
		{"mail", "ses://eu-west-2", "from="},
		{"mail", "smtp://ann:hunter2@mail.example?from=a@b.example", ""},
		{"mail", "smtp://?from=a@b.example", "host is missing"},
		{"mail", "smtp://ann@mail.example?from=a@b.example&password=secret://smtp%23password", ""},
		{"mail", "smtps://Papers%20%3Ca@b.example%3E@mail.example?from=a@b.example", "go together"},
		{"mail", "smtp://mail.example/x?from=Papers%20%3Ca@b.example%3E", "nothing may follow"},
		{"oidc", "", ""},
		{"oidc", "oidc://accounts.google.com?client_id=1.apps&client_secret=secret://oidc&firm=beacon&domain=beacon.example,law.beacon.example&role=conveyancer", ""},
		{"oidc", "oidc://login.microsoftonline.com/0f1e/v2.0?client_id=2&client_secret=secret://oidc%23secret&firm=beacon&email=trusted&acr=c1&name=Beacon%20account", ""},
		{"oidc", "oidc://a.example?client_id=1&client_secret=secret://a&firm=b oidc://a.example?client_id=2&client_secret=secret://a&firm=b", "given two issuers"},
		{"oidc", "oidc://a.example?client_id=1&client_secret=hunter2&firm=b", "is to be a reference"},
		{"oidc", "oidc://a.example", "client_id is missing"},
		{"oidc", "oidc://?client_id=1&client_secret=secret://a&firm=b", "issuer is missing"},
		{"oidc", "oidc://a.example?client_id=1&client_secret=secret://a&firm=b&domain=b.example", "go together"},
		{"oidc", "oidc://a.example?client_id=1&client_secret=secret://a&firm=b&domain=example&role=agent", "is no domain"},
		{"oidc", "oidc://a.example?client_id=1&client_secret=secret://a&firm=b&domain=b.example&role=administrator", "is no role"},
		{"oidc", "https://a.example", "there is no https://"},
		{"secrets", "env://?prefix=PW_", ""},
		{"secrets", "aws://eu-west-2", ""},
		{"secrets", "aws://", "is no region"},
		{"telemetry", "none://", ""},
		{"telemetry", "otlp://localhost", "port is missing"},
		{"telemetry", "otlp://localhost:4317/v1", "only an address"},
	} {
		err := parse[tt.what](tt.url)
		switch {
		case tt.want == "" && err != nil:
			t.Errorf("%s %s: %v", tt.what, tt.url, err)
		case tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)):
			t.Errorf("%s %s: %v, want %q", tt.what, tt.url, err, tt.want)
		case err != nil && strings.Contains(err.Error(), "hunter2"):
			t.Errorf("%s %s: the password is in %v", tt.what, tt.url, err)
		}
	}
}

func TestReferences(t *testing.T) {
	load := func(settings ...string) (Config, error) { return Load(settings, nil) }
	if _, err := load("PAPERWURKS_LISTEN=secret://listen"); err == nil || !strings.Contains(err.Error(), "LISTEN: is needed before") {
		t.Errorf("a reference that comes too early: %v", err)
	}
	if _, err := load("PAPERWURKS_SESSION_KEY=secret://a b"); err == nil || !strings.Contains(err.Error(), "secret://NAME") {
		t.Errorf("a reference that is none: %v", err)
	}
	c, err := load("PAPERWURKS_SESSION_KEY=secret://key", "PAPERWURKS_DATABASE_URL=secret://prod/db#url", "PAPERWURKS_DATA_DIR=/srv")
	if err != nil {
		t.Fatal(err)
	}
	secrets := map[string]string{"secret://key": strings.Repeat("k", 32), "secret://prod/db#url": "postgres://ann:hunter2@db/p"}
	get := func(r string) (string, error) {
		if v, ok := secrets[r]; ok {
			return v, nil
		}
		return "", errors.New("there is no " + r)
	}
	got, err := c.Resolve(get)
	if err != nil || got.Database != secrets["secret://prod/db#url"] || got.SessionKey != secrets["secret://key"] {
		t.Errorf("resolved %+v, %v", got, err)
	}
	if text := got.String(); strings.Contains(text, "hunter2") || strings.Contains(text, "kkk") {
		t.Errorf("printed with secrets:\n%s", text)
	}
	secrets["secret://key"] = "hunter2"
	delete(secrets, "secret://prod/db#url")
	if _, err := c.Resolve(get); err == nil || !strings.Contains(err.Error(), "DATABASE_URL: there is no") {
		t.Errorf("a secret that is not there: %v", err)
	}
	secrets["secret://prod/db#url"] = "secret://key"
	if _, err := c.Resolve(get); err == nil || !strings.Contains(err.Error(), "itself a reference") {
		t.Errorf("a chain: %v", err)
	}
	secrets["secret://prod/db#url"] = "sqlite:///srv/p.db"
	if _, err := c.Resolve(get); err == nil || !strings.Contains(err.Error(), "SESSION_KEY: is shorter") || strings.Contains(err.Error(), "hunter2") {
		t.Errorf("a secret of the wrong shape: %v", err)
	}
}

func FuzzURLs(f *testing.F) {
	f.Add("postgres://a:b@c/d?auth=iam&password=x")
	f.Add("s3://b?uploads=u&kms=%zz#f")
	f.Fuzz(func(t *testing.T, text string) {
		for _, s := range settings {
			if s.check != nil {
				_ = s.check(text)
			}
		}
	})
}

// TestTheGuideNamesEverySetting fails on a setting that the guide does not explain,
// and on one that it explains and that is gone.
func TestTheGuideNamesEverySetting(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "docs", "guides", "configuration.md"))
	if err != nil {
		t.Fatal(err)
	}
	explained := map[string]bool{}
	for _, row := range regexp.MustCompile("(?m)^\\| `(PAPERWURKS_[A-Z_]+)` \\|").FindAllStringSubmatch(string(text), -1) {
		explained[row[1]] = true
	}
	for _, s := range settings {
		if !explained[s.key] {
			t.Errorf("the guide does not explain %s", s.key)
		}
		delete(explained, s.key)
	}
	for key := range explained {
		t.Errorf("the guide explains %s, which is no setting", key)
	}
}

// TestTheGuideToModelsNamesWhatThereIs fails on a key that the guide names and that is
// no setting, and on an option or a whole address of a model that would be refused.
func TestTheGuideToModelsNamesWhatThereIs(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "docs", "guides", "models.md"))
	if err != nil {
		t.Fatal(err)
	}
	keys := map[string]bool{}
	for _, s := range settings {
		keys[s.key] = true
	}
	named := regexp.MustCompile(`PAPERWURKS_[A-Z_]+`).FindAllString(string(text), -1)
	for _, key := range named {
		if !keys[key] {
			t.Errorf("the guide names %s, which is no setting", key)
		}
	}
	values := map[string]string{"ID": "abcdefghij", "V": "1", "N": "512", "MODEL_ID": "amazon.titan-embed-text-v2:0", "P": "mean", "WORDS": "query:%20"}
	address := "bedrock://eu-west-2/amazon.nova-lite-v1:0?"
	options := regexp.MustCompile("(?m)^\\| `((?:[a-z]+=[A-Za-z_]+&?)+)` \\|").FindAllStringSubmatch(string(text), -1)
	for _, row := range options {
		with := regexp.MustCompile(`=(ID|V|N|MODEL_ID|P|WORDS)\b`).ReplaceAllStringFunc(row[1], func(s string) string { return "=" + values[s[1:]] })
		switch name, _, _ := strings.Cut(with, "="); name { // of those that say something of another option
		case "dimension":
			with += "&embedding=" + values["MODEL_ID"]
		case "pooling", "prefix":
			with += "&embedding=/srv/models/bge-small"
		}
		if _, err := ParseModel(address + with); err != nil {
			t.Errorf("%s: %v", row[1], err)
		}
	}
	examples := regexp.MustCompile(`PAPERWURKS_MODEL_URL="([^"]+)"`).FindAllStringSubmatch(string(text), -1)
	for _, e := range examples {
		if _, err := ParseModel(e[1]); err != nil {
			t.Errorf("%s: %v", e[1], err)
		}
	}
	if len(named) < 3 || len(options) < 4 || len(examples) == 0 {
		t.Errorf("%d keys, %d options and %d examples were found in the guide", len(named), len(options), len(examples))
	}
}

package config

import (
	"os"
	"path/filepath"
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
		"PAPERWURKS_DATABASE_URL=postgres://ann:hunter2@db/papers", "PAPERWURKS_BLOB_URL=s3://bucket", "PAPERWURKS_QUEUE_URL=sqs://q",
		"PAPERWURKS_LISTEN=8000", "PAPERWURKS_PUBLIC_URL=papers.example", "PAPERWURKS_MAX_FILE_MB=many", "PAPERWURKS_WORKERS=0", "PAPERWURKS_LITSEN=x",
	}, nil)
	if err == nil {
		t.Fatal("nothing was found wrong")
	}
	text := err.Error()
	for _, want := range []string{"DATABASE_URL: postgres://", "sqlite:///path", "BLOB_URL: s3://bucket", "QUEUE_URL: sqs://q", "LISTEN: \"8000\"", "PUBLIC_URL", "MAX_FILE_MB: \"many\"", "WORKERS: 0", "no setting PAPERWURKS_LITSEN"} {
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

func TestPath(t *testing.T) {
	for in, want := range map[string]string{
		"sqlite:///srv/a%20b.db": "/srv/a b.db", "sqlite://srv/a.db": "", "sqlite:a.db": "", "sqlite:///": "", "file:///a": "", "sqlite:///a?x=1": "",
	} {
		got, err := Path(in, "sqlite")
		if got != filepath.FromSlash(want) || (err == nil) != (want != "") {
			t.Errorf("%s: %q, %v", in, got, err)
		}
	}
}

package app

import (
	"os"
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/config"
	"github.com/paperwurks/paperwurks/internal/fault"
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

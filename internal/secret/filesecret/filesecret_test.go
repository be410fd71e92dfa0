package filesecret

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/secret"
	"github.com/paperwurks/paperwurks/internal/secret/secrettest"
)

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestSuite(t *testing.T) {
	secrettest.Run(t, func(t *testing.T) (secret.Driver, func(name, value string)) {
		dir := t.TempDir()
		return Dir(dir), func(name, value string) { write(t, filepath.Join(dir, name), value+"\n") }
	})
}

func TestNothingOutsideIsRead(t *testing.T) {
	base := t.TempDir()
	write(t, filepath.Join(base, "outside"), "hunter2")
	dir := filepath.Join(base, "secrets")
	write(t, filepath.Join(dir, "inside"), "x")
	if err := os.Symlink(filepath.Join(base, "outside"), filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"../outside", "a/../../outside", "/etc/passwd", "link", "", ".", "inside/"} {
		if got, err := Dir(dir).Get(t.Context(), name); err == nil || got != "" {
			t.Errorf("%q gave %q", name, got)
		}
	}
	if _, err := Dir(filepath.Join(base, "none")).Get(t.Context(), "a"); fault.KindOf(err) != fault.NotFound {
		t.Errorf("without the directory: %v", err)
	}
}

func TestMountedSecretsAreLinksWithinTheDirectory(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "..2026", "db"), "first")
	if err := os.Symlink("..2026", filepath.Join(dir, "..data")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join("..data", "db"), filepath.Join(dir, "db")); err != nil {
		t.Fatal(err)
	}
	if got, err := Dir(dir).Get(t.Context(), "db"); err != nil || got != "first" {
		t.Errorf("got %q, %v", got, err)
	}
}

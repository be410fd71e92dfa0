package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var script = regexp.MustCompile("(?s)```sh\n(.*?)```")

// TestTheGuideToTheAPI runs the commands of the guide, one after the other, as a
// reader would.
func TestTheGuideToTheAPI(t *testing.T) {
	text, err := os.ReadFile("../../docs/guides/api.md")
	if err != nil {
		t.Fatal(err)
	}
	commands := []string{"set -eu"}
	for _, m := range script.FindAllStringSubmatch(string(text), -1) {
		commands = append(commands, m[1])
	}
	if len(commands) < 9 {
		t.Fatalf("the guide has %d commands", len(commands)-1)
	}
	s := boot(t, t.TempDir(), nil)
	dir := t.TempDir()
	c := exec.CommandContext(t.Context(), "bash", "-c", strings.Join(commands, "\n"))
	c.Dir = dir
	c.Env = append(os.Environ(), "PAPERWURKS="+s.url, "TOKEN="+s.token)
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for name, want := range map[string]string{
		"report.json": `"letter.txt"`, "documents.json": `"ready"`, "webhook.json": `"whsec_`, "deliveries.json": "[", "first.json": "Beacon Crescent",
	} {
		got, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil || !strings.Contains(string(got), want) {
			t.Errorf("%s: %s, %v", name, got, err)
		}
	}
	if sum, err := os.ReadFile(filepath.Join(dir, "signature.txt")); err != nil || len(strings.TrimSpace(string(sum))) != 64 {
		t.Errorf("signature %s, %v", sum, err)
	}
}

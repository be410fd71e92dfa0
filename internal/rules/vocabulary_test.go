package rules

import (
	"os"
	"regexp"
	"testing"
)

// Whoever writes a rule finds every function in the guide, and the guide promises none
// that there is not.
func TestTheGuideNamesEveryFunction(t *testing.T) {
	text, err := os.ReadFile("../../docs/guides/rules.md")
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]bool{}
	for _, m := range regexp.MustCompile("`([a-z][A-Za-z0-9]*)(?:\\([^`]*\\))?`").FindAllStringSubmatch(string(text), -1) {
		told[m[1]] = true
	}
	there := (&scene{}).vocabulary()
	for f := range there {
		if !told[f] {
			t.Errorf("docs/guides/rules.md does not name %s", f)
		}
	}
	for _, m := range regexp.MustCompile("`([a-z][A-Za-z0-9]*)\\(").FindAllStringSubmatch(string(text), -1) {
		if there[m[1]] == nil {
			t.Errorf("docs/guides/rules.md promises %s, which there is not", m[1])
		}
	}
}

package paperwurks_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rhysd/actionlint"
	"go.yaml.in/yaml/v3"
)

// workflow is what the tests look at; actionlint knows the rest.
type workflow struct {
	On          any
	Permissions *map[string]string
	Concurrency any
	Jobs        map[string]struct {
		RunsOn      string `yaml:"runs-on"`
		Uses        string
		Timeout     int `yaml:"timeout-minutes"`
		Permissions map[string]string
		Environment any
		Concurrency any
		Steps       []struct {
			Uses, Run string
			With      map[string]any
		}
	}
}

func workflows(t *testing.T) map[string]workflow {
	t.Helper()
	files, err := filepath.Glob(".github/workflows/*.yml")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	out := map[string]workflow{}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var w workflow
		if err := yaml.Unmarshal(data, &w); err != nil {
			t.Errorf("%s: %v", f, err)
		}
		out[f] = w
	}
	return out
}

func TestWorkflowsAreWellFormed(t *testing.T) {
	var out bytes.Buffer
	options := actionlint.LinterOptions{}
	// With shellcheck on the machine, the scripts in the steps are checked too.
	if path, err := exec.LookPath("shellcheck"); err == nil {
		options.Shellcheck = path
	} else if os.Getenv("CI") == "true" {
		t.Error("shellcheck is missing: apt-get install shellcheck")
	}
	linter, err := actionlint.NewLinter(&out, &options)
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	for f := range workflows(t) {
		files = append(files, f)
	}
	problems, err := linter.LintFiles(files, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Error(p)
	}
}

func TestScriptsOfWorkflows(t *testing.T) {
	files, err := filepath.Glob(".github/*")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, f := range files {
		info, err := os.Stat(f)
		if err != nil || info.IsDir() || strings.Contains(filepath.Base(f), ".") {
			continue
		}
		n++
		if info.Mode()&0o111 == 0 {
			t.Errorf("%s is not executable", f)
		}
		if out, err := exec.Command("bash", "-n", f).CombinedOutput(); err != nil {
			t.Errorf("%s: %s", f, out)
		}
		if path, err := exec.LookPath("shellcheck"); err == nil {
			if out, err := exec.Command(path, f).CombinedOutput(); err != nil {
				t.Errorf("%s", out)
			}
		}
	}
	if n == 0 {
		t.Error("there are no scripts")
	}
}

var script = regexp.MustCompile(`\.github/([a-z-]+)(?:\s|$)`)

// TestWorkflowsCallScriptsThatExist fails on a step that calls what is not there.
func TestWorkflowsCallScriptsThatExist(t *testing.T) {
	for f, w := range workflows(t) {
		for name, j := range w.Jobs {
			for _, s := range j.Steps {
				for _, m := range script.FindAllStringSubmatch(s.Run, -1) {
					if _, err := os.Stat(filepath.Join(".github", m[1])); err != nil {
						t.Errorf("%s: job %s calls %v", f, name, err)
					}
				}
			}
		}
	}
}

var pinned = regexp.MustCompile(`^\s*-? *uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$`)

func TestActionsArePinned(t *testing.T) {
	for f := range workflows(t) {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			line = strings.TrimRight(line, "\n")
			if strings.Contains(line, "uses:") && !strings.Contains(line, "uses: ./") && !pinned.MatchString(line) {
				t.Errorf("%s: pin the action by the SHA of a release and name the release: %s", f, strings.TrimSpace(line))
			}
		}
	}
}

func TestWorkflowsMayDoNoMoreThanTheyMust(t *testing.T) {
	for f, w := range workflows(t) {
		if w.Permissions == nil {
			t.Errorf("%s: give it permissions, {} where none are needed by all its jobs", f)
		} else {
			for scope, access := range *w.Permissions {
				if access != "read" {
					t.Errorf("%s: %s: %s belongs to the job that needs it", f, scope, access)
				}
			}
		}
		for name, j := range w.Jobs {
			if j.Uses != "" {
				continue // the called workflow is looked at on its own
			}
			if j.Timeout == 0 {
				t.Errorf("%s: job %s has no timeout", f, name)
			}
			acts := false
			for _, s := range j.Steps {
				if role, _ := s.With["role-to-assume"].(string); role != "" {
					acts = true
					// Only what looks at a pull request acts outside an environment of GitHub's.
					if !strings.HasSuffix(role, "-plan") && j.Environment == nil {
						t.Errorf("%s: job %s acts as %s outside an environment", f, name, role)
					}
				}
				if strings.HasPrefix(s.Uses, "actions/checkout@") && s.With["persist-credentials"] != false {
					t.Errorf("%s: job %s leaves its token in the clone", f, name)
				}
				if strings.Contains(s.Run, "github.event.pull_request.title") || strings.Contains(s.Run, "github.head_ref") {
					t.Errorf("%s: job %s puts a stranger's words into a script", f, name)
				}
			}
			if acts && j.Permissions["id-token"] != "write" {
				t.Errorf("%s: job %s assumes a role without id-token: write", f, name)
			}
		}
	}
}

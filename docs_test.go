package paperwurks_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// documents is every Markdown file of the project.
func documents(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") && path != "." || d.Name() == "bin" || d.Name() == "node_modules") {
			return filepath.SkipDir
		}
		if strings.HasSuffix(path, ".md") {
			text, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			all[path] = string(text)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

var link = regexp.MustCompile(`\]\(([^)#\s]+)(#[^)]*)?\)`)

// TestLinks fails on a link in a document to a file that is not there.
func TestLinks(t *testing.T) {
	for path, text := range documents(t) {
		for _, m := range link.FindAllStringSubmatch(text, -1) {
			if strings.Contains(m[1], "://") {
				continue
			}
			if _, err := os.Stat(filepath.Join(filepath.Dir(path), m[1])); err != nil {
				t.Errorf("%s links to %s, which is not there", path, m[1])
			}
		}
	}
}

// TestArchitectureNamesEveryPackage fails on a package that ARCHITECTURE.md does
// not mention, by its path or, for those in a list, by its last name.
func TestArchitectureNamesEveryPackage(t *testing.T) {
	text := documents(t)["ARCHITECTURE.md"]
	for _, p := range packages(t) {
		name := strings.TrimPrefix(p.ImportPath, module)
		if !strings.Contains(text, "`"+name+"`") && !strings.Contains(text, "`"+filepath.Base(name)+"`") {
			t.Errorf("ARCHITECTURE.md does not say what %s owns", name)
		}
	}
}

var decision = regexp.MustCompile(`^\d{4}-[a-z0-9-]+\.md$`)

// TestDecisionsAreListed fails on an ADR that the list does not name.
func TestDecisionsAreListed(t *testing.T) {
	docs := documents(t)
	for path := range docs {
		if base := filepath.Base(path); filepath.Dir(path) == filepath.Join("docs", "adr") && decision.MatchString(base) {
			if !strings.Contains(docs[filepath.Join("docs", "adr", "README.md")], "("+base+")") {
				t.Errorf("docs/adr/README.md does not list %s", base)
			}
		}
	}
}

var required = regexp.MustCompile(`(?m)^\t(\S+) v\S+$`)

// TestDependenciesAreDecided fails on a direct dependency that the ADR of the
// libraries does not give a reason for.
func TestDependenciesAreDecided(t *testing.T) {
	mod, err := os.ReadFile("go.mod")
	if err != nil {
		t.Fatal(err)
	}
	text := documents(t)[filepath.Join("docs", "adr", "0002-dependencies.md")]
	for _, m := range required.FindAllStringSubmatch(string(mod), -1) {
		name := strings.TrimPrefix(m[1], "github.com/")
		name = regexp.MustCompile(`/v\d+$`).ReplaceAllString(name, "")
		if short := strings.TrimPrefix(name, "golang.org/"); !strings.Contains(text, name) && !strings.Contains(text, short) {
			t.Errorf("docs/adr/0002-dependencies.md gives no reason for %s", m[1])
		}
	}
}

// TestSecurityIsHeldByTests fails on a promise of the security guide whose test there is
// not, by the name of its function.
func TestSecurityIsHeldByTests(t *testing.T) {
	text := documents(t)[filepath.Join("docs", "guides", "security.md")]
	var source strings.Builder
	for _, dir := range []string{"internal", "cmd", "web"} {
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(path, "_test.go") && !strings.Contains(path, "test"+string(filepath.Separator)) {
				return err
			}
			code, err := os.ReadFile(path)
			source.Write(code)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	rows := regexp.MustCompile(`(?m)^\| [^|]+ \| ([^|]+) \|$`).FindAllStringSubmatch(text, -1)
	if len(rows) < 20 {
		t.Fatalf("%d promises", len(rows))
	}
	for _, row := range rows {
		for _, name := range regexp.MustCompile("`([A-Za-z]+)`").FindAllStringSubmatch(row[1], -1) {
			if !regexp.MustCompile(`func ` + name[1] + `\(`).MatchString(source.String()) {
				t.Errorf("there is no %s", name[1])
			}
		}
	}
}

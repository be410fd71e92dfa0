package infrastructure_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/paperwurks/paperwurks/internal/moduledoc"
)

var update = flag.Bool("update", false, "write the generated parts of documents anew")

// TestModuleDocuments holds the tables in the README of every module to its variables
// and outputs. `go test ./infrastructure -run ModuleDocuments -update` writes them anew.
func TestModuleDocuments(t *testing.T) {
	dirs, err := filepath.Glob("modules/*")
	if err != nil || len(dirs) == 0 {
		t.Fatal(dirs, err)
	}
	for _, dir := range append(dirs, "setup") {
		is, should, err := moduledoc.README(dir)
		if err != nil {
			t.Error(err)
			continue
		}
		if bytes.Equal(is, should) {
			continue
		}
		if !*update {
			t.Errorf("%s/README.md does not say what the module's variables and outputs are: run this test with -update", dir)
			continue
		}
		if err := os.WriteFile(filepath.Join(dir, "README.md"), should, 0o644); err != nil { //nolint:gosec // a document, for everybody to read
			t.Fatal(err)
		}
	}
}

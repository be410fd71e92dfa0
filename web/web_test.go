package web

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/permission/permissiontest"
)

// TestEveryPageKeepsToTheTable asks for every page as everybody.
func TestEveryPageKeepsToTheTable(t *testing.T) {
	permissiontest.Run(t, New(Site{Members: permissiontest.Store{}}).mux)
}

// TestScriptsAreSmall: all of our JavaScript is under 60 KB as it is sent.
func TestScriptsAreSmall(t *testing.T) {
	sum := int64(0)
	err := fs.WalkDir(files, "static", func(path string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".js") {
			info, err := d.Info()
			if err != nil {
				return err
			}
			sum += info.Size()
		}
		return err
	})
	if err != nil || sum == 0 || sum > 60_000 {
		t.Errorf("%d bytes of JavaScript, %v", sum, err)
	}
}

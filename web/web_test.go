package web

import (
	"testing"

	"github.com/paperwurks/paperwurks/internal/permission/permissiontest"
)

// TestEveryPageKeepsToTheTable asks for every page as everybody.
func TestEveryPageKeepsToTheTable(t *testing.T) {
	permissiontest.Run(t, New(Site{Members: permissiontest.Store{}}).mux)
}

package app

import (
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
	for _, want := range []string{"DATABASE_URL: this program has no driver for postgres://", "MODEL_URL: this program has no driver for bedrock://"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q is not in %v", want, err)
		}
	}
}

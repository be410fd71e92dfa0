package sandbox

import (
	"testing"

	"github.com/paperwurks/paperwurks/internal/reading"
)

func TestChildCannotReachOut(t *testing.T) {
	c, err := Drivers{}.Read(t.Context(), "test/escape", []byte("x"), reading.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range c.Warnings {
		t.Errorf("a child %s", w)
	}
}

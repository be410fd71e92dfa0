package report

import (
	"testing"

	"github.com/paperwurks/paperwurks/internal/reading"
)

// TestStrip holds what is shown of a page: the words, their surroundings, and nothing
// beyond its edges.
func TestStrip(t *testing.T) {
	for name, tt := range map[string]struct {
		words, want reading.Box
	}{
		"in the middle":  {reading.Box{X0: 250, Y0: 400, X1: 350, Y1: 410}, reading.Box{X0: 110, Y0: 374, X1: 490, Y1: 436}},
		"at the left":    {reading.Box{X0: 40, Y0: 400, X1: 100, Y1: 410}, reading.Box{X0: 0, Y0: 374, X1: 380, Y1: 436}},
		"at the right":   {reading.Box{X0: 500, Y0: 400, X1: 560, Y1: 410}, reading.Box{X0: 215, Y0: 374, X1: 595, Y1: 436}},
		"a whole line":   {reading.Box{X0: 50, Y0: 400, X1: 550, Y1: 410}, reading.Box{X0: 0, Y0: 374, X1: 595, Y1: 436}},
		"a wide passage": {reading.Box{X0: 100, Y0: 5, X1: 440, Y1: 835}, reading.Box{X0: 40, Y0: 0, X1: 500, Y1: 842}},
		"no words":       {reading.Box{}, reading.Box{X1: 595, Y1: 842}},
	} {
		if got := Strip(595, 842, tt.words); got != tt.want {
			t.Errorf("%s: %v, want %v", name, got, tt.want)
		}
	}
}

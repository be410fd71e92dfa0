package secrettest

import (
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/secret"
)

// Run runs the suite on empty places that open makes, with the way to put a
// secret there.
func Run(t *testing.T, open func(*testing.T) (d secret.Driver, set func(name, value string))) {
	t.Run("a name gives its value", func(t *testing.T) {
		d, set := open(t)
		for name, value := range map[string]string{
			"plain": "hunter2", "prod/session.key": strings.Repeat("k", 64), "json": "{\"a\":\"b\"}", "odd": " spaces, £ and\nlines ",
		} {
			set(name, value)
			if got, err := d.Get(t.Context(), name); err != nil || got != value {
				t.Errorf("%s: %q, %v; want %q", name, got, err, value)
			}
		}
	})
	t.Run("a changed one is seen", func(t *testing.T) {
		d, set := open(t)
		for _, value := range []string{"first", "second"} {
			set("db", value)
			if got, err := d.Get(t.Context(), "db"); err != nil || got != value {
				t.Errorf("%q, %v; want %q", got, err, value)
			}
		}
	})
	t.Run("none is said to be none", func(t *testing.T) {
		d, set := open(t)
		set("there", "hunter2")
		for _, name := range []string{"none", "the", "there/under", "prod/none"} {
			got, err := d.Get(t.Context(), name)
			if fault.KindOf(err) != fault.NotFound || got != "" || !strings.Contains(err.Error(), name) {
				t.Errorf("%s: %q, %v", name, got, err)
			}
			if err != nil && strings.Contains(err.Error(), "hunter2") {
				t.Errorf("%s: the error shows another's value: %v", name, err)
			}
		}
	})
}

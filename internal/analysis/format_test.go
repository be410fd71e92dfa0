package analysis

import (
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/papers"
)

// TestFormatIsDocumented fails on a key of the report, or a kind of paper, that
// docs/formats/report.md does not explain.
func TestFormatIsDocumented(t *testing.T) {
	text, err := os.ReadFile("../../docs/formats/report.md")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[reflect.Type]bool{}
	var walk func(reflect.Type)
	walk = func(typ reflect.Type) {
		for typ.Kind() == reflect.Slice || typ.Kind() == reflect.Pointer {
			typ = typ.Elem()
		}
		if typ.Kind() != reflect.Struct || seen[typ] {
			return
		}
		seen[typ] = true
		for i := range typ.NumField() {
			f := typ.Field(i)
			key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if key == "" {
				t.Errorf("%s.%s has no JSON key", typ, f.Name)
			}
			if !strings.Contains(string(text), "`"+key+"`") {
				t.Errorf("the key %q of %s is not explained in docs/formats/report.md", key, typ)
			}
			walk(f.Type)
		}
	}
	walk(reflect.TypeFor[Report]())
	for _, k := range papers.Kinds() {
		if !strings.Contains(string(text), "`"+string(k)+"`") {
			t.Errorf("the kind %q is not in docs/formats/report.md", k)
		}
	}
}

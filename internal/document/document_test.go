package document

import (
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/fault"
)

func TestCleanName(t *testing.T) {
	long := strings.Repeat("é", 400) + ".pdf"
	for in, want := range map[string]string{
		"lease.pdf": "lease.pdf", "/etc/passwd": "passwd", `C:\papers\lease.pdf`: "lease.pdf", "../../a.pdf": "a.pdf",
		" a\x00b\n.pdf ": "ab.pdf", "Prydles – tŷ.pdf": "Prydles – tŷ.pdf", long: strings.Repeat("é", maxName-4) + ".pdf",
		"": "", "/": "", "..": "", "\x01": "",
	} {
		got, err := cleanName(in)
		if got != want || (want == "") != (fault.KindOf(err) == fault.Invalid && err != nil) {
			t.Errorf("%q became %q, %v; want %q", in, got, err, want)
		}
	}
}

func TestNumbered(t *testing.T) {
	names := map[string]bool{"a.pdf": true, "a (2).pdf": true}
	for in, want := range map[string]string{"a.pdf": "a (3).pdf", "b.pdf": "b.pdf"} {
		if got := Numbered(in, func(n string) bool { return names[n] }); got != want {
			t.Errorf("%s became %s, want %s", in, got, want)
		}
	}
}

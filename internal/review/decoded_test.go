package review

import (
	"fmt"
	"strings"
	"testing"
)

// TestDecoded decodes a report once, forgets the one that was used longest ago, and
// keeps none that is very large.
func TestDecoded(t *testing.T) {
	var d decoded
	text := func(n, size int) []byte {
		return []byte(fmt.Sprintf(`{"schema": "%d%s"}`, n, strings.Repeat(" ", size)))
	}
	first, err := d.report(text(0, 10))
	if err != nil {
		t.Fatal(err)
	}
	if again, _ := d.report(text(0, 10)); again != first {
		t.Error("it was decoded again")
	}
	if other, _ := d.report(text(1, 10)); other == first {
		t.Error("another text is the same report")
	}
	if _, err := d.report([]byte("no report")); err == nil {
		t.Error("what is none was decoded")
	}
	for n := range 20 {
		if _, err := d.report(text(2+n, 1<<20)); err != nil {
			t.Fatal(err)
		}
	}
	if d.size > mostDecoded || len(d.kept) > 8 {
		t.Errorf("%d bytes of %d reports are kept", d.size, len(d.kept))
	}
	if again, _ := d.report(text(0, 10)); again == first {
		t.Error("the oldest was never forgotten")
	}
	n := len(d.kept)
	if _, err := d.report(text(99, mostDecoded)); err != nil || len(d.kept) != n {
		t.Errorf("a very large one: %v, %d of %d kept", err, len(d.kept), n)
	}
}

package plain

import (
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/reading"
)

var limits = reading.Limits{}.WithDefaults()

func TestRead(t *testing.T) {
	for _, tt := range []struct{ name, data, want, warns string }{
		{"UTF-8", "rent £250\r\nTerm 99 years\n\n", "rent £250\nTerm 99 years", ""},
		{"byte order mark", "\xEF\xBB\xBFrent £250", "rent £250", ""},
		{"UTF-16, little end first", "\xff\xfe\xa3\x002\x005\x000\x00", "£250", ""},
		{"UTF-16, big end first", "\xfe\xff\x00\xa3\x002", "£2", ""},
		{"Windows-1252", "rent \xa3250 \x96 paid", "rent £250 – paid", "Windows-1252"},
		{"form feeds", "one\ftwo\n\f\fthree\f", "one\ftwo\f\fthree", ""},
		{"columns", "Proprietor        A Smith\nPrice\t\t\t£1", "Proprietor\nA Smith\nPrice\n£1", ""},
		{"tick boxes", "Yes [X]  No [ ]", "Yes [X] No [ ]", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c, err := Read([]byte(tt.data), limits)
			if err != nil {
				t.Fatal(err)
			}
			var pages []string
			for i := range c.Pages {
				pages = append(pages, c.Pages[i].Text())
			}
			if got := strings.Join(pages, "\f"); got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
			if w := strings.Join(c.Warnings, "\n"); (w == "") != (tt.warns == "") || !strings.Contains(w, tt.warns) {
				t.Errorf("warnings %q, want %q", w, tt.warns)
			}
		})
	}
}

func TestRefusals(t *testing.T) {
	if _, err := Read([]byte("text and then \x00\x01\x02\x03\x04\x05\x06"), limits); fault.KindOf(err) != fault.Invalid {
		t.Errorf("binary: %v", err)
	}
	if _, err := Read([]byte(strings.Repeat("a\f", 3000)), limits); fault.KindOf(err) != fault.TooLarge {
		t.Errorf("3,000 pages: %v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("\xff\xfea\x00\f\x00\xd8\x00"))
	f.Add([]byte("a\tb          c\f\xa3"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, err := Read(data, limits); err != nil && fault.KindOf(err) == fault.Internal {
			t.Errorf("internal: %v", err)
		}
	})
}

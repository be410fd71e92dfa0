package hypertext

import (
	"fmt"
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/reading"
)

var limits = reading.Limits{}.WithDefaults()

func TestRead(t *testing.T) {
	for _, tt := range []struct {
		name, html, want string
		ticked           []bool
	}{
		{"paragraphs", "<title>x</title><p>The <b>Ten</b>ant\n  shall <i>not</i></p><p>keep pigs", "The Tenant shall not\nkeep pigs", nil},
		{"nothing that is not seen", "<style>p{}</style><script>alert('x')</script><!-- c --><div hidden>a</div><p style='display: none'>b</p><noscript>shown</noscript><p>c", "shown\nc", nil},
		{"line breaks", "12 High Street<br>Leeds<br/>LS1", "12 High Street\nLeeds\nLS1", nil},
		{"lists", "<ol start=3><li>three<li>four<ul><li>dot</ul></ol><ol type=a><li>x<li value=5>y<li>z</ol>", "3. three\n4. four\n• dot\na. x\ne. y\nf. z", nil},
		{"table", "<table border=1><tr><th>Tenure<td>Freehold<tr><td colspan=2>whole</table>after", "Tenure\nFreehold\nwhole\nafter", nil},
		{"table for layout", "<table><tr><td><p>Dear Bob<p>Yours</table>", "Dear Bob\nYours", nil},
		{"form", "<input type=checkbox checked>Yes <input type=checkbox>No <input value='A Smith'> <input type=hidden value=secret><select><option>one<option selected>two</select>", "☒ Yes ☐ No A Smith two", []bool{true, false}},
		{"as typed", "<pre>Price      £1\n  indented</pre>", "Price\n£1\nindented", nil},
		{"entities", "&pound;250 &amp; costs&nbsp;&ndash; VAT", "£250 & costs – VAT", nil},
		{"Windows-1252", "<meta charset=windows-1252><p>\xa3250", "£250", nil},
		{"empty", "<html></html>", "", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c, err := Read([]byte(tt.html), limits)
			if err != nil {
				t.Fatal(err)
			}
			if got := c.Pages[0].Text(); got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
			var ticked []bool
			for _, m := range c.Pages[0].Marks {
				ticked = append(ticked, m.Ticked)
			}
			if fmt.Sprint(ticked) != fmt.Sprint(tt.ticked) {
				t.Errorf("marks %v, want %v", ticked, tt.ticked)
			}
		})
	}
}

func TestDeepAndLongPages(t *testing.T) {
	for _, tag := range []string{"<div>", "<table><tr><td>", "<b>", "<ul><li>"} {
		_, err := Read([]byte(strings.Repeat(tag, 20_000)+"x"), limits)
		if err != nil && fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s: %v", tag, err)
		}
	}
	_, err := Read([]byte(strings.Repeat("<p>x", 200_000)), limits)
	if fault.KindOf(err) != fault.TooLarge {
		t.Errorf("200,000 paragraphs: %v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("<table border=1><tr><td colspan=99>x<ol type=i start=-3><li value=9999999>y<select><option>z"))
	f.Add([]byte("<input type=radio checked><pre>\t\t\ta\f"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, err := Read(data, limits); err != nil && fault.KindOf(err) == fault.Internal {
			t.Errorf("internal: %v", err)
		}
	})
}

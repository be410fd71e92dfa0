package pdf

import (
	"strings"
	"unicode"

	"github.com/paperwurks/paperwurks/internal/reading"
)

// fields is what a page's annotations say.
type fields struct {
	widgets  []widget
	freeText bool // text boxes and stamps that people put on the page
}

// widget is one visible form field on the page.
type widget struct {
	box    reading.Box
	kind   int
	value  string
	ticked bool
}

// Numbers of the PDFium API: annotation subtypes, flags, form field types.
const (
	annotFreeText = 3
	annotStamp    = 13
	annotWidget   = 20

	annotHidden = 1 << 1
	annotNoView = 1 << 5

	fieldCheckBox  = 2
	fieldRadio     = 3
	fieldComboBox  = 4
	fieldListBox   = 5
	fieldTextField = 6
)

const maxAnnotations = 5000 // of one page

func (d *document) fields(page uint64, v view) fields {
	var f fields
	n := min(d.number("FPDFPage_GetAnnotCount", page), maxAnnotations)
	for i := range n {
		if d.err != nil {
			break
		}
		a := d.call("FPDFPage_GetAnnot", page, uint64(i))
		if a == 0 {
			continue
		}
		if d.number("FPDFAnnot_GetFlags", a)&(annotHidden|annotNoView) == 0 {
			switch d.number("FPDFAnnot_GetSubtype", a) {
			case annotFreeText, annotStamp:
				f.freeText = true
			case annotWidget:
				f.widgets = append(f.widgets, d.widget(a, v))
			}
		}
		d.call("FPDFPage_CloseAnnot", a)
	}
	return f
}

func (d *document) widget(a uint64, v view) widget {
	var w widget
	if d.number("FPDFAnnot_GetRect", a, uint64(d.scratch)) != 0 {
		r := d.floats(4) // left, top, right, bottom
		w.box = v.box(r[0], min(r[1], r[3]), r[2], max(r[1], r[3]))
	}
	if d.form == 0 {
		return w
	}
	w.kind = d.number("FPDFAnnot_GetFormFieldType", d.form, a)
	switch w.kind {
	case fieldCheckBox, fieldRadio:
		// The appearance that is shown is what a person sees ticked; the field's
		// value may lag behind it.
		switch state := d.entry(a, "AS"); state {
		case "":
			w.ticked = d.number("FPDFAnnot_IsChecked", d.form, a) == 1
		default:
			w.ticked = state != "Off"
		}
	case fieldComboBox, fieldListBox, fieldTextField:
		w.value = d.text("FPDFAnnot_GetFormFieldValue", d.form, a)
	}
	return w
}

// entry is a name or text in an annotation's dictionary.
func (d *document) entry(a uint64, key string) string {
	const keySize, most = 64, 1024
	if d.err != nil || !d.memory.Write(d.scratch, append([]byte(key), 0)) {
		return ""
	}
	buffer := d.scratch + keySize
	n := d.number("FPDFAnnot_GetStringValue", a, uint64(d.scratch), uint64(buffer), most)
	return utf16At(d.bytes(buffer, min(max(n, 0), most)))
}

func (f fields) marks() []reading.Mark {
	var marks []reading.Mark
	for _, w := range f.widgets {
		if w.kind == fieldCheckBox || w.kind == fieldRadio {
			marks = append(marks, reading.Mark{Box: w.box, Ticked: w.ticked, Kind: reading.MarkField, Confidence: 1})
		}
	}
	return marks
}

// settle makes the words inside each filled field say what the field holds. A
// field whose value is not drawn (no appearance stream) gets words spread over
// its box; one drawn letter by letter in a comb gets its words back together.
func (f fields) settle(byTurn *[4][]reading.Word) {
	main := 0 // the way that most of the page's words run
	for turn := range byTurn {
		if len(byTurn[turn]) > len(byTurn[main]) {
			main = turn
		}
	}
	for _, w := range f.widgets {
		tokens := strings.FieldsFunc(w.value, unicode.IsSpace)
		if len(tokens) == 0 {
			continue
		}
		drawn := false
		for turn, words := range byTurn {
			box := turnBox(w.box, turn)
			var inside, outside []reading.Word
			for _, word := range words {
				if within(word.Box, box) {
					inside = append(inside, word)
				} else {
					outside = append(outside, word)
				}
			}
			drawn = drawn || len(inside) > 0
			if len(inside) > 0 && len(inside) != len(tokens) {
				if joined, ok := regroup(inside, tokens); ok {
					byTurn[turn] = append(outside, joined...)
				}
			}
		}
		if !drawn {
			byTurn[main] = append(byTurn[main], spread(turnBox(w.box, main), tokens)...)
		}
	}
}

func within(b, outer reading.Box) bool {
	const slack = 2
	return b.MidX() > outer.X0-slack && b.MidX() < outer.X1+slack && b.MidY() > outer.Y0-slack && b.MidY() < outer.Y1+slack
}

// spread sets tokens in lines over a field's box, as wide as type of that size would be.
func spread(box reading.Box, tokens []string) []reading.Word {
	const (
		usualSize  = 10.0
		meanWidth  = 0.5 // of a letter, in ems
		lineHeight = 1.2
	)
	size := min(usualSize, box.Height()*0.75)
	var words []reading.Word
	x, y := box.X0+2, box.Y0+1
	if box.Height() < 2*lineHeight*size {
		y = box.MidY() - size/2
	}
	for _, t := range tokens {
		width := meanWidth * size * float64(len([]rune(t)))
		if x+width > box.X1 && x > box.X0+2 {
			x, y = box.X0+2, y+lineHeight*size
		}
		words = append(words, reading.Word{Text: t, Size: size, Confidence: 1, Box: reading.Box{X0: x, Y0: y, X1: x + width, Y1: y + size}})
		x += width + meanWidth*size
	}
	return words
}

// regroup joins pieces to tokens when both spell the same text.
func regroup(pieces []reading.Word, tokens []string) ([]reading.Word, bool) {
	var joined []reading.Word
	i := 0
	for _, t := range tokens {
		var w reading.Word
		for w.Text != t {
			if i == len(pieces) || !strings.HasPrefix(t, w.Text+pieces[i].Text) {
				return nil, false
			}
			text := w.Text + pieces[i].Text
			box := w.Box.Union(pieces[i].Box)
			w = pieces[i]
			w.Text, w.Box = text, box
			i++
		}
		joined = append(joined, w)
	}
	return joined, i == len(pieces)
}

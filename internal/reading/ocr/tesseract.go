package ocr

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"math"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/reading"
	"github.com/paperwurks/paperwurks/internal/reading/layout"
	"github.com/paperwurks/paperwurks/internal/reading/raster"
	"github.com/paperwurks/paperwurks/internal/reading/tick"
)

// Tesseract is the program on this machine. It is a reading.OCR.
type Tesseract struct {
	Program  string // path
	Language string // such as eng, or eng+cym where the Welsh data is installed
	Version  string

	sessions sessions
}

var _ reading.OCR = (*Tesseract)(nil)

// Find looks for tesseract on the PATH; ok is false when it, or its data for
// English, is not there.
func Find() (t *Tesseract, ok bool) {
	program, err := exec.LookPath("tesseract")
	if err != nil {
		return nil, false
	}
	list, err := exec.Command(program, "--list-langs").Output()
	if err != nil {
		return nil, false
	}
	languages := strings.Fields(string(list))
	if !slices.Contains(languages, "eng") {
		return nil, false
	}
	t = &Tesseract{Program: program, Language: "eng"}
	if v, err := exec.Command(program, "--version").Output(); err == nil {
		t.Version, _, _ = strings.Cut(string(v), "\n")
	}
	return t, true
}

// Bounds for judging what came out, and how a page is segmented.
const (
	leastInk      = 0.0004 // of the page: less is dirt, not writing
	poor          = 0.62   // mean confidence under which another way up is tried
	leastWord     = 0.08   // confidence of a word that is kept
	leastSkew     = 0.0026 // radians (0.15°): less is not worth turning
	pageMode      = "3"    // automatic segmentation without orientation
	fallbackMode  = "6"    // one block of text, for pages where automatic finds little
	fewWords      = 8
	rulingInches  = 0.6
	resolutionLow = 70
)

// Read reads the image of a page, as reading.OCR says.
func (t *Tesseract) Read(ctx context.Context, img *image.Gray, dpi float64) (reading.Page, error) {
	w, h := float64(img.Rect.Dx()), float64(img.Rect.Dy())
	page := reading.Page{Width: w * 72 / dpi, Height: h * 72 / dpi, Source: reading.SourceBlank}
	if dpi < resolutionLow {
		return page, fault.New(fault.Invalid, "the image is too coarse to read")
	}
	ink := raster.InkOf(img, dpi)
	if ink.Share() < leastInk {
		return page, nil
	}
	turns := 0
	if raster.Sideways(ink) {
		turns = 1
	}
	best, err := t.attempt(ctx, img, ink, dpi, turns, true)
	if err != nil {
		return page, err
	}
	if best.sideways() {
		// The recogniser reads lines that run up or down too, and all but a few short
		// words are lost.
		a, err := t.attempt(ctx, img, ink, dpi, turns+3, false)
		if err != nil {
			return page, err
		}
		if !a.sideways() {
			best = a
		}
	}
	if best.confidence < poor {
		// Upside down reads as rubbish: try the other ways up, the likeliest first.
		others := []int{best.turns + 2, best.turns + 1, best.turns + 3}
		if len(best.words) < fewWords {
			others = others[:1] // little writing: a plan or picture, not worth three more runs
		}
		for _, o := range others {
			a, err := t.attempt(ctx, img, ink, dpi, o, false)
			if err != nil {
				return page, err
			}
			if a.score() > best.score()*1.15 {
				best = a
			}
			if best.confidence > poor {
				break
			}
		}
	}
	if best.confidence > poor {
		if err := t.again(ctx, best, dpi); err != nil {
			return page, err
		}
	}
	best.compose(&page, dpi)
	return page, nil
}

// attempt is one reading of a page, one way up.
type attempt struct {
	turns      int         // clockwise quarters that the image was turned by
	skew       float64     // and then straightened by, in radians
	straight   *image.Gray // what was read: turned, straightened, without rulings and boxes
	ink        *raster.Ink // of it
	words      []word
	boxes      []tick.Box
	rulings    []image.Rectangle
	confidence float64
}

func (a *attempt) score() float64 {
	s := 0.0
	for _, w := range a.words {
		if w.confidence > 0.5 {
			s += w.confidence * float64(len(w.text))
		}
	}
	return s
}

// sideways reports whether the words run up or down: most of them are higher than wide.
func (a *attempt) sideways() bool {
	long, high := 0, 0
	for _, w := range a.words {
		if len(w.text) > 2 {
			long++
			if w.y1-w.y0 > w.x1-w.x0 {
				high++
			}
		}
	}
	return 2*high > long
}

// attempt reads the page turned by so many quarters; and by two more when it may
// choose and the writing is upside down.
func (t *Tesseract) attempt(ctx context.Context, img *image.Gray, ink *raster.Ink, dpi float64, turns int, choose bool) (*attempt, error) {
	a := &attempt{turns: turns & 3}
	straight := raster.Quarter(img, a.turns)
	changed := a.turns != 0
	if changed {
		ink = raster.InkOf(straight, dpi)
	}
	if a.skew, _ = raster.Skew(ink); math.Abs(a.skew) >= leastSkew {
		straight = raster.Rotate(straight, -a.skew)
		ink = raster.InkOf(straight, dpi)
		changed = true
	} else {
		a.skew = 0
	}
	if !changed {
		straight = &image.Gray{Pix: slices.Clone(img.Pix), Stride: img.Stride, Rect: img.Rect}
	}
	if bands := raster.Bands(straight, dpi); len(bands) > 0 {
		for _, b := range bands {
			raster.Negative(straight, b)
		}
		ink = raster.InkOf(straight, dpi)
	}
	if choose {
		down, err := t.headDown(ctx, straight, ink, dpi)
		if err != nil {
			return nil, err
		}
		if down {
			a.turns = (a.turns + 2) & 3
			straight = raster.Quarter(straight, 2)
			ink = raster.InkOf(straight, dpi)
		}
	}
	a.straight, a.ink = straight, ink

	// Rulings and boxes make tesseract drop or garble the words beside them.
	level, upright := raster.Lines(ink, tick.Edge(dpi), max(3, int(dpi/30)))
	a.boxes = tick.Boxes(ink, dpi, level, upright)
	for _, b := range a.boxes {
		raster.Erase(straight, b.Rectangle, 2)
	}
	for _, r := range append(level, upright...) {
		if float64(max(r.Dx(), r.Dy())) >= rulingInches*dpi {
			a.rulings = append(a.rulings, r)
			raster.Erase(straight, r, 1)
		}
	}

	words, err := t.run(ctx, straight, dpi, pageMode)
	if err != nil {
		return nil, err
	}
	if len(words) < fewWords {
		more, err := t.run(ctx, straight, dpi, fallbackMode)
		if err != nil {
			return nil, err
		}
		if len(more) > len(words) {
			words = more
		}
	}
	for _, w := range words {
		if w.confidence >= leastWord {
			a.words = append(a.words, w)
		}
	}
	a.fit(dpi)
	a.confidence = sureness(a.words)
	return a, nil
}

// fit gives the words the height of their ink: the recogniser's boxes may reach up to
// the line above or down to the one below, and what is one row would be two.
func (a *attempt) fit(dpi float64) {
	for _, b := range a.boxes {
		a.ink.Clear(b.Rectangle, max(2, int(math.Round(0.02*dpi))))
	}
	for _, r := range a.rulings {
		a.ink.Clear(r, 2)
	}
	most := 13 * a.usualHeight() / 10
	for i := range a.words {
		w := &a.words[i]
		r := w.rect()
		if utf8.RuneCountInString(w.text) > 1 {
			r = a.ink.Fit(r, most)
		}
		w.y0, w.y1 = r.Min.Y, r.Max.Y
	}
}

// headDown reports whether the page's writing is surely upside down: where it looks
// to be, a strip of it is read, which costs a tenth of reading the page for nothing.
func (t *Tesseract) headDown(ctx context.Context, straight *image.Gray, ink *raster.Ink, dpi float64) (bool, error) {
	guess, band := raster.HeadDown(ink)
	if guess < 1 {
		return false, nil
	}
	confidence := func(strip *image.Gray) (float64, error) {
		words, err := t.run(ctx, strip, dpi, pageMode)
		return sureness(words), err
	}
	strip := &image.Gray{Pix: straight.Pix[band.Min.Y*straight.Stride : band.Max.Y*straight.Stride], Stride: straight.Stride, Rect: image.Rect(0, 0, band.Dx(), band.Dy())}
	as, err := confidence(strip)
	if err != nil || as >= poor {
		return false, err
	}
	turned, err := confidence(raster.Quarter(strip, 2))
	return turned > max(as, poor), err
}

// sureness is the mean confidence of words, weighted by their length.
func sureness(words []word) float64 {
	letters, sum := 0.0, 0.0
	for _, w := range words {
		letters += float64(len(w.text))
		sum += float64(len(w.text)) * w.confidence
	}
	return sum / max(1, letters)
}

// run has the program read one image: in a session, where there can be one.
func (t *Tesseract) run(ctx context.Context, img *image.Gray, dpi float64, mode string) ([]word, error) {
	in, err := t.sessions.take(t, mode)
	if err == nil {
		words, err := in.recognise(ctx, img, dpi)
		if err == nil {
			t.sessions.keep(in)
			return words, nil
		}
		in.end()
		if ctx.Err() != nil {
			return nil, stopped(ctx)
		}
		// The program died of this page, or of something else: once more, by itself.
	}
	return t.once(ctx, img, dpi, mode)
}

func stopped(ctx context.Context) error {
	return fault.Wrap(ctx.Err(), fault.Unavailable, "reading this page by OCR took too long and was stopped")
}

// command is the program, reading names or a picture from its standard input, on one
// thread: two threads of it wait for each other.
func (t *Tesseract) command(ctx context.Context, mode string, options ...string) *exec.Cmd {
	args := append([]string{"stdin", "stdout", "-l", t.Language, "--psm", mode, "-c", "tessedit_do_invert=0"}, options...)
	cmd := exec.CommandContext(ctx, t.Program, append(args, "tsv")...)
	cmd.Env = append(os.Environ(), "OMP_THREAD_LIMIT=1")
	return cmd
}

// once runs the program for one image.
func (t *Tesseract) once(ctx context.Context, img *image.Gray, dpi float64, mode string) ([]word, error) {
	cmd := t.command(ctx, mode)
	head, pixels := tiff(img, dpi)
	cmd.Stdin = io.MultiReader(bytes.NewReader(head), bytes.NewReader(pixels))
	var out, complaint bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaint
	if err := cmd.Run(); err != nil {
		if ctx.Err() != nil {
			return nil, stopped(ctx)
		}
		text := strings.TrimSpace(complaint.String())
		if strings.Contains(strings.ToLower(text), "empty page") {
			return nil, nil
		}
		return nil, fmt.Errorf("tesseract: %w", errors.Join(err, errors.New(text[:min(len(text), 300)])))
	}
	return parseTSV(out.String()), nil
}

// compose makes the page of the attempt's words, with boxes on the image as it was
// given.
func (a *attempt) compose(page *reading.Page, dpi float64) {
	scale := 72 / dpi
	points := func(r image.Rectangle) reading.Box {
		return reading.Box{X0: float64(r.Min.X) * scale, Y0: float64(r.Min.Y) * scale, X1: float64(r.Max.X) * scale, Y1: float64(r.Max.Y) * scale}
	}
	var words []reading.Word
	sizes := lineSizes(a.words)
	letters, sum := 0.0, 0.0
	for _, w := range a.words {
		words = append(words, reading.Word{
			Text: figures(plain.Replace(w.text)), Box: points(image.Rect(w.x0, w.y0, w.x1, w.y1)),
			Size: sizes[w.line] * scale, Confidence: w.confidence,
		})
		letters += float64(len(w.text))
		sum += w.confidence * float64(len(w.text))
	}
	var rulings []reading.Ruling
	for _, r := range a.rulings {
		b := points(r)
		if b.Width() >= b.Height() {
			b.Y0 = b.MidY()
			b.Y1 = b.Y0
		} else {
			b.X0 = b.MidX()
			b.X1 = b.X0
		}
		rulings = append(rulings, reading.Ruling{Box: b})
	}
	words = parted(words)
	words, walls := bars(words)
	rulings = append(rulings, walls...)
	lines := layout.Lines(words, rulings)
	marks := tick.Glyphs(lines)
	for _, b := range a.boxes {
		marks = append(marks, reading.Mark{Box: points(b.Rectangle), Ticked: b.Ticked, Kind: reading.MarkInk, Confidence: b.Confidence})
	}
	slices.SortStableFunc(marks, func(x, y reading.Mark) int {
		if x.Box.OverlapY(y.Box) > 0.5 {
			return int(x.Box.X0 - y.Box.X0)
		}
		return int(x.Box.Y0 - y.Box.Y0)
	})
	page.Tilt = reading.Tilt{Turns: a.turns, Skew: a.skew}
	for i := range lines {
		lines[i].Box = reading.Box{}
		for j := range lines[i].Words {
			w := &lines[i].Words[j]
			w.Box = page.Given(w.Box)
			lines[i].Box = lines[i].Box.Union(w.Box)
		}
	}
	for i := range marks {
		marks[i].Box = page.Given(marks[i].Box)
	}
	for i := range rulings {
		rulings[i].Box = page.Given(rulings[i].Box)
	}
	page.Lines, page.Marks, page.Rulings = lines, marks, rulings
	if letters > 0 {
		page.Confidence = sum / letters
	}
	if len(lines) > 0 || len(marks) > 0 {
		page.Source = reading.SourceOCR
	}
}

// zeros is a word of figures in which a nought with a stroke or a dot in it was read as
// the sign of e-mail addresses.
var zeros = regexp.MustCompile(`^\W*(?:\d|@\d|\d@)[\d@]*(?:[/.,-][\dA-Z@]+)*\W*$`)

// figures puts noughts in the place of such signs: "@5/04129/HHA", "1@".
func figures(text string) string {
	if strings.Contains(text, "@") && zeros.MatchString(text) {
		return strings.ReplaceAll(text, "@", "0")
	}
	return text
}

// counted is "2 of 5" that the recogniser ran together, its "o" often taken for a nought.
var counted = regexp.MustCompile(`^(\d{1,3}?)([oO0]{1,2}f)(\d{1,3})$`)

// parted is the words with such ones taken apart again, each part with its share of the
// width.
func parted(words []reading.Word) []reading.Word {
	for i := 0; i < len(words); i++ {
		w := words[i]
		m := counted.FindStringSubmatch(w.Text)
		if m == nil {
			continue
		}
		var parts []reading.Word
		each, at := w.Box.Width()/float64(len(w.Text)), w.Box.X0
		for _, run := range m[1:] {
			part := w
			part.Text, part.Box.X0, part.Box.X1 = run, at, at+each*float64(len(run))
			parts, at = append(parts, part), part.Box.X1
		}
		parts[1].Text = "of"
		words = slices.Replace(words, i, i+1, parts...)
		i += 2
	}
	return words
}

// bars takes out of the words what is no letter but an upright ruling of a table, too
// faint or broken to be found in the ink: a stroke that is thinner than any letter's,
// or higher than the page's type.
func bars(words []reading.Word) (letters []reading.Word, walls []reading.Ruling) {
	var sizes []float64
	for _, w := range words {
		sizes = append(sizes, w.Size)
	}
	if len(sizes) == 0 {
		return words, nil
	}
	slices.Sort(sizes)
	usual := sizes[len(sizes)/2]
	for _, w := range words {
		thin := w.Box.Width() / max(1, w.Box.Height())
		if strings.Trim(w.Text, "|¦") == "" && (thin < 0.12 || w.Box.Height() > usual) || strings.Trim(w.Text, "|¦Il1") == "" && thin < 0.08 {
			b := w.Box
			b.X0 = b.MidX()
			b.X1 = b.X0
			walls = append(walls, reading.Ruling{Box: b})
			continue
		}
		letters = append(letters, w)
	}
	return letters, walls
}

// plain spells out the ligatures that the recogniser answers for some typefaces.
var plain = strings.NewReplacer("ﬁ", "fi", "ﬂ", "fl", "ﬀ", "ff", "ﬃ", "ffi", "ﬄ", "ffl")

// lineSizes estimates the size of type of each line from the heights of its words:
// capitals and figures stand about 0.7 of the size, words with descenders 0.95.
func lineSizes(words []word) map[[3]int]float64 {
	heights := map[[3]int][]float64{}
	for _, w := range words {
		h := float64(w.y1 - w.y0)
		switch {
		case !strings.ContainsAny(w.text, "ABCDEFGHIJKLMNOPQRSTUVWXYZbdfhklt0123456789()[]/"):
			h /= 0.52
		case strings.ContainsAny(w.text, "gjpqy,;()[]/"):
			h /= 0.92
		default:
			h /= 0.72
		}
		heights[w.line] = append(heights[w.line], h)
	}
	sizes := map[[3]int]float64{}
	var all []float64
	for l, hs := range heights {
		slices.Sort(hs)
		sizes[l] = hs[len(hs)/2]
		all = append(all, hs...)
	}
	// One short word tells little: where it is about as high as what is usual on the
	// page, it is of the usual size.
	slices.Sort(all)
	for l, hs := range heights {
		if usual := all[len(all)/2]; len(hs) == 1 && sizes[l] > 0.7*usual && sizes[l] < 1.4*usual {
			sizes[l] = usual
		}
	}
	return sizes
}

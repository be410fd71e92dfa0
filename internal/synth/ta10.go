package synth

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// fittings is where the schema keeps what stays and what goes.
const fittings = "/propertyPack/fixturesAndFittings/"

type fittingItem struct{ key, label string }

var fittingRooms = []fittingItem{
	{"hallStairsLanding", "Hall, stairs and landing"}, {"livingRoom", "Living room"}, {"diningRoom", "Dining room"}, {"kitchen", "Kitchen"},
	{"bedroom1", "Bedroom 1"}, {"bedroom2", "Bedroom 2"}, {"bedroom3", "Bedroom 3"},
}

// fittingSections are the form's sections with PDTF's ta10 references.
var fittingSections = []struct {
	number, title, path string
	items               []fittingItem
}{
	{"1", "Basic fittings", "basicFittings/", []fittingItem{
		{"boilerImmersionHeater", "Boiler/immersion heater"}, {"radiatorsWallHeaters", "Radiators/wall heaters"}, {"nightStorageHeaters", "Night-storage heaters"},
		{"freeStandingHeaters", "Free-standing heaters"}, {"gasFiresWithSurround", "Gas fires (with surround)"}, {"electricFiresWithSurround", "Electric fires (with surround)"},
		{"lightSwitches", "Light switches"}, {"roofInsulation", "Roof insulation"}, {"windowFittings", "Window fittings"}, {"windowShuttersGrilles", "Window shutters/grilles"},
		{"internalDoorFittings", "Internal door fittings"}, {"externalDoorFittings", "External door fittings"}, {"doorbellChime", "Doorbell/chime"}, {"electricSockets", "Electric sockets"}, {"burglarAlarm", "Burglar alarm"}}},
	{"2", "Kitchen", "kitchen/", []fittingItem{
		{"hob", "Hob"}, {"extractorHood", "Extractor hood"}, {"ovenGrill", "Oven/grill"}, {"cooker", "Cooker"}, {"microwave", "Microwave"}, {"refrigeratorFridgeFreezer", "Refrigerator/fridge-freezer"},
		{"freezer", "Freezer"}, {"dishwasher", "Dishwasher"}, {"tumbleDryer", "Tumble-dryer"}, {"washingMachine", "Washing machine"}}},
	{"3", "Bathroom", "bathroom/", []fittingItem{
		{"bath", "Bath"}, {"showerFittingForBath", "Shower fitting for bath"}, {"showerCurtain", "Shower curtain"}, {"bathroomCabinet", "Bathroom cabinet"}, {"taps", "Taps"},
		{"separateShowersAndFittings", "Separate shower and fittings"}, {"towelRail", "Towel rail"}, {"soapToothbrushHolders", "Soap/toothbrush holders"}, {"toiletRollHolders", "Toilet roll holders"}, {"bathroomMirror", "Bathroom mirror"}}},
	{"4", "Carpets", "carpets/", fittingRooms},
	{"5", "Curtains and curtain rails", "curtainsAndCurtainRails/curtainRailsPolesPelmets/", fittingRooms},
	{"", "Curtains/blinds", "curtainsAndCurtainRails/curtainsBlinds/", fittingRooms},
	{"6", "Light fittings", "lightFittings/", fittingRooms},
	{"7", "Fitted units", "fittedUnits/", fittingRooms},
	{"8", "Outdoor area", "outdoorArea/", []fittingItem{
		{"gardenFurniture", "Garden furniture"}, {"gardenOrnaments", "Garden ornaments"}, {"treesPlantsShrubs", "Trees, plants, shrubs"}, {"barbecue", "Barbecue"}, {"dustbins", "Dustbins"}, {"gardenShed", "Garden shed"},
		{"greenhouse", "Greenhouse"}, {"outdoorHeater", "Outdoor heater"}, {"outdoorLights", "Outside lights"}, {"waterButt", "Water butt"}, {"clothesLine", "Clothes line"}, {"rotaryLine", "Rotary line"}}},
	{"9", "Television and telephone", "televisionAndTelephone/", []fittingItem{
		{"telephoneReceivers", "Telephone receivers"}, {"televisionAerial", "Television aerial"}, {"radioAerial", "Radio aerial"}, {"satelliteDish", "Satellite dish"}}},
	{"10", "Stock of fuel", "stockOfFuel/", []fittingItem{{"oil", "Oil"}, {"wood", "Wood"}, {"lpg", "Liquefied petroleum gas (LPG)"}}},
}

// fitting is what happens to one item.
type fitting struct {
	path, label string
	fate        string // "Included", "Excluded", "None", or empty where the seller left the row blank
	price       int    // pounds asked for what is excluded; 0 for none
	comment     string
	own         bool // the seller's own line, of which the form has only the number
}

// fittingName marks the label where it is the seller's own words.
func (p *paper) fittingName(f fitting) string {
	if f.own {
		return p.say(f.path+"/itemName", nil, f.label)
	}
	return f.label
}

// fatePath is where what happens to the item stands.
func (f fitting) fatePath() string {
	if f.own {
		return f.path + "/isIncludedOrExcluded"
	}
	return f.path + "/isIncludedExcludedOrNone"
}

type fittingSection struct {
	number, title string
	items         []fitting
}

// always are the things that nobody takes away.
var always = map[string]bool{"boilerImmersionHeater": true, "radiatorsWallHeaters": true, "lightSwitches": true, "roofInsulation": true, "windowFittings": true, "internalDoorFittings": true,
	"externalDoorFittings": true, "electricSockets": true, "bath": true, "taps": true, "treesPlantsShrubs": true, "televisionAerial": true}

// fittingsOf decides what stays.
func (c *Case) fittingsOf(r *rand.Rand) []fittingSection {
	var all []fittingSection
	for _, s := range fittingSections {
		fs := fittingSection{number: s.number, title: s.title}
		for _, it := range s.items {
			f := fitting{path: fittings + s.path + it.key, label: it.label}
			switch x := r.Float64(); {
			case strings.HasPrefix(it.key, "bedroom") && int(it.key[7]-'0') > c.Home.Bedrooms:
				f.fate = "None"
			case always[it.key] || x < 0.42:
				f.fate = "Included"
			case x < 0.6:
				f.fate = "Excluded"
			case x < 0.965:
				f.fate = "None"
			}
			if f.fate == "Excluded" && chance(r, 0.25) {
				f.price = between(r, 1, 30) * 10
			}
			if f.fate == "Included" && !always[it.key] && chance(r, 0.08) {
				f.comment = pick(r, []string{"Not tested", "Sold as seen", "Two years old", "One handle missing"})
			}
			fs.items = append(fs.items, f)
		}
		all = append(all, fs)
	}
	other := fittingSection{number: "11", title: "Other items"}
	for n, k := range r.Perm(len(otherFittings))[:between(r, 0, 2)] {
		other.items = append(other.items, fitting{path: fmt.Sprintf("%sotherItems/otherItems/%d", fittings, n), label: otherFittings[k], fate: pick(r, fates[:2]), own: true})
	}
	if len(other.items) > 0 {
		all = append(all, other)
	}
	return all
}

var otherFittings = []string{"Summer house", "Hall mirror", "Wardrobe in bedroom 2", "Garden bench", "Bird bath", "Shelving in garage"}

var fates = []string{"Included", "Excluded", "None"}

// fittingGrid is how a table of fittings looks.
type fittingGrid struct {
	st      style
	pen     style
	heads   []string // of the columns for fates
	tickAs  penMark
	boxes   bool // boxes in the cells
	shaded  bool
	colour  [3]int
	boxSize float64
}

// fittingsTable prints the sections as tables with a column for each fate, the
// price and comments.
func (p *paper) fittingsTable(sections []fittingSection, g fittingGrid) {
	fp := &formPrinter{p, formStyle{print: g.st, pen: g.pen, tickAs: g.tickAs, boxSize: g.boxSize}}
	h := g.st.size * g.st.leading
	row := h * 1.45
	width := p.right - p.left
	cols := []float64{0.3, 0.1, 0.1, 0.1, 0.12, 0.28}
	heads := append(append([]string{"Item"}, g.heads...), "Price", "Comments")
	xs := []float64{p.left}
	for _, c := range cols {
		xs = append(xs, xs[len(xs)-1]+c*width)
	}
	for _, s := range sections {
		header := func() {
			p.pdf.SetFillColor(g.colour[0], g.colour[1], g.colour[2])
			p.pdf.SetDrawColor(80, 80, 80)
			p.pdf.SetLineWidth(0.5)
			p.pdf.Rect(p.left, p.y, width, row, "FD")
			for n, t := range heads {
				st := g.st.bold().sized(g.st.size - 0.5)
				if n > 0 && n < 5 {
					st = st.centred()
				}
				p.textAt(xs[n]+3, p.y+(row-h)/2, xs[n+1]-xs[n]-6, t, st)
				p.pdf.Line(xs[n], p.y, xs[n], p.y+row)
			}
			p.y += row
		}
		p.need(row * 5)
		p.para(strings.TrimSpace(s.number+"  "+s.title), g.st.bold().sized(g.st.size+2).gap(3))
		header()
		for k, f := range s.items {
			if p.y+row > p.bottom {
				p.page()
				header()
			}
			if g.shaded && k%2 == 1 {
				p.pdf.SetFillColor(246, 246, 246)
				p.pdf.Rect(p.left, p.y, width, row, "F")
			}
			label := p.fittingName(f)
			if f.fate != "" {
				label = p.say(f.fatePath(), f.fate, label)
			}
			ty := p.y + (row-h)/2
			p.textAt(xs[0]+3, ty, xs[1]-xs[0]-6, label, g.st)
			for n, fate := range fates {
				bx, by := (xs[n+1]+xs[n+2]-g.boxSize)/2, p.y+(row-g.boxSize)/2
				if g.boxes {
					p.pdf.SetLineWidth(0.6)
					p.pdf.SetDrawColor(20, 20, 20)
					p.pdf.Rect(bx, by, g.boxSize, g.boxSize, "D")
				}
				if f.fate == fate {
					fp.draw(bx, by, g.boxSize)
				}
			}
			if f.price > 0 {
				p.textAt(xs[4]+3, ty, xs[5]-xs[4]-6, p.say(f.path+"/price", float64(f.price), pounds(f.price)), g.pen)
			}
			p.textAt(xs[5]+3, ty, xs[6]-xs[5]-6, p.say(f.path+"/comments", nil, f.comment), g.pen)
			p.pdf.SetDrawColor(80, 80, 80)
			p.pdf.SetLineWidth(0.5)
			for n := range heads {
				p.pdf.Rect(xs[n], p.y, xs[n+1]-xs[n], row, "D")
			}
			p.y += row
		}
		p.gap(10)
	}
}

// fittingsHead is the head of every fittings form.
func (p *paper) fittingsHead(st style) {
	p.ruledRows(p.particulars()[:3], 0.3, st)
	p.para("The seller marks each item: included in the price, excluded from the sale, or none where there is no such item. A price may be put beside what is excluded but for sale.", st.gap(8))
}

// ta10Grid is the printed table.
func ta10Grid(p *paper) {
	p.margins(48, 56, 48, 54)
	st := style{family: "Helvetica", size: 8.8, leading: 1.2, after: 4}
	p.footer = func() {
		p.textAt(p.left, p.height-38, p.right-p.left, fmt.Sprintf("TA10    Page %d", p.pageNumber()), st.sized(8).bold())
	}
	p.page()
	p.para("TA10", st.sized(26).bold().col(90, 80, 20).gap(0))
	p.para("Fittings and contents form", st.sized(19).bold().col(90, 80, 20).gap(2))
	p.para("3rd edition", st.sized(9).col(90, 90, 90).gap(10))
	p.fittingsHead(st)
	p.fittingsTable(p.c.fittingsOf(p.rng), fittingGrid{st: st, pen: bluePen.sized(9.5), heads: fates, tickAs: pick(p.rng, []penMark{dingbatTick, strokeTick, penTick}), boxes: true, boxSize: 9, colour: [3]int{236, 232, 210}})
	p.signedBy(st)
}

// ta10Pen is a plain grid without boxes, filled in by hand.
func ta10Pen(p *paper) {
	p.margins(56, 56, 56, 54)
	st := style{family: "Times", size: 10, leading: 1.2, after: 4}
	p.footer = func() { p.textAt(p.left, p.height-40, p.right-p.left, fmt.Sprint(p.pageNumber()), st.centred()) }
	p.page()
	p.para("FIXTURES, FITTINGS AND CONTENTS FORM (TA10)", st.sized(14).bold().centred().gap(8))
	p.fittingsHead(st)
	p.fittingsTable(p.c.fittingsOf(p.rng), fittingGrid{st: st, pen: bluePen.sized(9.5), heads: fates, tickAs: pick(p.rng, []penMark{penTick, penCross}), boxSize: 9, colour: [3]int{255, 255, 255}})
	p.signedBy(st)
}

// ta10Boxes has the choices in words beside each item.
func ta10Boxes(p *paper) {
	p.margins(58, 56, 58, 56)
	st := style{family: "Helvetica", size: 9.5, leading: 1.22, after: 4}
	p.page()
	p.para("Fittings and Contents (TA10)", st.sized(17).bold().gap(8))
	p.fittingsHead(st)
	fs := formStyle{print: st, pen: fieldPen, place: besideRow, tickAs: pick(p.rng, []penMark{paperTick, dingbatCross}), boxSize: 8.5, head: headTint, tint: [3]int{228, 234, 240}, labelFirst: chance(p.rng, 0.4)}
	f := &form{}
	for _, s := range p.c.fittingsOf(p.rng) {
		sec := formSection{number: s.number, title: s.title}
		for _, it := range s.items {
			q := formQuestion{ask: p.fittingName(it), choices: fates, answer: it.fate, path: it.fatePath(), loose: true}
			if it.comment != "" {
				q.more, q.said, q.saidPath = "Comments:", it.comment, it.path+"/comments"
			}
			if it.price > 0 {
				q.more, q.said, q.saidPath, q.saidAs = "Price:", pounds(it.price), it.path+"/price", float64(it.price)
			}
			sec.questions = append(sec.questions, q)
		}
		f.sections = append(f.sections, sec)
	}
	p.printForm(f, fs)
	p.signedBy(st)
}

// ta10List is a typed list: the item, what happens to it, and remarks.
func ta10List(p *paper) {
	if p.doc == nil {
		p.margins(60, 60, 60, 56)
	}
	st := style{family: pick(p.rng, []string{"Times", "Go"}), size: 10, leading: 1.22, after: 4}
	p.page()
	p.para("List of fittings and contents (form TA10)", st.sized(15).bold().gap(8))
	p.fittingsHead(st)
	t := table{widths: []float64{0.38, 0.22, 0.12, 0.28}, st: st, rules: pick(p.rng, []ruling{grid, underRows}), gray: 130, pad: 2.5}
	for _, s := range p.c.fittingsOf(p.rng) {
		p.need(80)
		p.gap(4)
		p.para(strings.TrimSpace(s.number+"  "+s.title), st.bold().sized(11).gap(3))
		p.row(t, b("Item"), b("Included/excluded"), b("Price"), b("Comments"))
		for _, f := range s.items {
			price := ""
			if f.price > 0 {
				price = p.say(f.path+"/price", float64(f.price), pounds(f.price))
			}
			p.row(t, p.fittingName(f), p.say(f.fatePath(), nil, f.fate), price, p.say(f.path+"/comments", nil, f.comment))
		}
	}
	p.signedBy(st)
}

// ta10Short shades every other row. Held out.
func ta10Short(p *paper) {
	p.margins(52, 52, 52, 54)
	st := style{family: "Go", size: 8.5, leading: 1.22, after: 4}
	p.footer = func() {
		p.textAt(p.left, p.height-38, p.right-p.left, fmt.Sprintf("Fittings and contents form TA10, page %d", p.pageNumber()), st.sized(7.5).right())
	}
	p.page()
	p.para("Fittings and Contents Form", st.sized(17).bold().col(20, 60, 60).gap(0))
	p.para("TA10 (4th edition)", st.col(90, 90, 90).gap(8))
	p.fittingsHead(st)
	p.fittingsTable(p.c.fittingsOf(p.rng), fittingGrid{st: st, pen: fieldPen, heads: fates, tickAs: pick(p.rng, []penMark{dingbatCross, penTick}), boxes: chance(p.rng, 0.5), shaded: true, boxSize: 8.5, colour: [3]int{214, 232, 230}})
	p.signedBy(st)
}

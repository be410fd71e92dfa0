package synth

import (
	"fmt"
	"math"
	"strings"
)

// portalAsks is how a web portal asks, by the path of the answer, where it does not put
// the short question of a firm's own questionnaire.
var portalAsks = map[string]string{
	boundary + "ownership/uniformBoundaries/left":    "Left boundary, when you look at the home from the street",
	boundary + "ownership/uniformBoundaries/right":   "Right boundary, when you look at the home from the street",
	boundary + "ownership/uniformBoundaries/rear":    "Back boundary",
	boundary + "ownership/uniformBoundaries/front":   "Front boundary",
	boundary + "haveBoundaryFeaturesMoved/yesNo":     "In the last 10 years, has a fence, wall or hedge been put somewhere else?",
	boundary + "adjacentLandIncluded/yesNo":          "Have you added any land to the home since you bought it?",
	notice + "partyWallAct/yesNo":                    "Did you get a notice under the Party Wall Act?",
	dispute + "hasDisputesAndComplaints/yesNo":       "Have there been arguments or complaints about this home or one close by?",
	dispute + "leadingToDisputesAndComplaints/yesNo": "Is there anything that could turn into an argument?",
	"/paperwurks/ta6/noticesReceived":                "Have you had, or sent, letters or notices that affect the home or one close by?",
	notice + "neighbourDevelopment/yesNo":            "Does anybody plan to build or change things close by, as far as you know?",
	alteration + "hasStructuralAlterations/yesNo":    "Building work: extensions, loft or garage conversions, walls taken out",
	alteration + "windowReplacementsSince2002/yesNo": "Windows, rooflights or glazed doors replaced after 1 April 2002",
	alteration + "hasAddedConservatory/yesNo":        "A conservatory was built",
	alteration + "planningPermissionBreaches/yesNo":  "Was anything built without the consent it needed, or against a condition?",
	solar + "yesNo":                                                   "Does the home have solar panels?",
	solar + "panelProviderLease/yesNo":                                "Is the roof let to a company for its panels?",
	listing + "isListed/yesNo":                                        "Is the building listed?",
	listing + "isConservationArea/yesNo":                              "Is it in a conservation area?",
	listing + "hasTreePreservationOrder/yesNo":                        "Is a tree here under a preservation order?",
	environment + "flooding/historicalFlooding/hasBeenFlooded":        "Has water ever flooded the home, garden or outbuildings?",
	knotweed + "yesNo":                                                "Is there, or has there been, Japanese knotweed here?",
	environment + "radon/radonTest/yesNo":                             "Has a radon test been done?",
	informal + "sharedContributions/yesNo":                            "Do you share the cost of anything, such as a drive or a drain?",
	"/propertyPack/additionalInformation/otherCharges/yesNo":          "Do you pay anything else for the home, such as an estate charge?",
	grownUp + "hasOthersAged17OrOver":                                 "Does anybody else aged 17 or more live with you?",
	grownUp + "vacantPossession/soldWithVacantPossession":             "Will the home be empty when the sale completes?",
	drainage + "mainsFoulDrainage/yesNo":                              "Is foul water connected to mains drainage?",
	drainage + "mainsSurfaceWaterDrainage/yesNo":                      "Is rainwater connected to mains drainage?",
	insured + "isInsured":                                             "Do you insure the building yourself?",
	insured + "difficultiesObtainingInsurance/refused/yesNo":          "Has an insurer ever turned you down for this home?",
	moving + "sufficientToRepayAllMortgages/yesNo":                    "Will the price pay off every mortgage on the home?",
	guarantee + "subsidenceWork/yesNo":                                "Underpinning or other work for subsidence",
	guarantee + "newHomeWarranty/yesNo":                               "New home warranty",
	wiring + "testedByQualifiedElectrician/yesNo":                     "Has an electrician tested the wiring?",
	heating + "centralHeatingDetails/heatingInGoodWorkingOrder/yesNo": "Does the heating work as it should?",
}

// portalSaid is how a portal shows an answer, where not in the form's word.
var portalSaid = map[string]string{"Not known": "Don't know", "Attached": "Uploaded", "Already supplied": "Given to my conveyancer", "Not applicable": "Doesn't apply"}

// portalReply is an answer as the portal shows it, marked.
func (p *paper) portalReply(q formQuestion) string {
	shown := q.answer
	if s, ok := portalSaid[q.answer]; ok && q.choices != nil {
		shown = s
	}
	value := q.value
	if q.choices != nil {
		value = valueOr(q.value, q.answer)
	}
	return p.say(q.path, value, shown)
}

// portalPrint is what a seller's portal prints of a form: a card for each question with
// the answer beneath it and the comment in a box of its own; nothing that was not chosen.
func (p *paper) portalPrint(f *form, tint [3]int) {
	for _, s := range f.sections {
		p.need(110)
		p.gap(10)
		p.para(strings.TrimSpace(s.number+". "+s.title), p.body.bold().sized(14).col(tint[0], tint[1], tint[2]).gap(6))
		for _, q := range s.questions {
			if q.ref != "" || q.answer != "" { // a portal does not ask for a copy that nobody has
				p.portalCard(q, tint)
			}
		}
	}
}

func (p *paper) portalCard(q formQuestion, tint [3]int) {
	ask := q.ask
	if s, ok := portalAsks[q.path]; ok {
		ask = s
	}
	width := p.right - p.left
	p.need(48 + float64(len(p.wrap(ask, width-24, p.body))+len(p.wrap(q.said, width-40, p.body)))*p.body.size*p.body.leading)
	top := p.y
	label := p.body.sized(7.5).col(120, 120, 120)
	y := top + 5
	if q.ref != "" {
		y = p.textAt(p.left+10, y, 100, "Question "+q.ref, label)
	}
	y = p.textAt(p.left+10, y, width-20, ask, p.body)
	said := p.portalReply(q)
	if said == "" {
		y = p.textAt(p.left+10, y+1, width-20, "Not answered", p.body.italic().col(130, 130, 130))
	} else {
		y = p.textAt(p.left+10, y+1, width-20, b(said), p.body)
	}
	if q.said != "" {
		y = p.textAt(p.left+10, y+4, width-20, "Your comment", label)
		y = p.textAt(p.left+10, y, width-20, p.say(q.saidPath, q.saidAs, q.said), p.body)
	}
	p.y = y + 6
	p.pdf.SetDrawColor(205, 205, 205)
	p.pdf.SetLineWidth(0.5)
	p.pdf.RoundedRect(p.left, top, width, p.y-top, 3, "1234", "D")
	p.pdf.SetFillColor(tint[0], tint[1], tint[2])
	p.pdf.Rect(p.left, top+3, 2, p.y-top-6, "F")
	p.y += 5
}

// portalFront is the head of a portal's print.
func (p *paper) portalFront(title string, tint [3]int) {
	c := p.c
	p.margins(56, 66, 56, 58)
	p.body = style{family: "Go", size: 9.2, align: 'L', leading: 1.36, after: 5}
	p.header = func() {
		p.textAt(p.left, 32, 220, b("moveready"), p.body.sized(12).col(tint[0], tint[1], tint[2]))
		p.textAt(p.left, 34, p.right-p.left, c.SellerSolicitor.Name+"  "+c.SellerSolicitor.Ref, p.body.sized(7.5).right())
	}
	p.footer = func() {
		p.textAt(p.left, p.height-38, p.right-p.left, fmt.Sprintf("Printed from moveready.example on %s     %d / %s", slashDate(c.Seller.Date.AddDate(0, 0, 1)), p.pageNumber(), p.totalPages()), p.body.sized(7).col(120, 120, 120))
	}
	p.page()
	p.para(title, p.body.sized(20).gap(6))
	own := "/paperwurks/" + string(p.kind) + "/"
	for _, r := range [][2]string{
		{"Home being sold", p.say(own+"propertyAddress", nil, c.Property.First()+", "+c.Property.Town) + ", " + p.say("/propertyPack/address/postcode", nil, c.Property.Postcode)},
		{"Sellers", p.say(own+"sellers", nil, NamesOf(c.Sellers))},
		{"Conveyancer", p.say(own+"sellersSolicitor", nil, c.SellerSolicitor.Name)},
	} {
		p.labelled(0, r[0], 110, b(r[1]), p.body.gap(2))
	}
	p.gap(4)
	p.rule(0.5)
	p.gap(4)
}

// portalEnd is how a portal records who submitted the answers.
func (p *paper) portalEnd() {
	p.need(70)
	p.gap(10)
	on := p.say("/paperwurks/"+string(p.kind)+"/dateSigned", isoDate(p.c.Seller.Date), longDate(p.c.Seller.Date))
	for n, w := range p.c.Sellers {
		if n > 0 {
			on = longDate(p.c.Seller.Date)
		}
		p.para("Signed electronically by "+w.Name()+" on "+on+fmt.Sprintf(" at %02d:%02d, reference %X", 9+n*4, 12+n*17, 0xA40000+p.c.Seed*977+uint64(n)), p.body.gap(2))
	}
}

// shortAsks puts the words of a firm's questionnaire under the numbers of the form.
func shortAsks(f *form) *form {
	words := map[string]string{}
	for _, a := range ta6Asks {
		words[a.path] = a.plain
	}
	for n := range f.sections {
		for m := range f.sections[n].questions {
			q := &f.sections[n].questions[m]
			if w := words[q.path]; w != "" {
				q.ask = w
			}
		}
	}
	return f
}

// ta6Moveready is a portal's print of the seller's answers.
func ta6Moveready(p *paper) {
	tint := [3]int{0, 98, 155}
	p.portalFront("Your property information", tint)
	p.para("These are your answers to the questions of the Property Information Form (TA6). Your conveyancer sends them to the buyer.", p.body)
	p.portalPrint(shortAsks(p.sellersForm(fourthEdition)), tint)
	p.portalEnd()
}

// ta7Moveready is a portal's print of the seller's answers about the lease.
func ta7Moveready(p *paper) {
	tint := [3]int{0, 98, 155}
	p.portalFront("Your leasehold information", tint)
	p.para("These are your answers to the questions of the Leasehold Information Form (TA7).", p.body)
	p.portalPrint(p.c.leaseForm(p.rng, false), tint)
	p.portalEnd()
}

// editionOrder is how the newest edition orders what the fourth asks: first what a buyer
// is told before an offer, then the rest; a part stands before the section that opens it.
var editionOrder = []struct{ was, title, part string }{
	{"13", "Utilities and services", "Part 1: material information"}, {"12", "Heating, wiring and drains", ""}, {"9", "Parking", ""}, {"8", "Rights and arrangements", ""},
	{"7", "Flooding and other environmental matters", ""}, {"4", "Planning, alterations and conservation", ""}, {"10", "Charges", ""},
	{"1", "Boundaries", "Part 2: further information"}, {"2", "Disputes", ""}, {"3", "Notices", ""}, {"5", "Guarantees", ""}, {"6", "Insurance", ""}, {"11", "Occupiers", ""}, {"14", "The transaction", ""},
}

// ta6NewEdition is the newest edition of the printed form filled in with a viewer: its
// own order and numbers, the choices in a line beneath each question with the word before
// its circle, and written answers in shaded fields.
func ta6NewEdition(p *paper) {
	c := p.c
	p.margins(58, 54, 58, 62)
	st := style{family: "Helvetica", size: 9.4, leading: 1.3, after: 5}
	p.body = st
	p.footer = func() {
		p.textAt(p.left, p.height-42, p.right-p.left, "TA6 (6th edition)", st.sized(7.5))
		p.textAt(p.left, p.height-42, p.right-p.left, fmt.Sprint(p.pageNumber()), st.sized(7.5).right())
	}
	p.page()
	p.para("TA6 Property information form", st.bold().sized(18).gap(2))
	p.para("6th edition. For sellers of a home in England or Wales", st.gap(10))
	for _, r := range p.particulars() {
		p.para(r[0], st.sized(8).gap(0))
		h := math.Max(18, float64(len(p.wrap(r[1], p.right-p.left-12, fieldPen)))*fieldPen.size*fieldPen.leading+7)
		p.pdf.SetFillColor(230, 232, 250)
		p.pdf.Rect(p.left, p.y, p.right-p.left, h, "F")
		p.textAt(p.left+5, p.y+4, p.right-p.left-10, r[1], fieldPen)
		p.y += h + 5
	}
	p.para("UPRN (if known)     Council tax band  "+pick(p.rng, []string{"B", "C", "D", "E"})+"     Asking price  "+pounds(c.Price+5000)+"     Tenure  "+c.Tenure(), st)
	was := map[string]formSection{}
	for _, s := range p.sellersForm(fourthEdition).sections {
		was[s.number] = s
	}
	look := formStyle{print: st, pen: fieldPen, place: beneath, tickAs: radio, labelFirst: true, boxSize: 8.5, head: headRule, boxedSaid: true}
	for n, o := range editionOrder {
		s, ok := was[o.was]
		if !ok {
			continue
		}
		if o.part != "" {
			p.page()
			p.para(o.part, st.bold().sized(15).gap(4))
		}
		s.number, s.title = fmt.Sprint(n+1), o.title
		for m := range s.questions {
			q := &s.questions[m]
			if rest, ok := strings.CutPrefix(q.ref, o.was+"."); ok {
				q.ref = s.number + "." + rest
			}
			q.ask = strings.ReplaceAll(q.ask, "at 4.1", "at 6.1")
			q.ask = strings.ReplaceAll(q.ask, "of 4.1", "of 6.1")
		}
		p.printForm(&form{sections: []formSection{s}}, look)
	}
	p.signedBy(st)
}

// ta10Stays is a portal's print of the fittings as three lists for each room: what stays,
// what goes and what there is none of. Prices and remarks stand behind the item.
func ta10Stays(p *paper) {
	tint := [3]int{0, 98, 155}
	p.portalFront("What stays and what goes", tint)
	p.para("Your fittings and contents (TA10). What is listed under Included is part of the sale; Excluded goes with you; None means that the home has none.", p.body)
	for _, s := range p.c.fittingsOf(p.rng) {
		p.need(90)
		p.gap(6)
		title := s.title
		if s.number != "" {
			title = s.number + ". " + title
		}
		p.para(title, p.body.bold().sized(11.5).gap(3))
		for _, fate := range fates {
			var list []string
			for _, f := range s.items {
				if f.fate == fate {
					list = append(list, p.stayingItem(f))
				}
			}
			if len(list) > 0 {
				p.need(30)
				p.labelled(0, b(fate), 66, strings.Join(list, "; "), p.body.gap(3))
			}
		}
	}
	p.portalEnd()
}

// stayingItem is an item of a list with its price and remark.
func (p *paper) stayingItem(f fitting) string {
	words := p.say(f.fatePath(), f.fate, p.fittingName(f))
	var more []string
	if f.price > 0 {
		more = append(more, "offered at "+p.say(f.path+"/price", float64(f.price), pounds(f.price)))
	}
	if f.comment != "" {
		more = append(more, p.say(f.path+"/comments", nil, f.comment))
	}
	if len(more) > 0 {
		words += " (" + strings.Join(more, ", ") + ")"
	}
	return words
}

// agentCells prints an agent's short replies as a sheet of cells, two beside each other,
// the label in small type over the reply.
func (p *paper) agentCells(f *form, tint [3]int) {
	for _, s := range f.sections {
		p.need(80)
		p.gap(4)
		p.band(tint, s.title, p.body.bold().sized(10))
		half := (p.right - p.left) / 2
		for n := 0; n < len(s.questions); n += 2 {
			pair := s.questions[n:min(n+2, len(s.questions))]
			height := 0.0
			for _, q := range pair {
				words := q.answer + map[bool]string{true: "\n" + q.said, false: ""}[q.said != ""]
				height = math.Max(height, float64(len(p.wrap(q.ask, half-12, p.body.sized(7.4))))*7.4*1.3+float64(len(p.wrap(words, half-12, p.body)))*p.body.size*p.body.leading+8)
			}
			p.need(height)
			top := p.y
			for k, q := range pair {
				x := p.left + half*float64(k)
				p.pdf.SetDrawColor(185, 185, 185)
				p.pdf.SetLineWidth(0.4)
				p.pdf.Rect(x, top, half, height, "D")
				y := p.textAt(x+6, top+3, half-12, q.ask, p.body.sized(7.4).lead(1.3).col(100, 100, 100))
				if q.answer == "Attached" {
					q.answer, q.value = "In the pack", "Attached"
				}
				answer, said := p.replied(q)
				if said != "" {
					answer += "\n" + said
				}
				p.textAt(x+6, y, half-12, answer, p.body)
			}
			p.y = top + height
		}
		p.gap(4)
	}
}

// lpe1Cells is a managing agent's own sheet of replies, made from its database.
func lpe1Cells(p *paper) {
	c := p.c
	tint := [3]int{232, 226, 214}
	p.agentSheet(c.Block.Manager, "Management information for the sale of a leasehold home", "Replies to the enquiries of form LPE1")
	for _, r := range p.lpe1Head() {
		p.labelled(0, r[0], 90, b(r[1]), p.body.gap(2))
	}
	p.gap(4)
	for _, r := range p.contacts() {
		p.need(52)
		p.para(b(r[0])+": "+r[1]+", "+r[2]+". Telephone "+r[3]+", e-mail "+r[4], p.body)
	}
	p.agentCells(p.lpe1Form(true), tint)
	p.completedBy(p.body)
}

// fme1Cells is an estate manager's sheet of replies in the same way.
func fme1Cells(p *paper) {
	c := p.c
	tint := [3]int{220, 232, 222}
	p.agentSheet(c.Estate.Manager, "Management information for the sale of a freehold home", "Replies to the enquiries of form FME1")
	for _, r := range p.lpe1Head() {
		p.labelled(0, r[0], 90, b(r[1]), p.body.gap(2))
	}
	p.gap(4)
	p.estateContacts(p.body)
	p.agentCells(p.fme1Form(true), tint)
	p.completedBy(p.body)
}

// agentSheet is the head of a managing agent's sheet.
func (p *paper) agentSheet(f Firm, title, under string) {
	p.margins(50, 62, 50, 60)
	p.body = style{family: "Helvetica", size: 9.2, align: 'L', leading: 1.3, after: 5}
	p.footer = func() {
		p.textAt(p.left, p.height-44, p.right-p.left, f.Name+"   "+f.Address.Comma()+"   "+f.Phone, p.body.sized(7).centred())
		p.textAt(p.left, p.height-34, p.right-p.left, fmt.Sprintf("Pack %s, sheet %d of %s", f.Ref, p.pageNumber(), p.totalPages()), p.body.sized(7).centred())
	}
	p.page()
	p.para(title, p.body.bold().sized(15).gap(1))
	p.para(under+". Fee for this pack £"+fmt.Sprint(280+p.c.Seed%90)+" including VAT, paid.", p.body.gap(8))
}

package synth

import (
	"fmt"
	"strings"
)

// recordLabels is how a property record names what the seller's form asks, by the path of
// the answer: a label of few words in place of a question.
var recordLabels = map[string]string{
	boundary + "ownership/uniformBoundaries/left":    "Left boundary maintained by",
	boundary + "ownership/uniformBoundaries/right":   "Right boundary maintained by",
	boundary + "ownership/uniformBoundaries/rear":    "Rear boundary maintained by",
	boundary + "ownership/uniformBoundaries/front":   "Front boundary maintained by",
	boundary + "haveBoundaryFeaturesMoved/yesNo":     "Boundary features moved",
	boundary + "adjacentLandIncluded/yesNo":          "Adjacent land purchased",
	boundary + "flyingFreehold/yesNo":                "Flying freehold",
	notice + "partyWallAct/yesNo":                    "Party wall notices",
	dispute + "hasDisputesAndComplaints/yesNo":       "Disputes or complaints",
	dispute + "leadingToDisputesAndComplaints/yesNo": "Anything that might lead to a dispute",
	"/paperwurks/ta6/noticesReceived":                "Notices or correspondence",
	notice + "neighbourDevelopment/yesNo":            "Proposals to develop nearby",
	alteration + "hasStructuralAlterations/yesNo":    "Building works",
	alteration + "changeOfUse/yesNo":                 "Change of use",
	alteration + "windowReplacementsSince2002/yesNo": "Windows or glazed doors replaced since April 2002",
	alteration + "hasAddedConservatory/yesNo":        "Conservatory added",
	alteration + "worksUnfinished/yesNo":             "Works unfinished",
	alteration + "planningPermissionBreaches/yesNo":  "Breaches of planning or Building Regulations",
	alteration + "unresolvedPlanningIssues/yesNo":    "Unresolved planning issues",
	solar + "yesNo":                            "Solar panels",
	solar + "yearInstalled":                    "Solar panels: year installed",
	solar + "panelsOwnedOutright/yesNo":        "Solar panels owned outright",
	solar + "panelProviderLease/yesNo":         "Roof or air space leased to a solar provider",
	listing + "isListed/yesNo":                 "Listed building",
	listing + "isConservationArea/yesNo":       "Conservation area",
	listing + "hasTreePreservationOrder/yesNo": "Tree preservation order",
	insured + "isInsured":                      "Buildings insured by the seller",
	insured + "landlordInsuresIfFlat":          "Building insured by the landlord",
	insured + "difficultiesObtainingInsurance/abnormalRiseInPremiums/yesNo":     "Insurance: abnormal rise in premiums",
	insured + "difficultiesObtainingInsurance/subjectToHighExcesses/yesNo":      "Insurance: high excesses",
	insured + "difficultiesObtainingInsurance/subjectToUnusualConditions/yesNo": "Insurance: unusual conditions",
	insured + "difficultiesObtainingInsurance/refused/yesNo":                    "Insurance: refused",
	insured + "insuranceClaims/yesNo":                                           "Insurance: claims made",
	environment + "flooding/historicalFlooding/hasBeenFlooded":                  "Property has been flooded",
	"/paperwurks/ta6/floodRiskReport":                                           "Flood risk report prepared",
	environment + "radon/radonTest/yesNo":                                       "Radon test carried out",
	environment + "radon/remedialMeasuresOnConstruction/yesNo":                  "Radon measures built in",
	energy + "certificateIsSupplied":                                            "Energy performance certificate (EPC)",
	energy + "greenDealLoan/hasGreenDealLoan/yesNo":                             "Green Deal finance",
	knotweed + "yesNo":                                           "Japanese knotweed",
	knotweed + "managementPlanInPlace":                           "Japanese knotweed management plan",
	informal + "sharedContributions/yesNo":                       "Contributions to shared costs",
	informal + "neighbouringLandRights/yesNo":                    "Rights over neighbouring property",
	informal + "accessRestrictionAttempts/yesNo":                 "Access obstructed or charged for",
	rights + "churchChancel/yesNo":                               "Chancel repair liability",
	parking + "controlledParking/yesNo":                          "Controlled parking zone",
	"/paperwurks/ta6/parkingArrangements":                        "Parking arrangements",
	"/propertyPack/additionalInformation/otherCharges/yesNo":     "Other charges",
	occupier + "sellerLivesAtProperty/yesNo":                     "Seller lives at the property",
	grownUp + "hasOthersAged17OrOver":                            "Other occupiers aged 17 or over",
	grownUp + "aged17OrOverNames":                                "Names of occupiers aged 17 or over",
	grownUp + "aged17OrOverTenantsOrLodgers/yesNo":               "Occupiers who are tenants or lodgers",
	grownUp + "vacantPossession/soldWithVacantPossession":        "Sold with vacant possession",
	grownUp + "vacantPossession/aged17OrOverAgreedToLeave/yesNo": "Occupiers have agreed to leave",
	moving + "otherPropertyInChain/yesNo":                        "Dependent on a related purchase",
	moving + "moveRestrictionDates/yesNo":                        "Special requirements for moving date",
	moving + "sufficientToRepayAllMortgages/yesNo":               "Price sufficient to repay mortgages",
}

// recordPrint is a property record's print of a form: a label at the left in grey with the
// number of the form, the answer at the right edge, and a comment indented beneath. What
// was not answered is left out.
func (p *paper) recordPrint(f *form, short map[string]string) {
	grey := p.body.sized(7.4).col(125, 125, 125)
	full := p.right - p.left
	for _, s := range f.sections {
		p.need(86)
		p.gap(8)
		p.para(strings.TrimSpace(s.title), p.body.bold().sized(11.5).gap(2))
		p.rule(1)
		p.gap(4)
		for _, q := range s.questions {
			if q.answer == "" || q.ref == "" {
				continue
			}
			label := q.ask
			if l := short[q.path]; l != "" {
				label = l
			}
			wide := len(p.wrap(label, full*0.62-40, p.body))
			p.need(float64(wide)*p.body.size*p.body.leading + 30)
			top := p.y
			p.textAt(p.left, top+1.5, 36, q.ref, grey)
			y := p.textAt(p.left+40, top, full*0.62-40, label, p.body)
			value := q.value
			if q.choices != nil {
				value = valueOr(q.value, q.answer)
			}
			p.y = max(y, p.textAt(p.left+full*0.64, top, full*0.36, p.say(q.path, value, q.answer), p.body.bold().right())) + 3
			if q.said != "" {
				p.para(p.say(q.saidPath, q.saidAs, q.said), p.body.italic().at(56).gap(4))
			}
			p.pdf.SetDrawColor(222, 222, 222)
			p.pdf.SetLineWidth(0.4)
			p.pdf.Line(p.left, p.y, p.right, p.y)
			p.gap(3)
		}
	}
}

// recordFront is the head of a property record.
func (p *paper) recordFront(title string) {
	c := p.c
	p.margins(60, 70, 60, 58)
	p.body = style{family: "Helvetica", size: 9.2, align: 'L', leading: 1.34, after: 5}
	p.footer = func() {
		p.textAt(p.left, p.height-40, p.right-p.left, fmt.Sprintf("Property record %06d   %s   version 3", 300000+c.Seed*41%99999, c.Property.Postcode), p.body.sized(7))
		p.textAt(p.left, p.height-40, p.right-p.left, fmt.Sprint(p.pageNumber()), p.body.sized(7).right())
	}
	p.page()
	p.para("Upfront property pack", p.body.sized(9).col(90, 60, 150).gap(2))
	p.para(title, p.body.bold().sized(17).gap(8))
	for _, r := range p.particulars() {
		p.labelled(0, r[0], 130, r[1], p.body.gap(1))
	}
	p.gap(6)
}

// recordEnd is by whom and when a record was confirmed.
func (p *paper) recordEnd() {
	p.need(60)
	p.gap(12)
	p.para("Confirmed as true to the best of their knowledge by "+NamesOf(p.c.Sellers)+" through the app on "+p.say("/paperwurks/"+string(p.kind)+"/dateSigned", isoDate(p.c.Seller.Date), p.c.Seller.Date.Format("02 Jan 2006"))+".", p.body)
}

// ta6Record is an upfront property pack's print of the seller's answers.
func ta6Record(p *paper) {
	p.recordFront("Seller's property information (TA6)")
	p.recordPrint(p.sellersForm(fourthEdition), recordLabels)
	p.recordEnd()
}

// ta7Record is the same of the leasehold form.
func ta7Record(p *paper) {
	p.recordFront("Seller's leasehold information (TA7)")
	p.recordPrint(p.c.leaseForm(p.rng, false), nil)
	p.recordEnd()
}

// sellersWords is how sellers answer in their own words where a form leaves them room.
var sellersWords = map[string][]string{
	"Not known": {"Not known", "Don't know", "We don't know"}, "Attached": {"Attached", "Copy attached", "See attached"}, "To follow": {"To follow", "Will follow"},
	"Seller": {"Seller", "Us (seller)"}, "Neighbour": {"Neighbour", "Next door (neighbour)"}, "Shared": {"Shared", "Shared with neighbour"},
	"Not required": {"Not required", "Not needed"}, "Not applicable": {"Not applicable", "N/A"},
}

// ta6Typed is a firm's retyped form in a word processor, sent by e-mail and filled in by
// the sellers in their own words in a shaded box under each question, without a tick.
func ta6Typed(p *paper) {
	p.margins(64, 58, 64, 58)
	p.body = style{family: "Times", size: 11, align: 'L', leading: 1.28, after: 4}
	p.footer = func() {
		p.textAt(p.left, p.height-40, p.right-p.left, p.c.SellerSolicitor.Name+"   TA6 (Word version)   "+fmt.Sprint(p.pageNumber()), p.body.sized(8).centred())
	}
	p.page()
	p.para("Law Society Property Information Form (TA6)", p.body.bold().sized(15).gap(2))
	p.para("Please type your answers in the shaded boxes and send the file back to us. Leave a box empty if the question does not arise.", p.body.italic().gap(8))
	t := table{widths: []float64{1}, st: p.body, rules: outline, pad: 4, gray: 150, fill: &[3]int{240, 240, 228}}
	for _, r := range p.particulars() {
		p.need(46)
		p.para(r[0], p.body.bold().gap(1))
		p.row(t, r[1])
		p.gap(4)
	}
	for _, s := range p.sellersForm(fourthEdition).sections {
		p.need(110)
		p.gap(6)
		p.para(b(u(s.number+" "+s.title)), p.body.sized(12).gap(5))
		for _, q := range s.questions {
			if q.ref == "" && q.answer == "" {
				continue
			}
			p.need(62 + float64(len(p.wrap(q.ask, p.right-p.left-44, p.body))+len(p.wrap(q.said, p.right-p.left-20, p.body)))*p.body.size*p.body.leading)
			ask := q.ask
			if q.more != "" {
				ask += " " + q.more
			}
			p.labelled(0, q.ref, 44, ask, p.body.gap(2))
			p.row(t, p.typedAnswer(q))
			p.gap(5)
		}
	}
	p.gap(8)
	p.para("Names: "+NamesOf(p.c.Sellers)+"     Date: "+p.say("/paperwurks/ta6/dateSigned", isoDate(p.c.Seller.Date), dotDate(p.c.Seller.Date)), p.body)
}

// typedAnswer is an answer in the seller's own words, with what they add.
func (p *paper) typedAnswer(q formQuestion) string {
	if q.answer == "" {
		return ""
	}
	shown := q.answer
	value := q.value
	if q.choices != nil {
		value = valueOr(q.value, q.answer)
		if words := sellersWords[q.answer]; words != nil {
			shown = pick(p.rng, words)
		}
		if q.answer == "No" && strings.Contains(q.ask, " any") {
			shown = "No, not to our knowledge"
		}
	}
	words := p.say(q.path, value, shown)
	if q.said != "" {
		words += ". " + p.say(q.saidPath, q.saidAs, q.said)
	}
	return words
}

// ta10Columns is a list by room in three columns, under the heads of which the things
// stand that stay, that go and that there are none of.
func ta10Columns(p *paper) {
	p.margins(50, 60, 50, 58)
	p.body = style{family: "Helvetica", size: 9, align: 'L', leading: 1.36, after: 4}
	p.footer = func() {
		p.textAt(p.left, p.height-40, p.right-p.left, fmt.Sprintf("Fittings and contents (TA10), %s, page %d", p.c.Property.First(), p.pageNumber()), p.body.sized(7.5).right())
	}
	p.page()
	p.para("Fittings and contents", p.body.bold().sized(18).gap(2))
	p.para("The list goes with the contract in place of the printed form TA10. It shows for each part of the home what is included in the sale, what the seller will take and what is not at the property.", p.body.gap(8))
	p.ruledRows(p.particulars()[:4], 0.28, p.body)
	t := table{widths: []float64{1, 1, 1}, st: p.body, rules: grid, pad: 5, gray: 150}
	head := t
	head.fill = &[3]int{222, 234, 226}
	for _, s := range p.c.fittingsOf(p.rng) {
		p.need(120)
		p.gap(4)
		p.para(strings.TrimSpace(s.number+" "+s.title), p.body.bold().sized(10.5).gap(3))
		p.row(head, b("Included"), b("Excluded"), b("None"))
		cells := make([]string, len(fates))
		for n, fate := range fates {
			var list []string
			for _, f := range s.items {
				if f.fate == fate {
					list = append(list, p.stayingItem(f))
				}
			}
			cells[n] = strings.Join(list, "\n")
		}
		p.row(t, cells...)
	}
	p.signedBy(p.body)
}

// dashedReplies is a managing agent's replies as a list: the number of the enquiry, what it
// is about in few words, a dash and the reply. Papers are told in three lists by whether
// they are enclosed.
func (p *paper) dashedReplies(f *form, papersHead string) {
	for _, s := range f.sections {
		p.need(70)
		p.gap(6)
		p.para(u(s.number+". "+s.title), p.body.bold().gap(4))
		if s.title == papersHead {
			p.listedPapers(s)
			continue
		}
		for _, q := range s.questions {
			if q.answer == "" {
				continue
			}
			answer, said := p.replied(q)
			line := q.ask + " – " + b(answer)
			if said != "" {
				line += ". " + said
			}
			p.labelled(0, q.ref, 46, line, p.body.gap(2.5))
		}
	}
}

// listedPapers is the papers asked for, by whether they are enclosed.
func (p *paper) listedPapers(s formSection) {
	for _, r := range [][2]string{{"Attached", "Enclosed with this letter"}, {"To follow", "To follow"}, {"Not applicable", "Not applicable to this building"}} {
		var list []string
		for _, q := range s.questions {
			if q.answer == r[0] {
				list = append(list, q.ref+" "+p.say(q.path, q.answer, lowerFirst(q.ask)))
			}
		}
		if len(list) > 0 {
			p.need(40)
			p.para(b(r[1])+": "+strings.Join(list, "; ")+".", p.body)
		}
	}
}

// shortReplies is enquiries in their short words under the numbers of the form.
func shortReplies(f *form, asks []asked) *form {
	words := map[string]string{}
	for _, a := range asks {
		words[a.ref] = a.plain
	}
	for n := range f.sections {
		for m := range f.sections[n].questions {
			q := &f.sections[n].questions[m]
			if w := words[q.ref]; w != "" {
				q.ask = w
			}
		}
	}
	return f
}

// agentsReplies is a managing agent's letter with its replies to the enquiries of a form.
func (p *paper) agentsReplies(f Firm, form, about string) {
	p.margins(70, 70, 70, 66)
	p.body = style{family: "Times", size: 10.8, align: 'L', leading: 1.3, after: 6}
	p.footer = func() {
		p.textAt(p.left, p.height-46, p.right-p.left, f.Name+", "+f.Address.Comma()+". "+fmt.Sprint(p.pageNumber()), p.body.sized(8).centred())
	}
	p.page()
	p.para(f.Name, p.body.bold().sized(16).right().gap(0))
	p.para("Residential block and estate management\n"+f.Phone+"   "+f.Email, p.body.sized(9).right().gap(14))
	p.para(p.c.SellerSolicitor.Name+"\nYour reference "+p.c.SellerSolicitor.Ref+"\nOur reference "+f.Ref, p.body.gap(10))
	p.para("Dear Sirs", p.body)
	for _, r := range p.lpe1Head() {
		p.para(r[0]+": "+b(r[1]), p.body.gap(1))
	}
	p.gap(6)
	p.para("We thank you for your fee and reply to the enquiries on "+about+" ("+form+") under the numbers of the form.", p.body)
}

// lpe1Dashed is a managing agent's replies in a letter.
func lpe1Dashed(p *paper) {
	p.agentsReplies(p.c.Block.Manager, "form LPE1", "Leasehold Property Enquiries")
	p.para(u("1. Contact details"), p.body.bold().gap(4))
	for n, r := range p.contacts() {
		p.labelled(0, fmt.Sprintf("1.%d", n+1), 46, r[0]+" – "+b(r[1])+", "+r[2]+", telephone "+r[3]+", e-mail "+r[4], p.body.gap(2.5))
	}
	f := shortReplies(p.lpe1Form(false), lpe1Asks)
	f.sections[0].title = "Who does what"
	p.dashedReplies(f, "Required documents")
	p.completedBy(p.body)
}

// fme1Dashed is an estate manager's replies in a letter.
func fme1Dashed(p *paper) {
	p.agentsReplies(p.c.Estate.Manager, "form FME1", "Freehold Management Enquiries")
	p.estateContacts(p.body)
	p.dashedReplies(shortReplies(p.fme1Form(false), fme1Asks), "Required documents")
	p.completedBy(p.body)
}

// lpe1Record is what a managing agent's software prints of its answers: a record with a
// label at the left and the answer at the edge, the contacts in the same way.
func lpe1Record(p *paper) {
	f := p.c.Block.Manager
	p.margins(60, 70, 60, 58)
	p.body = style{family: "Helvetica", size: 9.2, align: 'L', leading: 1.34, after: 5}
	p.footer = func() {
		p.textAt(p.left, p.height-40, p.right-p.left, fmt.Sprintf("%s. Resale pack %s. Page %d of %s", f.Name, f.Ref, p.pageNumber(), p.totalPages()), p.body.sized(7))
	}
	p.page()
	p.para("Resale pack (LPE1)", p.body.bold().sized(17).gap(8))
	for _, r := range p.lpe1Head() {
		p.labelled(0, r[0], 130, r[1], p.body.gap(1))
	}
	p.gap(8)
	for _, r := range p.contacts() {
		p.need(76)
		p.para(r[0], p.body.bold().gap(1))
		for k, label := range []string{"Name", "Address", "Telephone", "E-mail"} {
			p.textAt(p.left+40, p.y, 120, label, p.body)
			p.y = p.textAt(p.left+160, p.y, p.right-p.left-160, r[k+1], p.body.right()) + 1
		}
		p.gap(5)
	}
	p.recordPrint(shortReplies(p.lpe1Form(false), lpe1Asks), nil)
	p.completedBy(p.body)
}

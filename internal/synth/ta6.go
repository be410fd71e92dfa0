package synth

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// ta6Replies is what the seller says, by the path of the question. Questions
// that are not in it are left blank, as sellers do.
func (c *Case) ta6Replies(r *rand.Rand) map[string]reply {
	a, h := &c.Seller, &c.Home
	no, yes := reply{answer: "No"}, reply{answer: "Yes"}
	m := map[string]reply{
		boundary + "haveBoundaryFeaturesMoved/yesNo":     no,
		boundary + "adjacentLandIncluded/yesNo":          no,
		boundary + "flyingFreehold/yesNo":                no,
		notice + "partyWallAct/yesNo":                    no,
		dispute + "leadingToDisputesAndComplaints/yesNo": no,
		notice + "neighbourDevelopment/yesNo":            no,
		alteration + "changeOfUse/yesNo":                 no,
		alteration + "worksUnfinished/yesNo":             no,
		alteration + "unresolvedPlanningIssues/yesNo":    no,
		solar + "yesNo": no,
		insured + "difficultiesObtainingInsurance/abnormalRiseInPremiums/yesNo":     no,
		insured + "difficultiesObtainingInsurance/subjectToHighExcesses/yesNo":      no,
		insured + "difficultiesObtainingInsurance/subjectToUnusualConditions/yesNo": no,
		insured + "difficultiesObtainingInsurance/refused/yesNo":                    no,
		insured + "insuranceClaims/yesNo":                                           no,
		environment + "radon/radonTest/yesNo":                                       no,
		environment + "radon/remedialMeasuresOnConstruction/yesNo":                  {answer: pick(r, []string{"No", "Not known"})},
		energy + "certificateIsSupplied":                                            {answer: pick(r, suppliedBefore)},
		energy + "greenDealLoan/hasGreenDealLoan/yesNo":                             no,
		informal + "neighbouringLandRights/yesNo":                                   no,
		informal + "accessRestrictionAttempts/yesNo":                                no,
		rights + "rightsOfLight/yesNo":                                              no,
		rights + "rightsOfSupport/yesNo":                                            no,
		rights + "rightsCreatedThroughCustom/yesNo":                                 no,
		rights + "minesAndMinerals/yesNo":                                           no,
		rights + "churchChancel/yesNo":                                              no,
		rights + "rightsToTakeFromLand/yesNo":                                       no,
		rights + "otherRights/yesNo":                                                no,
		crossing + "pipesWiresCablesDrainsToProperty/yesNo":                         {answer: pick(r, []string{"No", "Not known"})},
		crossing + "pipesWiresCablesDrainsFromProperty/yesNo":                       {answer: pick(r, []string{"No", "Not known"})},
		crossing + "formalOrInformalAgreements/yesNo":                               {answer: pick(r, []string{"No", "Not known"})},
		"/paperwurks/ta6/parkingArrangements":                                       {answer: a.Parking},
		parking + "controlledParking/yesNo":                                         {answer: pick(r, []string{"No", "No", "Yes"})},
		"/propertyPack/electricity/mainsElectricity/yesNo":                          {answer: "Yes", said: pick(r, []string{"Octavo Energy", "Northgrid Power", "Bright Home Energy"})},
		"/paperwurks/ta6/mainsGas":                                                  {answer: "Yes", said: pick(r, []string{"Octavo Energy", "Northgrid Power", "Bright Home Energy"})},
		water + "mainsWater/yesNo":                                                  {answer: "Yes", said: c.Searches.WaterCo},
		water + "mainsWater/waterMeter/isSupplyMetered":                             {answer: yesNo(c.Searches.Metered)},
		"/propertyPack/connectivity/telephone/yesNo":                                {answer: "Yes", said: "Redline Telecom"},
		"/propertyPack/connectivity/cableSatelliteTV/yesNo":                         {answer: pick(r, []string{"Yes", "No"})},
		moving + "otherPropertyInChain/yesNo":                                       {answer: pick(r, []string{"Yes", "No"})},
		moving + "moveRestrictionDates/yesNo":                                       no,
		"/paperwurks/ta6/removeRubbish":                                             yes,
		"/paperwurks/ta6/replaceLightFittings":                                      yes,
		"/paperwurks/ta6/takeReasonableCare":                                        yes,
		"/paperwurks/ta6/floodRiskReport":                                           no,
		"/paperwurks/ta6/mainsSewerage":                                             {answer: yesNo(a.Sewer == "Yes")},
		"/paperwurks/ta6/leaveKeys":                                                 yes,
		"/paperwurks/ta6/centralHeating":                                            yes,
		heating + "centralHeatingDetails/centralHeatingFuel/centralHeatingFuelType": {answer: "Mains gas"},
		heating + "centralHeatingDetails/heatingInGoodWorkingOrder/yesNo":           yes,
	}
	for _, side := range []string{"left", "right", "rear", "front"} {
		owner := a.Boundary[side]
		if owner == "" {
			owner = pick(r, []string{"Seller", "Neighbour", "Shared", "Not known"})
		}
		m[boundary+"ownership/uniformBoundaries/"+side] = reply{answer: owner}
	}
	if c.Trapped("fence-moved-on-its-line") {
		m[boundary+"haveBoundaryFeaturesMoved/yesNo"] = reply{answer: "Yes", said: "Rear fence replaced on the same line after a storm in 2021."}
	}
	told := func(path, answer, said string) {
		if answer == "No" {
			said = ""
		}
		m[path] = reply{answer: answer, said: said}
	}
	if a.DisputeText != "" {
		m[dispute+"hasDisputesAndComplaints/yesNo"] = reply{answer: "Yes", said: a.DisputeText}
	} else {
		m[dispute+"hasDisputesAndComplaints/yesNo"] = reply{answer: a.Disputes}
	}
	told("/paperwurks/ta6/noticesReceived", a.Notices, "Letter from the council, copy attached.")

	// Building work.
	if a.Alterations {
		var works []string
		planning, building := "Not required", "Yes"
		for _, w := range []*Work{h.Extension, h.Loft} {
			if w == nil {
				continue
			}
			works = append(works, fmt.Sprintf("%s, completed %s", sentence(w.What), w.Done.Format("January 2006")))
			if w.Planning != "" {
				planning = "Yes"
			}
			if w.Building == "" || !w.Completion {
				building = "No"
			}
		}
		if len(works) == 0 {
			works = []string{"Wall between kitchen and dining room removed, about 2016"}
			planning, building = "Not required", "No"
		}
		told(alteration+"hasStructuralAlterations/yesNo", "Yes", strings.Join(works, ". ")+".")
		m[alteration+"hasStructuralAlterations/planningPermission/yesNo"] = reply{answer: planning}
		m[alteration+"hasStructuralAlterations/buildingRegApproval/yesNo"] = reply{answer: building}
		m["/paperwurks/ta6/alterationConsents/attachments"] = reply{answer: pick(r, supplied)}
		if building == "No" {
			m["/paperwurks/ta6/alterationConsents/details"] = reply{answer: "The builder dealt with it. We have not found a completion certificate."}
		}
	} else {
		m[alteration+"hasStructuralAlterations/yesNo"] = no
	}
	year := ""
	if h.Windows != nil {
		year = fmt.Sprint(h.Windows.Year)
	}
	told(alteration+"windowReplacementsSince2002/yesNo", a.Windows, year)
	told(alteration+"hasAddedConservatory/yesNo", a.Conservatory, "2011")
	if a.Works == "No" || a.Works == "" {
		m[alteration+"planningPermissionBreaches/yesNo"] = no
	} else {
		m[alteration+"planningPermissionBreaches/yesNo"] = reply{answer: "Yes", said: a.Works}
	}
	if h.Solar != nil {
		m[solar+"yesNo"] = yes
		m[solar+"yearInstalled"] = reply{answer: fmt.Sprint(h.Solar.Year)}
		m[solar+"panelsOwnedOutright/yesNo"] = reply{answer: yesNo(!h.SolarLease)}
		m[solar+"panelProviderLease/yesNo"] = reply{answer: yesNo(h.SolarLease)}
	}
	m[listing+"isListed/yesNo"] = reply{answer: a.Listed}
	m[listing+"isConservationArea/yesNo"] = reply{answer: a.Conserve}
	m[listing+"hasTreePreservationOrder/yesNo"] = reply{answer: a.TPO}
	if a.TPO == "Yes" {
		m[listing+"hasTreePreservationOrder/workCarriedOut/consentsObtained"] = yes
	}

	// Guarantees.
	for _, g := range []string{"newHomeWarranty", "dampProofingTreatment", "timberRotOrInfestationTreatment", "doubleGlazing", "electricalRepairOrInstallation", "roofingWork", "centralHeatingAndorPlumbing", "subsidenceWork", "otherGuarantees"} {
		m[guarantee+g+"/yesNo"] = no
	}
	m[guarantee+"outstandingClaimsOrApplications/yesNo"] = no
	if h.Warranty != nil {
		m[guarantee+"newHomeWarranty/yesNo"] = yes
	}
	if h.Windows != nil {
		m[guarantee+"doubleGlazing/yesNo"] = reply{answer: pick(r, []string{"Yes", "No"})}
	}
	m[insured+"isInsured"] = reply{answer: a.Insured}
	if c.Leasehold() {
		m[insured+"landlordInsuresIfFlat"] = yes
		m[insured+"isInsured"] = no
	} else {
		m[insured+"landlordInsuresIfFlat"] = reply{answer: "Not applicable"}
	}

	// Environment.
	told(environment+"flooding/historicalFlooding/hasBeenFlooded", a.Flooded, "Garden and garage flooded to a few inches in February 2020.")
	if a.Flooded == "Yes" {
		m[environment+"flooding/historicalFlooding/typeOfFlooding/0"] = reply{answer: "Surface water"}
	}
	m[knotweed+"yesNo"] = reply{answer: a.Knotweed}
	if a.Knotweed == "Yes" {
		m[knotweed+"managementPlanInPlace"] = reply{answer: pick(r, []string{"Yes", "No"})}
	}

	// Rights and charges.
	if c.Has("unfinished-works") {
		m[alteration+"worksUnfinished/yesNo"] = reply{answer: "Yes", said: "The plaster and the second coat of render are still to be done."}
	}
	if c.Has("party-wall-notice") {
		m[notice+"partyWallAct/yesNo"] = reply{answer: "Yes", said: "Notice from number " + fmt.Sprint(between(r, 2, 90)) + " about a loft steel in the party wall."}
	}
	if c.Has("insurance-refused") {
		m[insured+"difficultiesObtainingInsurance/refused/yesNo"] = reply{answer: "Yes", said: "One insurer refused to renew after a claim next door."}
	}
	if c.Has("underpinning") {
		m[guarantee+"subsidenceWork/yesNo"] = yes
	}
	m[informal+"sharedContributions/yesNo"] = no
	m["/propertyPack/additionalInformation/otherCharges/yesNo"] = no
	switch {
	case c.Estate != nil:
		m["/propertyPack/additionalInformation/otherCharges/yesNo"] = reply{answer: "Yes", said: fmt.Sprintf("Estate charge of about %s a year to %s.", pounds(c.Estate.ServiceCharge), c.Estate.Company.Name)}
	case c.Block != nil:
		m["/propertyPack/additionalInformation/otherCharges/yesNo"] = reply{answer: "Yes", said: "Ground rent and service charge: see the leasehold form."}
	case c.Title.Rentcharge > 0:
		m["/propertyPack/additionalInformation/otherCharges/yesNo"] = reply{answer: "Yes", said: fmt.Sprintf("Rentcharge of %s a year.", pounds(c.Title.Rentcharge))}
	}

	// Occupiers.
	m[occupier+"sellerLivesAtProperty/yesNo"] = yes
	m[grownUp+"hasOthersAged17OrOver"] = reply{answer: a.Occupiers}
	m[grownUp+"vacantPossession/soldWithVacantPossession"] = reply{answer: a.VacantPoss}
	if a.Occupiers == "Yes" {
		m[grownUp+"aged17OrOverNames"] = reply{answer: a.OccupierName}
		m[grownUp+"aged17OrOverTenantsOrLodgers/yesNo"] = no
		m[grownUp+"vacantPossession/aged17OrOverAgreedToLeave/yesNo"] = reply{answer: a.OccupierSign}
		m[grownUp+"vacantPossession/aged17OrOverWillSignToConfirmWillVacate/yesNo"] = reply{answer: a.OccupierSign}
	}

	// Services.
	if h.Electrics != nil {
		m[wiring+"testedByQualifiedElectrician/yesNo"] = yes
		m[wiring+"testedByQualifiedElectrician/yearTested"] = reply{answer: fmt.Sprint(h.Electrics.Year)}
		m[wiring+"electricalWorkSince2005/yesNo"] = yes
	} else {
		m[wiring+"testedByQualifiedElectrician/yesNo"] = no
		m[wiring+"electricalWorkSince2005/yesNo"] = reply{answer: pick(r, []string{"No", "Not known"})}
	}
	if h.Boiler != nil {
		m[heating+"centralHeatingDetails/centralHeatingInstalled"] = reply{answer: fmt.Sprint(h.Boiler.Year)}
		m[heating+"centralHeatingDetails/heatingLastServicedDate"] = reply{answer: fmt.Sprint(max(h.Boiler.Year, c.AsAt.Year()-1))}
	}
	m[drainage+"mainsFoulDrainage/yesNo"] = reply{answer: a.Sewer}
	m[drainage+"mainsSurfaceWaterDrainage/yesNo"] = reply{answer: a.Sewer}
	if a.Sewer == "No" {
		m[drainage+"mainsFoulDrainage/offMainsDrainageSystem/offMainsDrainageSystemType"] = reply{answer: "Septic tank"}
	}
	m[moving+"sufficientToRepayAllMortgages/yesNo"] = reply{answer: "Yes"}
	if len(c.Title.Charges) == 0 {
		m[moving+"sufficientToRepayAllMortgages/yesNo"] = reply{answer: "No mortgage"}
	}
	for yes, copy := range map[string]string{
		solar + "panelProviderLease/yesNo":            solar + "panelProviderLease/attachments",
		listing + "isListed/yesNo":                    listing + "isListed/attachments",
		guarantee + "newHomeWarranty/yesNo":           guarantee + "newHomeWarranty/attachments",
		guarantee + "doubleGlazing/yesNo":             guarantee + "doubleGlazing/attachments",
		wiring + "testedByQualifiedElectrician/yesNo": wiring + "testedByQualifiedElectrician/attachments",
		knotweed + "managementPlanInPlace":            knotweed + "attachments",
	} {
		if m[yes].answer == "Yes" {
			m[copy] = reply{answer: "Attached"}
		}
	}
	return m
}

// ta6Edition is whose numbering and words a form has.
type ta6Edition int

const (
	fourthEdition ta6Edition = iota
	olderEdition             // services after the transaction, no knotweed or solar panels
	questionnaire            // a firm's own questions, numbered from 1 to the end
)

// ta6Form puts the questions of an edition with the seller's answers.
func (c *Case) ta6Form(r *rand.Rand, edition ta6Edition) *form {
	replies := c.ta6Replies(r)
	f := &form{}
	serial := 0
	for _, s := range ta6Sections {
		fs := formSection{number: s.number, title: s.title}
		switch edition {
		case olderEdition:
			fs.number = s.old
		case questionnaire:
			fs.number, fs.title = "", s.plain
		}
		for _, q := range ta6Asks {
			major, _, _ := strings.Cut(q.ref, ".")
			if major != s.number || edition == olderEdition && q.old == "" {
				continue
			}
			if strings.HasSuffix(q.ref, "?") && edition != questionnaire {
				continue
			}
			fq := formQuestion{ref: q.ref, ask: q.formal, choices: q.choices, more: q.more}
			switch edition {
			case olderEdition:
				fq.ref = q.old
			}
			if strings.HasSuffix(fq.ref, "!") {
				fq.ref = ""
			}
			rep := replies[q.path]
			if edition == questionnaire && rep.answer == "" {
				continue // a firm strikes out what does not arise
			}
			if edition == questionnaire {
				serial++
				fq.ref, fq.ask = fmt.Sprint(serial), q.plain
				if q.more != "" {
					fq.more = "Details:"
				}
			}
			fq.answer, fq.path, fq.said, fq.saidPath = rep.answer, q.path, rep.said, ta6Details(q.path, q.more)
			fs.questions = append(fs.questions, fq)
		}
		f.sections = append(f.sections, fs)
	}
	if edition == olderEdition {
		// The old order: transaction information came before the services.
		last := len(f.sections) - 1
		f.sections = append(f.sections[:last-2:last-2], f.sections[last], f.sections[last-2], f.sections[last-1])
	}
	return f
}

// sellersForm is the form for this paper.
func (p *paper) sellersForm(edition ta6Edition) *form {
	if all := p.c.works(); p.c.Seller.Alterations && len(all) == 1 {
		p.computed("/paperwurks/ta6/structuralAlterationsYear", float64(all[0].Year)) // its date is among the details
	}
	return p.c.ta6Form(p.rng, edition)
}

// ta6Details is where the schema keeps the words beneath a question.
func ta6Details(path, label string) string {
	switch path {
	case "/paperwurks/ta6/noticesReceived":
		return "/paperwurks/ta6/noticesReceivedDetails"
	case "/paperwurks/ta6/mainsGas":
		return heating + "centralHeatingDetails/centralHeatingFuel/supplier"
	case "/paperwurks/ta6/mainsSewerage":
		return drainage + "mainsFoulDrainage/supplier"
	}
	base := strings.TrimSuffix(path, "/yesNo")
	base = strings.TrimSuffix(base, "/hasBeenFlooded")
	switch {
	case strings.Contains(label, "year"):
		return base + "/yearCompleted"
	case strings.HasPrefix(label, "Provider"):
		return base + "/supplier"
	}
	return base + "/details"
}

// amount is the first number in words, "£1,250.50" and "2016" alike.
func amount(words string) (float64, bool) {
	var n float64
	digits := strings.TrimLeft(strings.ReplaceAll(words, ",", ""), "£ ")
	if _, err := fmt.Sscanf(digits, "%g", &n); err != nil {
		return 0, false
	}
	return n, true
}

// pens are the looks of what is filled into a printed form.
var (
	bluePen  = style{family: "Times", size: 10.5, slanted: true, leading: 1.25, ink: [3]int{20, 30, 130}}
	typedPen = style{family: "Courier", size: 9.5, leading: 1.25}
	fieldPen = style{family: "Helvetica", size: 9, leading: 1.25, ink: [3]int{0, 0, 110}}
)

// particulars are the rows at the head of a seller's form.
func (p *paper) particulars() [][2]string {
	c := p.c
	at := c.Property
	own := "/paperwurks/" + string(p.kind) + "/"
	return [][2]string{
		{"Address of the property", p.say(own+"propertyAddress", nil, at.First()+", "+at.Town)},
		{"Postcode", p.say("/propertyPack/address/postcode", nil, at.Postcode)},
		{"Full names of the seller", p.say(own+"sellers", nil, NamesOf(c.Sellers))},
		{"Seller's solicitor", p.say(own+"sellersSolicitor", nil, c.SellerSolicitor.Name)},
		{"Solicitor's reference", c.SellerSolicitor.Ref},
	}
}

// signed is the end of a seller's form: a place for each seller's name and the date.
func (p *paper) signedBy(st style) {
	p.need(70)
	p.gap(12)
	for _, s := range p.c.Sellers {
		p.need(34)
		y := p.y
		p.para("Signed: ...................................................  "+s.Name(), st)
		p.signature(p.left+58, y+4, 90)
		p.gap(8)
	}
	p.para("Dated: "+p.say("/paperwurks/"+string(p.kind)+"/dateSigned", isoDate(p.c.Seller.Date), longDate(p.c.Seller.Date)), st)
}

// ruledRows prints label and value in a grid.
func (p *paper) ruledRows(rows [][2]string, label float64, st style) {
	for _, r := range rows {
		p.row(table{widths: []float64{label, 1 - label}, st: st, rules: grid, gray: 120, pad: 4}, b(r[0]), r[1])
	}
	p.gap(8)
}

// ta6Printed is the printed form filled in with boxes at the right.
func ta6Printed(p *paper) {
	p.margins(50, 60, 50, 56)
	st := style{family: "Helvetica", size: 9, leading: 1.25, after: 4}
	p.footer = func() {
		p.textAt(p.left, p.height-40, 200, "TA6", st.sized(8).bold())
		p.textAt(p.left, p.height-40, p.right-p.left, fmt.Sprintf("Page %d", p.pageNumber()), st.sized(8).right())
	}
	p.page()
	p.para("TA6", st.sized(26).bold().col(20, 70, 60).gap(0))
	p.para("Property information form", st.sized(20).bold().col(20, 70, 60).gap(2))
	p.para("4th edition", st.sized(9).col(90, 90, 90).gap(12))
	p.ruledRows(p.particulars(), 0.32, st.sized(10))
	p.para("About this form", st.bold().sized(11))
	p.para("The seller fills in this form to tell the buyer about the property. Answer from what you know; if you do not know, say so. Keep copies of the papers that you send with it, and tell your solicitor if an answer changes before contracts are exchanged.", st.gap(8))
	p.printForm(p.sellersForm(fourthEdition), formStyle{print: st, pen: bluePen, place: besideRow, tickAs: pick(p.rng, []penMark{dingbatTick, penTick, penCross}), boxSize: 10, head: headBand, tint: [3]int{20, 70, 60}, grid: true, boxedSaid: true})
	p.signedBy(st)
}

// ta6BoxesLeft is an early edition, boxes before their words under each question.
func ta6BoxesLeft(p *paper) {
	p.margins(66, 60, 66, 60)
	st := style{family: "Times", size: 10.5, leading: 1.22, after: 4}
	p.header = func() {
		p.textAt(p.left, 34, p.right-p.left, "Seller's Property Information Form (TA6, 2nd edition)", st.sized(8.5).italic().right())
	}
	p.footer = func() { p.textAt(p.left, p.height-42, p.right-p.left, fmt.Sprint(p.pageNumber()), st.centred()) }
	p.page()
	p.para("PROPERTY INFORMATION FORM", st.sized(17).bold().centred().gap(3))
	p.para("(TA6)", st.sized(13).centred().gap(14))
	for _, r := range p.particulars() {
		p.labelled(0, r[0]+":", 150, r[1], st)
	}
	p.para("To be completed by the seller. Please tick the box that applies and write in the spaces where they are given.", st.italic().gap(6))
	p.printForm(p.sellersForm(olderEdition), formStyle{print: st, pen: typedPen, place: beneath, tickAs: paperTick, boxSize: 9, head: headRule})
	p.signedBy(st)
}

// ta6Columns has its choices as columns of a grid, ticked with a pen.
func ta6Columns(p *paper) {
	p.margins(44, 50, 44, 50)
	st := style{family: "Helvetica", size: 8.5, leading: 1.25, after: 4}
	p.footer = func() {
		p.textAt(p.left, p.height-36, p.right-p.left, fmt.Sprintf("Property Information Form - page %d     Initials ............", p.pageNumber()), st.sized(7.5).centred())
	}
	p.page()
	p.para("SELLER'S PROPERTY INFORMATION (TA6)", st.sized(14).bold().gap(8))
	p.ruledRows(p.particulars(), 0.28, st)
	p.para("Tick one column in each row. Where your answer needs explaining, write beneath the question.", st.gap(6))
	marks := []penMark{penTick, penCross, strokeTick, dingbatCross}
	p.printForm(p.sellersForm(fourthEdition), formStyle{print: st, pen: bluePen.sized(9.5), place: inColumns, tickAs: pick(p.rng, marks), boxSize: 9, head: headTint, tint: [3]int{222, 228, 240}})
	p.signedBy(st)
}

// ta6Filled is the print of a form filled in on a screen: words before their
// boxes, one under the other.
func ta6Filled(p *paper) {
	p.margins(54, 54, 54, 58)
	st := style{family: "Helvetica", size: 9.5, leading: 1.22, after: 4}
	p.header = func() {
		p.textAt(p.left, 30, p.right-p.left, p.c.Property.Line(), st.sized(7.5).col(100, 100, 100))
	}
	p.footer = func() {
		p.pdf.SetDrawColor(160, 160, 160)
		p.pdf.Line(p.left, p.height-48, p.right, p.height-48)
		p.textAt(p.left, p.height-44, p.right-p.left, fmt.Sprintf("TA6 Property Information Form (4th edition) | %d", p.pageNumber()), st.sized(8).right())
	}
	p.page()
	p.para("Property Information Form (4th edition)", st.sized(18).bold().gap(10))
	p.ruledRows(p.particulars(), 0.36, st)
	p.printForm(p.sellersForm(fourthEdition), formStyle{print: st, pen: fieldPen, place: besideStack, tickAs: pick(p.rng, []penMark{strokeTick, dingbatCross}), labelFirst: true, boxSize: 10, head: headTint, tint: [3]int{214, 224, 214}, grid: true, boxedSaid: true})
	p.signedBy(st)
}

// ta6Word is the form retyped in a word processor with ballot boxes.
func ta6Word(p *paper) {
	p.page()
	st := style{family: "Times", size: 11, leading: 1.2, after: 4}
	p.para("PROPERTY INFORMATION FORM (TA6)", st.sized(15).bold().centred())
	for _, r := range p.particulars() {
		p.row(table{widths: []float64{0.3, 0.7}, st: st, rules: grid}, b(r[0]), r[1])
	}
	p.printForm(p.sellersForm(fourthEdition), formStyle{print: st, pen: st, place: beneath, labelFirst: chance(p.rng, 0.4), head: headRule})
	p.para("Dated: "+p.say("/paperwurks/ta6/dateSigned", isoDate(p.c.Seller.Date), longDate(p.c.Seller.Date)), st)
	p.para("Signed: "+NamesOf(p.c.Sellers), st)
}

// ta6Questionnaire is a firm's own questionnaire with typed replies in a table.
func ta6Questionnaire(p *paper) {
	p.margins(50, 64, 50, 56)
	st := style{family: "Go", size: 9, leading: 1.28, after: 4}
	p.header = func() {
		p.textAt(p.left, 28, p.right-p.left, p.c.SellerSolicitor.Name, st.bold().sized(11).col(90, 20, 30))
		p.textAt(p.left, 28, p.right-p.left, "Our ref: "+p.c.SellerSolicitor.Ref, st.sized(8).right())
	}
	p.footer = func() {
		p.textAt(p.left, p.height-40, p.right-p.left, fmt.Sprintf("Seller's property information questionnaire, page %d", p.pageNumber()), st.sized(8).centred())
	}
	p.page()
	p.para("Seller's property information questionnaire", st.sized(15).bold().gap(4))
	p.para("In place of form TA6", st.italic().gap(8))
	p.ruledRows(p.particulars(), 0.3, st)
	p.printForm(p.sellersForm(questionnaire), formStyle{print: st, pen: st, place: typedBeside, head: headTint, tint: [3]int{240, 226, 228}, grid: true})
	p.signedBy(st)
}

// ta6Portal is the print of a web portal's pages: each answer beneath its question.
func ta6Portal(p *paper) {
	p.margins(60, 66, 60, 60)
	st := style{family: "Helvetica", size: 10, leading: 1.3, after: 4}
	stamp := slashDate(p.c.Seller.Date)
	p.header = func() {
		p.textAt(p.left, 26, p.right-p.left, stamp+", 10:42", st.sized(7.5))
		p.textAt(p.left, 26, p.right-p.left, "Property Information Form (TA6) - MoveFile", st.sized(7.5).centred())
	}
	p.footer = func() {
		p.textAt(p.left, p.height-34, p.right-p.left, fmt.Sprintf("https://forms.movefile.example/ta6/%s", strings.ToLower(strings.ReplaceAll(p.c.SellerSolicitor.Ref, "/", ""))), st.sized(7.5))
		p.textAt(p.left, p.height-34, p.right-p.left, fmt.Sprint(p.pageNumber()), st.sized(7.5).right())
	}
	p.page()
	p.para("Property Information Form (TA6)", st.sized(19).gap(2))
	p.para("Completed online by "+NamesOf(p.c.Sellers), st.col(90, 90, 90).gap(10))
	for _, r := range p.particulars() {
		p.para(r[0], st.sized(8).col(110, 110, 110).gap(0))
		p.para(strings.ReplaceAll(r[1], "\n", ", "), st.gap(6))
	}
	lead := pick(p.rng, []string{"Answer: ", "", "Seller's answer: "})
	f := p.sellersForm(fourthEdition)
	f.dropBlank()
	p.printForm(f, formStyle{print: st, pen: st.bold().col(0, 70, 140), place: typedUnder, lead: lead, head: headRule})
	p.para("Submitted "+p.say("/paperwurks/ta6/dateSigned", isoDate(p.c.Seller.Date), longDate(p.c.Seller.Date)), st)
}

// ta6Radio is a modern printed form with circles. Held out.
func ta6Radio(p *paper) {
	p.margins(56, 62, 56, 58)
	st := style{family: "Go", size: 9, leading: 1.3, after: 4}
	p.footer = func() {
		p.textAt(p.left, p.height-38, p.right-p.left, fmt.Sprintf("%s  |  TA6  |  %d", p.c.Property.Postcode, p.pageNumber()), st.sized(7.5).right())
	}
	p.page()
	p.para("TA6 Property Information Form", st.sized(17).bold().col(70, 40, 110).gap(8))
	p.ruledRows(p.particulars(), 0.34, st)
	place := pick(p.rng, []placement{beneath, besideRow})
	p.printForm(p.sellersForm(fourthEdition), formStyle{print: st, pen: st.col(60, 20, 120), place: place, tickAs: radio, boxSize: 9, head: headTint, tint: [3]int{232, 226, 242}})
	p.signedBy(st)
}

package synth

// sectionQuestions is the estimates stage told in questions and answers, each
// contractor in a line of its own.
func sectionQuestions(p *paper) {
	c := p.c
	k := p.consultation()
	st := style{family: "Helvetica", size: 10, leading: 1.35, after: 7}
	p.margins(64, 60, 64, 60)
	p.page()
	p.band([3]int{150, 60, 20}, "Section 20: major works at "+c.Block.Name, st.bold().sized(13).col(255, 255, 255))
	p.para(p.say(section20+"stage", "Statement of estimates", "Statement of estimates")+" dated "+p.say(section20+"date", isoDate(k.date), dotDate(k.date)), st.gap(10))
	ask := func(q string, answers ...string) {
		p.para(q, st.bold().gap(1))
		for _, a := range answers {
			p.para(a, st.at(12).gap(3))
		}
		p.gap(5)
	}
	ask("Who is consulting?", p.say(section20+"landlord", nil, k.landlord)+", your landlord, through "+c.Block.Manager.Name+".")
	ask("Which home does this copy concern?", p.say(section20+"property", nil, c.Property.Comma()))
	ask("What will be done?", p.say(section20+"works", nil, sentence(k.works))+".")
	var all []string
	for n := range k.contractors {
		all = append(all, p.say(ix(section20+"estimates/*/contractor", n), nil, k.contractors[n])+": "+p.say(ix(section20+"estimates/*/amount", n), float64(k.estimates[n]), pounds(k.estimates[n])))
	}
	ask("What were the estimates, with VAT?", all...)
	ask("What might I pay?", "About "+p.say(section20+"contribution", float64(k.share), pounds(k.share))+", on the lowest of them.")
	ask("Until when may I comment?", "Your written observations must be with us by "+p.say(section20+"responseBy", isoDate(k.by), dotDate(k.by))+".")
}

package synth

import (
	"fmt"
	"strings"
)

// scrambledCON29R is the enquiries of the local authority with its replies.
func scrambledCON29R(p *paper) {
	c, s := p.c, p.c.Searches
	is := p.scramble("Local authority search")
	st := is.body.sized(min(is.body.size, 10)).gap(3)
	if is.body.family == "Courier" {
		st = st.sized(9)
	}
	is.body = st
	official := chance(p.rng, 0.6)
	provider := c.Council
	kind := "Official"
	if !official {
		provider, kind = pick(p.rng, []string{"Clearpath Searches Ltd", "Beacon Property Search Limited", "Index & Ward Searches"}), "Personal"
	}
	typed := p.mark(con29rPath+"/searchType", kind, map[string]string{"Official": "Official Search", "Personal": "Personal Search"}[kind])
	edition := p.mark(con29rPath+"/edition", "2016", "2016")
	is.title(pick(p.rng, []string{"CON29 Enquiries of Local Authority (" + edition + ") - " + typed, "CON29R (" + edition + "): " + typed, "Replies to CON29R (" + edition + ") enquiries: " + typed}))
	head := append(is.searchParticulars(s.CON29RNo, s.Date),
		particular{[]string{"Local authority", "Council", "Authority", "Name of authority"}, []string{"The local authority is %s."}, p.council},
		particular{[]string{"Issued by", "Search provider", "Supplied by", "Prepared by", "Replies given by"}, []string{"The replies are given by %s."}, func() string { return p.words(con29rPath+"/provider", provider) }})
	is.arrange(shuffled(is, head))
	asks := localEnquiries(c)
	no := pick(p.rng, [][]string{{"No"}, {"No"}, {"None"}, {"No", "None"}, {"NO"}, {"Nil", "No"}})
	yes := pick(p.rng, []string{"Yes", "YES", "Yes"})
	answer := func(a ask) string {
		switch a.answer {
		case "Yes":
			return p.says(a.number, "Yes", yes)
		case "No":
			return p.says(a.number, "No", pick(p.rng, no))
		}
		return ""
	}
	detail := func(a ask) string { return p.askDetail(a) }
	number := pick(p.rng, []func(string) string{
		func(n string) string { return n }, func(n string) string { return n }, func(n string) string { return strings.Replace(n, "(", " (", 1) },
		func(n string) string { return "Q" + n },
	})
	apart := pick(p.rng, []string{". ", ": ", " - ", "\n"})
	reply := func(a ask) string {
		switch {
		case a.answer == "words":
			return detail(a)
		case a.detail == "":
			return answer(a)
		}
		return answer(a) + apart + detail(a)
	}
	switch p.rng.IntN(7) {
	case 0: // question and answer in a table
		t := table{widths: []float64{0.5, 2.6, 1.6}, st: st, rules: pick(p.rng, []ruling{grid, underRows, noRules}), pad: 3, gray: is.grey}
		for _, a := range asks {
			if a.head != "" {
				p.need(40)
				is.para(b(a.head), st)
				continue
			}
			p.row(t, number(a.number), a.question, reply(a))
		}
	case 1: // replies only
		t := table{widths: []float64{0.6, 3}, st: st, rules: pick(p.rng, []ruling{grid, noRules}), pad: 2, gray: is.grey}
		is.para("Replies to the standard enquiries, by number", st)
		for _, a := range asks {
			if a.head == "" {
				p.row(t, number(a.number), reply(a))
			}
		}
	case 2: // two columns of replies
		is.para("Replies to the standard enquiries", st.bold())
		p.inColumns(2, 20, func() {
			for _, a := range asks {
				if a.head != "" {
					continue
				}
				p.need(24)
				p.labelled(0, number(a.number), 46, reply(a), st.gap(2))
			}
		})
	case 3: // the answer below the question
		mark := pick(p.rng, []string{"", "", "Reply: ", "Answer: ", "A: "})
		for _, a := range asks {
			if a.head != "" {
				p.need(40)
				is.para(b(a.head), st)
				continue
			}
			p.need(34)
			p.labelled(0, number(a.number), 50, a.question, st.gap(0))
			p.labelled(0, "", 50, mark+reply(a), st.bold())
		}
	case 4: // columns of yes and no, ticked
		t := table{widths: []float64{0.6, 3, 0.4, 0.4, 1.6}, st: st, rules: pick(p.rng, []ruling{grid, grid, underRows}), pad: 3, gray: is.grey}
		headed := t
		headed.fill = &is.tint
		p.row(headed, b("No."), b("Enquiry"), b("Yes"), b("No"), b("Details"))
		for _, a := range asks {
			switch {
			case a.head != "":
			case a.answer == "words":
				p.row(t, number(a.number), a.question, "", "", detail(a))
			case a.answer == "Yes":
				p.row(t, number(a.number), a.question, p.says(a.number, "Yes", pick(p.rng, []string{"X", "X"})), "", detail(a))
			default:
				p.row(t, number(a.number), a.question, "", p.says(a.number, "No", "X"), "")
			}
		}
	case 5: // the answer runs on after the question
		for _, a := range asks {
			if a.head != "" {
				p.need(40)
				is.para(u(a.head), st)
				continue
			}
			p.need(24)
			p.labelled(0, number(a.number), 50, strings.TrimRight(a.question, ".")+pick(p.rng, []string{" - ", ": ", "  "})+b(reply(a)), st)
		}
	default: // two columns of questions with the answer at the right of each
		for _, a := range asks {
			if a.head != "" {
				p.need(40)
				is.para(b(a.head), st)
				continue
			}
			question := a.question
			if len(question) > 60 {
				question = question[:strings.LastIndex(question[:60], " ")] + " …"
			}
			p.row(table{widths: []float64{2.2, 1}, st: st, rules: noRules, pad: 1}, number(a.number)+" "+question, reply(a))
		}
	}
	is.para(fmt.Sprintf("The replies are given to the best of the %s's knowledge and on the footing that no liability is accepted beyond that of the law.", map[bool]string{true: "Council", false: "company"}[official]), st.sized(8))
}

// scrambledWarranty is the certificate of a new home's warranty.
func scrambledWarranty(p *paper) {
	c := p.c
	is := p.scramble("")
	w, end, defects, builder, limit, excess := p.warranty()
	st := is.body
	provider := func() string { return p.say(newHome+"provider", nil, w.Provider) }
	start := func() string { return p.say(newHome+"startDate", isoDate(w.From), is.day(w.From)) }
	ends := func() string { return p.say(newHome+"endDate", isoDate(end), is.day(end)) }
	list := []particular{
		{[]string{"Policy number", "Certificate number", "Policy reference", "Certificate no.", "Warranty number", "Policy no"}, []string{"The policy number is %s.", "Certificate number %s."}, func() string { return p.say(newHome+"policyNumber", nil, w.Policy) }},
		{[]string{"Property", "Address of new home", "Property address", "Address", "Insured property", "The home", "New home", "Dwelling"}, []string{"The home that is covered is %s.", "This certificate is for %s.", "Cover is given for the new home at %s."}, func() string { return p.propertySaid(newHome, is.home()) }},
		{[]string{"Builder", "Developer", "Builder/developer", "Name of builder", "Registered builder", "Constructed by"}, []string{"It was built by %s.", "The builder is %s.", "The developer is %s."}, func() string { return p.say(newHome+"builder", nil, builder) }},
	}
	period := []particular{
		{[]string{"Start date", "Cover starts", "Policy start date", "Commencement date", "Inception date", "Cover start date"}, []string{"Cover starts on %s.", "The insurance begins on %s.", "The policy came into force on %s."}, start},
		{[]string{"Expiry date", "End date", "Cover ends", "Policy end date", "Date of expiry"}, []string{"It ends on %s.", "Cover expires on %s.", "The policy runs until %s."}, ends},
	}
	if chance(p.rng, 0.35) {
		years := func() string {
			return p.say(newHome+"term", float64(w.Years), pick(p.rng, []string{map[int]string{10: "ten"}[w.Years], fmt.Sprint(w.Years)})+" years")
		}
		period = []particular{{[]string{"Period of insurance", "Period of cover", "Policy period", "Structural warranty period"},
			[]string{"The home is insured for the period %s.", "The structural insurance runs %s."},
			func() string {
				switch p.rng.IntN(3) {
				case 0:
					return years() + " from " + start() + " to " + ends()
				case 1:
					return "from " + start() + " to " + ends()
				}
				return start() + " - " + ends()
			}}}
	}
	rest := some(is, 0, []particular{
		{[]string{"Policyholder", "Insured", "First owner", "Name of policyholder", "Homeowner"}, []string{"The policyholder is %s.", "It was issued to %s."}, func() string { return p.say(newHome+"policyholder", nil, NamesOf(c.Sellers)) }},
		{[]string{"Limit of cover", "Financial limit", "Sum insured", "Maximum liability", "Limit of indemnity"}, []string{"The most that will be paid is %s.", "Claims are limited to %s in all.", "The limit of liability is %s."}, func() string { return p.say(newHome+"limit", float64(limit), is.sum(limit)) }},
		{[]string{"Excess", "Policy excess", "Excess per claim"}, []string{"An excess of %s applies to each claim.", "You pay the first %s of each claim."}, func() string { return p.say(newHome+"excess", float64(excess), is.sum(excess)) }},
		{[]string{"Defects period ends", "Builder's warranty period ends", "Defects insurance period expires", "Builder warranty period expiry"}, []string{"The builder must put right defects notified before %s.", "The builder's warranty period ends on %s.", "The defects insurance period ends on %s."}, func() string { return p.say(newHome+"defectsPeriodEnd", isoDate(defects), is.day(defects)) }},
	})
	all := append(append(list, period...), rest...)
	name := pick(p.rng, []string{"New Home Warranty", "Structural Warranty Certificate", "Certificate of Insurance: new home structural warranty", "New home structural defects insurance", "10 year new home warranty - certificate"})
	switch p.rng.IntN(3) {
	case 0:
		is.para(b(provider()), st.sized(18).gap(2))
		is.title(name)
		is.arrange(all)
	case 1:
		is.title(name)
		is.arrange(append([]particular{{[]string{"Warranty provider", "Provider", "Underwritten by", "Insurer"}, []string{"The warranty is provided by %s."}, provider}}, all...))
	default:
		is.para(b(provider()), st.sized(15).centred())
		is.title(name)
		is.arrange(list)
		is.heading(pick(p.rng, []string{"Schedule of cover", "Your cover", "Details of insurance"}))
		is.arrange(append(period, rest...))
	}
	p.computed(newHome+"term", float64(w.Years))
	is.para("The certificate must be read with the policy. Cover passes to later owners of the home.", st)
}

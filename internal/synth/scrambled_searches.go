package synth

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/papers"
)

// searchParticulars is what every search says about itself, in issuers' words.
func (is *issuer) searchParticulars(reference string, day time.Time) []particular {
	base := "/paperwurks/" + string(is.kind)
	return []particular{
		{[]string{"Reference", "Our reference", "Search reference", "Search number", "Search No", "Report reference", "Official number", "Certificate number", "Our ref", "Search ID", "Order reference", "Ref"},
			[]string{"Our reference is %s.", "The reference of this search is %s.", "Please quote %s in any correspondence.", "This search has been given the reference %s."},
			func() string { return is.words(base+"/reference", reference) }},
		{[]string{"Date", "Date of search", "Search date", "Date of issue", "Date of certificate", "Result date", "Report date", "Issued on", "Date of report", "Dated", "Date of result", "Date returned", "Completed"},
			[]string{"The search was completed on %s.", "This result is dated %s.", "The records were searched on %s.", "This report was issued on %s."},
			func() string { return is.date(base+"/resultDate", day, is.day(day)) }},
		{[]string{"Property", "Address", "Property address", "Land searched", "Search address", "Site address", "Land", "Property searched", "Address of property", "Location", "Description of land", "Property description", "Search area"},
			[]string{"The search relates to %s.", "It concerns the property known as %s.", "The land searched is %s.", "This search was made in respect of %s."},
			func() string { return is.words(base+"/address", is.home()) }},
	}
}

// scrambledLLC1 is a search of the register of local land charges.
func scrambledLLC1(p *paper) {
	c, s := p.c, p.c.Searches
	is := p.scramble(c.Council + " local land charges")
	st := is.body
	reference := pick(p.rng, []string{"LLC/" + s.CON29RNo, s.LLC1No, fmt.Sprintf("%d/%04d", c.AsAt.Year(), c.Seed*37%9999), fmt.Sprintf("LC%06d", c.Seed*7919%999999)})
	list := sortedCharges(c)
	official := chance(p.rng, 0.7)
	provider := c.Council
	if !official {
		provider = pick(p.rng, []string{"Clearpath Searches Ltd", "Beacon Property Search Limited", "Index & Ward Searches"})
	}
	kind := func(words string) string {
		if official {
			return p.mark(llcPath+"/searchType", "Official", words)
		}
		return p.mark(llcPath+"/searchType", "Personal", words)
	}
	if official {
		is.title(pick(p.rng, []string{
			kind("Official Certificate of Search") + " - Register of Local Land Charges", "Local Land Charges Register: " + kind("official search") + " result",
			"LLC1 " + kind("OFFICIAL CERTIFICATE OF RESULT OF SEARCH"), "Form LLC1 - Local Land Charges Act 1975 - " + kind("Official Search"),
		}))
	} else {
		is.title(pick(p.rng, []string{"LLC1 " + kind("Personal Search") + " Report", kind("Regulated Local Search") + " of the Local Land Charges Register (LLC1)", "Local Land Charges (LLC1) - " + kind("Personal search")}))
	}
	if chance(p.rng, 0.15) {
		defer is.letterFrame(c.Council, "Local land charges")()
	}
	council := particular{[]string{"Local authority", "Registering authority", "Council", "Authority", "Originating authority", "Name of authority"},
		[]string{"The registering authority is %s."}, func() string {
			if official {
				return p.words(llcPath+"/provider", p.council())
			}
			return p.council()
		}}
	issued := particular{[]string{"Issued by", "Search provider", "Supplied by", "Produced by", "Search company", "Prepared by"},
		[]string{"It was prepared by %s."}, func() string { return p.words(llcPath+"/provider", provider) }}
	head := is.searchParticulars(reference, s.Date)
	certified := official && chance(p.rng, 0.5)
	if certified {
		head = slices.Delete(head, 1, 2)
	}
	head = append(head, council)
	if !official {
		head = append(head, issued)
	}
	is.arrange(shuffled(is, head))
	// The certificate, which counts.
	n := len(list)
	counted := pick(p.rng, []string{fmt.Sprint(n), []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}[min(n, 10)]})
	if n == 0 {
		counted = "no"
	}
	few := func(one, many string) string {
		if n == 1 {
			return one
		}
		return many
	}
	count := func() string { return p.mark(llcPath+"/registeredCharges", n, counted) }
	if certified {
		on := func() string { return p.date(llcPath+"/resultDate", s.Date, is.day(s.Date)) }
		ordinal := func() string {
			return p.date(llcPath+"/resultDate", s.Date, ordinalDay(s.Date.Day())+" day of "+s.Date.Format("January 2006"))
		}
		is.para(pick(p.rng, []func() string{
			func() string {
				return "It is hereby certified that the search requested above reveals " + count() + " subsisting " + few("registration", "registrations") + " up to and including the date of this certificate. Dated this " + ordinal() + "."
			},
			func() string {
				return "We certify that on " + on() + " a search of the register was made and " + count() + " " + few("entry was", "entries were") + " found."
			},
			func() string {
				return "The Council certifies this " + ordinal() + " that the register discloses " + count() + " local land " + few("charge", "charges") + " against the land."
			},
			func() string {
				return "The result of the search, as at " + on() + ", is that there " + few("is", "are") + " " + count() + " registered " + few("charge", "charges") + ", of which particulars are given below."
			},
		})(), st)
	} else {
		switch p.rng.IntN(4) {
		case 0:
			is.para("The search reveals "+count()+" "+few("registration", "registrations")+".", st)
		case 1:
			is.arrangeAny([]particular{{[]string{"Number of charges", "Charges found", "Number of entries", "Total registrations", "Registrations revealed", "Entries"}, nil, count}}, inLines, hanging, inTable)
		case 2:
			is.para("There "+few("is", "are")+" "+count()+" "+few("entry", "entries")+" in the register affecting the property.", st)
		}
	}
	is.llcBody(list)
}

// ordinalDay is "6th".
func ordinalDay(n int) string { return fmt.Sprint(n) + ordinal(n) }

// charge is the particulars of the n-th charge.
func (is *issuer) charge(n int, x LandCharge, category string) []particular {
	path := fmt.Sprintf("%s%d", llcChargePath, n)
	return []particular{
		{[]string{"Description", "Description of charge", "Details", "Particulars", "Charge", "Particulars of charge", "Nature of charge", "Charge description"}, nil,
			func() string {
				return is.passage(path+"/description", is.chargeSum(n, x, llcKindMarked(is.paper, path, x)))
			}},
		{[]string{"Date of registration", "Registration date", "Registered", "Date registered", "Registered on"}, nil,
			func() string { return is.date(path+"/registrationDate", x.Date, is.day(x.Date)) }},
		{[]string{"Reference", "Authority reference", "Council reference", "Our reference", "Ref", "Charge reference", "File reference"}, nil,
			func() string { return is.words(path+"/authorityReference", x.Ref) }},
		{[]string{"Law", "Statutory provision", "Legislation", "Statute", "Act", "Enactment", "Legal basis"}, nil,
			func() string { return is.words(path+"/law", x.Law) }},
		{[]string{"Category", "Part of register", "Charge category"}, nil,
			func() string { return is.words(path+"/category", category) }},
	}
}

func (is *issuer) partOf(n int, x LandCharge) {
	is.paper.mark(fmt.Sprintf("%s/charges/%d/part", llcPath, n), x.Part, "")
}

// underPart says that a charge stands under a heading that names its part.
func (is *issuer) underPart(n int, x LandCharge) {
	is.partOf(n, x)
	is.paper.mark(fmt.Sprintf("%s%d/category", llcChargePath, n), llcParts[x.Part-1], "")
}

// llcBody writes the register's entries.
func (is *issuer) llcBody(list []LandCharge) {
	p, st := is.paper, is.body
	none := pick(p.rng, []string{"None", "Nil", "No entries", "No registrations", "There are no entries in this part of the register.", "None registered", "No charges registered", "No subsisting entries"})
	partName := func(part int) string {
		name := llcParts[part-1]
		return pick(p.rng, []string{name, name, strings.ToUpper(name)})
	}
	partHead := pick(p.rng, []string{"Part %d: %s", "Part %d - %s", "PART %d %s", "Part %d %s", "%d. %s"})
	everyPart := func(write func(part int, has []LandCharge)) {
		for part := range 12 {
			write(part+1, inPart(list, part+1))
		}
	}
	n := 0
	switch p.rng.IntN(7) {
	case 0: // every part with its entries below
		entry := p.rng.IntN(3)
		everyPart(func(part int, has []LandCharge) {
			p.need(50)
			is.para(b(fmt.Sprintf(partHead, part, partName(part))), st.gap(2))
			if len(has) == 0 {
				is.para(p.part(part, false, none), st)
				return
			}
			p.part(part, true, "")
			for _, x := range has {
				is.underPart(n, x)
				is.entry(entry, n, x, "")
				n++
			}
		})
	case 1: // a table of the parts, then the entries
		t := table{widths: []float64{0.3, 1.5, 1}, st: st, rules: grid, pad: 3, gray: is.grey}
		head := t
		head.fill = &is.tint
		p.row(head, b("Part"), b(pick(p.rng, []string{"Register", "Description", "Heading"})), b(pick(p.rng, []string{"Result", "Entries", "Registrations"})))
		everyPart(func(part int, has []LandCharge) {
			if len(has) == 0 {
				p.row(t, fmt.Sprint(part), partName(part), p.part(part, false, none))
			} else {
				p.row(t, fmt.Sprint(part), partName(part), p.part(part, true, pick(p.rng, []string{"See below", fmt.Sprintf("%d %s", len(has), map[bool]string{true: "entry", false: "entries"}[len(has) == 1]), "See schedule", "Yes"})))
			}
		})
		p.gap(8)
		is.heading(pick(p.rng, []string{"Schedule of entries", "Details of charges", "Particulars of registrations"}))
		for _, x := range list {
			p.need(80)
			is.para(b(fmt.Sprintf(pick(p.rng, []string{"Part %d", "Part %d of the register"}), x.Part)), st.gap(1))
			is.partOf(n, x)
			is.entry(p.rng.IntN(3), n, x, "")
			n++
		}
	case 2: // one table of the charges
		is.llcTable(list)
	case 3: // blocks with labels
		way := pick(p.rng, []int{inLines, hanging, inTable, stacked, inLines, inPairs})
		keep := shuffled(is, []int{1, 2, 3, 4})[:between(p.rng, 2, 4)]
		slices.Sort(keep)
		if !slices.Contains(keep, 1) {
			keep = append([]int{1}, keep...)
		}
		name := pick(p.rng, []string{"Charge %d", "Entry %d", "Charge %d of " + fmt.Sprint(len(list)), "Registration %d", "Entry number %d"})
		for _, x := range list {
			p.need(120)
			all := is.charge(n, x, llcParts[x.Part-1])
			shown := []particular{all[0]}
			for _, k := range keep {
				shown = append(shown, all[k])
			}
			is.para(b(fmt.Sprintf(name, n+1)), st.gap(2))
			if slices.Contains(keep, 4) {
				is.partOf(n, x)
				is.paper.mark(partPath(x.Part), "Entries", "")
			}
			if chance(p.rng, 0.5) {
				shown[0], shown[len(shown)-1] = shown[len(shown)-1], shown[0]
			}
			is.arrangeAs(way, shown)
			n++
		}
	case 4: // a numbered schedule in sentences
		mark := pick(p.rng, []string{"(%d)", "%d.", "%d"})
		way := p.rng.IntN(5)
		for _, x := range list {
			p.need(60)
			p.labelled(0, fmt.Sprintf(mark, n+1), 28, is.llcSentence(way, n, x, true), st)
			n++
		}
	case 5: // paragraphs, each under its part
		way := p.rng.IntN(5)
		for part := range 12 {
			has := inPart(list, part+1)
			if len(has) == 0 {
				continue
			}
			p.need(60)
			p.part(part+1, true, "")
			is.para(b(fmt.Sprintf(partHead, part+1, partName(part+1))), st.gap(2))
			for _, x := range has {
				is.underPart(n, x)
				is.para(is.llcSentence(way, n, x, false), st)
				n++
			}
		}
	case 6: // the parts in sentences
		everyPart(func(part int, has []LandCharge) {
			p.need(40)
			name := fmt.Sprintf(partHead, part, partName(part))
			if len(has) == 0 {
				is.para(name+pick(p.rng, []string{": ", " - ", ". "})+p.part(part, false, none), st.gap(2))
				return
			}
			is.para(b(name), st.gap(2))
			p.part(part, true, "")
			for _, x := range has {
				is.underPart(n, x)
				is.entry(1, n, x, "")
				n++
			}
		})
	}
	if len(list) == 0 && n == 0 {
		is.para("End of search.", st)
	}
}

// entry writes one charge under its part's heading.
func (is *issuer) entry(way, n int, x LandCharge, category string) {
	all := is.charge(n, x, category)[:4]
	switch way {
	case 0: // lines with labels
		is.arrangeAny(some(is, 2, all), inLines, hanging, inTable)
	case 1: // description, then the rest behind labels in a line
		st := is.body
		is.para(all[0].value()+".", st.gap(1))
		var rest []string
		for _, q := range all[1:] {
			rest = append(rest, pick(is.rng, q.labels)+": "+q.value())
		}
		is.para(strings.Join(rest, "    "), st)
	default:
		is.para(is.llcSentence(is.rng.IntN(5), n, x, false), is.body)
	}
}

// llcSentence is a charge in running text.
func (is *issuer) llcSentence(way, n int, x LandCharge, part bool) string {
	p := is.paper
	path := fmt.Sprintf("%s%d", llcChargePath, n)
	in := ""
	if part {
		in = p.mark(fmt.Sprintf("%s/charges/%d/part", llcPath, n), x.Part, fmt.Sprintf("Part %d", x.Part))
		p.mark(partPath(x.Part), "Entries", "")
	}
	what := func() string { return p.passage(path+"/description", p.chargeSum(n, x, llcKindMarked(p, path, x))) }
	day := func() string { return p.date(path+"/registrationDate", x.Date, is.day(x.Date)) }
	ref := func() string { return p.words(path+"/authorityReference", x.Ref) }
	law := func() string { return p.words(path+"/law", x.Law) }
	lead := ""
	if in != "" {
		lead = in + pick(p.rng, []string{": ", ". ", " - "})
	}
	switch way {
	case 0:
		return lead + what() + ". Registered " + day() + " under the " + law() + ". Ref. " + ref() + "."
	case 1:
		return lead + what() + " (" + ref() + "), registered on " + day() + " pursuant to the " + law() + "."
	case 2:
		return lead + what() + ". " + law() + ". Reference " + ref() + ". Date of registration " + day() + "."
	case 3:
		return lead + what() + "; made under the " + law() + "; council reference " + ref() + "; date registered: " + day()
	}
	return lead + ref() + ": " + what() + ". Registration date " + day() + ". Authority: " + law() + "."
}

// llcTable is the charges in a table whose columns stand in any order.
func (is *issuer) llcTable(list []LandCharge) {
	p, st := is.paper, is.body.sized(min(is.body.size, 9))
	type col struct {
		heads []string
		width float64
		cell  func(n int, x LandCharge) string
	}
	at := func(n int, f string) string { return fmt.Sprintf("%s%d/%s", llcChargePath, n, f) }
	cols := []col{
		{[]string{"Description", "Particulars", "Details of charge", "Entry", "Charge"}, 3, func(n int, x LandCharge) string {
			return p.passage(at(n, "description"), p.chargeSum(n, x, llcKindMarked(p, fmt.Sprintf("%s%d", llcChargePath, n), x)))
		}},
		{[]string{"Date registered", "Registration date", "Date of registration", "Date", "Registered"}, 1.1, func(n int, x LandCharge) string {
			return p.date(at(n, "registrationDate"), x.Date, slashDate(x.Date))
		}},
		{[]string{"Reference", "Ref", "Council ref", "File reference", "Authority reference"}, 1.2, func(n int, x LandCharge) string { return p.words(at(n, "authorityReference"), x.Ref) }},
		{[]string{"Part", "Part of register", "Register part"}, 0.6, func(n int, x LandCharge) string {
			p.mark(partPath(x.Part), "Entries", "")
			return p.mark(fmt.Sprintf("%s/charges/%d/part", llcPath, n), x.Part, fmt.Sprint(x.Part))
		}},
		{[]string{"Statute", "Law", "Legislation", "Statutory provision", "Act"}, 1.8, func(n int, x LandCharge) string { return p.words(at(n, "law"), x.Law) }},
	}
	cols = shuffled(is, some(is, 3, cols))
	t := table{st: st, rules: pick(p.rng, []ruling{grid, grid, underRows}), pad: 4, gray: is.grey}
	var heads []string
	for _, k := range cols {
		t.widths = append(t.widths, k.width)
		heads = append(heads, b(pick(p.rng, k.heads)))
	}
	if len(list) == 0 {
		return
	}
	head := t
	head.fill = &is.tint
	p.row(head, heads...)
	for n, x := range list {
		var cells []string
		for _, k := range cols {
			cells = append(cells, k.cell(n, x))
		}
		p.row(t, cells...)
	}
}

// mineTopicWays is, by number of the question, how reports head it and how they
// answer that there is nothing.
var mineTopicWays = map[string]struct{ heads, none []string }{
	"1": {[]string{"Past underground coal mining", "Underground coal mining: past", "Historic underground mining", "Has the property been undermined in the past?", "Past underground workings", "Is the property within the zone of likely physical influence on the surface of past underground coal workings?"},
		[]string{"The property is not within a surface area that could be affected by past underground mining.", "There is no record of past underground coal mining beneath the property.", "The property does not lie in the zone of influence of any past workings.", "No past underground workings are recorded.", "The Authority's records show no coal workings within influencing distance of the property.", "According to the records held, coal has not been worked beneath the site."}},
	"2": {[]string{"Present underground coal mining", "Underground coal mining: present", "Current underground mining", "Is the property affected by present underground workings?", "Present workings"},
		[]string{"The property is not within a surface area that could be affected by present underground mining.", "No coal is being worked beneath or near the property at present.", "The property is not in the likely zone of influence of any present underground coal workings.", "There are no present underground workings."}},
	"3": {[]string{"Future underground coal mining", "Underground coal mining: future", "Proposed underground mining", "Is the property within any area for which a licence to extract coal underground has been sought?", "Future workings"},
		[]string{"The property is not in an area where the authority has plans to grant a licence to remove coal using underground methods.", "No licence has been applied for to extract coal by underground methods.", "The authority has received no application for a licence to work coal underground here.", "There are no plans for future underground working."}},
	"4": {[]string{"Mine entries", "Shafts and adits", "Mine shafts and adits", "Are there any known coal mine entries within the property or within 20 metres of its boundary?", "Coal mine entries", "Mine shafts"},
		[]string{"There are no recorded coal mine entries within, or within 20 metres of, the boundary of the property.", "No mine entries are known within 20 metres of the boundary.", "The authority has no knowledge of any shaft or adit within the property or within 20 metres of it.", "There are no known coal mine entries within 20 metres of the property boundary."}},
	"5": {[]string{"Coal mining geology", "Geology", "Faults and fissures", "Geological faults", "Is the authority aware of any geological faults or lines of weakness that have affected the property?"},
		[]string{"The authority is not aware of any damage due to geological faults or other lines of weakness that have been affected by coal mining.", "No fault or fissure is recorded that has been made unstable by coal mining.", "There is no evidence of fissures or other lines of weakness at the property.", "The authority is not aware of any evidence of damage arising from geological faults."}},
	"6": {[]string{"Past opencast coal mining", "Opencast coal mining: past", "Historic opencast mining", "Former surface mining", "Is the property within the boundary of a former opencast site?"},
		[]string{"The property is not within the boundary of an opencast site from which coal has been removed by opencast methods.", "No opencast site has been recorded at the property.", "The property does not lie within a former opencast site.", "Coal has not been removed by opencast methods here."}},
	"7": {[]string{"Present opencast coal mining", "Opencast coal mining: present", "Current opencast mining", "Active surface mining", "Is the property within 200 metres of a working opencast site?"},
		[]string{"The property does not lie within 200 metres of the boundary of an opencast site from which coal is being removed.", "No working opencast site lies within 200 metres.", "There is no opencast site in work within 200 metres of the property."}},
	"8": {[]string{"Future opencast coal mining", "Opencast coal mining: future", "Proposed opencast mining", "Is the property within 800 metres of an opencast site for which a licence is being considered?"},
		[]string{"There are no licence requests outstanding to remove coal by opencast methods within 800 metres of the boundary.", "No licence application for opencast working is outstanding within 800 metres.", "The property is not within 800 metres of any proposed opencast site."}},
	"9": {[]string{"Coal mining subsidence claims", "Subsidence claims", "Coal mining subsidence", "Claims for subsidence damage", "Has a damage notice or claim been received for the property?", "Coal mining damage claims"},
		[]string{"The authority has not received a damage notice or claim for the property, or any property within 50 metres, since 31 October 1994.", "No claim for subsidence damage has been made in respect of the property since 1994.", "There is no record of a damage notice or claim for the property.", "The authority holds no record of any subsidence claim at this address."}},
	"10": {[]string{"Mine gas", "Mine gas emissions", "Gas emissions", "Does the authority have a record of a mine gas emission within the boundary?"},
		[]string{"The authority has no record of a mine gas emission requiring action.", "No mine gas emission has been recorded.", "There is no record of a mine gas emission requiring action by the authority within the boundary of the property."}},
	"11": {[]string{"Hazards related to coal mining", "Emergency surface hazards", "Surface hazard emergency call out", "Emergency call-out incidents", "Surface hazards", "Has the property been the subject of remedial works under the emergency surface hazard call out procedures?"},
		[]string{"The property has not been subject to remedial works by or on behalf of the authority under its emergency surface hazard call out procedures.", "No call-out to a surface hazard has been recorded at the property.", "There is no record of any emergency surface hazard within the property."}},
	"12": {[]string{"Withdrawal of support", "Notices of withdrawal of support", "Support withdrawn", "Is the property in an area where notice to withdraw support has been given?"},
		[]string{"The property is not in an area where a notice to withdraw support has been given.", "No notice of entitlement to withdraw support has been published.", "Notice to withdraw support has not been given for this area."}},
	"13": {[]string{"Working facilities orders", "Working facilities", "Is the property in an area where a working facilities order has been made?"},
		[]string{"The property is not in an area where an order has been made under the Mines (Working Facilities and Support) Acts.", "No working facilities order is known to affect the property.", "No order has been made in respect of the property under the Acts."}},
	"14": {[]string{"Payments to owners of former copyhold land", "Former copyhold land", "Copyhold", "Has a notice been published for former copyhold land?"},
		[]string{"The property is not in an area where a notice has been published under the Coal Industry Act 1975 or the Coal Industry Act 1994.", "No notice in respect of former copyhold land has been published.", "The property is not in an area for which a notice about copyhold has been published."}},
}

// scrambledMining is a coal mining search.
func scrambledMining(p *paper) {
	c, s := p.c, p.c.Searches
	is := p.scramble("Coal mining search")
	st := is.body
	provider := pick(p.rng, []string{"The Coal Authority", "Mining Remediation Authority", "Groundline Mining Ltd", "Terrastrata Searches Limited", "Northfield Geo Environmental"})
	is.title(pick(p.rng, []string{"CON29M Coal Mining Report", "Coal Mining Search (CON29M)", "CON29M: replies to coal mining enquiries", "Residential coal mining report - CON29M", "Coal Mining Report", "Coal mining search report"}))
	if chance(p.rng, 0.3) {
		defer is.letterFrame(provider, "Coal mining search")()
	}
	head := append(is.searchParticulars(s.CoalNo, s.CoalDate), particular{[]string{"Issued by", "Supplied by", "Prepared by", "Search provider", "Produced by"},
		[]string{"The report was prepared by %s.", "It is supplied by %s."}, func() string { return p.words(con29mPath+"/provider", provider) }})
	is.arrange(shuffled(is, head))
	asks := miningAnswers(c)
	for k := range asks {
		a := &asks[k]
		a.question = pick(p.rng, mineTopicWays[a.number].heads)
		if a.answer == "No" {
			a.detail = pick(p.rng, mineTopicWays[a.number].none)
		}
	}
	if chance(p.rng, 0.25) { // only some of the questions
		asks = some(is, 4, asks)
	}
	if chance(p.rng, 0.2) {
		asks = shuffled(is, asks)
	}
	base := func(a ask) string { return enquiries()[papers.CON29M][a.number] }
	said := func(a ask) string { // the answer in words, which say yes or no
		return p.miningDetail(a)
	}
	plain := func(a ask) string {
		word := a.answer
		if word == "No" {
			word = pick(p.rng, []string{"No", "No", "None", "None recorded"})
		}
		if a.number == "4" && s.MineEnt {
			p.mark(con29mPath+"/numberOfMineEntries", 1, "")
			p.mark(con29mPath+"/nearestMineEntryMetres", 11, "")
		}
		return p.mark(base(a)+"/yesNo", a.answer, word)
	}
	numbered := chance(p.rng, 0.6)
	number := func(a ask, mark string) string {
		if numbered {
			return a.number + mark + " "
		}
		return ""
	}
	if chance(p.rng, 0.4) {
		is.para("This report is based on, and limited to, the records held at the time the search was made.", st)
	}
	switch p.rng.IntN(8) {
	case 0: // a heading, the answer below
		for _, a := range asks {
			p.need(50)
			is.para(b(number(a, pick(p.rng, []string{"", "."}))+a.question), st.gap(1))
			is.para(said(a), st)
		}
	case 1: // the heading runs in
		mark := pick(p.rng, []string{".", ":", " -", " –"})
		how := pick(p.rng, []func(string) string{b, i, u, func(s string) string { return s }})
		for _, a := range asks {
			head := strings.TrimRight(a.question, "?")
			if strings.HasSuffix(a.question, "?") {
				head = strings.TrimRight(mineTopicWays[a.number].heads[0], "?")
			}
			is.para(number(a, ".")+how(head+mark)+" "+said(a), st)
		}
	case 2: // a table: topic and finding
		t := table{widths: []float64{1, 2.2}, st: st.sized(min(st.size, 10)), rules: pick(p.rng, []ruling{grid, underRows, noRules}), pad: 4, gray: is.grey}
		for _, a := range asks {
			p.row(t, number(a, "")+a.question, said(a))
		}
	case 3: // a table: topic, yes or no, finding
		t := table{widths: []float64{1.4, 0.6, 2.2}, st: st.sized(min(st.size, 9.5)), rules: pick(p.rng, []ruling{grid, underRows}), pad: 4, gray: is.grey}
		h := t
		h.fill = &is.tint
		p.row(h, b("Enquiry"), b(pick(p.rng, []string{"Result", "Reply", "Answer"})), b(pick(p.rng, []string{"Finding", "Details", "Comment"})))
		for _, a := range asks {
			p.row(t, number(a, "")+a.question, plain(a), p.detail(a.number, a.detail))
		}
	case 4: // question and short answer only
		t := table{widths: []float64{3, 1}, st: st, rules: pick(p.rng, []ruling{grid, underRows, noRules}), pad: 3, gray: is.grey}
		for _, a := range asks {
			if a.answer == "Yes" {
				p.row(t, number(a, "")+a.question, plain(a)+pick(p.rng, []string{". ", ": "})+p.detail(a.number, a.detail))
				continue
			}
			p.row(t, number(a, "")+a.question, plain(a))
		}
	case 5: // prose, several answers in a paragraph without headings
		for len(asks) > 0 {
			n := min(len(asks), between(p.rng, 2, 3))
			var all []string
			for _, a := range asks[:n] {
				// Without a heading only a sentence that names its subject says whose answer it is.
				if a.answer == "No" {
					a.detail = mineTopicWays[a.number].none[0]
				}
				all = append(all, said(a))
			}
			is.para(strings.Join(all, " "), st)
			asks = asks[n:]
		}
	case 6: // question, then "Answer:"
		mark := pick(p.rng, []string{"Answer: ", "Reply: ", "A. ", "Response: ", "Result: "})
		for _, a := range asks {
			p.need(50)
			is.para(number(a, ".")+a.question, st.gap(1))
			is.para(mark+said(a), st.at(float64(pick(p.rng, []int{0, 18}))))
		}
	default: // two columns
		p.inColumns(2, 18, func() {
			for _, a := range asks {
				p.need(50)
				is.para(b(number(a, ".")+a.question), st.sized(min(st.size, 9.5)).gap(1))
				is.para(said(a), st.sized(min(st.size, 9.5)))
			}
		})
	}
}

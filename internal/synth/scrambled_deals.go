package synth

import (
	"fmt"
	"strings"
	"time"
)

// scrambledMemorandum is an agent's note that a sale was agreed: a form, a letter,
// an e-mail or columns, in any words.
func scrambledMemorandum(p *paper) {
	c := p.c
	is := p.scramble("")
	st := is.body
	show := pick(p.rng, []func(Person) string{Person.Formal, Person.Formal, plainName})
	agent := func() string { return p.words(memoPath+"/agent", c.Agent.Name) }
	date := func() string { return p.date(memoPath+"/date", c.MemoDate, is.day(c.MemoDate)) }
	sellers := func() string { return p.partiesOf(memoPath+"/sellers/*/name", c.Sellers, show) }
	buyers := func() string { return p.partiesOf(memoPath+"/buyers/*/name", c.Buyers, show) }
	property := func() string { return p.words(memoPath+"/property", is.home()) }
	price := func() string { return p.money(pricePath, c.Price, is.sum(c.Price)) }
	firm := func(path string, f Firm) func() string {
		detail := p.rng.IntN(4)
		return func() string {
			name := p.words(memoPath+path, f.Name)
			switch detail {
			case 0:
				return name
			case 1:
				return name + ", " + f.Address.Comma()
			case 2:
				return name + "\n" + f.Address.Comma() + "\nTel: " + f.Phone + "\n" + f.Email
			}
			return name + "\nFAO: " + f.Person + "\nRef: " + f.Ref + "\n" + f.Phone
		}
	}
	vendor, buyer := "Seller", "Buyer"
	if chance(p.rng, 0.5) {
		vendor, buyer = "Vendor", "Purchaser"
	}
	if chance(p.rng, 0.2) {
		vendor, buyer = "Seller(s)", "Buyer(s)"
	}
	lawyer := pick(p.rng, []string{"solicitor", "solicitors", "conveyancer", "legal representative", "solicitor/conveyancer"})
	possessive := func(who string) []string {
		who = strings.TrimSuffix(who, "(s)")
		return []string{who + "'s " + lawyer, who + " " + lawyer, who + "s' " + lawyer, sentence(lawyer) + " for the " + strings.ToLower(who), "Acting for the " + strings.ToLower(who)}
	}
	finance, chain := memoFinance(c), memoChain(c)
	list := []particular{
		{[]string{"Property", "Property address", "Address", "Property sold", "Re"}, []string{"We confirm the sale of %s.", "The property is %s."}, property},
		{[]string{"Price", "Agreed price", "Sale price", "Purchase price", "Price agreed", "Agreed sale price", "Selling price"}, []string{"The agreed price is %s.", "The sale was agreed at %s.", "An offer of %s has been accepted."}, price},
		{[]string{vendor, vendor + " name", "Name of " + strings.ToLower(vendor), vendor + " details"}, []string{"The " + strings.ToLower(vendor) + " is %s.", "Our client is %s."}, sellers},
		{possessive(vendor), []string{"The " + strings.ToLower(strings.TrimSuffix(vendor, "(s)")) + " is represented by %s."}, firm("/sellerSolicitor", c.SellerSolicitor)},
		{[]string{buyer, buyer + " name", "Name of " + strings.ToLower(buyer), buyer + " details"}, []string{"The " + strings.ToLower(buyer) + " is %s.", "It is being bought by %s."}, buyers},
		{possessive(buyer), []string{"The " + strings.ToLower(strings.TrimSuffix(buyer, "(s)")) + " is represented by %s.", "Those acting for the " + strings.ToLower(strings.TrimSuffix(buyer, "(s)")) + " are %s."}, firm("/buyerSolicitor", c.BuyerSolicitor)},
		{[]string{"Tenure"}, []string{"The tenure is %s."}, p.memoTenure},
		{[]string{"Chain", "Chain details", "Onward chain", "Chain position", "Chain information"}, []string{"Chain: %s."}, func() string { return p.words(memoPath+"/chain", chain) }},
		{[]string{"Funding", "Finance", "Method of purchase", "How the purchase is funded", "Mortgage details", "Buyer's funding", "Source of funds"}, []string{"Funding: %s."}, func() string { return p.words(memoPath+"/finance", finance) }},
		{[]string{"Proposed completion", "Target completion date", "Completion", "Anticipated completion", "Requested completion date", "Completion date"}, []string{"The parties hope to complete on %s."}, func() string { return p.words(memoPath+"/completionTarget", longDate(c.Completion)) }},
		{[]string{"Included in the sale", "Included in price", "Fixtures and fittings", "Contents included"}, nil, func() string {
			return p.words(memoPath+"/included", "Carpets, curtains and integrated kitchen appliances")
		}},
	}
	list = some(is, 6, list)
	titles := []string{"Memorandum of Sale", "MEMORANDUM OF SALE", "Sales Memorandum", "Sale Agreed Notification", "Notification of Sale", "Memorandum of Agreed Sale", "Property sale memorandum"}
	dated := particular{[]string{"Date", "Date of memorandum", "Sale agreed", "Date agreed", "Date issued", "Date sale agreed"}, []string{"The sale was agreed on %s."}, date}
	by := particular{[]string{"Estate agent", "Selling agent", "Agent", "Agents", "Sold by", "Marketed by"}, nil, agent}
	switch p.rng.IntN(6) {
	case 0: // a form with the agent's name at its head
		is.para(b(agent()), st.sized(16).gap(2))
		is.para(c.Agent.Address.Comma()+"  "+c.Agent.Phone, st.sized(8).gap(10))
		is.title(pick(p.rng, titles))
		is.arrangeAny(append([]particular{dated}, list...), inLines, hanging, inTable, stacked, runIn, leaders)
	case 1: // the agent is one of the rows
		is.title(pick(p.rng, titles))
		is.arrange(append([]particular{dated}, append(list, by)...))
	case 2: // a letter
		is.para(b(agent()), st.sized(15).right().gap(0))
		is.para(c.Agent.Address.Comma()+"\n"+c.Agent.Phone, st.sized(8.5).right().gap(14))
		to := pick(p.rng, []Firm{c.SellerSolicitor, c.BuyerSolicitor})
		is.para(to.Name+"\n"+strings.Join(to.Address.Lines(), "\n"), st.gap(12))
		is.para(date(), st.gap(12))
		is.para(pick(p.rng, []string{"Dear Sirs", "Dear Sir or Madam", "Dear " + to.Person}), st)
		is.para(b(pick(p.rng, []string{"Subject to contract: ", "Re: ", "Sale of "})+property()), st)
		is.para(pick(p.rng, []string{"We are pleased to confirm that a sale of this property has been agreed, subject to contract, on the terms below.", "We write to confirm the sale of the above property, the details of which are as follows."}), st)
		is.arrangeAny(list[1:], inLines, hanging, inTable, runIn, inProse)
		is.para("Yours "+pick(p.rng, []string{"faithfully", "sincerely"}), st.gap(30))
		is.para(c.Agent.Person+"\nSales Progression", st)
	case 3: // an e-mail
		on := c.MemoDate
		to := c.SellerSolicitor
		for _, r := range [][2]string{
			{"From", c.Agent.Person + " <" + c.Agent.Email + ">"}, {pick(p.rng, []string{"Sent", "Date"}), p.date(memoPath+"/date", on, on.Format("2 January 2006")) + " 09:41"},
			{"To", to.Email + "; " + c.BuyerSolicitor.Email}, {"Subject", "Memorandum of sale - " + c.Property.First()},
		} {
			p.labelled(0, b(r[0]+":"), 60, r[1], st.gap(1))
		}
		p.gap(10)
		is.para("Hello all,", st)
		is.para("Please find below the memorandum of sale. Kindly acknowledge receipt.", st)
		is.arrangeAny(list, inLines, runIn, hanging, inTable)
		is.para("Kind regards,\n"+c.Agent.Person+"\n"+agent()+"\n"+c.Agent.Phone, st)
	case 4: // seller and buyer beside each other
		is.para(b(agent()), st.sized(16).centred().gap(2))
		is.title(pick(p.rng, titles))
		is.arrangeAny([]particular{dated, list[0], list[1]}, inLines, hanging, inTable, inCards)
		t := table{widths: []float64{1, 1}, st: st.sized(min(st.size, 9.5)), rules: pick(p.rng, []ruling{grid, noRules, outline}), pad: 6, gray: is.grey}
		head := t
		head.fill = &is.tint
		apart := func(people []Person, path string) string {
			var lines []string
			for n, who := range people {
				lines = append(lines, p.mark(ix(path, n), who.shown(show(who)), show(who)))
			}
			return strings.Join(lines, "\n")
		}
		s1, b1 := apart(c.Sellers, memoPath+"/sellers/*/name"), apart(c.Buyers, memoPath+"/buyers/*/name")
		s2, b2 := list[3].value(), list[5].value()
		if chance(p.rng, 0.5) {
			p.row(head, b(strings.ToUpper(vendor)), b(strings.ToUpper(buyer)))
			p.row(t, s1, b1)
			p.row(head, b(pick(p.rng, list[3].labels)), b(pick(p.rng, list[5].labels)))
			p.row(t, s2, b2)
		} else {
			p.row(t, b(vendor)+"\n"+s1, b(buyer)+"\n"+b1)
			p.row(t, b(pick(p.rng, list[3].labels))+"\n"+s2, b(pick(p.rng, list[5].labels))+"\n"+b2)
		}
		p.gap(8)
		is.arrangeAny(list[6:], inLines, hanging, inTable, inCards)
	default: // sections
		is.title(pick(p.rng, titles))
		is.arrangeAny([]particular{by, dated}, inLines, hanging, inTable, besideEach)
		way := pick(p.rng, []int{inLines, hanging, inTable, stacked})
		is.heading(pick(p.rng, []string{"The property", "Property details", "Sale details"}))
		is.arrangeAs(way, list[:2])
		is.heading(vendor + " details")
		is.arrangeAs(way, list[2:4])
		is.heading(buyer + " details")
		is.arrangeAs(way, list[4:6])
		if len(list) > 6 {
			is.heading(pick(p.rng, []string{"Other information", "Further details", "The transaction"}))
			is.arrangeAs(way, list[6:])
		}
	}
	is.para(pick(p.rng, []string{"Neither party is bound until contracts are exchanged.", "Subject to contract.", "These details are given in good faith and form no part of any contract."}), st.sized(8))
}

// scrambledOffer is a lender's offer of a loan.
func scrambledOffer(p *paper) {
	c := p.c
	is := p.scramble(c.Lender)
	st := is.body
	rate := fmt.Sprintf("%.2f%%", c.LoanRate)
	fixedTo := time.Date(c.OfferDate.Year()+5, time.June, 30, 0, 0, 0, 0, time.UTC)
	show := pick(p.rng, []func(Person) string{Person.Formal, plainName})
	lender := particular{[]string{"Lender", "Name of lender", "The lender", "Mortgage lender"}, []string{"The lender is %s."}, func() string { return p.words(offerPath+"/lender", c.Lender) }}
	who := particular{[]string{"Borrower(s)", "Applicant(s)", "Borrowers", "Customer(s)", "Applicants", "Name of borrower(s)", "Prepared for", "This offer is made to"}, []string{"This offer is made to %s."},
		func() string { return p.partiesOf(offerPath+"/borrowers/*/name", c.Buyers, show) }}
	on := particular{[]string{"Date of offer", "Offer date", "Date", "Date issued", "Issue date", "This offer was issued on"}, []string{"The offer was issued on %s."}, func() string { return p.date(offerPath+"/date", c.OfferDate, is.day(c.OfferDate)) }}
	account := particular{[]string{"Account number", "Mortgage account number", "Reference", "Our reference", "Application number", "Mortgage reference", "Roll number", "Account no.", "Offer reference"}, []string{"Please quote %s."}, func() string { return p.words(offerPath+"/account", offerAccount(c)) }}
	expiry := particular{[]string{"Offer expiry date", "Offer valid until", "Offer expires", "Expiry date", "This offer expires on", "Complete by"},
		[]string{"This offer is valid until %s.", "If the loan has not been drawn down by %s this offer lapses.", "The offer expires on %s.", "You must complete on or before %s, after which our offer will end.", "Our offer will remain open until %s."},
		func() string { return p.date(offerPath+"/expiry", c.OfferExpiry, is.day(c.OfferExpiry)) }}
	features := []particular{
		{[]string{"Loan amount", "Amount of loan", "Amount borrowed", "Mortgage amount", "Total loan", "The amount you are borrowing", "Advance"}, []string{"We will lend you %s.", "The amount of the loan is %s.", "You are borrowing %s.", "We agree to advance %s."},
			func() string { return p.money(offerPath+"/loan", c.Loan, is.sum(c.Loan)) }},
		{[]string{"Mortgage term", "Term", "Term of the loan", "Duration", "Length of mortgage", "Repayment period"}, []string{"The loan is to be repaid over %s.", "The mortgage runs for %s.", "The term is %s."},
			func() string { return p.mark(offerPath+"/termYears", c.LoanYears, fmt.Sprint(c.LoanYears)) + " years" }},
		{[]string{"Repayment type", "Repayment method", "Type of mortgage", "How you will repay", "Repayment basis"}, []string{"You will repay on a %s basis."},
			func() string {
				return p.mark(offerPath+"/repayment", "repayment", pick(p.rng, []string{"repayment", "capital and interest", "capital and interest repayment", "Repayment"}))
			}},
		{[]string{"Interest rate", "Initial rate", "Initial interest rate", "Rate of interest", "Rate"}, []string{"Interest is charged at %s.", "The rate is %s."},
			func() string {
				f, r := p.mark(offerPath+"/rateType", "fixed", "fixed"), p.mark(offerPath+"/rate", c.LoanRate, rate)
				return pick(p.rng, []string{r + " " + f + " until " + longDate(fixedTo), "a " + f + " rate of " + r + " until " + longDate(fixedTo), r + " (" + f + " for 60 months)"})
			}},
		{[]string{"Purchase price", "Price", "Price of the property", "Price you are paying", "Purchase price/value"}, []string{"The purchase price is %s.", "You are buying it for %s."}, func() string { return p.money(offerPath+"/price", c.Price, is.sum(c.Price)) }},
		{[]string{"Valuation", "Our valuation", "Property value", "Valuation of the property", "Value of the property"}, []string{"Our valuer put its value at %s.", "The property has been valued at %s."}, func() string { return p.money(offerPath+"/valuation", c.Price, is.sum(c.Price)) }},
		{[]string{"Property", "Property address", "Property to be mortgaged", "Security address", "Mortgaged property", "Address of the property", "The security"}, []string{"The loan will be secured on %s.", "The security is a first legal charge over %s.", "It is to be secured by a mortgage of %s."}, func() string { return p.words(offerPath+"/property", is.home()) }},
		{[]string{"Tenure"}, []string{"The tenure is %s."}, func() string { return p.words(offerPath+"/tenure", c.Tenure()) }},
	}
	features = append(some(is, 2, features[:6]), features[6:]...)
	conditions := offerConditions(c)
	say := func() {
		mark := pick(p.rng, []string{"%d.", "(%d)", "%d", "%d)"})
		for n, s := range conditions {
			if strings.Contains(s, "aged 17 or over") {
				p.mark(offerPath+"/occupiers/text", s, "")
			}
			p.labelled(0, fmt.Sprintf(strings.ReplaceAll(mark, "%d", "%s"), p.words(ix(offerPath+"/specialConditions/*/number", n), fmt.Sprint(n+1))), 26, p.passage(ix(offerPath+"/specialConditions/*/text", n), s), st)
		}
	}
	conditionsHead := pick(p.rng, []string{"Special conditions", "Special conditions of this offer", "Conditions of the offer", "Special conditions that apply to your mortgage", "Offer conditions"})
	warn := "Your home may be repossessed if you do not keep up repayments on your mortgage."
	switch p.rng.IntN(4) {
	case 0: // all particulars in one place
		is.title(pick(p.rng, []string{"Mortgage Offer", "Offer of Mortgage", "Your mortgage offer", "MORTGAGE LOAN OFFER"}))
		is.arrange(append(shuffled(is, []particular{lender, who, on, account, expiry}), features...))
		is.heading(conditionsHead)
		say()
	case 1: // a letter
		is.para(b(lender.value()), st.sized(16).gap(12))
		is.para(who.value()+"\n"+buyersHome(p), st)
		is.para(on.value()+"\n"+pick(p.rng, account.labels)+": "+account.value(), st)
		is.para(pick(p.rng, []string{"Dear " + c.Buyers[0].Title + " " + c.Buyers[0].Last, "Dear Customer"}), st)
		is.para(b(pick(p.rng, []string{"Offer of mortgage", "YOUR MORTGAGE OFFER", "Mortgage offer"})), st)
		is.para("We are pleased to offer you a mortgage on the terms below and subject to our Mortgage Conditions.", st)
		is.arrangeAs(pick(p.rng, []int{inProse, inProse, inTable, inLines, hanging}), append(features, expiry))
		is.heading(conditionsHead)
		say()
		is.para("For and on behalf of "+c.Lender, st)
	case 2: // numbered sections in the order of the European illustration
		is.title("Mortgage Offer")
		is.arrangeAny([]particular{who, account, on, expiry}, inLines, hanging, inTable, besideEach)
		n := 0
		section := func(words string) { n++; is.heading(fmt.Sprintf("%d. %s", n, words)) }
		section("Lender")
		is.para(lender.value()+", Mortgage Services, PO Box 114, Great Hallam GW1 2ZZ.", st)
		section("Main features of the loan")
		is.arrange(features)
		section("Interest rate and other costs")
		is.para("The annual percentage rate of charge (APRC) applicable to your loan is 6.9%. Product fee £999. Funds transfer fee £25.", st)
		section("Frequency and number of payments")
		is.para(fmt.Sprintf("Repayment frequency: monthly. Number of payments: %d.", c.LoanYears*12), st)
		section("Early repayment")
		is.para("An early repayment charge of 5% falling to 1% is payable on the amount repaid above 10% of the balance a year.", st)
		section(conditionsHead)
		say()
	default: // questions answered
		is.title(pick(p.rng, []string{"Mortgage offer document", "Your offer of a mortgage"}))
		is.arrange([]particular{lender, who, on, account})
		is.heading(pick(p.rng, []string{"About this offer", "What you have told us"}))
		is.arrange(features)
		is.heading("How long does this offer last?")
		is.arrangeAs(inProse, []particular{expiry})
		is.heading("What are the fees?")
		is.para("A product fee of £1,495 has been added to the loan. There is no charge for the valuation. The telegraphic transfer fee is £25.", st)
		is.heading(conditionsHead)
		say()
	}
	is.para(b(warn), st)
}

// scrambledLetter is a letter or an e-mail.
func scrambledLetter(p *paper) {
	c := p.c
	blk := c.managedBlock()
	is := p.scramble("")
	st := is.body
	on := c.AsAt.AddDate(0, 0, -between(p.rng, 10, 90))
	by := on.AddDate(0, 0, between(p.rng, 14, 35))
	from, to, toAddress := c.SellerSolicitor, c.BuyerSolicitor.Name, c.BuyerSolicitor.Address
	yours := c.BuyerSolicitor.Ref
	subject := pick(p.rng, []string{"Sale of " + c.Property.First(), NamesOf(c.Sellers) + " to " + NamesOf(c.Buyers), "Our client: " + NamesOf(c.Sellers), c.Property.Comma()})
	managed := blk != nil && chance(p.rng, 0.75)
	var paragraphs []string
	ledger := managed && chance(p.rng, 0.35)
	if managed {
		from, to, toAddress, yours = blk.Manager, c.Sellers[0].Formal(), c.Property, ""
		subject = pick(p.rng, []string{"Service charge: " + c.Property.First(), c.Property.First() + ", " + blk.Name, "Service charge account for " + c.Property.First(), blk.Name + " - service charges"})
		if !ledger {
			paragraphs = is.demand(blk, by)
		}
		if chance(p.rng, 0.4) { // to the seller's solicitor, who asked
			to, toAddress, yours = c.SellerSolicitor.Name, c.SellerSolicitor.Address, c.SellerSolicitor.Ref
		}
	} else {
		paragraphs = pick(p.rng, [][]string{
			{"We act for the seller and enclose the draft contract with copies of the register and plan.", "Please let us have your enquiries at once. Our clients would like to exchange by the end of next month."},
			{"Thank you for your letter. We reply to your further enquiries as follows.", "1. The seller knows of no such matter.", "2. Please rely on your own search and survey.", "We trust that this is in order and look forward to hearing from you."},
			{"Thank you for the draft papers. We raise these enquiries before contract.", "1. Please supply the completion certificate for the extension.", "2. Please confirm who maintains the boundary on the left.", "3. Is the seller aware of any dispute with a neighbour?", "Our search results are awaited and we may have more to ask."},
			{"We enclose our client's replies to your enquiries. The mortgage will be redeemed on completion and we give our usual undertaking to send you the evidence.", "Please confirm that you hold your client's deposit."},
		})
	}
	fromWords := func() string { return p.say(letter+"from", nil, from.Name) }
	toWords := func() string { return p.say(letter+"to", nil, to) }
	date := func() string { return p.say(letter+"date", isoDate(on), is.day(on)) }
	ours := func() string { return p.say(letter+"ourReference", nil, from.Ref) }
	theirs := func() string { return p.say(letter+"yourReference", nil, yours) }
	about := func() string { return p.say(letter+"subject", nil, subject) }
	if chance(p.rng, 0.3) {
		is.email(from, to, on, fromWords, toWords, about)
		is.para(pick(p.rng, []string{"Good morning", "Dear all", "Hello", "Dear Sirs"}), st)
		if ledger {
			is.statement(blk, on, by)
		}
		for _, s := range paragraphs {
			is.para(s, st)
		}
		is.para("Kind regards\n\n"+from.Person+"\n"+from.Name+"\n"+from.Phone, st)
		return
	}
	// The letterhead.
	head := st.sized(float64(between(p.rng, 13, 20))).gap(0)
	small := st.sized(8.5).gap(0)
	switch p.rng.IntN(4) {
	case 0:
		head, small = head.right(), small.right()
	case 1:
		head, small = head.centred(), small.centred()
	}
	atFoot := chance(p.rng, 0.15)
	if atFoot { // the address is at the foot, the name at the head
		is.para(b(fromWords()), head.gap(20))
	} else {
		is.para(pick(p.rng, []func(string) string{b, func(s string) string { return s }})(fromWords()), head)
		is.para(pick(p.rng, []string{from.Address.Comma(), strings.Join(from.Address.Lines(), "\n")}), small)
		is.para("Tel: "+from.Phone+"   "+from.Email, small.gap(16))
	}
	refs := func(s style) {
		words := pick(p.rng, [][2]string{{"Our ref: ", "Your ref: "}, {"Our Ref ", "Your Ref "}, {"Our reference: ", "Your reference: "}, {"OUR REF: ", "YOUR REF: "}})
		lines := []string{words[0] + ours()}
		if yours != "" {
			lines = append(lines, words[1]+theirs())
		}
		if chance(p.rng, 0.5) {
			lines = append(lines, pick(p.rng, []string{"Date: ", "Date ", ""})+date())
			is.para(strings.Join(lines, "\n"), s.gap(14))
			return
		}
		is.para(strings.Join(lines, "\n"), s.gap(6))
		is.para(date(), s.gap(14))
	}
	addressee := func() {
		lines := append([]string{toWords()}, toAddress.Lines()...)
		is.para(strings.Join(lines, "\n"), st.gap(14))
	}
	switch p.rng.IntN(4) {
	case 0:
		addressee()
		refs(st)
	case 1:
		refs(st)
		addressee()
	case 2: // the references at the right
		refs(st.right())
		addressee()
	default: // beside each other
		lines := append([]string{toWords()}, toAddress.Lines()...)
		right := []string{"Our ref: " + ours()}
		if yours != "" {
			right = append(right, "Your ref: "+theirs())
		}
		right = append(right, "Date: "+date())
		p.row(table{widths: []float64{1.4, 1}, st: st, rules: noRules, pad: 0}, strings.Join(lines, "\n"), strings.Join(right, "\n"))
		p.gap(14)
	}
	dear := "Dear Sirs"
	if to == c.Sellers[0].Formal() {
		dear = pick(p.rng, []string{"Dear " + c.Sellers[0].Title + " " + c.Sellers[0].Last, "Dear " + c.Sellers[0].Formal(), "Dear Leaseholder"})
	}
	lead := pick(p.rng, []string{"", "Re: ", "RE: "})
	before := chance(p.rng, 0.15)
	if before {
		is.para(b(pick(p.rng, []string{"Re: ", "Subject: "})+about()), st)
	}
	is.para(dear, st)
	if !before {
		is.para(b(lead+about()), st)
	}
	if ledger {
		is.statement(blk, on, by)
	}
	for _, s := range paragraphs {
		is.para(s, st)
	}
	is.para(pick(p.rng, []string{"Yours sincerely", "Yours faithfully", "Kind regards"}), st.gap(30))
	p.signature(p.left, p.y-16, 100)
	is.para(pick(p.rng, []string{from.Person + "\n" + from.Name, "For and on behalf of\n" + from.Name, from.Name, from.Person + "\nFor " + from.Name}), st)
	if atFoot {
		p.textAt(p.left, p.height-52, p.right-p.left, from.Address.Comma()+". Tel "+from.Phone, st.sized(8).centred())
	}
}

// email writes the head of a message.
func (is *issuer) email(from Firm, to string, on time.Time, fromWords, toWords, about func() string) {
	when := is.say(letter+"date", isoDate(on), pick(is.rng, []string{longDate(on), on.Format("Mon 2 January 2006"), slashDate(on)}))
	clock := pick(is.rng, []string{" 10:12", " at 16:40", ", 09:03"})
	rows := [][2]string{
		{"From", fromWords() + pick(is.rng, []string{" <" + from.Email + ">", " [mailto:" + from.Email + "]", ""})},
		{pick(is.rng, []string{"Sent", "Date"}), when + clock}, {"To", toWords()}, {"Subject", about()},
	}
	if chance(is.rng, 0.3) {
		rows[1], rows[2] = rows[2], rows[1]
	}
	stop := pick(is.rng, []float64{0, 56})
	for _, r := range rows {
		if stop == 0 {
			is.para(b(r[0]+":")+" "+r[1], is.body.gap(1))
		} else {
			is.labelled(0, b(r[0]+":"), stop, r[1], is.body.gap(1))
		}
	}
	is.gap(12)
}

// demand is what a managing agent writes about money and works.
func (is *issuer) demand(blk *Block, by time.Time) []string {
	p := is.paper
	half := blk.ServiceCharge / 2
	charge := func() string {
		return p.say(letter+"serviceCharge", float64(blk.ServiceCharge), is.sum(blk.ServiceCharge))
	}
	var all []string
	all = append(all, fmt.Sprintf(pick(p.rng, []string{"The service charge for the current year is %s.", "The annual service charge for your property has been set at %s.", "Your service charge for the year is %s, payable in two instalments.", "For the year now running the service charge comes to %s."}), charge()))
	due := half + blk.Arrears
	if blk.Arrears > 0 {
		all = append(all, fmt.Sprintf(pick(p.rng, []string{"Our records show arrears of %s.", "There are arrears on the account of %s.", "A sum of %s remains outstanding from earlier demands.", "%s is overdue."}), p.say(letter+"arrears", float64(blk.Arrears), is.sum(blk.Arrears))))
	} else if chance(p.rng, 0.5) {
		all = append(all, pick(p.rng, []string{"There are no arrears on the account.", "The account is up to date and nothing is outstanding."}))
	}
	if chance(p.rng, 0.7) {
		sum := p.say(letter+"amountDemanded", float64(due), is.sum(due))
		day := p.say(letter+"payBy", isoDate(by), is.day(by))
		all = append(all, pick(p.rng, []string{
			"The amount due is " + sum + ". Please pay by " + day + ".", "Please pay " + sum + " on or before " + day + ".", "The total now due is " + sum + ", which should reach us no later than " + day + ".",
			"We require payment of " + sum + " by " + day + ".", "Amount now payable: " + sum + ". Payment is due by " + day + ".",
		}))
	}
	if blk.Section20 != "" && chance(p.rng, 0.7) {
		s := pick(p.rng, []string{"We expect to begin the " + blk.Section20 + " next year.", "The " + blk.Section20 + " will be put out to tender in the spring.", "You will be consulted about the proposed works (" + blk.Section20 + ") shortly."})
		all = append(all, p.say(letter+"worksMentioned/0", nil, s))
	}
	all = append(all, "Please contact us if you have any questions.")
	return all
}

// statement is a managing agent's account: what was charged and paid, and what is due.
func (is *issuer) statement(blk *Block, on, by time.Time) {
	p, st := is.paper, is.body
	half := blk.ServiceCharge / 2
	due := half + blk.Arrears
	if chance(p.rng, 0.5) {
		is.para("Please find your statement of account below.", st)
	}
	t := table{widths: []float64{1, 2.6, 1, 1}, st: st.sized(min(st.size, 9.5)), rules: pick(p.rng, []ruling{grid, underRows, noRules}), pad: 3, gray: is.grey}
	head := t
	head.fill = &is.tint
	p.row(head, b("Date"), b(pick(p.rng, []string{"Description", "Details", "Item"})), b(pick(p.rng, []string{"Charge", "Debit", "Amount"})), b("Balance"))
	if blk.Arrears > 0 {
		words := pick(p.rng, []string{"Arrears brought forward", "Balance overdue from last period", "Arrears"})
		p.row(t, slashDate(on.AddDate(0, -6, 0)), words, "", p.say(letter+"arrears", float64(blk.Arrears), pence(blk.Arrears)))
	} else {
		p.row(t, slashDate(on.AddDate(0, -6, 0)), "Balance brought forward", "", "£0.00")
	}
	p.row(t, slashDate(on), "Half-yearly service charge in advance", pence(half), pence(due))
	p.gap(6)
	total := particular{[]string{"Total due", "Amount due", "Balance due", "Total now payable", "Amount payable"}, []string{"The total due is %s."}, func() string { return p.say(letter+"amountDemanded", float64(due), pence(due)) }}
	pay := particular{[]string{"Payment due by", "Please pay by", "Due date", "Pay by"}, []string{"Please pay by %s."}, func() string { return p.say(letter+"payBy", isoDate(by), is.day(by)) }}
	year := particular{[]string{"Service charge for the year", "Annual service charge", "Service charge"}, []string{"The service charge for the year is %s."}, func() string {
		return p.say(letter+"serviceCharge", float64(blk.ServiceCharge), pence(blk.ServiceCharge))
	}}
	is.arrangeAny(shuffled(is, []particular{total, pay, year}), inLines, hanging, inTable, inProse, leaders)
}

package synth

import "strings"

// memorandumMatrix is a country agent's circular: one matrix with a row for each
// thing and a column for each side, numbered terms beneath, and the firm only in
// the small print and under the signature.
func memorandumMatrix(p *paper) {
	c := p.c
	p.margins(64, 58, 58, 70)
	st := style{family: "Times", size: 10.5, align: 'L', leading: 1.25, after: 6}
	p.body = st
	p.footer = func() {
		p.textAt(p.left, p.height-58, p.right-p.left, "Chartered surveyors, auctioneers and estate agents. Particulars of sale were prepared in good faith and are not part of any offer or contract.", st.sized(7.5).italic().centred())
	}
	p.page()
	p.para("CONFIRMATION TO BOTH SOLICITORS OF A SALE BY PRIVATE TREATY", st.bold().sized(12).centred().gap(2))
	p.para("without contractual effect", st.italic().centred().gap(12))
	t := table{widths: []float64{0.85, 1.6, 1.6}, st: st.sized(9.5), rules: grid, pad: 5, gray: 60}
	apart := func(path string, people []Person) string {
		var all []string
		for n, who := range people {
			all = append(all, p.mark(ix(path, n), who.Name(), who.Title+" "+who.Name()))
		}
		return strings.Join(all, "\nand ")
	}
	p.row(t, "", b("Selling"), b("Buying"))
	p.row(t, "Client", apart(memoPath+"/sellers/*/name", c.Sellers), apart(memoPath+"/buyers/*/name", c.Buyers))
	p.row(t, "Present address", "The property described below", buyersHome(p))
	p.row(t, "Law firm", p.words(memoPath+"/sellerSolicitor", c.SellerSolicitor.Name), p.words(memoPath+"/buyerSolicitor", c.BuyerSolicitor.Name))
	lines := func(f Firm) string { return strings.Join(f.Address.Lines(), "\n") }
	p.row(t, "Office", lines(c.SellerSolicitor), lines(c.BuyerSolicitor))
	p.row(t, "For the attention of", c.SellerSolicitor.Person+"\n"+c.SellerSolicitor.Phone, c.BuyerSolicitor.Person+"\n"+c.BuyerSolicitor.Phone)
	p.gap(14)
	chain := "The purchase does not depend upon any other sale, nor the sale upon any other purchase."
	if c.Seed%2 == 1 {
		chain = "Our clients are buying onward and have had an offer accepted; the buyer has nothing to sell."
	}
	money := "The buyer has shown us proof of cash funds."
	if c.Lender != "" {
		money = "The buyer has a decision in principle from " + c.Lender + "."
	}
	tenure := p.mark(tenurePath, c.Tenure(), strings.ToLower(c.Tenure()))
	for n, s := range []string{
		"The property is " + p.words(memoPath+"/property", c.Property.First()+", "+c.Property.Town+", "+c.Property.County+", "+c.Property.Postcode) + ", and is " + tenure + ".",
		"The consideration is " + poundsInWords(c.Price) + " pounds (" + p.money(pricePath, c.Price, pence(c.Price)) + "). A holding deposit has not been taken.",
		p.words(memoPath+"/finance", money),
		p.words(memoPath+"/chain", chain),
		"Both parties have in mind completion " + p.words(memoPath+"/completionTarget", "on or about "+nthOf(c.Completion)) + ", but neither has undertaken to keep to it.",
		"The buyer's offer took account of " + p.words(memoPath+"/included", "the curtains and the washing machine") + ", which stay.",
		p.words(memoPath+"/notes/0/text", "A contract should be sent out within ten working days."),
	} {
		p.labelled(6, string(rune('a'+n))+")", 28, s, st)
	}
	p.gap(10)
	p.para("Issued "+p.date(memoPath+"/date", c.MemoDate, nthOf(c.MemoDate)), st.gap(26))
	p.signature(p.left, p.y-10, 100)
	p.para(c.Agent.Person+"\n"+p.words(memoPath+"/agent", c.Agent.Name)+"\n"+c.Agent.Address.Comma()+"\n"+c.Agent.Phone, st)
}

package synth

import "fmt"

// warrantyReply is the provider's reply to a solicitor who has lost the papers: a
// letter that confirms the cover, its facts in the sentences and in one short list.
func warrantyReply(p *paper) {
	c := p.c
	w, end, defects, builder, limit, excess := p.warranty()
	st := style{family: "Times", size: 11, leading: 1.3, after: 9}
	p.margins(74, 62, 74, 70)
	p.footer = func() {
		p.textAt(p.left, p.height-50, p.right-p.left, "Authorised by the Prudential Regulation Authority and regulated by the Financial Conduct Authority and the Prudential Regulation Authority.", st.sized(8).centred())
	}
	p.page()
	p.para(p.say(newHome+"provider", nil, w.Provider)+"\nHomeowner Services", st.right().gap(4))
	p.para(longDate(c.AsAt.AddDate(0, -1, -4)), st.right().gap(10))
	p.para(c.SellerSolicitor.Name+"\n"+c.SellerSolicitor.Address.Comma(), st.gap(12))
	p.para("Dear "+c.SellerSolicitor.Person, st)
	p.para("CONFIRMATION OF WARRANTY COVER - "+p.propertySaid(newHome, c.Property.Comma()), st.bold())
	p.para("Thank you for your request of last week. Our register shows that the home was built by "+p.say(newHome+"builder", nil, builder)+" and first sold, with our cover, to "+p.say(newHome+"policyholder", nil, NamesOf(c.Sellers))+" on "+p.say(newHome+"completionDate", isoDate(w.From), longDate(w.From))+". We can confirm the following:", st)
	for _, l := range []string{
		"the policy is number " + p.say(newHome+"policyNumber", nil, w.Policy) + " and is in force;",
		"it gives " + p.say(newHome+"term", float64(w.Years), fmt.Sprint(w.Years)+" years") + " of cover, which began on " + p.say(newHome+"startDate", isoDate(w.From), longDate(w.From)) + " and will cease on " + p.say(newHome+"endDate", isoDate(end), longDate(end)) + ";",
		"the builder answered for defects until " + p.say(newHome+"defectsPeriodEnd", isoDate(defects), longDate(defects)) + ";",
		"the sum insured is " + p.say(newHome+"limit", float64(limit), pounds(limit)) + ", less whatever has been paid, with " + p.say(newHome+"excess", float64(excess), pounds(excess)) + " borne by the owner on every claim; and",
		"no claim has been made.",
	} {
		p.labelled(18, "-", 32, l, st.gap(4))
	}
	p.gap(5)
	p.para("Cover passes to your client's buyer without any transfer. A copy of the certificate costs £25.00 and can be sent within 5 days. Homes that we inspected for building control have a separate certificate.", st)
	p.para("Yours sincerely", st.gap(30))
	p.signature(p.left, p.y-14, 100)
	p.para("Policy Administration", st)
}

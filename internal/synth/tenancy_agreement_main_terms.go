package synth

import "fmt"

// tenancyMain is a model agreement: main terms as lettered headings with sentences,
// then obligations in short paragraphs.
func tenancyMain(p *paper) {
	c, t := p.c, p.c.Tenancy
	p.margins(62, 60, 62, 58)
	st := style{family: "Go", size: 9.6, align: 'L', leading: 1.4, after: 6}
	p.body = st
	p.footer = func() {
		p.textAt(p.left, p.height-40, p.right-p.left, fmt.Sprintf("Page %d of %s", p.pdf.PageNo(), p.totalPages()), st.sized(7.5).centred())
	}
	p.page()
	p.para("Model agreement for an "+p.tenancyType("assured shorthold tenancy"), st.sized(15).bold().gap(10))
	for n, r := range [][2]string{
		{"Agreement date", "The parties signed this agreement on " + p.date(tenancyPath+"/date", t.Date, dotDate(t.Date)) + "."},
		{"The parties", "The landlord is " + p.mark(tenancyPath+"/landlord", NamesOf(c.Proprietors), NamesOf(c.Proprietors)) + ". The tenant is " + p.partiesOf(tenancyPath+"/tenants/*/name", t.Tenants, plainName) + "."},
		{"The property", p.words(tenancyPath+"/property", c.Property.Line())},
		{"The fixed term", "The tenancy lasts for " + p.words(tenancyPath+"/term", fmt.Sprintf("%d months", t.Months)) + ". It starts on " + p.date(tenancyPath+"/start", t.Start, dotDate(t.Start)) + " and ends on " + p.date(tenancyPath+"/end", t.End(), dotDate(t.End())) + "."},
		{"The rent", "The tenant pays " + p.monthly(t, pounds(t.Rent)) + " per month in advance. Rent that is 14 days late bears interest at 3% above base rate."},
		{"The deposit", "A deposit of " + p.money(lettingPath+"/securityDeposit", t.Deposit, pounds(t.Deposit)) + " is registered with " + p.words(tenancyPath+"/depositScheme", t.Scheme) + "."},
	} {
		p.para(fmt.Sprintf("%c  ", 'A'+n)+b(r[0]), st.gap(1))
		p.para(r[1], st.at(18))
	}
	if t.Break {
		p.para("G  "+b("Break clause"), st.gap(1))
		p.para(p.passage(tenancyPath+"/breakClause/text", "The tenant or the landlord may end the tenancy at any time after six months by giving at least two months' notice in writing."), st.at(18))
	}
	p.para("Obligations of the tenant", st.bold().sized(11))
	for _, s := range tenancyTerms {
		p.labelled(4, "-", 18, s, st.gap(3))
	}
}

package synth

import (
	"fmt"
	"time"

	"github.com/paperwurks/paperwurks/internal/papers"
)

const (
	tenancyPath = "/paperwurks/tenancy_agreement"
	lettingPath = "/propertyPack/lettingInformation"
)

// Tenancy is a letting of the property that is still there when it is sold.
type Tenancy struct {
	Date, Start time.Time
	Months      int
	Tenants     []Person
	Rent        int // pounds a month
	Deposit     int
	Scheme      string
	Break       bool
}

// End is the last day of the fixed term.
func (t *Tenancy) End() time.Time { return t.Start.AddDate(0, t.Months, -1) }

func isLet(c *Case) bool { return c.Tenancy != nil }

var tenancyLayouts = []layout{
	{kind: papers.TenancyAgreement, name: "agents-form", write: tenancyForm, fits: func(c *Case) bool { return isLet(c) && !c.Wales }},
	{kind: papers.TenancyAgreement, name: "clauses", write: tenancyClauses, fits: func(c *Case) bool { return isLet(c) && !c.Wales }},
	{kind: papers.TenancyAgreement, name: "main-terms", write: tenancyMain, fits: func(c *Case) bool { return isLet(c) && !c.Wales }},
	{kind: papers.TenancyAgreement, name: "occupation-contract", write: tenancyWelsh, fits: func(c *Case) bool { return isLet(c) && c.Wales }},
	{kind: papers.TenancyAgreement, name: "short-letter", heldOut: true, write: tenancyLetter, fits: func(c *Case) bool { return isLet(c) && !c.Wales }},
}

var tenancyTerms = []string{
	"To pay the rent on the days and in the way agreed, whether or not it is demanded.",
	"To pay the council tax and all charges for water, gas, electricity, telephone and broadband during the tenancy.",
	"To keep the inside of the property, and the furniture and fittings in the inventory, clean and in good condition, fair wear and tear excepted.",
	"Not to assign, sublet or part with possession of the property, or take in lodgers, without the written consent of the landlord.",
	"Not to alter or decorate the property without the written consent of the landlord.",
	"Not to keep any animal without the written consent of the landlord, which shall not be unreasonably refused.",
	"Not to use the property otherwise than as a private dwelling, and not to carry on any trade there.",
	"Not to cause a nuisance or annoyance to neighbours, and not to play music audible outside between 11 pm and 7.30 am.",
	"To allow the landlord or the agent to enter, on 24 hours' written notice, to inspect or repair.",
	"To report any disrepair promptly, and to take reasonable care that pipes do not freeze.",
	"To test the smoke and carbon monoxide alarms monthly and to replace their batteries.",
	"To return all keys at the end of the tenancy and to pay the reasonable cost of any that are lost.",
}

func (p *paper) tenancyType(shown string) string {
	kind := "assured shorthold"
	if p.c.Wales {
		kind = "occupation contract"
	}
	return p.mark(tenancyPath+"/type", kind, shown)
}

func (p *paper) monthly(t *Tenancy, shown string) string {
	p.mark(lettingPath+"/rentFrequency", "Monthly", "")
	return p.money(lettingPath+"/rent", t.Rent, shown)
}

// tenancyForm is a letting agent's: particulars in a table, terms below.
func tenancyForm(p *paper) {
	c, t := p.c, p.c.Tenancy
	p.margins(54, 56, 54, 54)
	p.body = style{family: "Helvetica", size: 9.5, align: 'L', leading: 1.35, after: 5}
	p.footer = func() {
		p.textAt(p.left, p.height-36, p.right-p.left, fmt.Sprintf("Initials ........  ........      Page %d", p.pdf.PageNo()), p.body.sized(8).right())
	}
	p.page()
	p.para(b(p.tenancyType("ASSURED SHORTHOLD TENANCY AGREEMENT")), p.body.sized(15).centred())
	p.para("under Part I of the Housing Act 1988 as amended", p.body.centred().gap(10))
	row := table{widths: []float64{1, 2.4}, st: p.body, rules: grid, pad: 5, gray: 130}
	p.row(row, b("Date of agreement"), p.date(tenancyPath+"/date", t.Date, longDate(t.Date)))
	p.row(row, b("Landlord"), p.mark(tenancyPath+"/landlord", NamesOf(c.Proprietors), NamesOf(c.Proprietors)))
	p.row(row, b("Tenant(s)"), p.partiesOf(tenancyPath+"/tenants/*/name", t.Tenants, plainName))
	p.row(row, b("Property"), p.words(tenancyPath+"/property", c.Property.Comma()))
	p.row(row, b("Term"), p.words(tenancyPath+"/term", fmt.Sprintf("%d months", t.Months))+" from "+p.date(tenancyPath+"/start", t.Start, longDate(t.Start))+" to "+p.date(tenancyPath+"/end", t.End(), longDate(t.End())))
	p.row(row, b("Rent"), p.monthly(t, pence(t.Rent))+" per calendar month, payable in advance on the first day of each month")
	p.row(row, b("Deposit"), p.money(lettingPath+"/securityDeposit", t.Deposit, pence(t.Deposit))+" held under the "+p.words(tenancyPath+"/depositScheme", t.Scheme))
	p.gap(10)
	p.para(b("The Tenant agrees"), p.body.sized(11))
	for n, s := range tenancyTerms {
		p.labelled(0, fmt.Sprintf("%d.", n+1), 26, s, p.body)
	}
	p.para(b("The Landlord agrees"), p.body.sized(11))
	p.labelled(0, "13.", 26, "To let the tenant have quiet enjoyment of the property, and to keep in repair the structure and exterior and the installations for water, gas, electricity, sanitation and heating as section 11 of the Landlord and Tenant Act 1985 requires.", p.body)
	if t.Break {
		p.labelled(0, "14.", 26, p.passage(tenancyPath+"/breakClause/text", "Either party may end this agreement before the end of the term by not less than two months' notice in writing, which must not end before six months of the term have passed."), p.body)
	}
	p.signature(p.left, p.y+20, 110)
	p.signature(p.left+220, p.y+24, 110)
	p.gap(40)
	p.para("Signed by the landlord                                        Signed by the tenant(s)", p.body)
}

// tenancyClauses is a solicitor's agreement in running text.
func tenancyClauses(p *paper) {
	c, t := p.c, p.c.Tenancy
	p.margins(76, 76, 76, 70)
	p.body = style{family: "Times", size: 11.5, align: 'J', leading: 1.4, after: 8}
	p.page()
	p.para(b("TENANCY AGREEMENT"), p.body.sized(14).centred())
	p.para("for letting a dwelling on an "+p.tenancyType("assured shorthold tenancy"), p.body.centred())
	p.para("THIS AGREEMENT is made on "+p.date(tenancyPath+"/date", t.Date, ordinalDate(t.Date))+" between "+p.mark(tenancyPath+"/landlord", NamesOf(c.Proprietors), NamesOf(c.Proprietors))+" (the Landlord) and "+p.partiesOf(tenancyPath+"/tenants/*/name", t.Tenants, plainName)+" (the Tenant).", p.body)
	p.labelled(0, "1.", 28, "The Landlord lets and the Tenant takes "+p.words(tenancyPath+"/property", c.Property.Line())+" for a term of "+p.words(tenancyPath+"/term", fmt.Sprintf("%d months", t.Months))+" beginning on "+p.date(tenancyPath+"/start", t.Start, longDate(t.Start))+" and ending on "+p.date(tenancyPath+"/end", t.End(), longDate(t.End()))+", at a rent of "+p.monthly(t, pounds(t.Rent))+" a month payable in advance by standing order.", p.body)
	p.labelled(0, "2.", 28, "On signing this agreement the Tenant pays a deposit of "+p.money(lettingPath+"/securityDeposit", t.Deposit, pounds(t.Deposit))+", which the Landlord shall protect with "+p.words(tenancyPath+"/depositScheme", t.Scheme)+" within thirty days.", p.body)
	p.labelled(0, "3.", 28, "The Tenant agrees with the Landlord:", p.body)
	for n, s := range tenancyTerms {
		p.labelled(28, fmt.Sprintf("3.%d", n+1), 62, s, p.body)
	}
	next := 4
	if t.Break {
		p.labelled(0, "4.", 28, p.passage(tenancyPath+"/breakClause/text", "If the Tenant or the Landlord gives to the other not less than two months' written notice to end the tenancy at any time after the first six months, it shall end when that notice expires."), p.body)
		next++
	}
	p.labelled(0, fmt.Sprintf("%d.", next), 28, "If the rent is more than fourteen days late, or the Tenant is in breach, the Landlord may apply to the court for possession.", p.body)
}

// tenancyWelsh is a written statement under the Renting Homes (Wales) Act 2016.
func tenancyWelsh(p *paper) {
	c, t := p.c, p.c.Tenancy
	p.margins(60, 60, 60, 56)
	p.body = style{family: "Helvetica", size: 10.5, align: 'L', leading: 1.4, after: 7}
	p.page()
	p.para(b("Written statement of a "+p.tenancyType("fixed term standard occupation contract")), p.body.sized(15))
	p.para("This is your written statement of the occupation contract you have made under the Renting Homes (Wales) Act 2016. The contract is between you, the contract-holder, and the landlord.", p.body)
	p.para(b("Part 1 - Key matters"), p.body.sized(12))
	row := table{widths: []float64{1, 2}, st: p.body, rules: underRows, pad: 5, gray: 160}
	p.row(row, "This contract is dated", p.date(tenancyPath+"/date", t.Date, longDate(t.Date)))
	p.row(row, "The landlord is", p.mark(tenancyPath+"/landlord", NamesOf(c.Proprietors), NamesOf(c.Proprietors)))
	p.row(row, "The contract-holder(s)", p.partiesOf(tenancyPath+"/tenants/*/name", t.Tenants, plainName))
	p.row(row, "It relates to the dwelling at", p.words(tenancyPath+"/property", c.Property.Comma()))
	p.row(row, "The occupation date is", p.date(tenancyPath+"/start", t.Start, longDate(t.Start)))
	p.row(row, "The term ends on", p.date(tenancyPath+"/end", t.End(), longDate(t.End())))
	p.row(row, "The rent is", p.monthly(t, pounds(t.Rent))+" per month")
	p.row(row, "The deposit is", p.money(lettingPath+"/securityDeposit", t.Deposit, pounds(t.Deposit))+", protected by "+p.words(tenancyPath+"/depositScheme", t.Scheme))
	p.gap(8)
	p.para(b("Part 2 - Fundamental and supplementary terms"), p.body.sized(12))
	for n, s := range tenancyTerms {
		p.labelled(0, fmt.Sprintf("(%d)", n+1), 30, s, p.body)
	}
	if t.Break {
		p.para(b("Break clause"), p.body)
		p.para(p.passage(tenancyPath+"/breakClause/text", "The landlord or the contract-holder may end this contract before the end of the fixed term by giving the other not less than two months' notice after the first eighteen months."), p.body)
	}
}

// tenancyLetter is a private landlord's letter agreement.
func tenancyLetter(p *paper) {
	c, t := p.c, p.c.Tenancy
	p.margins(72, 72, 72, 66)
	p.body = style{family: "Courier", size: 10.5, align: 'L', leading: 1.35, after: 8}
	p.page()
	p.para(p.date(tenancyPath+"/date", t.Date, longDate(t.Date)), p.body)
	p.para(b("AGREEMENT FOR AN "+p.tenancyType("ASSURED SHORTHOLD TENANCY")), p.body)
	p.para("Landlord:  "+p.mark(tenancyPath+"/landlord", NamesOf(c.Proprietors), NamesOf(c.Proprietors)), p.body.gap(2))
	p.para("Tenant:    "+p.partiesOf(tenancyPath+"/tenants/*/name", t.Tenants, plainName), p.body.gap(2))
	p.para("House:     "+p.words(tenancyPath+"/property", c.Property.Line()), p.body)
	p.para("The tenancy starts on "+p.date(tenancyPath+"/start", t.Start, longDate(t.Start))+" and the fixed term ends on "+p.date(tenancyPath+"/end", t.End(), longDate(t.End()))+". Rent "+p.monthly(t, pounds(t.Rent))+" pcm. Deposit "+p.money(lettingPath+"/securityDeposit", t.Deposit, pounds(t.Deposit))+", protected with "+p.words(tenancyPath+"/depositScheme", t.Scheme)+".", p.body)
	for n, s := range tenancyTerms[:9] {
		p.labelled(0, fmt.Sprintf("%d)", n+1), 30, s, p.body)
	}
}

package papers

import (
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/evidence"
)

func TestClassify(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		want  Kind
	}{
		"register":  {freehold, TitleRegister},
		"leasehold": {leaseholdCopy, TitleRegister},
		"lease":     {modernLease, Lease},
		"old lease": {oldLease, Lease},
		"letter that encloses a register": {[]string{
			"Rook & Co LLP", "9 Mill Road, Dover", "Our ref: JB/123", "Dear Sirs", "12 Elder Street, Canterbury",
			"We enclose the official copy of register of title and the title plan for the above property, with the", "property information form and the fittings and contents form.",
			"Please let us have your enquiries.", "Yours faithfully", "Rook & Co LLP"}, Correspondence},
		"letter with the form as its subject": {[]string{
			"Hill Homes", "Dear Mr Oakes", "Property information form", "Please complete the attached form and return it to us.", "Kind regards", "Ann"}, Correspondence},
		"managing agent's letter about a lease": {[]string{
			"Quay Managing Agents", "Your ref: 55", "Dear Sir or Madam", "Flat 7, Quay House", "The ground rent and the service charge due under the lease are paid to 25 March 2026.",
			"Yours sincerely", "Max Rook"}, Correspondence},
		"contract that quotes the register": {[]string{
			"CONTRACT", "Incorporating the Standard Conditions of Sale (Fifth Edition)", "Seller: John Oakes", "Buyer: Ada Reed", "Title number: KT123456",
			"Specified incumbrances: the matters in the Property Register and the Charges Register of title number KT123456",
			"The seller will sell and the buyer will buy the property for the purchase price."}, Contract},
		"register in a scan": {[]string{
			"0ffic1al c0py 0f reg1ster of t1t1e", "T1tle number KT123456 Edit1on date 06.07.2007",
			"A: Pr0perty Reg1ster", "Th1s register describes the land and estate comprised in the title.", "KENT : CANTERBURY",
			"1 (12.02.1969) The Freehold land shown edged with red on the plan of the above title filed at the Registry and being 12 Elder Street.",
			"8: Propr1etorship Reg1ster", "T1tle abs0lute", "1 (06.07.2007) PROPRIET0R: JOHN OAKES of 12 Elder Street.",
			"2 (06.07.2007) RESTRICT1ON: No disposition by a sole proprietor of the registered estate is to be registered.",
			"C: Charqes Reg1ster", "1 (06.07.2007) REG1STERED CHARGE dated 22 June 2007.", "2 Proprietor: NORTHERN BANK PLC. A Conveyance of the land contains the following covenants."}, TitleRegister},
		"lease without its first page": {[]string{
			"for the term hereby granted yielding and paying therefor the rent hereinafter reserved by equal instalments in advance", "the Lessee hereby covenants with the Lessor to pay the said rent and the service charge",
			"not to assign underlet or part with possession of the demised premises without licence", "to permit the Lessor to enter and view the condition of the premises",
			"that the Lessee paying the rents and performing the covenants shall peaceably enjoy the demised premises", "Provided that if the rent be unpaid the Lessor may re-enter and the term shall determine",
			"the Lessor will insure the building against the insured risks set out in the schedule", "the reversion immediately expectant upon the term"}, Lease},
		"a short form whose rows name other papers": {[]string{
			"Harbour Law", "Leasehold information: replies of the seller (after form TA7)", "Address of the property: Flat 2, 9 Quay Street, Dover", "Postcode: CT16 1AA",
			"Seller: John Oakes", "Solicitor for the seller: Harbour Law", "Reference: HL/55/2026", "Type of leasehold property: flat", "Is ground rent paid? Yes",
			"Is there a headlease? No", "Is a managing agent employed? Yes", "Documents", "The lease: attached", "Deeds of variation: not applicable",
			"Service charge demands, last three years: attached", "Landlord's buildings insurance policy", "Share or membership certificate: to follow"}, TA7},
		"a landlord's certificate under a restriction": {[]string{
			"CERTIFICATE OF COMPLIANCE", "To: HM Land Registry", "Title number: KT123456", "Property: Flat 2, 9 Quay Street, Dover CT16 1AA",
			"We, Quay Street Freehold Limited, being the company referred to in the restriction dated 12 May 2011 in the proprietorship register, hereby certify that",
			"the provisions of clause 4.2 of the lease dated 30 March 1995 have been complied with in respect of the transfer dated 30 October 2026.", "Dated 2 November 2026"}, Other},
		"a result of a land charges search": {[]string{
			"HM LAND REGISTRY", "LAND CHARGES DEPARTMENT", "CERTIFICATE OF THE RESULT OF SEARCH   FORM K18", "CERTIFICATE NO. 4471882K",
			"It is hereby certified that an official search has been made in the index to the registers which are kept pursuant to the Land Charges Act 1972.",
			"COUNTY OR COUNTIES: GLAMORGAN, WEST GLAMORGAN", "NAME(S): MAIR * PUGH *  PERIOD: 1971-2026  NO SUBSISTING ENTRY", "(1) D(II) NO 18823 DATED 14 JUN 1974"}, Other},
		"a search of the index map": {[]string{
			"HM Land Registry", "Official certificate of the result of search of the index map", "No registered estate, caution against first registration or application is shown on the index map in relation to the property."}, Other},
		"the lenders' disclosure form": {[]string{
			"UK Finance Disclosure Form", "New build, converted and renovated properties", "Is the property subject to a new home warranty? Yes - NHBC Buildmark", "Deposit paid by developer £20,650"}, Other},
		"the statutory demand for ground rent": {[]string{
			"Commonhold and Leasehold Reform Act 2002, Section 166", "NOTICE TO LONG LEASEHOLDERS OF RENT DUE", "To: Ada Reed", "This notice is given in respect of Flat 2, 9 Quay Street",
			"It requires you to pay rent of £150.00 on 24 June 2026", "This rent is payable in respect of the period 24 June 2026 to 24 December 2026",
			"If you do not pay the rent your landlord may take proceedings for forfeiture."}, Correspondence},
		"a menu":     {[]string{"The Bell Inn", "Soup of the day with bread and butter", "Roast chicken, potatoes and greens", "Apple crumble with custard or ice cream", "Coffee and tea are served in the lounge", "Children are welcome until nine o'clock", "Please tell us about allergies before you order anything at the bar"}, Other},
		"nothing":    {nil, Other},
		"tenancy":    {[]string{"ASSURED SHORTHOLD TENANCY AGREEMENT", "Landlord: John Oakes", "Tenant: Ada Reed", "The Tenant's covenants: to pay the rent and keep the deposit with a tenancy deposit scheme"}, TenancyAgreement},
		"plan":       {[]string{"HM Land Registry", "Official copy of title plan", "Title number KT123456", "Ordnance Survey map reference TR1457NE", "Scale 1:1250"}, TitlePlan},
		"transfer":   {[]string{"Transfer of whole of registered title(s)", "TR1", "1 Title number(s) of the property: KT123456", "4 Transferor: John Oakes", "The transferor transfers the property to the transferee"}, TransferTR1},
		"offer":      {[]string{"Northern Star Building Society", "MORTGAGE OFFER", "Loan amount £200,000", "Early repayment charges apply. This offer names the property and the solicitor; a standard contract of sale is assumed."}, MortgageOffer},
		"memorandum": {[]string{"MEMORANDUM OF SALE", "Subject to contract", "Vendor: John Oakes", "Purchaser: Ada Reed", "Agreed price: £200,000"}, MemorandumOfSale},
	} {
		t.Run(name, func(t *testing.T) {
			got := Classify(evidence.NewText(textDoc(c.lines...)))
			if got.Kind != c.want || got.Reason == "" || got.Confidence < 0 || got.Confidence > 1 {
				t.Errorf("%s (%.2f: %s), want %s", got.Kind, got.Confidence, got.Reason, c.want)
			}
		})
	}
}

func TestSplit(t *testing.T) {
	plan := []string{"HM Land Registry", "Official copy of title plan", "Title number KT123456", "Ordnance Survey map reference TR1457NE", "Scale 1:1250"}
	page := []string{"\f"}
	join := func(parts ...[]string) []string {
		var all []string
		for _, p := range parts {
			all = append(all, p...)
		}
		return all
	}
	describe := func(lines []string) string {
		var b strings.Builder
		for _, s := range Split(evidence.NewText(textDoc(lines...))) {
			b.WriteString(string(s.Kind) + " " + string(rune('0'+s.First)) + "-" + string(rune('0'+s.Last)) + "; ")
		}
		return b.String()
	}
	for _, c := range []struct {
		name, want string
		lines      []string
	}{
		{"register, plan, lease", "title_register 1-3; title_plan 4-4; lease 5-7; ", join(freehold, page, plan, page, modernLease)},
		{"one register", "title_register 1-3; ", freehold},
		{"one lease", "lease 1-3; ", modernLease},
		{"two registers", "title_register 1-3; title_register 4-6; ", join(freehold, page, freehold)},
	} {
		if got := describe(c.lines); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
	doc := textDoc(join(freehold, page, plan)...)
	sections := Split(evidence.NewText(doc))
	if part := sections[1].Pages(doc); len(part.Pages) != 1 || part.Pages[0].Number != 4 {
		t.Errorf("the plan's pages are %v", part.Pages)
	}
}

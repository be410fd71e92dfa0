package papers

import "testing"

// Papers whose issuer has no label but stands at the head, and whose particulars
// have labels that other issuers do not use.
func TestNamesAtTheHead(t *testing.T) {
	for name, c := range map[string]struct {
		kind  Kind
		lines []string
		want  map[string]any
	}{
		"insurer": {InsuranceSchedule, []string{"Harbour Mutual Insurance plc", "Property owners insurance: schedule", "Policy number\tPO/12345", "Premises\tLime Court, 12 Elder Street, Canterbury", "Postcode\tCT1 2QB"}, map[string]any{
			"insurer": "Harbour Mutual Insurance plc", "broker": nil, "postcode": "CT1 2QB"}},
		"broker": {InsuranceSchedule, []string{"Fulmar Insurance Brokers Ltd", "Evidence of buildings insurance", "Insurer: Harbour Mutual", "Policy no: PO/12345"}, map[string]any{
			"insurer": "Harbour Mutual", "broker": "Fulmar Insurance Brokers Ltd"}},
		"title only": {InsuranceSchedule, []string{"Buildings insurance schedule", "Policy number\tPO/12345"}, map[string]any{"insurer": nil, "broker": nil}},
		"accounts": {ServiceChargeAccounts, []string{"Lime Court", "SERVICE CHARGE ACCOUNTS", "for the year ended 31 March 2025", "Cleaning\t1,200\t1,100", "Contribution to reserve fund\t4,680\t4,000", "Number of units\t26",
			"Reserve fund carried forward at the end of the year: £96,000", "There are 26 units, each of which pays £1,800 a year."}, map[string]any{
			"property": "Lime Court", "units": 26.0, "reserveFund": 96000.0, "perUnit": 1800.0, "reserveContribution": 4680.0, "lines/1/amount": 4680.0, "lines/2/name": nil}},
		"deed of certificate": {BuildingSafetyCertificate, []string{"LEASEHOLDER DEED OF CERTIFICATE", "Building Safety Act 2022, Schedule 8", "Leaseholder\tMary Oakes", "Building\tLime Court",
			"2. How many other dwellings in the United Kingdom did the leaseholder own? 0", "Executed as a deed on 26 June 2026 by the leaseholder."}, map[string]any{
			"leaseholder": "Mary Oakes", "building": "Lime Court", "propertiesOwned": 0.0, "date": "2026-06-26"}},
		"warranty": {NewHomeWarranty, []string{"NHBC", "Property insured\t39 Mulberry Way, Canterbury", "Postcode\tCT1 2QB", "Start date of cover\t20 October 2021", "Expiry date of cover\t19 October 2031",
			"The most that we will pay is £400,000, index linked."}, map[string]any{
			"property": "39 Mulberry Way, Canterbury", "postcode": "CT1 2QB", "startDate": "2021-10-20", "endDate": "2031-10-19", "limit": 400000.0}},
		"section 20": {Section20Notice, []string{"Statement of estimates", "Landlord\tElder Land Limited", "Proposed works\tRenewal of the flat roof"}, map[string]any{"works": "Renewal of the flat roof"}},
	} {
		t.Run(name, func(t *testing.T) {
			want := map[string]any{}
			for path, v := range c.want {
				want["/paperwurks/"+string(c.kind)+"/"+path] = v
			}
			expect(t, read(c.kind, textDoc(c.lines...)), want)
		})
	}
}

package papers

import "testing"

func TestCertificatesTold(t *testing.T) {
	const i, b, c = "/paperwurks/insurance_schedule/", buildingRegsPath, competentPath
	expect(t, read(InsuranceSchedule, textDoc(
		"Harrier Broking Limited", "Insurance of the block: Tern House, 4 Mill Lane, Ely, CB7 4AB",
		"We act for Tern House Freehold Limited. The block is insured with Saxon Mutual Insurance plc under policy RX/20931.",
		"The premium of £4,120.00 has been paid. Acts of terrorism are excluded. You pay the first £350 of any claim.",
	)), map[string]any{
		i + "broker": "Harrier Broking Limited", i + "insurer": "Saxon Mutual Insurance plc", i + "insured": "Tern House Freehold Limited",
		i + "property": "Tern House, 4 Mill Lane, Ely, CB7 4AB", i + "policyNumber": "RX/20931", i + "premium": 4120.0, i + "excess": 350.0, i + "terrorism": "No",
	})
	expect(t, read(InsuranceSchedule, grid(`
Buildings insurance schedule
Excess - escape of water     £2,500
Excess - all other           £400
Premium                      £1,000.00
IPT                          £120.00
Total payable                £1,120.00
`)), map[string]any{i + "excess": 400.0, i + "premium": 1120.0})
	expect(t, read(BuildingRegsCertificate, textDoc(
		"Norford District Council", "Certificate of completion", "Our file: FP/2014/311",
		"We visited the works (new porch and utility room) carried out at 3 Elm Row, Norford, NR9 4TT and found the works to be complete on 4 May 2015.",
	)), map[string]any{b + "reference": "FP/2014/311", b + "works": "new porch and utility room", b + "completionDate": "2015-05-04"})
	expect(t, read(CompetentPersonCertificate, textDoc(
		"CERTASS", "The work at 3 Elm Row, Norford NR9 4TT was completed on 9 June 2018 by Glasswell Windows Ltd, membership 40877.",
	)), map[string]any{c + "installer": "Glasswell Windows Ltd"})
}

package papers

import "testing"

func TestStruckSumGivesWay(t *testing.T) {
	doc := textDoc("Agreement for sale", "Purchase price\t£310,000 £302,500", "Deposit paid\t£30,250")
	for l := range doc.Pages[0].Lines {
		if w := doc.Pages[0].Lines[l].Words; w[0].Text == "£310,000" {
			w[0].Struck = true
		}
	}
	expect(t, read(Contract, doc), map[string]any{
		"/propertyPack/priceInformation/price": 302500.0,
		contractSays + "/deposit":              30250.0,
	})
}

func TestDecisionBothWays(t *testing.T) {
	expect(t, read(PlanningDecision, textDoc(
		"REFUSAL OF PLANNING PERMISSION AND OTHER DECISIONS", "Severnlea Borough Council", "Dated: 4 May 2024",
		"1. 24/00118/FUL Change of use of the yard to a car wash: REFUSED for want of access.",
		"2. 24/00119/LDE The use of the loft as a bedroom: GRANTED as lawful.")),
		map[string]any{planningPath + "decision": "Split decision"})
	expect(t, read(PlanningDecision, textDoc(
		"NOTICE OF DECISION", "Severnlea Borough Council", "Application 24/00118/FUL", "Permission is REFUSED for the yard.",
		"If permission is GRANTED on appeal, fees fall due.")),
		map[string]any{planningPath + "decision": "Refused"})
}

func TestInstallerWithItsNumber(t *testing.T) {
	expect(t, read(CompetentPersonCertificate, textDoc("FENSA", "Certificate number\t18830021",
		"Installer\tWold Glazing Ltd, registered no. 40112")), map[string]any{
		competentPath + "installer":       "Wold Glazing Ltd",
		competentPath + "installerNumber": "40112",
	})
}

// Answers that are left when the others are struck out, word by word.
func TestAnswerLeftOver(t *testing.T) {
	doc := textDoc("TA7 Leasehold Information Form", "Strike out what does not apply.",
		"1.2 Does the seller pay rent for the property?", "Yes / No",
		"2.2 Is there a headlease?", "Yes / No")
	for l := range doc.Pages[0].Lines {
		line := doc.Pages[0].Lines[l]
		if len(line.Words) == 3 && line.Words[1].Text == "/" {
			line.Words[2].Struck = doc.Pages[0].Lines[l-1].Words[0].Text == "1.2"
		}
	}
	const leasehold = "/propertyPack/ownership/ownershipsToBeTransferred/0/leaseholdInformation/"
	expect(t, read(TA7, doc), map[string]any{
		leasehold + "groundRent/isGroundRentPayable":            "Yes",
		leasehold + "ownershipAndManagement/hasHeadlease/yesNo": nil,
	})
}

package papers

import "testing"

// A portal prints each question as a card: its number alone, the question below, the
// answer below that. What nobody answered is no "no".
func TestSellersFormInCards(t *testing.T) {
	expect(t, read(TA6, textDoc(
		"HomeFile",
		"Seller's answers: property information form (TA6)",
		"House you are selling\t7 Weir Cottages, Leeds, LS4 2AB",
		"Solicitor\tFinch Law Limited",
		"4. Alterations",
		"Q 4.2",
		"Do you own the solar panels outright?",
		"No answer given",
		"Q 4.3",
		"Is the building listed?",
		"Don't know",
		"Q 4.4",
		"Roofing guarantee",
		"Uploaded",
		"Q 4.5",
		"Japanese knotweed at the property",
		"Yes",
		"Your comment",
		"Treated in 2019 by a specialist.",
		"Q 4.6",
		"Is there a knotweed management plan?",
		"Unanswered",
		"Q 4.7",
		"What fuel does the heating use?",
		"Oil",
		"Q 4.8",
		"When was the boiler last serviced?",
		"Not yet answered",
		"Q 4.9",
		"Mains water",
		"Yes",
		"Your comment",
		"Aire Water",
		"Digitally signed by Ann Moor on 3 May 2026 at 10:14",
	)), map[string]any{
		"/paperwurks/ta6/propertyAddress":                                                                     "7 Weir Cottages, Leeds, LS4 2AB",
		"/paperwurks/ta6/sellersSolicitor":                                                                    "Finch Law Limited",
		"/paperwurks/ta6/dateSigned":                                                                          "2026-05-03",
		"/propertyPack/electricity/solarPanels/panelsOwnedOutright/yesNo":                                     nil,
		"/propertyPack/listingAndConservation/isListed/yesNo":                                                 "Not known",
		"/propertyPack/specialistIssues/japaneseKnotweed/yesNo":                                               "Yes",
		"/propertyPack/specialistIssues/japaneseKnotweed/managementPlanInPlace":                               nil,
		"/paperwurks/ta6/japaneseKnotweedDetails":                                                             "Treated in 2019 by a specialist.",
		"/propertyPack/heating/heatingSystem/centralHeatingDetails/centralHeatingFuel/centralHeatingFuelType": "Oil",
		"/propertyPack/heating/heatingSystem/centralHeatingDetails/heatingLastServicedDate":                   nil,
		"/propertyPack/waterAndDrainage/water/mainsWater/yesNo":                                               "Yes",
		"/propertyPack/waterAndDrainage/water/mainsWater/supplier":                                            "Aire Water",
	})
}

func TestLeaseholdFormInCards(t *testing.T) {
	const lease = "/propertyPack/ownership/ownershipsToBeTransferred/0/leaseholdInformation/"
	expect(t, read(TA7, textDoc(
		"Leasehold information form (TA7)",
		"Question 1",
		"Who owns the freehold?",
		"A person or company controlled by the tenants",
		"Question 2(a)",
		"Copies of demands for the service charge",
		"Copy uploaded",
		"Question 3",
		"Has the seller challenged the service charge?",
		"(not answered)",
		"Question 4",
		"Is a managing agent employed?",
		"Yes",
	)), map[string]any{
		"/paperwurks/ta7/freeholderType":                         "A person or company controlled by the tenants",
		lease + "serviceCharge/serviceChargeChallenged/yesNo":    nil,
		lease + "ownershipAndManagement/isManagingAgentEmployed": "Yes",
	})
}

package papers

import "regexp"

// buildingSafetyCertificate is a leaseholder deed of certificate or a landlord's
// certificate under the Building Safety (Leaseholder Protections) (England)
// Regulations 2022.
var buildingSafetyCertificate = definition{
	kind: BuildingSafetyCertificate, name: "building safety certificate",
	anchors: []anchor{
		{regexp.MustCompile(`(?i)\bleaseholder\s+deed\s+of\s+certificate\b`), 0.9, true},
		{regexp.MustCompile(`(?i)\blandlord['’]?s\s+certificate\b`), 0.8, true},
		{regexp.MustCompile(`(?i)\bqualifying\s+lease\b`), 0.4, false},
		{regexp.MustCompile(`(?i)\bbuilding\s+safety\b[\s\S]{0,60}\b(?:regulations|act)\s+2022\b`), 0.4, true},
		{regexp.MustCompile(`(?i)\brelevant\s+(?:defect|building|landlord)\b`), 0.2, false},
		{regexp.MustCompile(`(?i)\bLPE\s?1\b|\bleasehold\s+(?:property|information)\b|\bTA\s?7\b`), -0.8, true},
	},
	fields: []Field{
		// Both certificates.
		{"/paperwurks/building_safety_certificate/type", "certificate", Answer}, // "Leaseholder deed of certificate", "Landlord's certificate"
		{"/paperwurks/building_safety_certificate/property", "property", Words},
		{"/paperwurks/building_safety_certificate/building", "building", Words},
		{"/paperwurks/building_safety_certificate/date", "date", Day},
		{"/paperwurks/building_safety_certificate/leaseholder", "leaseholder", Words},
		{"/paperwurks/building_safety_certificate/landlord", "landlord", Words},
		{"/paperwurks/building_safety_certificate/titleNumber", "title number", Words},
		{"/paperwurks/building_safety_certificate/qualifyingLease", "qualifying lease", Answer}, // "Yes", "No"
		{"/paperwurks/building_safety_certificate/leaseGranted", "lease granted", Day},          // before 14 February 2022 to qualify
		{"/paperwurks/building_safety_certificate/onlyHome", "only or principal home on 14 February 2022", Answer},
		{"/paperwurks/building_safety_certificate/propertiesOwned", "other dwellings owned on 14 February 2022", Number},
		{"/paperwurks/building_safety_certificate/relevantBuilding", "relevant building", Answer},
		// The landlord's certificate.
		{"/paperwurks/building_safety_certificate/relevantDefects", "relevant defects", Answer}, // "Yes", "No"
		{"/paperwurks/building_safety_certificate/defects", "defects described", Words},
		{"/paperwurks/building_safety_certificate/contributionCondition", "landlord meets the contribution condition", Answer},
		{"/paperwurks/building_safety_certificate/landlordResponsible", "landlord responsible for the defect", Answer},
		{"/paperwurks/building_safety_certificate/costsRecoverable", "costs that may be recovered", Pounds},
	},
}

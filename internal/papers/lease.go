package papers

import "github.com/paperwurks/paperwurks/internal/pattern"

// leasehold is PDTF's leasehold information of a title.
const leasehold = owned + "/leaseholdInformation"

const leaseSays = "/paperwurks/lease"

var lease = definition{
	kind: Lease, name: "lease", parse: parseLease,
	anchors: []anchor{
		{pattern.New(`(?i)\bLR1\.?\s+Date\s+of\s+lease\b`), 0.95, false},
		{pattern.New(`(?i)\bLR3\.?\s+Parties\s+to\s+this\s+lease\b`), 0.8, false},
		{pattern.New(`(?i)\bthis\s+(?:under)?lease\s+is\s+(?:made|dated)\b`), 0.85, true},
		{pattern.New(`(?m)^\W*(?:(?:UNDER|SUB-?|COUNTERPART\s+|RESIDENTIAL\s+|Counterpart\s+|Residential\s+)?(?:LEASE|Lease))\b\s*(?:\n|\f|of\b|OF\b|relating|$)`), 0.6, true},
		{pattern.New(`(?i)\bdemises?\b[^.]{0,80}?\bto\s+the\s+(?:tenant|lessee|leaseholder)\b`), 0.6, false},
		{pattern.New(`(?i)\b(?:(?:tenant|lessee|leaseholder)(?:'s|’s)?\s+covenants|obligations\s+of\s+the\s+(?:lessee|lessor))\b`), 0.4, false},
		{variationTitle, 0.6, true},
		{leaseVaried, 0.5, false},
		{pattern.New(`(?i)\binsured\s+risks\b`), 0.2, false},
		{pattern.New(`(?i)\b(?:hereinafter\s+called|the)\s+["“‘']?(?:the\s+)?lessor\b`), 0.2, false},
		{pattern.New(`(?i)\bassured\s+(?:shorthold\s+)?tenancy\s+agreement\b`), -0.8, true},
		{pattern.New(`(?i)\bofficial\s+copy\s+of\s+register\b|\bleasehold\s+(?:information|property)\s+(?:form|enquiries)\b`), -0.8, true},
	},
	fields: []Field{
		// The lease itself (prescribed clauses LR1 to LR14, Land Registration Rules 2003 rule 58A).
		{leaseSays + "/date", "date of the lease", Day},                                                                    // LR1
		{leaseSays + "/titleNumber", "title number of the lease", Words},                                                   // when noted on it
		{leaseSays + "/landlordTitle", "landlord's title number", Words},                                                   // LR2.1
		{leasehold + "/contactDetails/contacts/landlord/contact/nameOrOrganisation", "landlord", Words},                    // LR3
		{leasehold + "/contactDetails/contacts/managementCompany/contact/nameOrOrganisation", "management company", Words}, // LR3
		{leaseSays + "/landlordCompanyNumber", "landlord's company number", Words},
		{leaseSays + "/tenants/*/name", "tenant", Words},                        // LR3
		{leaseSays + "/guarantor", "guarantor", Words},                          // LR3
		{leaseSays + "/property", "property let", Words},                        // LR4
		{leaseSays + "/premium", "premium", Pounds},                             // LR7
		{leaseSays + "/restriction", "restriction agreed to be entered", Words}, // LR13
		{owned + "/ownershipType", "tenure", Answer},

		// Term (LR6; TA7 1).
		{leaseSays + "/term", "term", Words}, // as written
		{leasehold + "/leaseTerm/lengthOfLeaseInYears", "term in years", Number},
		{leasehold + "/leaseTerm/startYearOfLease", "year in which the term starts", Number},
		{leaseSays + "/start", "start of the term", Day},
		{leaseSays + "/end", "last day of the term (computed)", Day},
		{leaseSays + "/unexpiredYears", "whole years unexpired (computed)", Number},
		{leaseSays + "/unexpiredMonths", "months unexpired beyond the years (computed)", Number},

		// Of a deed that changes a lease, and of a lease granted for the surrender of one.
		{variationSays + "/date", "date of the deed that varies the lease", Day},
		{variationSays + "/of", "date of the lease that is varied or surrendered", Day},
		{variationSays + "/text", "how the lease is varied", Words},

		// Ground rent (TA7 3; LPE1 3). Each review says from when, how much or on what basis.
		{leasehold + "/groundRent/isGroundRentPayable", "ground rent payable", Answer},
		{leasehold + "/groundRent/annualGroundRent", "initial ground rent a year", Pounds}, // as first payable; the projection says what is payable now
		{leasehold + "/groundRent/groundRentFrequency", "ground rent payable how often", Answer},
		{leasehold + "/groundRent/rentSubjectToIncrease/yesNo", "ground rent increases", Answer},
		{leasehold + "/groundRent/rentSubjectToIncrease/rentReviewFrequency", "how often the ground rent is reviewed", Words},
		{leasehold + "/groundRent/rentSubjectToIncrease/rentIncreaseCalculated", "how increases are calculated", Words},
		{leaseSays + "/groundRent/basis", "basis of review", Answer}, // "peppercorn", "fixed", "steps", "doubling", "rpi", "cpi", "value", "market"
		{leaseSays + "/groundRent/intervalYears", "years between reviews", Number},
		{leaseSays + "/groundRent/percentOfValue", "ground rent as a percentage of value", Number},
		{leaseSays + "/groundRent/reviews/*/fromYear", "step from year of the term", Number},
		{leaseSays + "/groundRent/reviews/*/toYear", "step to year of the term", Number},
		{leaseSays + "/groundRent/reviews/*/from", "step from", Day},
		{leaseSays + "/groundRent/reviews/*/amount", "ground rent of the step", Pounds},
		{leaseSays + "/groundRent/projection/*/from", "projected rent from (computed)", Day},
		{leaseSays + "/groundRent/projection/*/amount", "projected rent (computed)", Pounds}, // known only for peppercorn, fixed, steps, doubling
		{leaseSays + "/groundRent/current", "ground rent now (computed)", Pounds},

		// Service charge, insurance, repair.
		{leaseSays + "/serviceCharge/proportion", "service charge proportion", Words}, // as written
		{leaseSays + "/serviceCharge/percent", "service charge percentage", Number},
		{leaseSays + "/serviceCharge/text", "service charge covenant", Words},
		{leaseSays + "/reserveFund/text", "reserve fund", Words},
		{leaseSays + "/insurance/by", "who insures the building", Answer}, // "landlord", "tenant", "management company"
		{leaseSays + "/insurance/text", "insurance covenant", Words},
		{leaseSays + "/repair/structureBy", "who repairs structure and roof", Answer}, // as above
		{leaseSays + "/repair/structure", "covenant to repair the structure", Words},
		{leaseSays + "/repair/interior", "tenant's repairing covenant", Words},

		// Restrictions on the tenant.
		{leaseSays + "/alterations/text", "alterations", Words},
		{leaseSays + "/alterations/rule", "alterations are", Answer}, // "prohibited", "with consent", "structural prohibited"
		{leaseSays + "/assignment/text", "assignment", Words},
		{leaseSays + "/assignment/rule", "assignment is", Answer}, // "prohibited", "with consent", "free"
		{leaseSays + "/assignment/notUnreasonablyWithheld", "consent to assign not to be unreasonably withheld", Answer},
		{leaseSays + "/underletting/text", "underletting", Words},
		{leaseSays + "/underletting/rule", "underletting is", Answer}, // as for assignment
		{leaseSays + "/charging/text", "mortgaging", Words},
		{leaseSays + "/charging/rule", "mortgaging is", Answer}, // as for assignment
		{leaseSays + "/charging/notUnreasonablyWithheld", "consent to mortgage not to be unreasonably withheld", Answer},
		{leaseSays + "/pets/text", "pets", Words},
		{leaseSays + "/pets/rule", "pets are", Answer}, // "prohibited", "with consent"
		{leaseSays + "/flooring/text", "floor coverings", Words},
		{leaseSays + "/use/text", "use", Words},
		{leaseSays + "/shortLets/text", "short lets", Words},

		// Forfeiture.
		{leaseSays + "/forfeiture/text", "forfeiture", Words},
		{leaseSays + "/forfeiture/onInsolvency", "forfeiture on bankruptcy or insolvency", Answer},
		{leaseSays + "/forfeiture/insolvency", "words on insolvency", Words},
		{leaseSays + "/forfeiture/arrearsDays", "days in arrear before re-entry", Number},

		// Dealings.
		{leaseSays + "/notice/text", "notice of dealings", Words},
		{leaseSays + "/notice/fee", "fee for registering a notice", Pounds},
		{leaseSays + "/notice/days", "days within which to give notice", Number},
		{leasehold + "/transferAndRegistration/deedOfCovenantRequired/yesNoNotKnown", "deed of covenant on assignment", Answer},
		{leaseSays + "/deedOfCovenant/text", "deed of covenant", Words},
		{leasehold + "/transferAndRegistration/licenceToAssignRequired/yesNo", "licence to assign required", Answer},
		{leasehold + "/transferAndRegistration/requirementsToBeMemberOfManagementCompany/yesNoNotApplicable", "tenant must be a member of the management company", Answer},
		{leaseSays + "/membership/text", "membership of the management company", Words},
		{leasehold + "/ownershipAndManagement/hasHeadlease/yesNo", "there is a headlease", Answer},
		{leaseSays + "/headlease/text", "headlease", Words},
		{leaseSays + "/shareOfFreehold/text", "share of freehold", Words},
		{leaseSays + "/mutualEnforcement/text", "enforcing other tenants' covenants", Words},
		{leasehold + "/sharedOwnership/isSharedOwnership", "shared ownership", Answer},
		{leasehold + "/sharedOwnership/sharedOwnershipPercentage", "share owned", Number},
	},
}

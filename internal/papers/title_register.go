package papers

import "regexp"

// oc is PDTF's summary of an official copy; the first star is the title.
const oc = "/propertyPack/titlesToBeSold/*/registerExtract/ocSummaryData"

// owned is PDTF's ownership that is to be transferred; the star is the title.
const owned = "/propertyPack/ownership/ownershipsToBeTransferred/*"

// registerSays is where what PDTF has no place for stands.
const registerSays = "/paperwurks/title_register"

var titleRegister = definition{
	kind: TitleRegister, name: "title register",
	anchors: []anchor{
		{regexp.MustCompile(`(?i)\bofficial\s+copy\s+of\s+register\s+of\s+title\b`), 0.9, true},
		{regexp.MustCompile(`(?i)\bthis\s+official\s+copy\s+shows\s+the\s+entries\b`), 0.9, false},
		{regexp.MustCompile(`(?i)\bA\s*:\s*(?:Property\s+Register|Cofrestr\s+Eiddo)\b`), 0.8, false},
		{regexp.MustCompile(`(?i)\bB\s*:\s*(?:Proprietorship\s+Register|Cofrestr\s+Perchnogaeth)\b`), 0.8, false},
		{regexp.MustCompile(`(?i)\bC\s*:\s*(?:Charges\s+Register|Cofrestr\s+Arwystlon)\b`), 0.6, false},
	},
	fields: []Field{
		// The head of the copy (OC1).
		{"/propertyPack/titlesToBeSold/*/titleNumber", "title number", Words},
		{oc + "/editionDate", "edition date", Day},
		{oc + "/officialCopyDateTime", "entries as at (date and time)", Words}, // 2006-01-02T15:04:05
		{registerSays + "/entriesAsAt", "entries as at", Day},
		{oc + "/title/titleRegistrationDetails/landRegistryOfficeName", "Land Registry office", Words},

		// A: property register.
		{owned + "/ownershipType", "tenure", Answer},                                              // "Freehold", "Leasehold", "Commonhold"
		{registerSays + "/class", "class of title", Answer},                                       // "absolute", "good leasehold", "possessory", "qualified"
		{oc + "/title/classOfTitleCode", "class of title (code)", Answer},                         // HM Land Registry's code: 10 absolute freehold … 90 possessory leasehold
		{registerSays + "/address", "property address", Words},                                    // as entry A1 has it
		{oc + "/propertyAddress/*/postcodeZone/postcode", "postcode", Words},                      // SW1A 1AA
		{oc + "/title/titleRegistrationDetails/administrativeArea", "county", Words},              // "KENT" of "KENT : CANTERBURY"
		{oc + "/title/titleRegistrationDetails/districtName", "district", Words},                  // "CANTERBURY"
		{registerSays + "/rightsBenefiting/*/text", "right benefiting the land", Words},           // each A entry that grants
		{registerSays + "/minesAndMinerals/text", "mines and minerals excepted", Words},           //
		{registerSays + "/landRemoved/*/text", "land removed from the title", Words},              //
		{registerSays + "/landAdded/*/text", "land added to the title", Words},                    //
		{registerSays + "/partOfBuilding/text", "only part of a building is in the title", Words}, // flying freehold
		{registerSays + "/superiorTitle", "landlord's title number", Words},                       // leasehold only
		{oc + "/lease/leaseEntry/*/leaseDate", "date of the registered lease", Day},               // lease particulars
		{oc + "/lease/leaseEntry/*/leaseTerm", "term of the registered lease", Words},             // as written
		{oc + "/lease/leaseEntry/*/Rent", "rent of the registered lease", Words},                  // as written
		{registerSays + "/lease/parties", "parties to the registered lease", Words},               // as written
		{owned + "/leaseholdInformation/leaseTerm/lengthOfLeaseInYears", "term in years", Number}, // TA7 1, LPE1
		{registerSays + "/lease/start", "start of the term", Day},                                 //
		{registerSays + "/lease/end", "end of the term (computed)", Day},                          // last day
		{registerSays + "/lease/unexpiredYears", "unexpired years (computed)", Number},            // as at the report's day
		{registerSays + "/lease/alienation", "lease restricts alienation", Words},                 // the entry that says so

		// B: proprietorship register.
		{registerSays + "/proprietors/*/name", "registered proprietor", Words},
		{registerSays + "/proprietors/*/address", "proprietor's address", Words}, // the first proprietor of an entry carries it
		{oc + "/proprietorship/registeredProprietorParty/*/privateIndividual/name/forenamesName", "proprietor's forenames", Words},
		{oc + "/proprietorship/registeredProprietorParty/*/privateIndividual/name/surnameName", "proprietor's surname", Words},
		{oc + "/proprietorship/registeredProprietorParty/*/organization/name", "proprietor (organisation)", Words},
		{oc + "/proprietorship/registeredProprietorParty/*/organization/companyRegistrationNumber", "proprietor's company number", Words},
		{oc + "/proprietorship/currentProprietorshipDate", "proprietor registered on", Day},
		{registerSays + "/pricePaid", "price paid", Pounds},
		{registerSays + "/pricePaidOn", "price paid on", Day},
		{registerSays + "/valueStated", "value stated on registration", Pounds},
		{registerSays + "/personalCovenants/*/text", "personal (indemnity) covenant", Words},
		// Restrictions: form is the letter of Land Registration Rules 2003, Schedule 4,
		// told by the wording; it is left out where the wording fits no standard form.
		{registerSays + "/restrictions/*/entry", "restriction's entry number", Words},
		{registerSays + "/restrictions/*/date", "restriction registered on", Day},
		{registerSays + "/restrictions/*/text", "restriction", Words},
		{registerSays + "/restrictions/*/form", "restriction's standard form", Answer},
		{registerSays + "/restrictions/*/beneficiary", "whose consent or certificate the restriction wants", Words},
		{registerSays + "/restrictions/*/chargeDate", "date of the charge that the restriction protects", Day},
		{oc + "/caution/entryDetails/*/entryText", "caution", Words},
		{oc + "/bankruptcy/entryDetails/*/entryText", "bankruptcy entry", Words},
		{oc + "/deathOfProprietor/entryDetails/*/entryText", "death of a proprietor", Words},

		// C: charges register.
		{oc + "/charge/chargeEntry/*/chargeDate", "registered charge dated", Day},
		{oc + "/charge/chargeEntry/*/registeredCharge/entryDetails/entryNumber", "registered charge's entry number", Words},
		{oc + "/charge/chargeEntry/*/chargeProprietor/chargeeParty/*/organization/name", "lender", Words},
		{oc + "/charge/chargeEntry/*/chargeProprietor/chargeeParty/*/organization/companyRegistrationNumber", "lender's company number", Words},
		{registerSays + "/covenants/*/text", "restrictive covenant", Words},
		{registerSays + "/covenants/*/deedDate", "date of the deed with the covenants", Day},
		{registerSays + "/covenants/*/entry", "covenant's entry number", Words},
		{registerSays + "/covenants/*/where", "where the covenants are set out", Answer}, // "set out", "copy filed", "no particulars"
		{registerSays + "/easements/*/text", "right to which the land is subject", Words},
		{oc + "/rentCharge/entryDetails/*/entryText", "rentcharge", Words},
		{registerSays + "/rentcharges/*/amount", "rentcharge a year", Pounds},
		{oc + "/agreedNotice/agreedNoticeEntry/*/entryDetails/entryText", "agreed notice", Words},
		{oc + "/unilateralNoticeDetails/unilateralNoticeEntry/*/unilateralNotice/entryText", "unilateral notice", Words},
		{registerSays + "/unilateralNotices/*/beneficiary", "beneficiary of the unilateral notice", Words},
		{oc + "/homeRights/homeRightsEntry/*/homeRightsEntryDetails/entryText", "home rights", Words},
		{oc + "/equitableCharge/entryDetails/*/entryText", "equitable charge", Words},
		{oc + "/creditorsNotice/entryDetails/*/entryText", "creditors' notice", Words},
		{oc + "/rightOfPreEmption/entryDetails/*/entryText", "right of pre-emption", Words},
		{oc + "/vendorsLien/entryDetails/*/entryText", "vendor's lien", Words},
		{oc + "/discountCharge/entryDetails/*/entryText", "discount charge (right to buy)", Words},
		{registerSays + "/estateContracts/*/text", "estate contract or option", Words},
		{registerSays + "/overage/*/text", "overage or clawback", Words},
		{registerSays + "/chancel/text", "chancel repair liability", Words},
		{registerSays + "/leases/*/registered", "noted lease registered on", Day},
		{registerSays + "/leases/*/property", "noted lease of", Words},
		{registerSays + "/leases/*/date", "noted lease dated", Day},
		{registerSays + "/leases/*/term", "noted lease's term", Words},
		{registerSays + "/leases/*/title", "noted lease's title number", Words},

		// Every entry, in the order of the register.
		{registerSays + "/entries/*/register", "register of the entry", Answer}, // "A", "B", "C", "D" (schedules)
		{registerSays + "/entries/*/number", "entry number", Words},
		{registerSays + "/entries/*/date", "entry date", Day},
		{registerSays + "/entries/*/text", "entry", Words}, // its first words, on one page

		// Documents that the register says are filed, to be ordered.
		{oc + "/documentDetails/document/*/registerDescription", "document filed", Words},
		{oc + "/documentDetails/document/*/documentDate", "document's date", Day},
		{oc + "/documentDetails/document/*/filedUnder", "document filed under title", Words},
		{oc + "/documentDetails/document/*/entryNumber/*", "document's entry number", Words},
	},
}

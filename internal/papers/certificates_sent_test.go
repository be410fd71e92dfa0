package papers

import (
	"fmt"
	"testing"

	"github.com/paperwurks/paperwurks/internal/evidence"
)

// Energy certificates of the years until 2012: a sentence that explains the rating on every
// one of them, the assessor's address on the second page, savings beside the measures and
// no costs.
func TestEPCOfTheFirstYears(t *testing.T) {
	s := read(EPC, grid(`
Energy Performance Certificate                                  SAP
Dwelling type:            Mid-terrace house
Date of certificate:      05-Nov-2009
Reference number:         9548-4902-7200-1871-5940

17, Alder Crescent
NORFORD
NR9 8ZZ

The energy efficiency rating is a measure of the overall efficiency of a home.
                          Current      Potential
(69-80) C                              72
(39-54) E                 47
\f
About this document
Assessor's name:          Mr Derek Palfreyman
Company name:             Palfreyman Surveys Ltd
Address:                  4 Mill Lane, Norford, NR9 1AA
Recommendations
Lower cost measures                      Typical savings per year     Rating after
1 Low energy lighting for all outlets    £31                          E 49
2 Upgrade heating controls               £88                          E 53
`))
	expect(t, s, map[string]any{
		epcCertificate + "currentEnergyRating":             "E",
		epcCertificate + "currentEnergyEfficiency":         47.0,
		epcCertificate + "potentialEnergyEfficiency":       72.0,
		epcCertificate + "postcode":                        "NR9 8ZZ",
		at(epcRecommendations+"improvementSummaryText", 1): "Upgrade heating controls",
		at(epcRecommendations+"indicativeCost", 0):         nil,
		at(epcRecommendations+"indicativeCost", 1):         nil,
	})
}

// Warranties of several parts: the builder's years are neither the end of the cover nor its
// length, and the sum for a buyer's deposit is not its limit.
func TestWarrantyOfSeveralParts(t *testing.T) {
	const base = "/paperwurks/new_home_warranty/"
	expect(t, read(NewHomeWarranty, grid(`
Buildmark insurance certificate
Policy number              PL7734201/012
Section                    Period of cover                    Limit
Before completion          Exchange to completion             £100,000
Builder warranty           25 June 2021 to 24 June 2023       £315,000
Structural insurance       25 June 2023 to 24 June 2031       £315,000
`)), map[string]any{
		base + "startDate": "2021-06-25", base + "endDate": "2031-06-24", base + "defectsPeriodEnd": "2023-06-24", base + "term": 10.0, base + "limit": 315000.0,
	})
	expect(t, read(NewHomeWarranty, textDoc(
		"LABC Warranty", "Certificate of Insurance",
		"Defects Insurance Period: two years commencing 15th March 2024",
		"Structural Insurance Period: eight years commencing at the end of the Defects Insurance Period and ending 14th March 2034",
		"Excess: Defects £100; Structural £1,000 each and every claim",
	)), map[string]any{
		base + "startDate": "2024-03-15", base + "endDate": "2034-03-14", base + "term": 10.0, base + "excess": 1000.0,
	})
	// Two periods that have nothing to do with each other are no cover of several parts.
	expect(t, read(NewHomeWarranty, textDoc(
		"Premier Guarantee", "Certificate of Insurance", "Developer's registration: 1 May 2015 to 30 April 2016",
		"Period of insurance: 1 July 2020 to 30 June 2030",
	)), map[string]any{base + "defectsPeriodEnd": nil})
}

// A schedule of several covers, one of which is not taken.
func TestIndemnityOfSeveralCovers(t *testing.T) {
	const base = "/paperwurks/indemnity_policy/"
	s := read(IndemnityPolicy, grid(`
Legal Indemnity Policy
Policy schedule
Limit of Indemnity         £650,000

Insured Risks
A     Breach of Restrictive Covenants              £112.00
B     Lack of Building Regulations Consent         £145.60
C     Chancel Repair Liability                     £22.40
D     Absence of Easement                          Not insured

Total premium              £280.00
Exclusions
Any claim for lack of planning permission
`))
	expect(t, s, map[string]any{
		base + "risks/0": "Lack of building regulations consent", base + "risks/1": "Breach of restrictive covenant", base + "risks/2": "Chancel repair", base + "risks/3": nil,
	})
}

// A label that a narrow column breaks, a value that goes on below its label, and the day on
// which a notice came, which is not the certificate's.
func TestBuildingControlInNarrowColumns(t *testing.T) {
	s := read(BuildingRegsCertificate, grid(`
NORFORD DISTRICT COUNCIL
COMPLETION CERTIFICATE
Application       BN/2018/01142
Number:
Description of    Single storey rear extension and removal of internal
Work:             wall between kitchen and dining room
Date Notice Received:      06/04/2018
Date of Certificate:       29/11/2018
`))
	expect(t, s, map[string]any{
		buildingRegsPath + "works":           "Single storey rear extension and removal of internal wall between kitchen and dining room",
		buildingRegsPath + "certificateDate": "2018-11-29",
	})
	s = read(BuildingRegsCertificate, textDoc(
		"Assent Building Control Ltd Registered Building Control Approver", "FINAL CERTIFICATE",
		"This certificate relates to the following work: Loft conversion with rear dormer and", "new staircase forming a bedroom.",
		"Date: 14 February 2025",
	))
	expect(t, s, map[string]any{
		buildingRegsPath + "works":  "Loft conversion with rear dormer and new staircase forming a bedroom.",
		buildingRegsPath + "issuer": "Assent Building Control Ltd",
	})
}

// Certificates of several schemes on one sheet: each fact is its own certificate's.
func TestCertificatesOnOneSheet(t *testing.T) {
	facts := Extract(CompetentPersonCertificate, evidence.NewText(grid(`
FENSA Certificate
Certificate number: 15584201
Property: 5 Dunlin Close, Norford NR7 7ZZ
Windows 9 Doors 1
Installer: Crystal Glaze Windows Ltd

Building Regulations Compliance Certificate
Gas Safe Register
Certificate number: 6120044718
Installation address: 5 Dunlin Close, Norford, NR7 7ZZ
Description of work: Install a gas fired boiler
Date work completed: 5 January 2021
Registered business: Harbour Heating Ltd

NICEIC Building Regulations Certificate of Compliance
Certificate number: NCC/30117729
Address of installation: 5 Dunlin Close, Norford NR7 7ZZ
Description of work: Replacement consumer unit
Work completion date: 23 Sep 2022
`)), day)
	got := map[string][]any{}
	for _, f := range facts {
		got[f.Path()] = append(got[f.Path()], f.Normalised())
	}
	for field, want := range map[string]string{
		"scheme":            "[FENSA Gas Safe Register NICEIC]",
		"certificateNumber": "[15584201 6120044718 NCC/30117729]",
		"work":              "[Windows 9 Doors 1 Install a gas fired boiler Replacement consumer unit]",
		"workDate":          "[2021-01-05 2022-09-23]",
	} {
		if s := fmt.Sprint(got[competentPath+field]); s != want {
			t.Errorf("%s: %s, want %s", field, s, want)
		}
	}
	// One certificate whose second heading repeats its number is one.
	one := evidence.NewText(textDoc("FENSA Certificate", "Certificate number: 15584201", "5 Dunlin Close, Norford NR7 7ZZ", "Certificate of compliance", "Certificate number: 15584201", "5 Dunlin Close, Norford NR7 7ZZ"))
	if n := len(certificatesIn(one)); n != 1 {
		t.Errorf("%d certificates, want 1", n)
	}
}

// What schemes count behind labels, and an installer with its registration.
func TestCompetentPersonCounts(t *testing.T) {
	expect(t, read(CompetentPersonCertificate, textDoc(
		"FENSA Certificate", "Certificate number: 15584201", "Windows 9 Doors 1", "Installer: Crystal Glaze Ltd (FENSA ID 22918)", "Date of issue: 2 June 2016",
	)), map[string]any{
		competentPath + "work": "Windows 9 Doors 1", competentPath + "installer": "Crystal Glaze Ltd", competentPath + "installerNumber": "22918",
	})
}

// The heads of a table's columns are no works.
func TestCompetentColumnsAreNoWorks(t *testing.T) {
	expect(t, read(CompetentPersonCertificate, grid(`
Building Regulations Compliance Certificate
Gas Safe Register
Work                       Local authority      Date completed
`)), map[string]any{competentPath + "work": nil})
}

// Whoever is named beside a label of his own is no tenant.
func TestGuarantorIsNoTenant(t *testing.T) {
	s := read(TenancyAgreement, grid(`
ASSURED SHORTHOLD TENANCY AGREEMENT
Parties - the Landlord     Mrs Beryl Armitage, 12 Cliff Road, Norford NR26 9ZZ
the Tenant(s)              Daniel Okoro and Jess Tindall
the Guarantor              Peter Tindall
The Rent                   £1,150.00 per calendar month
`))
	expect(t, s, map[string]any{
		tenancySays + "/landlord": "Mrs Beryl Armitage", tenancySays + "/tenants/0/name": "Daniel Okoro", tenancySays + "/tenants/1/name": "Jess Tindall", tenancySays + "/tenants/2/name": nil,
	})
}

// Both certificates under the Building Safety Act: the heading of the regulations names no
// leaseholder, a question describes no defect.
func TestBuildingSafetyHeadings(t *testing.T) {
	const base = "/paperwurks/building_safety_certificate/"
	expect(t, read(BuildingSafetyCertificate, textDoc(
		"Landlord's certificate", "Regulation 6 of The Building Safety (Leaseholder Protections) (England) Regulations 2022",
		"Landlord: Solent Ground Rents Limited (Co. No. 07110022)", "1. Relevant defects: was the current landlord responsible for a relevant defect?",
		"The lease was a qualifying lease on 14 February 2022.",
	)), map[string]any{base + "leaseholder": nil, base + "defects": nil, base + "landlord": "Solent Ground Rents Limited", base + "qualifyingLease": "Yes"})
}

// An offer of two parts, its security told as a charge, and the number of its account,
// which the letter's reference is not.
func TestOfferPartAndPart(t *testing.T) {
	expect(t, read(MortgageOffer, textDoc(
		"Mortgage Offer", "Our ref: MTG/4418820/KL", "Account number: 0-44188203-1", "Type of loan: Part interest-only and part capital and interest",
		"Security: First legal charge over 28 Heather Rise, Norford NR6 9ZZ",
	)), map[string]any{
		offerSays + "/repayment": "part and part", offerSays + "/account": "0-44188203-1", offerSays + "/property": "28 Heather Rise, Norford NR6 9ZZ",
	})
}

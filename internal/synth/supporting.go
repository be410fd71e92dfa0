package synth

import (
	"math/rand/v2"
	"strings"

	"github.com/paperwurks/paperwurks/internal/papers"
)

// supportingLayouts is the certificates, notices, policies and letters.
var supportingLayouts = []layout{
	{kind: papers.PlanningDecision, name: "planning letter", write: planningLetter, fits: hasWorks},
	{kind: papers.PlanningDecision, name: "planning notice, table", write: planningTable, fits: hasWorks},
	{kind: papers.PlanningDecision, name: "planning notice, reasons beside", write: planningSchedule, fits: hasWorks},
	{kind: papers.PlanningDecision, name: "planning notice in two parts", heldOut: true, write: planningPart, fits: hasWorks},

	{kind: papers.BuildingRegsCertificate, name: "completion certificate, letter", write: completionLetter, fits: hasCertified},
	{kind: papers.BuildingRegsCertificate, name: "completion certificate, table", write: completionForm, fits: hasCertified},
	{kind: papers.BuildingRegsCertificate, name: "completion certificate, boxes", write: completionBoxes, fits: hasCertified},
	{kind: papers.BuildingRegsCertificate, name: "approved inspector's final certificate", heldOut: true, write: finalCertificate, fits: inspected},

	{kind: papers.CompetentPersonCertificate, name: "scheme certificate, table", write: competentCard, fits: hasSelfCertified},
	{kind: papers.CompetentPersonCertificate, name: "scheme certificate, letter", write: competentLetter, fits: hasSelfCertified},
	{kind: papers.CompetentPersonCertificate, name: "scheme certificate, panels", write: competentPanels, fits: hasSelfCertified},
	{kind: papers.CompetentPersonCertificate, name: "scheme certificate, slip", heldOut: true, write: competentSlip, fits: hasSelfCertified},

	{kind: papers.NewHomeWarranty, name: "warranty schedule", write: warrantySchedule, fits: hasWarranty},
	{kind: papers.NewHomeWarranty, name: "warranty certificate", write: warrantyNote, fits: hasWarranty},
	{kind: papers.NewHomeWarranty, name: "warranty by sections", write: warrantySections, fits: hasWarranty},
	{kind: papers.NewHomeWarranty, name: "warranty sheet", heldOut: true, write: warrantySheet, fits: hasWarranty},

	{kind: papers.IndemnityPolicy, name: "indemnity schedule", write: indemnitySchedule},
	{kind: papers.IndemnityPolicy, name: "indemnity policy, clauses", write: indemnityText},
	{kind: papers.IndemnityPolicy, name: "indemnity definitions", write: indemnityDefinitions},
	{kind: papers.IndemnityPolicy, name: "indemnity certificate", heldOut: true, write: indemnityCover},

	{kind: papers.ServiceChargeAccounts, name: "accountant's statement", write: accountsStatement, fits: isManaged},
	{kind: papers.ServiceChargeAccounts, name: "agent's spreadsheet", write: accountsSheet, fits: isManaged},
	{kind: papers.ServiceChargeAccounts, name: "numbered lines", write: accountsNumbered, fits: isManaged},
	{kind: papers.ServiceChargeAccounts, name: "typewritten accounts", heldOut: true, write: accountsPlain, fits: isManaged},

	{kind: papers.Section20Notice, name: "notice of intention, letter", write: sectionIntention, fits: hasSection20},
	{kind: papers.Section20Notice, name: "statement of estimates", write: sectionEstimates, fits: hasSection20},
	{kind: papers.Section20Notice, name: "questions and answers", write: sectionQuestions, fits: hasSection20},
	{kind: papers.Section20Notice, name: "notice of intention, typed sheet", heldOut: true, write: sectionTyped, fits: hasSection20},

	{kind: papers.InsuranceSchedule, name: "insurer's schedule", write: insuranceTable, fits: hasBlock},
	{kind: papers.InsuranceSchedule, name: "broker's letter", write: insuranceLetter, fits: hasBlock},
	{kind: papers.InsuranceSchedule, name: "summary of cover", write: insuranceKeyFacts, fits: hasBlock},
	{kind: papers.InsuranceSchedule, name: "schedule, labels above", heldOut: true, write: insuranceLabels, fits: hasBlock},

	{kind: papers.EWS1, name: "ews1 form", write: ewsForm, fits: hasEWS1},
	{kind: papers.EWS1, name: "ews1 typed", write: ewsTyped, fits: hasEWS1},
	{kind: papers.EWS1, name: "ews1 declaration", write: ewsDeclaration, fits: hasEWS1},
	{kind: papers.EWS1, name: "ews1 letters in a row", heldOut: true, write: ewsRow, fits: hasEWS1},

	{kind: papers.BuildingSafetyCertificate, name: "safety certificate, sans", write: safetyForm, fits: hasBlock},
	{kind: papers.BuildingSafetyCertificate, name: "safety certificate, serif", write: safetyText, fits: hasBlock},
	{kind: papers.BuildingSafetyCertificate, name: "safety certificate, clauses", write: safetyClauses, fits: hasBlock},

	{kind: papers.Correspondence, name: "agent's demand", write: agentDemand, fits: isManaged},
	{kind: papers.Correspondence, name: "agent's annual letter", write: agentNews, fits: isManaged},
	{kind: papers.Correspondence, name: "solicitor's letter", write: solicitorLetter},
	{kind: papers.Correspondence, name: "solicitor's letter, word", format: "docx", write: solicitorLetter},
	{kind: papers.Correspondence, name: "agent's reminder with a slip", write: agentReminder, fits: isManaged},
	{kind: papers.Correspondence, name: "replies under a table of references", write: sellersReply},

	{kind: papers.Correspondence, name: "printed e-mail", heldOut: true, write: printedEmail},

	{kind: papers.Other, name: "boiler manual", write: boilerManual},
	{kind: papers.Other, name: "removal quotation", write: removalQuote},
	{kind: papers.Other, name: "survey extract", write: surveyExtract},
	{kind: papers.Other, name: "floor plan", write: floorPlan},
	{kind: papers.Other, name: "council tax bill", heldOut: true, write: councilTax},
}

func isManaged(c *Case) bool        { return c.managedBlock() != nil }
func hasBlock(c *Case) bool         { return c.Block != nil && c.Lease != nil }
func hasSection20(c *Case) bool     { return hasBlock(c) && c.Block.Section20 != "" }
func hasEWS1(c *Case) bool          { return hasBlock(c) && c.Block.EWS1 != "" }
func hasWorks(c *Case) bool         { return len(c.works()) > 0 }
func hasCertified(c *Case) bool     { return len(c.certified()) > 0 }
func inspected(c *Case) bool        { return hasCertified(c) && !c.Has("plans-approval-only") }
func hasSelfCertified(c *Case) bool { return len(c.selfCertified()) > 0 }
func hasWarranty(c *Case) bool      { return c.Home.Warranty != nil }

// supportOf is the supporting papers that a case's pack has. Work without its
// certificate has none here: that is the fault.
func supportOf(c *Case) []papers.Kind {
	r := rand.New(rand.NewPCG(c.Seed, stream("supporting papers", 0)))
	var kinds []papers.Kind
	some := func(k papers.Kind, n int) {
		for range n {
			kinds = append(kinds, k)
		}
	}
	for _, w := range c.works() {
		if w.Planning != "" {
			some(papers.PlanningDecision, 1)
		}
	}
	some(papers.BuildingRegsCertificate, len(c.certified()))
	some(papers.CompetentPersonCertificate, len(c.selfCertified()))
	if c.Home.Warranty != nil {
		some(papers.NewHomeWarranty, 1)
	}
	if c.Has("indemnity-limit-low") || c.Trapped("indemnity-in-force") {
		some(papers.IndemnityPolicy, 1)
	}
	if c.Block != nil {
		some(papers.ServiceChargeAccounts, between(r, 1, 2))
		some(papers.InsuranceSchedule, 1)
		if c.Block.Section20 != "" {
			some(papers.Section20Notice, 1)
		}
		if c.Block.EWS1 != "" {
			some(papers.EWS1, 1)
		}
		if c.Block.tall() {
			some(papers.BuildingSafetyCertificate, map[bool]int{true: 2, false: 1}[c.Block.CertificateOK])
		}
		some(papers.Correspondence, 1)
	} else if c.Estate != nil && chance(r, 0.5) {
		some(papers.ServiceChargeAccounts, 1)
	}
	if chance(r, 0.4) {
		some(papers.Correspondence, 1)
	}
	some(papers.Other, between(r, 0, 2))
	return kinds
}

// propertySaid is an address that ends in the home's postcode, both recorded: a
// paper that prints the postcode says it, on a line of its own or not.
func (p *paper) propertySaid(base, address string) string {
	code := p.c.Property.Postcode
	return p.words(base+"property", strings.TrimSuffix(address, code)+p.words(base+"postcode", code))
}

package papers

import (
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/evidence"
)

// Papers that come with every sale and are of no kind here: each by its title as issuers
// set it, on one line or two, among words of the kinds that it could be taken for.
func TestOtherPapersByTitle(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		is    string
	}{
		"gas record": {[]string{"LANDLORD/HOMEOWNER GAS SAFETY RECORD", "Serial No. 118320", "Registered Business\tInspection address\tLandlord",
			"Lomax Heating, Gas Safe Reg. No. 554210\t8 Nelson Terrace, Ely\tMr B Achebe", "Gas boiler\tVaillant\tsafe to use: Yes"}, "gas safety record"},
		"gas certificate": {[]string{"Gas Safe Register", "Domestic Gas Safety Certificate (CP12)", "Registered engineer: G Lomax", "Certificate number: 88120045", "Gas boiler in the kitchen: pass"}, "gas safety record"},
		"report over two lines": {[]string{"Certificate No: 18.2/ICR-00451123", "ELECTRICAL INSTALLATION", "CONDITION REPORT", "NICEIC approved contractor", "Registered business: Voltaic Electrical Ltd",
			"Consumer unit: C3", "Overall assessment: unsatisfactory"}, "condition report"},
		"fire risk": {[]string{"Fire Risk Assessment", "Hollins House, Hollins Road", "External wall: brick, no cladding, no combustible materials", "Assessor: K Nuttall, chartered member of the institution",
			"The risk to life from fire at the building is moderate", "Balconies: none. Attachments: none. Remedial actions below."}, "fire risk assessment"},
		"probate":  {[]string{"IN THE HIGH COURT OF JUSTICE", "The District Probate Registry at Norford", "BE IT KNOWN that Winifred Hargreaves of 19 Larkfield Road died on 4 April 2026"}, "grant of representation"},
		"attorney": {[]string{"Office of the Public Guardian", "Lasting power of attorney", "Property and financial affairs", "The donor: Leonard Vickers"}, "power of attorney"},
		"identity": {[]string{"Digital Identity Verification Report", "Name: Erik Lindqvist", "Overall result: PASS"}, "identity check"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Classify(evidence.NewText(textDoc(c.lines...))); got.Kind != Other || !strings.Contains(got.Reason, c.is) {
				t.Errorf("%s (%.2f: %s), want other, %s", got.Kind, got.Confidence, got.Reason, c.is)
			}
		})
	}
	// What only names such a paper is what it is.
	for name, c := range map[string]struct {
		lines []string
		want  Kind
	}{
		"compliance certificate": {[]string{"Gas Safe Register", "Building Regulations Compliance Certificate", "Certificate number: 6120044718", "Installation address: 5 Dunlin Close, Poole, BH17 7ZZ",
			"Install a gas boiler", "Registered business: Harbour Heating", "This is not a gas safety record."}, CompetentPersonCertificate},
		"tenancy": {[]string{"ASSURED SHORTHOLD TENANCY AGREEMENT", "Landlord: John Oakes", "Tenant: Ada Reed", "Gas safety certificate: received", "The Tenant's covenants: to pay the rent and keep the deposit"}, TenancyAgreement},
		"letter":  {[]string{"Hill Homes", "Dear Mr Oakes", "Gas safety record", "We enclose the record that you asked for.", "Kind regards", "Ann"}, Correspondence},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Classify(evidence.NewText(textDoc(c.lines...))); got.Kind != c.want {
				t.Errorf("%s (%.2f: %s), want %s", got.Kind, got.Confidence, got.Reason, c.want)
			}
		})
	}
}

// An agent's message about a sale is a message whatever its subject names; one that brings
// the memorandum in its body is the memorandum.
func TestMessageAboutAMemorandum(t *testing.T) {
	head := []string{"From: Josh Pike <josh@agents.example>", "Sent: 05 November 2026 16:42", "To: Rachel Dunne", "Subject: RE: 73 Larch Way – Memorandum of sale / chain update"}
	about := append(head[:4:4], "Hi Rachel", "Just chasing. The vendors say that there is no FENSA certificate. The sale price is confirmed as £287,500.", "Kind regards", "Josh")
	if got := Classify(evidence.NewText(textDoc(about...))); got.Kind != Correspondence {
		t.Errorf("%s (%s), want a letter", got.Kind, got.Reason)
	}
	brings := append(head[:4:4], "Vendor: John Oakes", "Purchaser: Ada Reed", "Price agreed: £287,500", "Vendor's solicitors: Rook LLP", "Subject to contract")
	if got := Classify(evidence.NewText(textDoc(brings...))); got.Kind != MemorandumOfSale {
		t.Errorf("%s (%s), want the memorandum", got.Kind, got.Reason)
	}
}

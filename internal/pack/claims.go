package pack

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/evidence"
)

// The shape of verified claims of PDTF v3 (schemas/verifiedClaims/pdtf-verified-claims.json),
// which is that of OpenID Connect for Identity Assurance 1.0. What the schema leaves
// open and is ours is named in docs/formats/pack.md.
type claimsFile struct {
	VerifiedClaims []claim `json:"verified_claims"`
}

type claim struct {
	ID            string         `json:"id"`
	Transaction   string         `json:"transactionId"`
	SchemaVersion string         `json:"schemaVersion"`
	Verification  verification   `json:"verification"`
	Claims        map[string]any `json:"claims"` // JSON pointer to value
}

type verification struct {
	Framework string  `json:"trust_framework"`
	Time      string  `json:"time"`
	Evidence  []proof `json:"evidence"`
	// Ours: whether a person looked, and how sure the program was without one.
	ByPerson   bool    `json:"verified_by_person"`
	Confidence float64 `json:"confidence"`
}

type proof struct {
	Type        string       `json:"type"`
	Method      *method      `json:"verification_method,omitempty"`
	Verifier    *verifier    `json:"verifier,omitempty"`
	Time        string       `json:"time,omitempty"`
	Details     *details     `json:"document_details,omitempty"`
	Attestation *attestation `json:"attestation,omitempty"`
	Attachments []attachment `json:"attachments,omitempty"`
	Quotations  []quotation  `json:"quotations,omitempty"` // ours
}

type method struct {
	Type string `json:"type"`
}

type verifier struct {
	Organization string `json:"organization"`
	Txn          string `json:"txn,omitempty"`
}

type details struct {
	Type string `json:"type"`
}

type attestation struct {
	Type    string  `json:"type"`
	Issued  string  `json:"date_of_issuance,omitempty"`
	Voucher voucher `json:"voucher"`
}

type voucher struct {
	Name         string `json:"name"`
	Occupation   string `json:"occupation,omitempty"`
	Organization string `json:"organization,omitempty"`
}

type attachment struct {
	Desc   string `json:"desc"`
	Digest digest `json:"digest"`
	URL    string `json:"url"`
	Path   string `json:"pdtfSchemaPath,omitempty"`
}

type digest struct {
	Alg   string `json:"alg"`
	Value string `json:"value"` // base64
}

// quotation is the words of a page that say it.
type quotation struct {
	File   string `json:"file"`
	SHA256 string `json:"sha256"`
	Page   int    `json:"page"`
	Text   string `json:"text"`
}

// pdtfVersion is the version of the schemas that the paths are of.
const pdtfVersion = "3.4.0"

// Claims writes what the papers of a pack say as verified claims of PDTF v3, one
// claim a fact, in the order of the report. Facts that PDTF has no place for are
// left out; they are in the report. What a person verified or corrected carries
// their vouch beside the paper.
func (c *Content) Claims(w io.Writer) error {
	digests := map[string]string{}
	for _, d := range c.Report.Documents {
		digests[d.File] = d.SHA256
	}
	out := claimsFile{VerifiedClaims: []claim{}}
	transaction := uuid("transaction", c.Case, c.Name)
	for _, f := range Facts(c.Report, c.Decisions) {
		if !strings.HasPrefix(f.Path, "/propertyPack/") {
			continue
		}
		out.VerifiedClaims = append(out.VerifiedClaims, claim{
			ID: uuid("claim", c.Case, f.Key), Transaction: transaction, SchemaVersion: pdtfVersion,
			Verification: c.verification(f, digests), Claims: map[string]any{f.Path: f.Says()},
		})
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	if err := enc.Encode(out); err != nil {
		return fmt.Errorf("pack: claims: %w", err)
	}
	return nil
}

// made is when the pack was made: signed, or for a draft the day that it judges.
func (c *Content) made() time.Time {
	if c.Signed() {
		return c.SignedAt
	}
	t, _ := time.Parse(time.DateOnly, c.Report.AsAt)
	return t
}

func (c *Content) verification(f Fact, digests map[string]string) verification {
	v := verification{Framework: "uk_pdtf", Time: c.made().UTC().Format(time.RFC3339), Confidence: f.Confidence}
	paper := proof{
		Type: "document", Method: &method{methodOf(f)}, Time: v.Time, Details: &details{string(f.Kind)},
		Verifier:    &verifier{Organization: "Paperwurks", Txn: f.Key},
		Attachments: []attachment{attached(f.File, f.SHA256, f.Path)},
		Quotations:  []quotation{{f.File, f.SHA256, f.Page, f.Quote}},
	}
	for _, e := range f.Also {
		paper.Quotations = append(paper.Quotations, quotation{e.File, digests[e.File], e.Page, e.Quote})
		if e.File != f.File {
			paper.Attachments = append(paper.Attachments, attached(e.File, digests[e.File], f.Path))
		}
	}
	if d := f.Decision; d != nil {
		v.ByPerson, v.Time = true, d.At.UTC().Format(time.RFC3339)
		v.Evidence = append(v.Evidence, proof{
			Type: "vouch", Time: v.Time, Method: &method{string(d.Verdict)}, Verifier: &verifier{Organization: c.firm(), Txn: f.Key},
			Attestation: &attestation{"digital_attestation", d.At.UTC().Format(time.DateOnly), voucher{Name: d.Name, Organization: c.Firm}},
		})
	}
	v.Evidence = append(v.Evidence, paper)
	return v
}

// firm is who answers for what a person of it said.
func (c *Content) firm() string {
	if c.Firm == "" {
		return "not told"
	}
	return c.Firm
}

// methodOf is how the paper was read: what a person corrected was read by a parser.
func methodOf(f Fact) string {
	if f.Corrected != nil {
		return "read_by_" + string(evidence.Parser)
	}
	return "read_by_" + string(f.Origin)
}

// attached names a paper by its digest: no address leads to it but the pack itself.
// The URL is a named information URI (RFC 6920).
func attached(file, sum, path string) attachment {
	raw, err := hex.DecodeString(sum)
	if err != nil {
		raw = nil
	}
	return attachment{file, digest{"SHA-256", base64.StdEncoding.EncodeToString(raw)}, "ni:///sha-256;" + base64.RawURLEncoding.EncodeToString(raw), path}
}

// uuid is a name as a UUID of version 8 (RFC 9562): the same names give the same.
func uuid(names ...string) string {
	sum := sha256.Sum256([]byte("paperwurks.pack\x00" + strings.Join(names, "\x00")))
	b := sum[:16]
	b[6], b[8] = b[6]&0x0f|0x80, b[8]&0x3f|0x80
	s := hex.EncodeToString(b)
	return s[:8] + "-" + s[8:12] + "-" + s[12:16] + "-" + s[16:20] + "-" + s[20:]
}

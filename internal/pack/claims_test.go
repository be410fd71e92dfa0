package pack

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/papers"
)

// rule is what the schema of verified claims says of a value: the keys that must be
// there, those that may, and what is in them. It was written from the schema
// (pdtf-verified-claims.json of PDTF v3); "…" among the keys means that others are
// allowed.
type rule struct {
	required []string
	keys     map[string]rule
	items    *rule // of a list
	open     bool  // other keys are allowed
	is       string
}

var (
	aString = rule{is: "string"}
	aDigest = rule{required: []string{"alg", "value"}, keys: map[string]rule{"alg": aString, "value": {is: "base64"}}, open: true}
	aFile   = rule{required: []string{"digest", "url"}, keys: map[string]rule{
		"desc": aString, "digest": aDigest, "url": {is: "uri"}, "pdtfSchemaPath": aString,
	}, open: true}
	// The schema's conditions on the type of evidence read "value" where they mean
	// "const", so that a validator holds every evidence to all of them.
	anEvidence = rule{required: []string{"type"}, keys: map[string]rule{
		"type": {is: "evidence"}, "attachments": {items: &aFile}, "time": {is: "date-time"},
		"verification_method": {keys: map[string]rule{"type": aString}, open: true},
		"verifier":            {required: []string{"organization"}, keys: map[string]rule{"organization": aString, "txn": aString}, open: true},
		"document_details":    {keys: map[string]rule{"type": aString}, open: true},
		"attestation": {keys: map[string]rule{"type": {is: "digital_attestation"}, "date_of_issuance": {is: "date"},
			"voucher": {keys: map[string]rule{"name": aString, "occupation": aString, "organization": aString}, open: true}}, open: true},
	}, open: true}
	aClaim = rule{required: []string{"verification", "claims"}, keys: map[string]rule{
		"id": aString, "transactionId": aString, "schemaVersion": aString,
		"verification": {required: []string{"trust_framework"}, keys: map[string]rule{
			"trust_framework": {is: "uk_pdtf"}, "time": {is: "date-time"}, "evidence": {items: &anEvidence},
		}, open: true},
		"claims": {is: "claims", open: true},
	}}
	aClaimsFile = rule{required: []string{"verified_claims"}, keys: map[string]rule{"verified_claims": {items: &aClaim}}}
)

var pointer = regexp.MustCompile(`^(/|([a-zA-Z0-9/-]+)+$)`)

// against holds a value against a rule.
func against(r rule, v any, at string) (out []string) {
	bad := func(format string, args ...any) { out = append(out, at+": "+fmt.Sprintf(format, args...)) }
	if r.items != nil {
		list, ok := v.([]any)
		if !ok {
			bad("no list")
		}
		if len(list) == 0 && !strings.HasSuffix(at, "verified_claims") {
			bad("an empty list")
		}
		for i, x := range list {
			out = append(out, against(*r.items, x, fmt.Sprintf("%s/%d", at, i))...)
		}
		return out
	}
	if m, ok := v.(map[string]any); ok {
		for _, k := range r.required {
			if _, ok := m[k]; !ok {
				bad("%s is required", k)
			}
		}
		if r.is == "claims" {
			if len(m) == 0 {
				bad("no claims")
			}
			for k := range m {
				if !pointer.MatchString(k) {
					bad("%q is no pointer", k)
				}
			}
		}
		for k, x := range m {
			if sub, ok := r.keys[k]; ok {
				out = append(out, against(sub, x, at+"/"+k)...)
			} else if !r.open {
				bad("%s is not allowed", k)
			}
		}
		return out
	}
	s, ok := v.(string)
	if !ok || r.is == "" {
		bad("%v is not what is wanted", v)
	}
	good := true
	switch r.is {
	case "date":
		_, err := time.Parse(time.DateOnly, s)
		good = err == nil
	case "date-time":
		_, err := time.Parse(time.RFC3339, s)
		good = err == nil
	case "evidence":
		good = slices.Contains([]string{"document", "electronic_record", "vouch"}, s)
	case "uri":
		good = regexp.MustCompile(`^[a-z]+:[^\s]+$`).MatchString(s)
	case "base64":
		good = regexp.MustCompile(`^[A-Za-z0-9+/]+=*$`).MatchString(s)
	case "uk_pdtf", "digital_attestation":
		good = s == r.is
	}
	if !good {
		bad("%q is no %s", s, r.is)
	}
	return out
}

func claimed() *Content {
	sum := strings.Repeat("ab", 32)
	r := reportOf(sum)
	r.Documents[0].Facts = []analysis.Fact{
		{Path: "/propertyPack/priceInformation/price", Value: "£455,000", Normalised: 455000.0, Page: 1, Quote: "PURCHASE PRICE £455,000", Confidence: 0.9, Origin: "parser",
			Also: []analysis.Evidence{{File: "lease.pdf", Page: 2, Quote: "the price"}}},
		{Path: "/propertyPack/address/postcode", Value: "MB1 8DH", Normalised: "MB1 8DH", Page: 1, Quote: "MB1 8DH", Origin: "parser"},
		{Path: "/paperwurks/lease/something", Value: "x", Normalised: "x", Page: 1, Quote: "x", Origin: "parser"},
	}
	c := ContentOf("12 Acacia Avenue", r, nil)
	c.Case, c.Firm, c.Number, c.SignedBy, c.SignedAt = "c1", "Smith & Co", 1, "Ann", time.Date(2026, 11, 24, 10, 0, 0, 0, time.UTC)
	key := Facts(r, nil)[0].Key
	c.Decisions = []Decision{{Seq: 1, About: AFact, Key: key, Verdict: Corrected, Right: "£450,000", Person: "ann", Name: "Ann", At: c.SignedAt.Add(-time.Hour)}}
	return c
}

func TestClaimsKeepToTheSchema(t *testing.T) {
	var b bytes.Buffer
	if err := claimed().Claims(&b); err != nil {
		t.Fatal(err)
	}
	var v any
	if err := json.Unmarshal(b.Bytes(), &v); err != nil {
		t.Fatal(err)
	}
	for _, wrong := range against(aClaimsFile, v, "") {
		t.Error(wrong)
	}
	// The check itself finds what is wrong.
	for _, broken := range []string{
		`{"claims":[]}`,
		`{"verified_claims":[{"verification":{"trust_framework":"other"},"claims":{"/a":1}}]}`,
		`{"verified_claims":[{"verification":{"trust_framework":"uk_pdtf"},"claims":{}}]}`,
		`{"verified_claims":[{"verification":{"trust_framework":"uk_pdtf","evidence":[{"type":"rumour"}]},"claims":{"/a":1}}]}`,
		`{"verified_claims":[{"more":1,"verification":{"trust_framework":"uk_pdtf"},"claims":{"/a":1}}]}`,
	} {
		if err := json.Unmarshal([]byte(broken), &v); err != nil || len(against(aClaimsFile, v, "")) == 0 {
			t.Errorf("%s passed", broken)
		}
	}
}

func TestClaimsSayWhoAndWhere(t *testing.T) {
	c := claimed()
	var b bytes.Buffer
	if err := c.Claims(&b); err != nil {
		t.Fatal(err)
	}
	var all claimsFile
	if err := json.Unmarshal(b.Bytes(), &all); err != nil {
		t.Fatal(err)
	}
	if len(all.VerifiedClaims) != 2 {
		t.Fatalf("%d claims; what PDTF has no place for is left out", len(all.VerifiedClaims))
	}
	price, postcode := all.VerifiedClaims[0], all.VerifiedClaims[1]
	if price.Claims["/propertyPack/priceInformation/price"] != 450000.0 || !price.Verification.ByPerson || price.Verification.Time != "2026-11-24T09:00:00Z" {
		t.Errorf("%+v", price)
	}
	vouch, paper := price.Verification.Evidence[0], price.Verification.Evidence[1]
	if vouch.Type != "vouch" || vouch.Attestation.Voucher != (voucher{Name: "Ann", Organization: "Smith & Co"}) || vouch.Method.Type != "corrected" {
		t.Errorf("%+v", vouch)
	}
	if paper.Quotations[0].Text != "PURCHASE PRICE £455,000" || len(paper.Quotations) != 2 || len(paper.Attachments) != 1 || paper.Details.Type != "lease" {
		t.Errorf("%+v", paper)
	}
	if postcode.Verification.ByPerson || len(postcode.Verification.Evidence) != 1 || postcode.Verification.Time != "2026-11-24T10:00:00Z" {
		t.Errorf("%+v", postcode)
	}
	if price.ID == postcode.ID || price.Transaction != postcode.Transaction || !regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`).MatchString(price.ID) {
		t.Errorf("%s, %s", price.ID, price.Transaction)
	}
	var again bytes.Buffer
	if err := c.Claims(&again); err != nil || !bytes.Equal(again.Bytes(), b.Bytes()) {
		t.Error("the same content gives other claims")
	}
}

// Every path at PDTF that a parser may state can be the name of a claim.
func TestEveryPathCanBeClaimed(t *testing.T) {
	n := 0
	for _, k := range papers.Kinds() {
		for _, f := range papers.Fields(k) {
			if strings.HasPrefix(f.Path, "/propertyPack/") {
				n++
				if at := strings.ReplaceAll(f.Path, "*", "0"); !pointer.MatchString(at) {
					t.Errorf("%s of %s is no name of a claim", at, k)
				}
			}
		}
	}
	if n < 500 {
		t.Errorf("only %d paths", n)
	}
}

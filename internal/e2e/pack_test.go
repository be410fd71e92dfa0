package e2e

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"

	"github.com/paperwurks/paperwurks/internal/analysis"
	paperapi "github.com/paperwurks/paperwurks/internal/api"
	"github.com/paperwurks/paperwurks/internal/app"
	"github.com/paperwurks/paperwurks/internal/reading"
)

func TestFromPapersToSignedPack(t *testing.T) { everyWorld(t, fromPapersToSignedPack) }

// claims is what the test reads of a file of verified claims.
type claims struct {
	VerifiedClaims []struct {
		ID           string         `json:"id"`
		Claims       map[string]any `json:"claims"`
		Verification struct {
			Framework string `json:"trust_framework"`
			Time      string `json:"time"`
			ByPerson  bool   `json:"verified_by_person"`
			Evidence  []struct {
				Type        string `json:"type"`
				Attestation struct {
					Voucher struct{ Name string }
				}
				Attachments []struct {
					Digest struct{ Alg, Value string }
				}
				Quotations []struct {
					File string
					Page int
					Text string
				}
			} `json:"evidence"`
		} `json:"verification"`
	} `json:"verified_claims"`
}

func fromPapersToSignedPack(t *testing.T, s *service) {
	p := pack(t, 7)
	kase := get[paperapi.Case](s, "POST", "/api/v1/cases", map[string]any{"name": "12 Beacon Crescent", "options": map[string]string{"as_at": p.Truth.AsAt}})
	at := "/api/v1/cases/" + kase.ID
	for _, f := range p.Files[:12] {
		s.upload(kase.ID, f.Name, f.Bytes)
	}
	s.upload(kase.ID, "broken.pdf", []byte("%PDF-1.4 and nothing after it"))
	s.untilReady(kase.ID)
	rep := get[analysis.Report](s, "GET", at+"/report/json", nil)

	// Signing is refused with everything that is in the way, at once.
	before := get[paperapi.Pack](s, "GET", at+"/pack", nil)
	code, text := s.ask("POST", at+"/pack/versions", map[string]any{})
	if code != http.StatusConflict || len(before.InTheWay) < 2 {
		t.Fatalf("signed with %q in the way: %d %s", before.InTheWay, code, text)
	}
	for _, why := range before.InTheWay {
		if quoted, _ := json.Marshal(why); !bytes.Contains(text, bytes.Trim(quoted, `"`)) {
			t.Errorf("the refusal does not say %q: %s", why, text)
		}
	}
	done := get[paperapi.Completeness](s, "GET", at+"/pack/completeness", nil)
	if done.Transaction.Tenure != "leasehold" || len(done.Overlays) < 5 || len(done.Papers) < 10 {
		t.Errorf("%+v", done.Transaction)
	}

	s.correctsFacts(at, rep)

	// People decide.
	matters := get[[]paperapi.Matter](s, "GET", at+"/pack/matters", nil)
	if code, text := s.ask("PUT", at+"/pack/matters/"+matters[0].Key, map[string]string{"verdict": "dismissed"}); code != http.StatusUnprocessableEntity || !strings.Contains(string(text), "why") {
		t.Errorf("dismissed without a reason: %d %s", code, text)
	}
	for i, m := range matters {
		choice := map[string]string{"verdict": "accepted"}
		switch {
		case i == 0 && m.About == "finding":
			choice = map[string]string{"verdict": "corrected", "right": "The lease was extended in 2024.", "note": "deed seen"}
		case i == 1:
			choice = map[string]string{"verdict": "dismissed", "note": "the buyer's lender does not mind"}
		}
		get[paperapi.Pack](s, "PUT", at+"/pack/matters/"+m.Key, choice)
	}
	facts := get[[]paperapi.PackFact](s, "GET", at+"/pack/facts", nil)
	var verified, corrected paperapi.PackFact
	for _, f := range facts {
		if number, ok := f.Says.(float64); ok && number > 1000 && corrected.Key == "" && strings.HasPrefix(f.Path, "/propertyPack/") {
			corrected = f
		} else if strings.HasPrefix(f.Path, "/propertyPack/") {
			verified = f
		}
	}
	get[paperapi.Pack](s, "PUT", at+"/pack/facts/"+verified.Key, map[string]string{"verdict": "verified"})
	if code, text := s.ask("PUT", at+"/pack/facts/"+corrected.Key, map[string]string{"verdict": "corrected", "right": "about right"}); code != http.StatusUnprocessableEntity {
		t.Errorf("a number corrected to words: %d %s", code, text)
	}
	get[paperapi.Pack](s, "PUT", at+"/pack/facts/"+corrected.Key, map[string]string{"verdict": "corrected", "right": "£123,456", "note": "as agreed by e-mail"})
	s.awaits("a report made of the correction", func() bool { return get[paperapi.Case](s, "GET", at, nil).State == "ready" })
	rep = get[analysis.Report](s, "GET", at+"/report/json", nil)
	matters = get[[]paperapi.Matter](s, "GET", at+"/pack/matters", nil)
	for _, m := range matters {
		if m.Decision == nil {
			get[paperapi.Pack](s, "PUT", at+"/pack/matters/"+m.Key, map[string]string{"verdict": "accepted"})
		}
	}
	own := get[paperapi.PackEnquiry](s, "POST", at+"/pack/enquiries", map[string]string{"text": "Please confirm who keeps the garden shed."})

	// It is signed, and exported.
	v1 := get[paperapi.Version](s, "POST", at+"/pack/versions", map[string]string{"note": "for the buyer"})
	if v1.Number != 1 || v1.Papers != 13 || v1.SignedBy == "" || v1.Outdated != "" {
		t.Fatalf("%+v", v1)
	}
	pdf := s.exported(at, 1, "pdf")
	checkPDF(t, pdf, rep, s.state(at, 1, "pdf").Pages)
	for _, words := range []string{"Demonstration"} {
		if bytes.Contains(pdf, []byte(words)) {
			t.Errorf("the pack says %s", words)
		}
	}
	checkClaims(t, s.exported(at, 1, "pdtf"), rep, verified, corrected)
	if code, text := s.ask("GET", at+"/pack/versions/2/exports/pdf/file", nil); code != http.StatusNotFound {
		t.Errorf("a version that is not there: %d %s", code, text)
	}

	docs := get[[]paperapi.Document](s, "GET", at+"/documents", nil)
	page := strings.Replace(at, "/api/v1", "", 1)
	for path, says := range map[string]string{
		page: "Decide otherwise", page + "/pack": "Version 1", page + "/pack/checklist": "Paper by paper",
		page + "/pack/checklist?overlay=baspi5": "Please state", page + "/pack/read": "What matters most", "/documents/" + docs[0].ID: "Verify or correct",
	} {
		if code, text := s.ask("GET", path, nil); code != http.StatusOK || !strings.Contains(string(text), says) {
			t.Errorf("%s does not say %q: %d %.200s", path, says, code, text)
		}
	}

	s.buyerReads(at, pdf)

	// A change makes it outdated and changes nothing of it; what was decided of the
	// same words stands.
	get[paperapi.Document](s, "PUT", "/api/v1/documents/"+docs[len(docs)-2].ID+"/kind", map[string]string{"kind": "other"})
	s.awaits("a report made anew", func() bool {
		c := get[paperapi.Case](s, "GET", at, nil)
		return c.State == "ready"
	})
	after := get[paperapi.Pack](s, "GET", at+"/pack", nil)
	if !strings.Contains(after.Versions[0].Outdated, "papers") || after.Versions[0].SHA256 != v1.SHA256 {
		t.Errorf("after a change: %+v", after.Versions[0])
	}
	stands := 0
	for _, m := range get[[]paperapi.Matter](s, "GET", at+"/pack/matters", nil) {
		if m.Decision != nil {
			stands++
		}
	}
	if stands < len(matters)/2 {
		t.Errorf("only %d of %d decisions stand", stands, len(matters))
	}
	if again := s.exported(at, 1, "pdf"); !bytes.Equal(again, pdf) {
		t.Error("the signed PDF has changed")
	}
	get[paperapi.Pack](s, "PUT", at+"/pack/enquiries/"+own.Key, map[string]string{"verdict": "withdrawn"})
}

// awaits asks again until something is so.
func (s *service) awaits(what string, so func() bool) {
	s.t.Helper()
	for end := time.Now().Add(2 * time.Minute); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		if so() {
			return
		}
	}
	s.t.Fatalf("waited in vain for %s", what)
}

// state is that of an export.
// correctsFacts has a person say that the lease is short, looks for the finding that
// follows, and takes it back.
func (s *service) correctsFacts(at string, rep analysis.Report) {
	s.t.Helper()
	const path = "/paperwurks/title_register/lease/unexpiredYears" // which the rules look at first
	var file string
	for _, d := range rep.Documents {
		for _, f := range d.Facts {
			if f.Path == path {
				file = d.File
			}
		}
	}
	var fact string
	for _, d := range get[[]paperapi.Document](s, "GET", at+"/documents", nil) {
		if d.Name == file {
			fact = "/api/v1/documents/" + d.ID + "/correction?path=" + path
		}
	}
	read := get[paperapi.Stated](s, "GET", fact, nil)
	if read.Correction != nil || read.Read == "" || read.Label == "" {
		s.t.Fatalf("before: %+v", read)
	}
	right := map[string]any{"value": "33", "note": "the deed of variation"}
	for code, headers := range map[int][]string{http.StatusPreconditionRequired: nil, http.StatusPreconditionFailed: {`If-Match: "seen"`}} {
		if got, text := s.ask("PUT", fact, right, headers...); got != code {
			s.t.Errorf("%v: %d %s", headers, got, text)
		}
	}
	if code, text := s.ask("PUT", fact, map[string]any{"value": "soon"}, "If-Match: *"); code != http.StatusUnprocessableEntity || !strings.Contains(string(text), "not a number") {
		s.t.Errorf("no number: %d %s", code, text)
	}
	if code, text := s.ask("PUT", fact, right, `If-Match: "read"`); code != http.StatusOK {
		s.t.Fatalf("%d %s", code, text)
	}
	short := func() (found bool) {
		r := get[analysis.Report](s, "GET", at+"/report/json", nil)
		for _, f := range r.Findings {
			for _, e := range f.Evidence {
				found = found || strings.HasPrefix(f.Rule, "lease.short") && strings.HasPrefix(e.Said, "33, says ")
			}
		}
		return found
	}
	ready := func() bool { return get[paperapi.Case](s, "GET", at, nil).State == "ready" }
	s.awaits("a report by what a person said", func() bool { return ready() && short() })
	all := get[[]paperapi.Correction](s, "GET", at+"/corrections", nil)
	if len(all) != 1 || all[0].Value != "33" || all[0].Note != "the deed of variation" || all[0].By == "" || all[0].Read != read.Read {
		s.t.Errorf("%+v", all)
	}
	for format, says := range map[string]string{"html": "Corrected by a person"} {
		if _, text := s.ask("GET", at+"/report/"+format, nil); !strings.Contains(string(text), says) {
			s.t.Errorf("the report as %s does not say %q", format, says)
		}
	}
	if code, text := s.ask("DELETE", fact, nil, `If-Match: "`+all[0].Tag+`"`); code != http.StatusNoContent {
		s.t.Errorf("%d %s", code, text)
	}
	s.awaits("a report by what was read", func() bool { return ready() && !short() })
}

func (s *service) state(at string, version int, format string) paperapi.Export {
	s.t.Helper()
	for _, v := range get[paperapi.Pack](s, "GET", at+"/pack", nil).Versions {
		for _, x := range v.Exports {
			if v.Number == version && string(x.Format) == format {
				return x
			}
		}
	}
	return paperapi.Export{}
}

// exported asks for an export, waits for it and downloads it.
func (s *service) exported(at string, version int, format string) []byte {
	s.t.Helper()
	path := fmt.Sprintf("%s/pack/versions/%d/exports/%s", at, version, format)
	get[paperapi.Export](s, "POST", path, nil)
	s.awaits(format, func() bool {
		x := s.state(at, version, format)
		if x.State == "failed" {
			s.t.Fatalf("the export failed: %s", x.Reason)
		}
		return x.State == "ready"
	})
	code, data := s.ask("GET", path+"/file", nil)
	if code != http.StatusOK || int64(len(data)) != s.state(at, version, format).Size {
		s.t.Fatalf("download: %d, %d bytes", code, len(data))
	}
	return data
}

// checkPDF opens a pack with our own engine and with one that has nothing of ours.
func checkPDF(t *testing.T, data []byte, rep analysis.Report, pages int) {
	t.Helper()
	engines, err := app.OpenEngines(t.Context(), app.EngineOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer engines.Close()
	read, _, err := engines.PDF.Read(context.Background(), data, reading.PDFOptions{})
	if err != nil || len(read) != pages {
		t.Fatalf("%d pages, want %d: %v", len(read), pages, err)
	}
	marks, err := api.Bookmarks(bytes.NewReader(data), nil)
	if err != nil {
		t.Fatalf("bookmarks: %v", err)
	}
	starts := map[string]int{} // of papers, by name
	var papers []pdfcpu.Bookmark
	titles := map[string]bool{}
	for _, m := range marks {
		titles[m.Title] = true
		if m.Title == "Papers" {
			papers = m.Kids
		}
	}
	for _, want := range []string{"Cover", "Index", "What was decided", "Enquiries", "Report", "Papers"} {
		if !titles[want] {
			t.Errorf("no bookmark %s", want)
		}
	}
	for _, m := range papers {
		_, name, _ := strings.Cut(m.Title, ". ")
		starts[name] = m.PageFrom
	}
	if len(starts) != len(rep.Documents) {
		t.Errorf("%d bookmarks of %d papers", len(starts), len(rep.Documents))
	}
	whole := map[int]string{}
	for i := range read {
		whole[i+1] = squeezed(words(&read[i]))
	}
	found, tried := 0, 0
	for _, f := range rep.Findings {
		for _, e := range f.Evidence {
			tried++
			if strings.Contains(whole[starts[e.File]+e.Page-1], squeezed(e.Quote)) {
				found++
			} else {
				t.Logf("not on page %d: %s", starts[e.File]+e.Page-1, e.Quote)
			}
		}
	}
	// Pages that are drawn carry their words in another order of reading now and then.
	if tried == 0 || found < tried*9/10 {
		t.Errorf("%d of %d quotations are found on their pages", found, tried)
	}
	if !strings.Contains(whole[starts["broken.pdf"]], squeezed("cannot be shown")) {
		t.Errorf("the page for what could not be read says %q", whole[starts["broken.pdf"]])
	}
	if !strings.Contains(whole[1], squeezed("Version 1, signed off on")) {
		t.Errorf("the cover says %q", whole[1])
	}
}

func words(p *reading.Page) string {
	var b strings.Builder
	for _, l := range p.Lines {
		for _, w := range l.Words {
			b.WriteString(w.Text + " ")
		}
	}
	return b.String()
}

// squeezed is a text without white space: engines part words differently.
func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

// pointers are what the schema of verified claims lets a claim be called.
var pointers = regexp.MustCompile(`^(/|([a-zA-Z0-9/-]+)+$)`)

func checkClaims(t *testing.T, data []byte, rep analysis.Report, verified, corrected paperapi.PackFact) {
	t.Helper()
	var all claims
	dec := json.NewDecoder(bytes.NewReader(data))
	if err := dec.Decode(&all); err != nil {
		t.Fatal(err)
	}
	digests, facts := map[string]bool{}, 0
	for _, d := range rep.Documents {
		raw, _ := hex.DecodeString(d.SHA256)
		digests[base64.StdEncoding.EncodeToString(raw)] = true
		for _, f := range d.Facts {
			if strings.HasPrefix(f.Path, "/propertyPack/") {
				facts++
			}
		}
	}
	if len(all.VerifiedClaims) != facts {
		t.Errorf("%d claims of %d facts", len(all.VerifiedClaims), facts)
	}
	persons := 0
	for _, c := range all.VerifiedClaims {
		v := c.Verification
		if v.Framework != "uk_pdtf" || len(c.Claims) != 1 || len(v.Evidence) == 0 {
			t.Errorf("claim %s: %+v", c.ID, c)
		}
		if _, err := time.Parse(time.RFC3339, v.Time); err != nil {
			t.Errorf("claim %s: %v", c.ID, err)
		}
		for path, value := range c.Claims {
			if !pointers.MatchString(path) || value == nil {
				t.Errorf("claim %s: %s = %v", c.ID, path, value)
			}
			if v.ByPerson {
				persons++
				if e := v.Evidence[0]; e.Type != "vouch" || e.Attestation.Voucher.Name == "" {
					t.Errorf("claim %s by a person: %+v", c.ID, e)
				}
				if path == corrected.Path && path != verified.Path && value != 123456.0 {
					t.Errorf("the corrected claim says %v", value)
				}
			}
		}
		paper := v.Evidence[len(v.Evidence)-1]
		if paper.Type != "document" || len(paper.Quotations) == 0 || paper.Quotations[0].Page < 1 || paper.Quotations[0].Text == "" {
			t.Errorf("claim %s: %+v", c.ID, paper)
		}
		for _, a := range paper.Attachments {
			if a.Digest.Alg != "SHA-256" || !digests[a.Digest.Value] {
				t.Errorf("claim %s: the digest is no paper's: %+v", c.ID, a)
			}
		}
	}
	if persons != 2 {
		t.Errorf("%d claims are by a person, want 2", persons)
	}
}

// buyerReads makes a link, and reads the pack by it as a browser without an account.
func (s *service) buyerReads(at string, pdf []byte) {
	t := s.t
	t.Helper()
	offer := get[paperapi.Share](s, "POST", at+"/pack/versions/1/shares", map[string]any{"for": "Ms Buyer", "days": 7})
	if offer.URL == "" || offer.Pin == "" {
		t.Fatalf("%+v", offer)
	}
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	browser := &http.Client{Jar: jar, Timeout: time.Minute}
	ask := func(method, address string, form url.Values) (int, string) {
		t.Helper()
		req, err := http.NewRequestWithContext(t.Context(), method, address, strings.NewReader(form.Encode()))
		if err != nil {
			t.Fatal(err)
		}
		if form != nil {
			req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		}
		res, err := browser.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		body, err := io.ReadAll(res.Body)
		if err != nil {
			t.Fatal(err)
		}
		return res.StatusCode, string(body)
	}
	secret, _ := url.Parse(offer.URL)
	link := secret.Query().Get("link")
	if code, body := ask("GET", offer.URL, nil); code != 200 || !strings.Contains(body, "12 Beacon Crescent") || !strings.Contains(body, `name="pin"`) {
		t.Errorf("the door: %d %s", code, body)
	}
	if code, body := ask("GET", s.url+"/pack", nil); code != http.StatusForbidden {
		t.Errorf("without a code: %d %s", code, body)
	}
	if code, _ := ask("GET", s.url+"/pack/pdf", nil); code != http.StatusForbidden {
		t.Errorf("the PDF without a code: %d", code)
	}
	if code, body := ask("POST", s.url+"/pack", url.Values{"link": {link}, "pin": {"0000 0000"}}); code != http.StatusForbidden || !strings.Contains(body, "not the code") {
		t.Errorf("a wrong code: %d %s", code, body)
	}
	code, body := ask("POST", s.url+"/pack", url.Values{"link": {link}, "pin": {offer.Pin}})
	if code != 200 || !strings.Contains(body, "What is in it") || !strings.Contains(body, "/pack/pdf") || strings.Contains(body, "Sign out") {
		t.Errorf("the pack: %d %s", code, body)
	}
	if code, body := ask("GET", s.url+"/pack/pdf", nil); code != 200 || body != string(pdf) {
		t.Errorf("the PDF: %d, %d bytes", code, len(body))
	}
	for _, other := range []string{"/", strings.Replace(at, "/api/v1", "", 1), at, at + "/report/pdf", at + "/pack"} {
		if code, _ := ask("GET", s.url+other, nil); code != http.StatusForbidden {
			t.Errorf("a visitor at %s: %d", other, code)
		}
	}
	shares := get[[]paperapi.Share](s, "GET", at+"/pack/shares", nil)
	if len(shares) != 1 || shares[0].Views != 1 || shares[0].URL != "" || shares[0].Pin != "" {
		t.Errorf("%+v", shares)
	}
	if code, text := s.ask("DELETE", at+"/pack/shares/"+shares[0].ID, nil); code != http.StatusNoContent {
		t.Errorf("revoke: %d %s", code, text)
	}
	if code, _ := ask("GET", s.url+"/pack", nil); code != http.StatusForbidden {
		t.Errorf("after it was taken back: %d", code)
	}
}

package paperwurks_test

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/paperwurks/paperwurks/"

// rule says which of the project's own packages a package may import, and why.
// A package that is not in the table fails the test, as does an import that the
// table allows and nobody uses: the table is the architecture, not a wish.
type rule struct {
	pkg    string
	may    []string
	reason string
}

var layout = []rule{
	{"internal/fault", nil, "everybody returns faults, so they know nobody"},

	{"internal/reading", []string{"internal/fault"}, "pages know nothing of what papers mean"},
	{"internal/reading/flow", []string{"internal/reading", "internal/reading/tick"}, "sets running text into pages; knows no format"},
	{"internal/reading/hypertext", []string{"internal/fault", "internal/reading", "internal/reading/flow"}, "one format"},
	{"internal/reading/office", []string{"internal/fault", "internal/reading", "internal/reading/flow"}, "the formats of word processors"},
	{"internal/reading/mail", []string{"internal/fault", "internal/reading", "internal/reading/flow", "internal/reading/hypertext", "internal/reading/plain"}, "messages, whose bodies are web pages or plain text"},
	{"internal/reading/picture", []string{"internal/fault", "internal/reading"}, "pixels; words are for ocr"},
	{"internal/reading/plain", []string{"internal/fault", "internal/reading", "internal/reading/flow"}, "one format"},
	{"internal/reading/layout", []string{"internal/reading"}, "glyphs into words and lines; knows no format"},
	{"internal/reading/tick", []string{"internal/reading", "internal/reading/raster"}, "tick boxes in pixels; knows no format"},
	{"internal/reading/raster", nil, "pixels: ink, lines, straightening"},
	{"internal/reading/ocr", []string{"internal/fault", "internal/reading", "internal/reading/layout", "internal/reading/raster", "internal/reading/tick"}, "images into words"},
	{"internal/reading/pdf", []string{"internal/fault", "internal/reading", "internal/reading/layout", "internal/reading/tick"}, "one format"},
	{"internal/reading/sandbox", []string{"internal/fault", "internal/reading", "internal/reading/hypertext", "internal/reading/mail", "internal/reading/office", "internal/reading/picture", "internal/reading/plain"}, "runs the drivers of the other formats in a process of their own"},

	{"internal/evidence", []string{"internal/reading"}, "a quotation knows its page and nothing of its meaning"},
	{"internal/pattern", nil, "an expression is not yet a meaning"},
	{"internal/papers", []string{"internal/evidence", "internal/pattern", "internal/reading"}, "parsers make facts from pages; what follows from facts is not theirs"},
	{"internal/rules", []string{"internal/evidence", "internal/papers"}, "rules see facts, never pages"},
	{"internal/analysis", []string{"internal/evidence", "internal/fault", "internal/insight", "internal/model", "internal/papers", "internal/reading", "internal/rules"}, "the order of the steps"},

	{"internal/model", []string{"internal/fault"}, "what a model is asked and gives, whoever runs it"},
	{"internal/model/localmodel", []string{"internal/fault", "internal/model"}, "vectors of words on this machine; what they are used for is retrieval's"},
	{"internal/model/onnx", nil, "evaluates networks; what goes in means nothing to it"},
	{"internal/model/onnx/onnxtest", nil, "made-up encoders, and what they should give; only tests import it"},
	{"internal/model/sentencemodel", []string{"internal/fault", "internal/model", "internal/model/onnx"}, "a user's own sentence model on this machine; who may have vectors is insight's"},
	{"internal/model/bedrock", []string{"internal/awsfault", "internal/fault", "internal/model"}, "one place where models run"},
	{"internal/model/modeltest", []string{"internal/fault", "internal/model"}, "the suite of every driver, and a stand-in; only tests import it"},

	{"internal/insight", []string{"internal/evidence", "internal/fault", "internal/model", "internal/papers", "internal/rules"}, "what is asked of a model and what is believed of its answer; how one is reached is model's"},

	{"internal/notes", nil, "what the law is, in files; which question it answers is for others"},
	{"internal/retrieval", []string{"internal/analysis", "internal/evidence", "internal/model", "internal/notes", "internal/papers", "internal/reading"}, "answers from readings and reports, never from a database"},

	{"internal/facsimile", []string{"internal/fault", "internal/reading"}, "draws pages and knows nothing of what they mean"},
	{"internal/report", []string{"internal/analysis", "internal/facsimile", "internal/reading", "internal/rules"}, "shows an analysis; finds nothing itself"},

	{"internal/synth", []string{"internal/papers", "internal/reading"}, "writes papers and their truth from the fields alone: it may not lean on the parsers that it tests"},
	{"internal/evaluation", []string{"internal/analysis", "internal/evidence", "internal/model", "internal/papers", "internal/reading", "internal/retrieval", "internal/rules", "internal/synth"}, "compares a report, and answers, with the truth; which engine made the report is the caller's"},

	{"internal/tenant", []string{"internal/fault"}, "who is asking, for everybody"},
	{"internal/blob", []string{"internal/fault"}, "bytes know nothing of papers"},
	{"internal/blob/fileblob", []string{"internal/blob", "internal/fault"}, "one kind of store"},
	{"internal/blob/s3blob", []string{"internal/awsfault", "internal/blob", "internal/fault"}, "one kind of store"},
	{"internal/cache", nil, "keeps what others have; knows none of them"},
	{"internal/cache/memcache", []string{"internal/cache"}, "one kind of cache"},
	{"internal/cache/rediscache", []string{"internal/cache", "internal/fault"}, "one kind of cache"},
	{"internal/cache/cachetest", []string{"internal/cache"}, "the suite of every driver"},
	{"internal/needs", nil, "the one rule on programs that a test cannot do without; only tests import it"},
	{"internal/servertest", []string{"internal/needs"}, "servers for tests; what they are asked is the drivers'"},
	{"internal/blob/blobtest", []string{"internal/blob", "internal/fault"}, "the suite of every driver"},
	{"internal/blob/sealed", []string{"internal/blob", "internal/fault"}, "in front of any store; where keys are kept is retention's"},
	{"internal/awsfault", []string{"internal/fault"}, "what AWS answers, for its drivers"},
	{"internal/secret", []string{"internal/fault"}, "looks values up; knows nobody who needs them"},
	{"internal/secret/filesecret", []string{"internal/fault", "internal/secret"}, "one kind of place"},
	{"internal/secret/awssecret", []string{"internal/awsfault", "internal/secret"}, "one kind of place"},
	{"internal/secret/secrettest", []string{"internal/fault", "internal/secret"}, "the suite of every driver"},
	{"internal/queue", nil, "news has no content that anybody need know"},
	{"internal/queue/memqueue", []string{"internal/queue"}, "one kind of queue"},
	{"internal/queue/sqsqueue", []string{"internal/awsfault", "internal/fault", "internal/queue"}, "one kind of queue"},
	{"internal/queue/queuetest", []string{"internal/queue"}, "the suite of every driver"},

	{"internal/audit", []string{"internal/blob", "internal/fault", "internal/tenant"}, "records what others did; knows none of them"},
	{"internal/work", []string{"internal/audit", "internal/fault", "internal/queue", "internal/tenant"}, "does work without knowing what it is"},
	{"internal/mail", []string{"internal/audit", "internal/fault", "internal/work"}, "letters; what is said to whom is for others"},
	{"internal/mail/filemail", []string{"internal/fault", "internal/mail"}, "one kind of post"},
	{"internal/mail/smtpmail", []string{"internal/fault", "internal/mail"}, "one kind of post"},
	{"internal/mail/sesmail", []string{"internal/awsfault", "internal/fault", "internal/mail"}, "one kind of post"},
	{"internal/mail/mailtest", []string{"internal/fault", "internal/mail"}, "the suite of every driver"},
	{"internal/account/ceremony", []string{"internal/fault"}, "what a sign-in remembers between two requests; not what it is"},
	{"internal/account/passkey", []string{"internal/account/ceremony", "internal/fault"}, "a protocol; whose passkey it is, is account's"},
	{"internal/account/passkey/passkeytest", nil, "an authenticator for tests"},
	{"internal/account/oidc", []string{"internal/account/ceremony", "internal/fault"}, "a protocol; whose identity it is, is account's"},
	{"internal/account/oidc/oidctest", nil, "an issuer for tests"},
	{"internal/account", []string{"internal/account/ceremony", "internal/account/oidc", "internal/account/passkey", "internal/audit", "internal/cache", "internal/fault", "internal/mail", "internal/tenant"}, "proves who somebody is; what they may see is decided elsewhere"},
	{"internal/permission", []string{"internal/fault", "internal/tenant"}, "who may do what; knows cases and papers by the names in paths alone"},
	{"internal/permission/permissiontest", []string{"internal/fault", "internal/permission", "internal/tenant"}, "the suite of every Mux; only tests import it"},
	{"internal/webhook", []string{"internal/audit", "internal/fault", "internal/work"}, "tells others what happened; knows events by their names"},
	{"internal/request", []string{"internal/fault", "internal/tenant"}, "what is done under a key, whatever it is"},
	{"internal/property", []string{"internal/audit", "internal/fault", "internal/permission", "internal/rules", "internal/tenant", "internal/work"}, "a case without its papers"},
	{"internal/document", []string{"internal/audit", "internal/blob", "internal/evidence", "internal/fault", "internal/papers", "internal/permission", "internal/property", "internal/reading", "internal/tenant", "internal/work"}, "a paper's life; never how bytes are kept or pages read"},
	{"internal/review", []string{"internal/analysis", "internal/audit", "internal/blob", "internal/document", "internal/facsimile", "internal/fault", "internal/insight", "internal/model", "internal/property", "internal/reading", "internal/report", "internal/retrieval", "internal/rules", "internal/tenant", "internal/work"}, "joins the papers of a case to the analysis"},
	{"internal/pack", []string{"internal/analysis", "internal/audit", "internal/blob", "internal/cache", "internal/document", "internal/evidence", "internal/facsimile", "internal/fault", "internal/mail", "internal/pack/bind", "internal/papers", "internal/property", "internal/reading", "internal/report", "internal/review", "internal/rules", "internal/tenant", "internal/work"}, "what a sale needs, what people decided, what is handed over; what the papers say is analysis's"},
	{"internal/pack/bind", nil, "joins PDF files; knows nothing of what they are"},
	{"internal/retention", []string{"internal/audit", "internal/blob", "internal/document", "internal/fault", "internal/papers", "internal/property", "internal/tenant", "internal/work"}, "how long a case is kept and how it goes; what its papers say is others'"},
	{"internal/store", []string{"internal/account", "internal/account/ceremony", "internal/audit", "internal/document", "internal/fault", "internal/mail", "internal/model", "internal/pack", "internal/permission", "internal/property", "internal/request", "internal/retention", "internal/review", "internal/tenant", "internal/webhook", "internal/work"}, "SQL behind the interfaces that these declare; it calls none of their services"},
	{"internal/store/storetest", []string{"internal/account", "internal/account/ceremony", "internal/account/passkey", "internal/audit", "internal/document", "internal/fault", "internal/mail", "internal/model", "internal/pack", "internal/property", "internal/request", "internal/retention", "internal/review", "internal/rules", "internal/store", "internal/tenant", "internal/webhook", "internal/work"}, "the suite of the store; only tests import it"},
	{"internal/store/pgtest", []string{"internal/needs", "internal/servertest"}, "a PostgreSQL for tests; only tests import it"},

	{"internal/config", []string{"internal/model"}, "settings open nothing; where a model may run is model's"},
	{"internal/malware", []string{"internal/fault"}, "asks a scanner; knows nothing of papers"},
	{"internal/telemetry", []string{"internal/fault", "internal/tenant", "internal/work"}, "counts and times what others do; they know nothing of it"},
	{"internal/api", []string{"internal/account", "internal/account/ceremony", "internal/analysis", "internal/audit", "internal/blob", "internal/cache", "internal/document", "internal/fault", "internal/model", "internal/pack", "internal/papers", "internal/permission", "internal/property", "internal/reading", "internal/report", "internal/request", "internal/retention", "internal/retrieval", "internal/review", "internal/rules", "internal/tenant", "internal/webhook", "internal/work"}, "HTTP in front of the trade; no SQL, no drivers"},
	{"web", []string{"internal/account", "internal/analysis", "internal/api", "internal/audit", "internal/document", "internal/fault", "internal/model", "internal/pack", "internal/papers", "internal/permission", "internal/property", "internal/reading", "internal/retention", "internal/retrieval", "internal/review", "internal/rules", "internal/tenant", "internal/webhook", "internal/work"}, "pages in front of the trade; no SQL, no drivers"},
	{"internal/app", []string{"internal/account", "internal/account/ceremony", "internal/account/oidc", "internal/account/passkey", "internal/analysis", "internal/api", "internal/audit", "internal/blob", "internal/blob/fileblob", "internal/blob/s3blob", "internal/blob/sealed", "internal/cache", "internal/cache/memcache", "internal/cache/rediscache", "internal/config", "internal/document", "internal/facsimile", "internal/fault", "internal/mail", "internal/mail/filemail", "internal/mail/sesmail", "internal/mail/smtpmail", "internal/malware", "internal/model", "internal/model/bedrock", "internal/model/localmodel", "internal/model/sentencemodel", "internal/pack", "internal/property", "internal/queue", "internal/queue/memqueue", "internal/queue/sqsqueue", "internal/reading", "internal/reading/ocr", "internal/reading/pdf", "internal/reading/sandbox", "internal/report", "internal/request", "internal/retention", "internal/retrieval", "internal/review", "internal/rules", "internal/secret", "internal/secret/awssecret", "internal/secret/filesecret", "internal/store", "internal/telemetry", "internal/tenant", "internal/webhook", "internal/work", "web"}, "the one place that knows every concrete type"},

	{"internal/terraform", nil, "runs a program and reads plans; what a good plan is, is for others"},
	{"internal/policy", []string{"internal/terraform"}, "judges plans by rules; runs nothing"},
	{"internal/cost", []string{"internal/terraform"}, "prices plans; knows no rules"},
	{"internal/conformance", []string{"internal/cost", "internal/policy", "internal/terraform"}, "holds plans against the document; some of its rows are that a rule or a target is kept"},
	{"internal/diagram", []string{"internal/terraform"}, "draws plans"},
	{"cmd/pwops", []string{"internal/conformance", "internal/cost", "internal/diagram", "internal/policy", "internal/terraform"}, "parse, call, print"},

	{"internal/e2e", nil, "tests only"},
	{"web/webtest", []string{"internal/needs"}, "what every page promises, whoever makes it"},
	{"internal/controls", []string{"internal/conformance", "internal/policy"}, "controls are proved by rows and rules"},
	{"internal/moduledoc", nil, "tables in documents, made from Terraform's own words"},
	{"cmd/paperwurks", []string{"internal/account", "internal/analysis", "internal/app", "internal/audit", "internal/config", "internal/evaluation", "internal/facsimile", "internal/fault", "internal/insight", "internal/model", "internal/model/localmodel", "internal/pack", "internal/property", "internal/reading", "internal/reading/sandbox", "internal/report", "internal/retrieval", "internal/review", "internal/rules", "internal/synth", "internal/tenant"}, "parse, open, call, print"},
}

type listed struct {
	ImportPath   string
	Imports      []string
	TestImports  []string
	XTestImports []string
	GoFiles      []string
	Dir          string
}

func packages(t *testing.T) []listed {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports,TestImports,XTestImports,GoFiles,Dir", "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []listed
	dec := json.NewDecoder(strings.NewReader(string(out)))
	for {
		var l listed
		if err := dec.Decode(&l); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		if len(l.GoFiles) > 0 {
			all = append(all, l)
		}
	}
}

func own(imports []string) []string {
	var o []string
	for _, i := range imports {
		if p, ok := strings.CutPrefix(i, module); ok {
			o = append(o, p)
		}
	}
	return o
}

func TestImports(t *testing.T) {
	rules := map[string]rule{}
	for _, r := range layout {
		rules[r.pkg] = r
		if r.reason == "" {
			t.Errorf("%s: a rule needs a reason", r.pkg)
		}
	}
	seen := map[string]bool{}
	for _, p := range packages(t) {
		name := strings.TrimPrefix(p.ImportPath, module)
		seen[name] = true
		r, ok := rules[name]
		if !ok {
			t.Errorf("%s is not in the table: say what it may import, and why", name)
			continue
		}
		imports := own(p.Imports)
		for _, i := range imports {
			if !slices.Contains(r.may, i) {
				t.Errorf("%s may not import %s (%s)", name, i, r.reason)
			}
			if strings.HasSuffix(i, "test") && !strings.HasSuffix(name, "test") {
				t.Errorf("%s imports %s, which is for tests only", name, i)
			}
		}
		for _, m := range r.may {
			if !slices.Contains(imports, m) {
				t.Errorf("stale rule: %s may import %s and does not", name, m)
			}
		}
	}
	for _, r := range layout {
		if !seen[r.pkg] {
			t.Errorf("stale rule: there is no package %s", r.pkg)
		}
	}
}

func TestEveryPackageSaysWhatItOwns(t *testing.T) {
	for _, p := range packages(t) {
		text, err := os.ReadFile(filepath.Join(p.Dir, "doc.go"))
		if err != nil {
			t.Errorf("%s has no doc.go", p.ImportPath)
			continue
		}
		if len(text) < 200 {
			t.Errorf("%s: doc.go is too short to say what the package owns and what it leaves to others", p.ImportPath)
		}
		for _, name := range goFile.FindAllString(string(text), -1) {
			if _, err := os.Stat(filepath.Join(p.Dir, name)); err != nil {
				t.Errorf("%s: doc.go speaks of %s, which is not there", p.ImportPath, name)
			}
		}
	}
}

// goFile is the name of a file of Go as a package's description has it.
var goFile = regexp.MustCompile(`[a-z0-9_]+\.go\b`)

func TestNamesSaySomething(t *testing.T) {
	for _, p := range packages(t) {
		switch base := filepath.Base(p.ImportPath); base {
		case "util", "utils", "common", "helpers", "helper", "manager", "base", "misc", "impl":
			t.Errorf("%s: %q says nothing; name it by what it does", p.ImportPath, base)
		}
	}
}

// TestALocalProgramIsSmall sees that a program for one machine is not made to
// compile the libraries of what is elsewhere.
func TestALocalProgramIsSmall(t *testing.T) {
	deps := func(flags ...string) string {
		out, err := exec.Command("go", slices.Concat([]string{"list", "-deps"}, flags, []string{"./cmd/paperwurks"})...).Output()
		if err != nil {
			t.Fatalf("go list: %v", err)
		}
		return string(out)
	}
	all, local := deps(), deps("-tags", "local")
	for _, library := range []string{"github.com/aws/", "github.com/jackc/pgx/", "github.com/gomodule/redigo/", "go.opentelemetry.io/otel/sdk/", "google.golang.org/protobuf/internal/impl"} {
		if !strings.Contains(all, library) {
			t.Errorf("%s is in no program: this check is stale", library)
		}
		for line := range strings.Lines(local) {
			if strings.HasPrefix(line, library) {
				t.Errorf("a local program has %s", strings.TrimSpace(line))
			}
		}
	}
}

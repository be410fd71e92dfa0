package api

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"

	"github.com/paperwurks/paperwurks/internal/permission"
)

// object is a part of the description, as anybody reads it.
type object = map[string]any

// fetched is the description of the API.
func fetched(t *testing.T, s *site) object {
	t.Helper()
	a := s.ask("GET", "/api/openapi.json", nil, "Authorization: ")
	if a.code != http.StatusOK {
		t.Fatalf("%d %s", a.code, a.body)
	}
	var d object
	if err := json.Unmarshal(a.body, &d); err != nil {
		t.Fatal(err)
	}
	return d
}

// operationsOf calls visit for every operation.
func operationsOf(d object, visit func(method, path string, o object)) {
	for path, item := range d["paths"].(object) {
		for method, o := range item.(object) {
			visit(strings.ToUpper(method), path, o.(object))
		}
	}
}

var inPath = regexp.MustCompile(`\{(\w+)\}`)

// TestTheDescriptionIsWhole holds the description against what OpenAPI 3.1 asks for
// and against what every operation here promises.
func TestTheDescriptionIsWhole(t *testing.T) {
	s := newSite(t)
	d := fetched(t, s)
	if v, _ := d["openapi"].(string); !strings.HasPrefix(v, "3.1.") {
		t.Errorf("openapi %q", v)
	}
	info, _ := d["info"].(object)
	if info["title"] == "" || info["version"] == "" || info["description"] == "" {
		t.Errorf("info %v", info)
	}
	components := d["components"].(object)
	schemes := components["securitySchemes"].(object)
	for _, alternative := range d["security"].([]any) {
		for name := range alternative.(object) {
			if schemes[name] == nil {
				t.Errorf("security names %s, which is nowhere", name)
			}
		}
	}
	refs := 0
	walk(d, func(at string, o object) {
		ref, ok := o["$ref"].(string)
		if !ok {
			return
		}
		refs++
		var v any = d
		for _, part := range strings.Split(strings.TrimPrefix(ref, "#/"), "/") {
			m, _ := v.(object)
			v = m[part]
		}
		if v == nil {
			t.Errorf("%s refers to %s, which is nowhere", at, ref)
		}
	})
	if refs < 50 {
		t.Errorf("only %d references", refs)
	}
	ids := map[string]string{}
	number := 0
	operationsOf(d, func(method, path string, o object) {
		number++
		name := method + " " + path
		id, _ := o["operationId"].(string)
		if other, twice := ids[id]; twice || id == "" {
			t.Errorf("%s has the id %q, as %q has", name, id, other)
		}
		ids[id] = name
		if summary, _ := o["summary"].(string); summary == "" {
			t.Errorf("%s has no summary", name)
		}
		verb, _ := o["x-verb"].(string)
		if verb != string(permission.Open) && (!slices.Contains(permission.Verbs(), permission.Verb(verb)) || o["x-scope"] == "" || len(o["x-roles"].([]any)) == 0) {
			t.Errorf("%s says %v, %v, %v of who may", name, o["x-verb"], o["x-scope"], o["x-roles"])
		}
		if verb == string(permission.Open) != (o["security"] != nil) {
			t.Errorf("%s is %s and says %v of security", name, verb, o["security"])
		}
		parameters := map[string]string{}
		list, _ := o["parameters"].([]any)
		for _, p := range list {
			p := p.(object)
			parameters[fmt.Sprint(p["in"])+" "+fmt.Sprint(p["name"])] = ""
			if p["schema"] == nil || p["in"] == "path" && p["required"] != true {
				t.Errorf("%s: parameter %v", name, p)
			}
		}
		for _, m := range inPath.FindAllStringSubmatch(path, -1) {
			if _, ok := parameters["path "+m[1]]; !ok {
				t.Errorf("%s does not describe {%s}", name, m[1])
			}
		}
		if _, ok := parameters["header "+onceHeader]; ok != (method == http.MethodPost) {
			t.Errorf("%s: %s described: %v", name, onceHeader, ok)
		}
		responses := o["responses"].(object)
		good := 0
		for status, r := range responses {
			r := r.(object)
			if r["description"] == nil || r["description"] == "" {
				t.Errorf("%s: %s has no description", name, status)
			}
			if status[0] == '2' || status[0] == '3' || status == "101" {
				good++
				continue
			}
			content, _ := r["content"].(object)
			if content["application/problem+json"] == nil || len(content) != 1 {
				t.Errorf("%s: %s is no problem: %v", name, status, content)
			}
		}
		if good == 0 {
			t.Errorf("%s describes no success", name)
		}
	})
	if number < 40 {
		t.Errorf("only %d operations", number)
	}
}

// walk visits every object.
func walk(v any, visit func(at string, o object)) {
	var down func(at string, v any)
	down = func(at string, v any) {
		switch v := v.(type) {
		case object:
			visit(at, v)
			for k, w := range v {
				down(at+"/"+k, w)
			}
		case []any:
			for i, w := range v {
				down(fmt.Sprint(at, "/", i), w)
			}
		}
	}
	down("#", v)
}

// TestAnswersAreWhatIsDescribed checks answers against the schemas that the
// description has for them.
func TestAnswersAreWhatIsDescribed(t *testing.T) {
	s := newSite(t)
	_, spec := s.described()

	c := s.newCase("x")
	var reg Registered
	s.ask("POST", "/api/v1/cases/"+c.ID+"/uploads", announced("Dear Sirs")).into(t, &reg)
	var hook Secret
	s.ask("POST", "/api/v1/webhooks", map[string]any{"url": "https://example.org/x", "events": []string{"case.created"}}).into(t, &hook)
	replace := strings.NewReplacer("{case}", c.ID, "{document}", reg.Document.ID, "{webhook}", hook.Webhook, "{person}", "ann", "{format}", "json")
	checked := 0
	check := func(path string, o *huma.Operation, a answerOf) {
		response := o.Responses[fmt.Sprint(a.code)]
		if response == nil {
			t.Errorf("%s %s answers %d, which is not described", o.Method, path, a.code)
			return
		}
		kind, _, _ := strings.Cut(a.header.Get("Content-Type"), ";")
		content := response.Content[kind]
		if len(a.body) == 0 || content == nil || content.Schema == nil {
			return
		}
		var v any
		if err := json.Unmarshal(a.body, &v); err != nil {
			t.Errorf("%s %s: %v", o.Method, path, err)
			return
		}
		var result huma.ValidateResult
		huma.Validate(spec.Components.Schemas, content.Schema, huma.NewPathBuffer(nil, 0), huma.ModeReadFromServer, v, &result)
		for _, err := range result.Errors {
			t.Errorf("%s %s: %v in %s", o.Method, path, err, a.body)
		}
		checked++
	}
	for path, item := range spec.Paths {
		// What needs engines, packs, the audit's keeper or a stream is tried in e2e.
		if item.Get == nil || regexp.MustCompile(`/(events|report|findings|pages|missing|pack|packs|search|ask|answers|audit|retention|words|passages)\b`).MatchString(path) {
			continue
		}
		at := inPath.ReplaceAllString(replace.Replace(path), "1")
		check(path, item.Get, s.ask("GET", at, nil))
	}
	check("/api/v1/cases", spec.Paths["/api/v1/cases"].Post, s.ask("POST", "/api/v1/cases", map[string]any{"name": "y"}))
	check("/api/v1/cases", spec.Paths["/api/v1/cases"].Post, s.ask("POST", "/api/v1/cases", map[string]any{"name": ""}))
	uploads := spec.Paths["/api/v1/cases/{case}/uploads"].Post
	check("uploads", uploads, s.ask("POST", "/api/v1/cases/"+c.ID+"/uploads", announced("Dear Madams")))
	check("uploads", uploads, s.ask("POST", "/api/v1/cases/cnone/uploads", announced("Dear Madams")))
	if checked < 12 {
		t.Errorf("only %d answers were checked", checked)
	}
}

// TestProblemsAreDocumented fails on a type of problem that the page about them does
// not have, or one that it has and nobody is told.
func TestProblemsAreDocumented(t *testing.T) {
	text, err := os.ReadFile("../../docs/formats/problems.md")
	if err != nil {
		t.Fatal(err)
	}
	var want, got []string
	for _, k := range kinds {
		want = append(want, fmt.Sprintf("%s %d", k.kind, k.status))
	}
	for status, name := range others {
		want = append(want, fmt.Sprintf("%s %d", name, status))
	}
	want = append(want, "internal 500")
	for _, m := range regexp.MustCompile("(?m)^\\| `(\\w+)` \\| (\\d+) \\|").FindAllStringSubmatch(string(text), -1) {
		got = append(got, m[1]+" "+m[2])
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("docs/formats/problems.md has %v, and there are %v", got, want)
	}
}

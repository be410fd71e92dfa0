package insight

import (
	"embed"
	"encoding/json"
	"fmt"
	"strings"
	"sync"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/model"
	"github.com/paperwurks/paperwurks/internal/papers"
	"github.com/paperwurks/paperwurks/internal/rules"
)

//go:embed prompts
var files embed.FS

// The versions of what is asked. A file that was used is never changed; a better one
// has the next number, and reports say which was used.
const (
	PapersPrompt   = "papers.v1"
	AnswerPrompt   = "answer.v1"
	concernsPrompt = "concerns.v1"
)

func prompt(name string) string {
	text, err := files.ReadFile("prompts/" + name)
	if err != nil {
		panic("insight: " + err.Error()) // it is in the program
	}
	return string(text)
}

// Concern is something that a model may point at. All that is said of it is said
// here, so that no word of a model's is shown.
type Concern struct {
	ID       string         `json:"id"`
	Title    string         `json:"title"`
	Severity rules.Severity `json:"severity"` // at most medium: a model alone stops nothing
	Remedy   string         `json:"remedy"`
}

// Concerns is all of them, in the order in which they are asked for.
var Concerns = sync.OnceValue(func() []Concern {
	var all []Concern
	if err := json.Unmarshal([]byte(prompt(concernsPrompt+".json")), &all); err != nil {
		panic("insight: " + err.Error())
	}
	return all
})

// wanted is a field that a paper's kind can say and its parser did not find.
type wanted struct {
	id    string // f1, f2, …
	field papers.Field
}

// missing is the fields that a model is asked for: those whose value is words that
// stand on the page. A tick is no words, and where one stands is for the parser to
// see; and a list's entries have no number before all are known.
func missing(k papers.Kind, facts []evidence.Fact, settled []string) []wanted {
	has := map[string]bool{}
	for _, path := range settled {
		has[papers.Declared(path)] = true
	}
	for _, f := range facts {
		has[papers.Declared(f.Path())] = true
	}
	var all []wanted
	for _, f := range papers.Fields(k) {
		if has[f.Path] || strings.Contains(f.Path, "*") || f.Type == papers.Answer || f.Type == papers.Truth {
			continue
		}
		all = append(all, wanted{fmt.Sprintf("f%d", len(all)+1), f})
	}
	return all
}

// ask is what is asked of one piece of a paper.
func ask(k papers.Kind, fields []wanted, piece, pieces int, text string) model.Request {
	var b strings.Builder
	fmt.Fprintf(&b, "The paper is taken for: %s.", papers.Name(k))
	if pieces > 1 {
		fmt.Fprintf(&b, " You have part %d of %d of it; others read the rest.", piece, pieces)
	}
	b.WriteString("\n\nFields:\n")
	for _, f := range fields {
		fmt.Fprintf(&b, "%s: %s (%s)\n", f.id, f.field.Label, f.field.Type)
	}
	if len(fields) == 0 {
		b.WriteString("(none)\n")
	}
	b.WriteString("\nConcerns:\n")
	for i, c := range Concerns() {
		fmt.Fprintf(&b, "c%d: %s\n", i+1, c.Title)
	}
	return model.Request{
		System:    prompt(PapersPrompt + ".md"),
		Messages:  []model.Message{{By: model.User, Text: b.String(), Data: text}},
		Tool:      &model.Tool{Name: "report", Description: "What the paper states and raises, each with its quotation.", Schema: json.RawMessage(schema)},
		MaxTokens: longestForm,
	}
}

// longestForm is in tokens. A piece whose form is cut at it is cut in two and asked
// again.
const longestForm = 2000

const schema = `{
  "type": "object",
  "properties": {
    "facts": {"type": "array", "items": {"type": "object", "properties": {
      "field": {"type": "string", "description": "id of a field: f1"},
      "value": {"type": "string", "description": "copied from the paper"},
      "line": {"type": "string", "description": "number of the line: 3.12"},
      "quote": {"type": "string", "description": "copied from the paper, with the value in it"}
    }, "required": ["field", "value", "line", "quote"]}},
    "concerns": {"type": "array", "items": {"type": "object", "properties": {
      "concern": {"type": "string", "description": "id of a concern: c1"},
      "line": {"type": "string", "description": "number of the line: 3.12"},
      "quote": {"type": "string", "description": "copied from the paper"}
    }, "required": ["concern", "line", "quote"]}}
  },
  "required": ["facts", "concerns"]
}`

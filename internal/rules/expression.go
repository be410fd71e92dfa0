package rules

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/vm"
	"github.com/paperwurks/paperwurks/internal/papers"
)

// condition is a compiled expression that is true or false.
type condition struct{ program *vm.Program }

// holds runs the condition over a scene.
func (c *condition) holds(s *scene) (bool, error) {
	v, err := expr.Run(c.program, s.env)
	if err != nil {
		return false, err
	}
	return v.(bool), nil
}

func (b *Book) condition(text string) (*condition, error) {
	if strings.TrimSpace(text) == "" {
		return nil, fmt.Errorf("a condition is wanted")
	}
	p, err := b.compile(text, expr.AsBool())
	if err != nil {
		return nil, err
	}
	return &condition{p}, nil
}

// compile turns the names in an expression into constants and checks that each
// function is given names of the type that it can read.
func (b *Book) compile(text string, more ...expr.Option) (*vm.Program, error) {
	r := &resolver{book: b}
	options := append([]expr.Option{
		expr.Env((&scene{}).vocabulary()),
		expr.Patch(r),
		// A condition may not know the time of day: a case is judged as at a day.
		expr.DisableBuiltin("now"),
	}, more...)
	p, err := expr.Compile(text, options...)
	// What the resolver found is plainer than what the compiler made of it.
	if r.problem != nil {
		return nil, r.problem
	}
	if err != nil {
		return nil, fmt.Errorf("%s", strings.ReplaceAll(err.Error(), "\n", " "))
	}
	return p, nil
}

// resolver replaces group.short by the *name that it stands for.
type resolver struct {
	book    *Book
	problem error
}

// Visit is called by expr for each node, children first.
func (r *resolver) Visit(node *ast.Node) {
	switch n := (*node).(type) {
	case *ast.MemberNode:
		group, ok := n.Node.(*ast.IdentifierNode)
		short, ok2 := n.Property.(*ast.StringNode)
		if !ok || !ok2 {
			return
		}
		id := group.Value + "." + short.Value
		found, ok := r.book.names[id]
		if !ok {
			r.fail("there is no name %s in names.yaml", id)
			return
		}
		ast.Patch(node, &ast.ConstantNode{Value: found})
	case *ast.CallNode:
		callee, ok := n.Callee.(*ast.IdentifierNode)
		if !ok {
			return
		}
		wants, ok := reads[callee.Value]
		for _, a := range n.Arguments {
			switch x := a.(type) {
			case *ast.ConstantNode:
				if f, isName := x.Value.(*name); isName && ok && !wants[f.typ] {
					r.fail("%s cannot read %s, which is of type %s", callee.Value, f.id, f.typ)
				}
			case *ast.StringNode:
				if callee.Value == "says" {
					if _, err := regexp.Compile(x.Value); err != nil {
						r.fail("says: %v", err)
					}
				}
				if callee.Value == "before" || callee.Value == "from" {
					if _, err := time.Parse(time.DateOnly, x.Value); err != nil {
						r.fail("%s: %q is not a day such as 2025-01-31", callee.Value, x.Value)
					}
				}
				if callee.Value == "paper" && papers.Name(papers.Kind(x.Value)) == papers.Name(papers.Other) {
					r.fail("paper: %q is not a kind of paper", x.Value)
				}
				if callee.Value == "lenderNumber" || callee.Value == "lenderAnswer" || callee.Value == "lenderSection" {
					if _, known := requirements[x.Value]; !known {
						r.fail("%s: %q is not a requirement in lenders.yaml", callee.Value, x.Value)
					}
				}
			}
		}
	}
}

func (r *resolver) fail(format string, args ...any) {
	if r.problem == nil {
		r.problem = fmt.Errorf(format, args...)
	}
}

// reads is the types of name that a function can read; functions that are not
// listed take names of any type.
var reads = map[string]map[papers.Type]bool{
	"yes": answers, "no": answers, "unknown": answers,
	"number": figures, "total": figures, "least": figures, "most": figures, "sumsDiffer": figures,
	"yearsSince": days, "monthsSince": days, "daysSince": days, "before": days, "from": days,
	"yearsBetween": days, "earlier": days, "beforeCompletion": days, "monthsAtCompletion": days, "yearsAtCompletion": days, "daysDiffer": days,
}

var (
	answers = map[papers.Type]bool{papers.Answer: true, papers.Truth: true}
	figures = map[papers.Type]bool{papers.Pounds: true, papers.Number: true}
	days    = map[papers.Type]bool{papers.Day: true}
)

// template is wording with expressions in braces. A part in square brackets is
// left out when a fact in it is not stated.
type template struct{ parts []part }

// part is words, the name of a fact, an expression, or an optional part.
type part struct {
	words    string
	fact     *name
	value    *vm.Program
	optional *template
}

var space = regexp.MustCompile(`\s+`)

func (b *Book) template(text string) (*template, error) {
	text = strings.TrimSpace(space.ReplaceAllString(text, " "))
	t := &template{}
	for text != "" {
		i := strings.IndexAny(text, "{[")
		if i < 0 {
			i = len(text)
		}
		if i > 0 {
			t.parts = append(t.parts, part{words: text[:i]})
		}
		if i == len(text) {
			break
		}
		open, end := text[i], strings.IndexByte(text[i:], map[byte]byte{'{': '}', '[': ']'}[text[i]])
		if end < 0 {
			return nil, fmt.Errorf("%q is not closed", text[i:])
		}
		inner := text[i+1 : i+end]
		text = text[i+end+1:]
		if open == '[' {
			sub, err := b.template(" " + inner + " ")
			if err != nil {
				return nil, err
			}
			// The spaces at the edges are part of the wording.
			if strings.HasPrefix(inner, " ") {
				sub.parts = append([]part{{words: " "}}, sub.parts...)
			}
			if strings.HasSuffix(inner, " ") {
				sub.parts = append(sub.parts, part{words: " "})
			}
			t.parts = append(t.parts, part{optional: sub})
			continue
		}
		// Most are a name and no more: it needs no program.
		if n, ok := b.names[inner]; ok {
			t.parts = append(t.parts, part{fact: n})
			continue
		}
		p, err := b.compile(inner)
		if err != nil {
			return nil, fmt.Errorf("{%s}: %w", inner, err)
		}
		t.parts = append(t.parts, part{value: p})
	}
	return t, nil
}

// notStated is what stands in a template for a fact that no paper states.
const notStated = "(not stated)"

// write is the wording for a scene.
func (t *template) write(s *scene) (string, error) {
	words, _, err := t.fill(s)
	// What a paper says may end with a full stop of its own.
	words = strings.NewReplacer("..", ".", ".;", ";", ".,", ",", ".:", ":", ".)", ")", " .", ".").Replace(words)
	words = sentence.ReplaceAllStringFunc(words, func(s string) string { return s[:len(s)-1] + strings.ToUpper(s[len(s)-1:]) })
	return strings.TrimSpace(space.ReplaceAllString(words, " ")), err
}

// sentence is the start of a sentence in lower case: a value that a paper wrote so.
var sentence = regexp.MustCompile(`[a-z\d)]{3,}\. [a-z]`)

// fill writes the template for a scene, and says whether every fact was stated.
func (t *template) fill(s *scene) (string, bool, error) {
	var b strings.Builder
	complete := true
	for _, p := range t.parts {
		switch {
		case p.optional != nil:
			kept := s.seen
			words, all, err := p.optional.fill(s)
			if err != nil {
				return "", false, err
			}
			if all {
				b.WriteString(words)
			} else {
				s.seen = kept
			}
		case p.fact != nil, p.value != nil:
			var v any = p.fact
			if p.value != nil {
				var err error
				if v, err = expr.Run(p.value, s.env); err != nil {
					return "", false, err
				}
			}
			words := s.write(v)
			if words == "" {
				words, complete = notStated, false
			}
			b.WriteString(words)
		default:
			b.WriteString(p.words)
		}
	}
	return b.String(), complete, nil
}

package terraform

import (
	"encoding/json"
	"sort"
	"strconv"
	"strings"
)

// State says what is known of a value.
type State int

// A value is absent (nobody set it), unknown (AWS chooses it at apply) or known.
const (
	Absent State = iota
	Unknown
	Known
)

// unresolved begins the text that stands in a settled plan for a value which
// planning alone cannot find. It reads as unknown.
const (
	unresolved     = "unresolved:"
	unresolvedJSON = `{"unresolved":true}`
)

// Block is a group of attributes: a resource, or a block within one. A path names
// an attribute, with dots: "health_check.0.path".
type Block struct {
	Values  map[string]any
	unknown map[string]any
}

// Get returns a value and what is known of it.
func (b Block) Get(path string) (any, State) {
	var v, u any = b.Values, b.unknown
	if b.unknown == nil {
		u = nil
	}
	for _, part := range strings.Split(path, ".") {
		if u == true {
			return nil, Unknown
		}
		switch at := v.(type) {
		case map[string]any:
			v = at[part]
		case []any:
			i, err := strconv.Atoi(part)
			if err != nil || i < 0 || i >= len(at) {
				return nil, absentUnless(u)
			}
			v = at[i]
		case nil:
		default:
			return nil, Absent
		}
		switch at := u.(type) {
		case map[string]any:
			u = at[part]
		case []any:
			if i, err := strconv.Atoi(part); err == nil && i >= 0 && i < len(at) {
				u = at[i]
			} else {
				u = nil
			}
		default:
			u = nil
		}
	}
	if u == true {
		return nil, Unknown
	}
	if v == nil {
		return nil, Absent
	}
	if s, ok := v.(string); ok && (strings.HasPrefix(s, unresolved) || s == unresolvedJSON) {
		return nil, Unknown
	}
	return v, Known
}

func absentUnless(u any) State {
	if u == true {
		return Unknown
	}
	return Absent
}

// State returns what is known of a value.
func (b Block) State(path string) State { _, s := b.Get(path); return s }

// Has is true of a value that is known or unknown, and not empty.
func (b Block) Has(path string) bool {
	v, s := b.Get(path)
	switch v := v.(type) {
	case string:
		return v != ""
	case []any:
		return len(v) > 0
	case map[string]any:
		return len(v) > 0
	}
	return s != Absent
}

// Str returns a text, or nothing.
func (b Block) Str(path string) string {
	v, _ := b.Get(path)
	switch v := v.(type) {
	case string:
		return v
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case bool:
		return strconv.FormatBool(v)
	}
	return ""
}

// Num returns a number, whether it is written as one or as a text; 0 if neither.
func (b Block) Num(path string) float64 {
	v, _ := b.Get(path)
	switch v := v.(type) {
	case float64:
		return v
	case string:
		n, _ := strconv.ParseFloat(v, 64)
		return n
	}
	return 0
}

// Bool returns a truth, whether it is written as one or as a text.
func (b Block) Bool(path string) bool {
	v, _ := b.Get(path)
	return v == true || v == "true"
}

// Strings returns the known texts of a list or set.
func (b Block) Strings(path string) []string {
	v, _ := b.Get(path)
	return texts(v)
}

func texts(v any) []string {
	var out []string
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		for _, e := range v {
			if s, ok := e.(string); ok && !strings.HasPrefix(s, unresolved) {
				out = append(out, s)
			}
		}
	}
	return out
}

// Blocks returns the blocks of a name, or the objects of a list.
func (b Block) Blocks(path string) []Block {
	v, _ := b.Get(path)
	list, ok := v.([]any)
	if !ok {
		if m, ok := v.(map[string]any); ok {
			return []Block{{Values: m}}
		}
		return nil
	}
	var us []any
	if u, ok := (Block{Values: b.unknown}).raw(path).([]any); ok {
		us = u
	}
	var out []Block
	for i, e := range list {
		m, ok := e.(map[string]any)
		if !ok {
			continue
		}
		block := Block{Values: m}
		if i < len(us) {
			block.unknown, _ = us[i].(map[string]any)
		}
		out = append(out, block)
	}
	return out
}

func (b Block) raw(path string) any {
	var v any = b.Values
	for _, part := range strings.Split(path, ".") {
		switch at := v.(type) {
		case map[string]any:
			v = at[part]
		case []any:
			i, err := strconv.Atoi(part)
			if err != nil || i >= len(at) {
				return nil
			}
			v = at[i]
		default:
			return nil
		}
	}
	return v
}

// Map returns a map of texts, such as tags or dimensions.
func (b Block) Map(path string) map[string]string {
	v, _ := b.Get(path)
	m, _ := v.(map[string]any)
	out := map[string]string{}
	for k := range m {
		out[k] = Block{Values: m}.Str(k)
	}
	return out
}

// JSON reads a text that holds JSON, such as container definitions.
func (b Block) JSON(path string) (any, State) {
	v, s := b.Get(path)
	text, ok := v.(string)
	if s != Known || !ok {
		return nil, s
	}
	var out any
	if json.Unmarshal([]byte(text), &out) != nil {
		return nil, Absent
	}
	return out, Known
}

// Objects reads a text that holds a JSON list of objects, or one object.
func (b Block) Objects(path string) ([]Block, State) {
	v, s := b.JSON(path)
	switch v := v.(type) {
	case map[string]any:
		return []Block{{Values: v}}, s
	case []any:
		var out []Block
		for _, e := range v {
			if m, ok := e.(map[string]any); ok {
				out = append(out, Block{Values: m})
			}
		}
		return out, s
	}
	return nil, s
}

// Statement is one statement of an IAM policy, a trust policy or the policy of a
// resource, with every list written as one.
type Statement struct {
	Sid          string
	Allow        bool
	Actions      []string
	NotActions   []string
	Resources    []string
	NotResources []string
	Principals   map[string][]string            // by kind: AWS, Service, Federated; "*" stands under AWS
	NotPrincipal bool                           // everybody but those named
	Conditions   map[string]map[string][]string // operator → key → values
}

// Public is true of a statement that grants something to everybody without a
// condition on who it is.
func (s Statement) Public() bool {
	if !s.Allow || len(s.Conditions) > 0 {
		return false
	}
	for _, p := range s.Principals["AWS"] {
		if p == "*" {
			return true
		}
	}
	return s.NotPrincipal
}

// Condition returns the values of a key under any operator.
func (s Statement) Condition(key string) []string {
	var out []string
	for _, keys := range s.Conditions {
		for k, v := range keys {
			if strings.EqualFold(k, key) {
				out = append(out, v...)
			}
		}
	}
	sort.Strings(out)
	return out
}

// Statements reads the policy that an attribute holds.
func (b Block) Statements(path string) ([]Statement, State) {
	v, s := b.JSON(path)
	doc, ok := v.(map[string]any)
	if s != Known || !ok {
		return nil, s
	}
	var list []any
	switch st := doc["Statement"].(type) {
	case []any:
		list = st
	case map[string]any:
		list = []any{st}
	}
	var out []Statement
	for _, e := range list {
		m, ok := e.(map[string]any)
		if !ok {
			continue
		}
		st := Statement{
			Allow:        m["Effect"] == "Allow",
			Actions:      texts(m["Action"]),
			NotActions:   texts(m["NotAction"]),
			Resources:    texts(m["Resource"]),
			NotResources: texts(m["NotResource"]),
			Principals:   map[string][]string{},
			Conditions:   map[string]map[string][]string{},
		}
		st.Sid, _ = m["Sid"].(string)
		_, st.NotPrincipal = m["NotPrincipal"]
		switch p := m["Principal"].(type) {
		case string:
			st.Principals["AWS"] = []string{p}
		case map[string]any:
			for kind, who := range p {
				st.Principals[kind] = texts(who)
			}
		}
		if conditions, ok := m["Condition"].(map[string]any); ok {
			for op, keys := range conditions {
				st.Conditions[op] = map[string][]string{}
				if keys, ok := keys.(map[string]any); ok {
					for k, v := range keys {
						if flag, ok := v.(bool); ok {
							v = strconv.FormatBool(flag)
						}
						st.Conditions[op][k] = texts(v)
					}
				}
			}
		}
		out = append(out, st)
	}
	return out, Known
}

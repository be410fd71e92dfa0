package rules

import (
	"fmt"
	"sort"
	"strings"

	"github.com/paperwurks/paperwurks/internal/papers"
	"go.yaml.in/yaml/v3"
)

// name is a short name for a fact that conditions and templates use
// ("ta6.flooded"), and where the papers say it.
type name struct {
	id      string
	sources []source // in the order in which they are believed
	typ     papers.Type
	// anywhere says to look for it in every paper of the case; see scene.find.
	anywhere bool
}

// source is a field of a kind of paper.
type source struct {
	kind papers.Kind
	path string // with * for the index of a list
}

// names is every name by its id.
type names map[string]*name

// readNames reads names.yaml: a map for each kind of paper from short names to the
// paths of its fields, and in other groups lists of such names, best first, for
// facts that several papers say.
func readNames(file string, data []byte) (names, error) {
	var groups map[string]map[string]yaml.Node
	if err := yaml.Unmarshal(data, &groups); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	all := names{}
	known := map[papers.Kind]map[string]papers.Type{}
	for _, k := range papers.Kinds() {
		known[k] = map[string]papers.Type{}
		for _, f := range papers.Fields(k) {
			known[k][f.Path] = f.Type
		}
	}
	order := sortedKeys(groups)
	for _, group := range order {
		fields, isKind := known[papers.Kind(group)]
		if !isKind {
			continue
		}
		for short, node := range groups[group] {
			id := group + "." + short
			typ, ok := fields[node.Value]
			if node.Kind != yaml.ScalarNode || !ok {
				return nil, fmt.Errorf("%s:%d: %s: a %s has no field %q", file, node.Line, id, papers.Name(papers.Kind(group)), node.Value)
			}
			all[id] = &name{id: id, sources: []source{{papers.Kind(group), node.Value}}, typ: typ}
		}
	}
	for _, group := range order {
		if _, isKind := known[papers.Kind(group)]; isKind {
			continue
		}
		for short, node := range groups[group] {
			n := &name{id: group + "." + short}
			var of []string
			if err := node.Decode(&of); err != nil || len(of) == 0 {
				return nil, fmt.Errorf("%s:%d: %s: a list of names is wanted", file, node.Line, n.id)
			}
			for _, id := range of {
				one, ok := all[id]
				if !ok || len(one.sources) != 1 {
					return nil, fmt.Errorf("%s:%d: %s: %q is not the name of one paper's field", file, node.Line, n.id, id)
				}
				if n.typ == "" {
					n.typ = one.typ
				}
				if n.typ != one.typ {
					return nil, fmt.Errorf("%s:%d: %s: %s is of type %s, the names before it of type %s", file, node.Line, n.id, id, one.typ, n.typ)
				}
				n.sources = append(n.sources, one.sources...)
			}
			all[n.id] = n
		}
	}
	return all, nil
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

// listPrefix is a path up to and with its last star: the list that it is in.
func listPrefix(path string) string {
	i := strings.LastIndex(path, "/*")
	if i < 0 {
		return ""
	}
	return path[:i+2]
}

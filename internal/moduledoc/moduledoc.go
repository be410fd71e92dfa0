package moduledoc

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-config-inspect/tfconfig"
)

// The marks between which the tables stand.
const (
	Begin = "<!-- generated: go test ./infrastructure -run ModuleDocuments -update -->"
	End   = "<!-- end -->"
)

// Tables is the text for a module: its inputs and outputs, in alphabetical order.
// An input or output without a description is an error that names it.
func Tables(dir string) (string, error) {
	m, diags := tfconfig.LoadModule(dir)
	if diags.HasErrors() {
		return "", fmt.Errorf("moduledoc: %s: %w", dir, diags.Err())
	}
	var b strings.Builder
	var missing []error
	describe := func(name, text string) string {
		if text == "" {
			missing = append(missing, fmt.Errorf("moduledoc: %s: %s has no description", dir, name))
		}
		return cell(text)
	}
	if len(m.Variables) > 0 {
		b.WriteString("\n| input | type | default | what it is |\n|---|---|---|---|\n")
		for _, name := range slices.Sorted(maps.Keys(m.Variables)) {
			v := m.Variables[name]
			fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", name, kind(v.Type), standard(v), describe(name, v.Description))
		}
	}
	if len(m.Outputs) > 0 {
		b.WriteString("\n| output | what it is |\n|---|---|\n")
		for _, name := range slices.Sorted(maps.Keys(m.Outputs)) {
			fmt.Fprintf(&b, "| `%s` | %s |\n", name, describe(name, m.Outputs[name].Description))
		}
	}
	b.WriteString("\n")
	return b.String(), errors.Join(missing...)
}

// README is a module's README as it stands and as it should stand. A README
// without the marks is an error.
func README(dir string) (is, should []byte, err error) {
	path := filepath.Join(dir, "README.md")
	is, err = os.ReadFile(path)
	if err != nil {
		return nil, nil, fmt.Errorf("moduledoc: %w", err)
	}
	before, rest, begun := bytes.Cut(is, []byte(Begin+"\n"))
	_, after, ended := bytes.Cut(rest, []byte(End))
	if !begun || !ended {
		return nil, nil, fmt.Errorf("moduledoc: %s has not the lines %q and %q", path, Begin, End)
	}
	tables, err := Tables(dir)
	if err != nil {
		return nil, nil, err
	}
	return is, slices.Concat(before, []byte(Begin+"\n"+tables+End), after), nil
}

// kind is a type in a cell: a long object is just that, since its fields are in
// the description and in variables.tf.
func kind(t string) string {
	t = strings.Join(strings.Fields(t), " ")
	if before, _, long := strings.Cut(t, "("); long && len(t) > 40 {
		return "`" + before + "(…)`"
	}
	if t == "" {
		return "any"
	}
	return "`" + t + "`"
}

func standard(v *tfconfig.Variable) string {
	if v.Required {
		return "**required**"
	}
	text, err := json.Marshal(v.Default)
	if err != nil || len(text) > 60 {
		return "see variables.tf"
	}
	return "`" + strings.ReplaceAll(string(text), "|", `\|`) + "`"
}

// cell is a text that fits in a table.
func cell(text string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(text), " "), "|", `\|`)
}

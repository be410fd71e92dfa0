package moduledoc

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func module(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

const variables = `
variable "zone" {
  description = "Zone | of it."
  type        = string
}
variable "days" {
  description = "Days."
  type        = number
  default     = 7
}
variable "size" {
  description = "Size."
  type        = object({ cpu = number, memory = number, min = number, max = number })
}
output "arn" {
  description = "The thing."
  value       = var.zone
}`

func TestTheTablesAreMadeAndTheRestIsKept(t *testing.T) {
	dir := module(t, map[string]string{
		"main.tf":   variables,
		"README.md": "# thing\n\nWords.\n\n" + Begin + "\nold\n" + End + "\n\nMore words.\n",
	})
	is, should, err := README(dir)
	if err != nil || !strings.Contains(string(is), "old") {
		t.Fatal(string(is), err)
	}
	want := "# thing\n\nWords.\n\n" + Begin + `

| input | type | default | what it is |
|---|---|---|---|
| ` + "`days` | `number` | `7`" + ` | Days. |
| ` + "`size` | `object(…)`" + ` | **required** | Size. |
| ` + "`zone` | `string`" + ` | **required** | Zone \| of it. |

| output | what it is |
|---|---|
| ` + "`arn`" + ` | The thing. |

` + End + "\n\nMore words.\n"
	if string(should) != want {
		t.Errorf("got\n%s\nwant\n%s", should, want)
	}
}

func TestWhatIsMissingIsNamed(t *testing.T) {
	for name, tt := range map[string]struct{ tf, readme, want string }{
		"a description": {`variable "x" {}`, Begin + "\n" + End, "x has no description"},
		"the marks":     {`variable "x" { description = "X." }`, "# thing", "has not the lines"},
		"sense":         {`variable "x" {`, Begin + "\n" + End, "no closing brace"},
	} {
		dir := module(t, map[string]string{"main.tf": tt.tf, "README.md": tt.readme})
		if _, _, err := README(dir); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, _, err := README(t.TempDir()); err == nil {
		t.Error("a module without a README")
	}
}

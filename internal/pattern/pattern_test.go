package pattern

import (
	"reflect"
	"regexp"
	"strings"
	"testing"
)

func TestMethodsAreThoseOfRegexp(t *testing.T) {
	const expression, text = `(?i)(no|number)\.?\s+(\d+)`, "No. 12 and number 34, nothing else"
	p, re := New(expression), regexp.MustCompile(expression)
	for name, pair := range map[string][2]any{
		"String":                     {p.String(), re.String()},
		"MatchString":                {p.MatchString(text), re.MatchString(text)},
		"FindString":                 {p.FindString(text), re.FindString(text)},
		"FindStringIndex":            {p.FindStringIndex(text), re.FindStringIndex(text)},
		"FindStringSubmatch":         {p.FindStringSubmatch(text), re.FindStringSubmatch(text)},
		"FindStringSubmatchIndex":    {p.FindStringSubmatchIndex(text), re.FindStringSubmatchIndex(text)},
		"FindAllString":              {p.FindAllString(text, 1), re.FindAllString(text, 1)},
		"FindAllStringIndex":         {p.FindAllStringIndex(text, -1), re.FindAllStringIndex(text, -1)},
		"FindAllStringSubmatch":      {p.FindAllStringSubmatch(text, -1), re.FindAllStringSubmatch(text, -1)},
		"FindAllStringSubmatchIndex": {p.FindAllStringSubmatchIndex(text, -1), re.FindAllStringSubmatchIndex(text, -1)},
		"ReplaceAllString":           {p.ReplaceAllString(text, "#$2"), re.ReplaceAllString(text, "#$2")},
		"Split":                      {p.Split(text, -1), re.Split(text, -1)},
	} {
		if !reflect.DeepEqual(pair[0], pair[1]) {
			t.Errorf("%s: %v, and regexp says %v", name, pair[0], pair[1])
		}
	}
}

func TestLongest(t *testing.T) {
	if got := Longest(`address|address of building`).FindString("address of building"); got != "address of building" {
		t.Errorf("found %q", got)
	}
}

func TestCheckNamesTheWrongOne(t *testing.T) {
	kept := all
	defer func() { all = kept }()
	New(`(open`)
	if err := Check(); err == nil || !strings.Contains(err.Error(), "(open") {
		t.Errorf("Check says %v", err)
	}
}

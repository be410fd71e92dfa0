package pattern

import (
	"fmt"
	"regexp"
	"sync"
)

// Pattern is a regular expression in the syntax of regexp. Its methods are those of
// regexp.Regexp of the same name, and safe for use from many goroutines.
type Pattern struct {
	expression string
	compiled   func() *regexp.Regexp
}

var (
	made sync.Mutex
	all  []*Pattern // in the order in which they were made
)

// New is the pattern of an expression, not compiled yet. It is for variables of
// packages: every pattern is kept for Check.
func New(expression string) *Pattern { return keep(expression, regexp.MustCompile) }

// Longest is New with the leftmost longest match in place of the leftmost first.
func Longest(expression string) *Pattern {
	return keep(expression, func(expression string) *regexp.Regexp {
		re := regexp.MustCompile(expression)
		re.Longest()
		return re
	})
}

func keep(expression string, compile func(string) *regexp.Regexp) *Pattern {
	p := &Pattern{expression, sync.OnceValue(func() *regexp.Regexp { return compile(expression) })}
	made.Lock()
	defer made.Unlock()
	all = append(all, p)
	return p
}

// Check compiles every pattern of the program and names the first that is wrong.
func Check() error {
	made.Lock()
	defer made.Unlock()
	for _, p := range all {
		if _, err := regexp.Compile(p.expression); err != nil {
			return fmt.Errorf("pattern %q: %w", p.expression, err)
		}
	}
	return nil
}

func (p *Pattern) String() string             { return p.expression }
func (p *Pattern) MatchString(s string) bool  { return p.compiled().MatchString(s) }
func (p *Pattern) FindString(s string) string { return p.compiled().FindString(s) }
func (p *Pattern) FindStringIndex(s string) []int {
	return p.compiled().FindStringIndex(s)
}
func (p *Pattern) FindStringSubmatch(s string) []string {
	return p.compiled().FindStringSubmatch(s)
}
func (p *Pattern) FindStringSubmatchIndex(s string) []int {
	return p.compiled().FindStringSubmatchIndex(s)
}
func (p *Pattern) FindAllString(s string, n int) []string {
	return p.compiled().FindAllString(s, n)
}
func (p *Pattern) FindAllStringIndex(s string, n int) [][]int {
	return p.compiled().FindAllStringIndex(s, n)
}
func (p *Pattern) FindAllStringSubmatch(s string, n int) [][]string {
	return p.compiled().FindAllStringSubmatch(s, n)
}
func (p *Pattern) FindAllStringSubmatchIndex(s string, n int) [][]int {
	return p.compiled().FindAllStringSubmatchIndex(s, n)
}
func (p *Pattern) ReplaceAllString(s, replacement string) string {
	return p.compiled().ReplaceAllString(s, replacement)
}
func (p *Pattern) Split(s string, n int) []string { return p.compiled().Split(s, n) }

// Package pattern holds regular expressions that are compiled when they are first
// used. The parsers of papers have about a thousand of them, and every process of
// the program, each sandbox too, would otherwise compile them all before its first
// line: a tenth of a second and 40 MiB, for a paper that needs a few dozen.
//
// It owns that and nothing else: the syntax and the meaning are those of regexp. A
// wrong expression is found by Check, which a test of each package that uses this
// one calls, since it can no longer stop the program at its start.
package pattern

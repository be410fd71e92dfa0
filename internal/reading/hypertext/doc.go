// Package hypertext reads web pages: the text that a person would see, with its
// tables, lists and form fields. Nothing is fetched and no script runs, so what
// a page loads or builds when it is opened is not there.
package hypertext

// Package app is the one place that knows every concrete type: it opens the
// drivers that a configuration names, joins them and closes them.
//
// It holds no behaviour of its own. What the joined things do belongs to the
// packages that it joins; how they are called belongs to cmd and api.
package app

// Package config is what a person can set: one struct, read from defaults, a
// file, the environment and flags, the later over the earlier.
//
// It owns the names of the settings, their defaults and what is wrong with a
// value, all problems at once. It opens nothing: that a directory can be written
// or an address listened on is found out by app, which opens them. A URL whose
// scheme has no driver in this program is a problem here already.
package config

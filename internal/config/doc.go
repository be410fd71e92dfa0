// Package config is what a person can set: one struct, read from defaults, a
// file, the environment and flags, the later over the earlier.
//
// It owns the names of the settings, their defaults and what is wrong with a
// value, all problems at once: every URL is taken apart here, whether or not this
// program has a driver for it. It opens nothing: that there is no driver, that a
// directory cannot be written or a server not reached is found out by app, which
// opens them. Values that stand somewhere else, secret://NAME, are looked up by
// whoever calls Resolve.
package config

// Package filesecret looks secrets up in a directory, one file for each,
// file:///… in the configuration: where an orchestrator mounts them, or where the
// owner of one machine writes them.
//
// It owns how a name becomes a file and that none outside the directory is ever
// read, by dots or by a link. A line feed at the very end, which editors add, is
// not part of a secret. Who may read the files is for the system to say.
package filesecret

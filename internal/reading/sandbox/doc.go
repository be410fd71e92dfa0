// Package sandbox runs the drivers that are written in Go in a process of their
// own, so that a file that crashes its parser, fills the memory or never ends
// costs an error and not the server.
//
// The process is this program again, started with a hidden first argument: Main,
// which every program that reads papers calls first, sees it and never returns.
// The bytes of the file go in on standard input and the pages come out on
// standard output. The process has no environment and, on Linux, a limit on its
// memory and processor time; it may open no file, start no program and reach no
// network. Elsewhere only the time limit and Go's own memory limit hold.
//
// PDF is not here: its parser runs inside WebAssembly (see package pdf).
package sandbox

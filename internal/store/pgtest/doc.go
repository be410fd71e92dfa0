// Package pgtest gives tests a real PostgreSQL.
//
// It owns starting a cluster of the machine's own PostgreSQL for one test
// program, on a free port of the loopback and in a directory that is removed, and
// making a database in it for a test, empty or as another is. It leaves to its callers what is
// kept there.
//
// A cluster is started at the first use and stopped at Main's end, or by the
// kernel when the test program is killed. Where the programs are missing, needs says
// what becomes of a test.
package pgtest

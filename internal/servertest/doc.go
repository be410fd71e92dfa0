// Package servertest starts real servers for tests, each for one test, on a free
// port of this machine or a socket, and stops it at the end: Redis, and versitygw,
// which speaks S3 and checks signatures, with a gate before it that holds uploads
// back until they are scanned. PostgreSQL has its own, store/pgtest.
//
// It owns starting the programs as a user who is not root. A machine without one is
// the business of needs; what is asked of the servers belongs to the suites of the
// drivers.
package servertest

// Package conformance holds every row of the client's infrastructure design document
// against a plan.
//
// A Row owns one statement of the document: where it stands, what it says, what each
// profile is to have, and, where that is not what the document says, why (the number
// is that of the contradiction in the project's own list, I1 to I29) and how to find
// it in a plan. rows.csv is the table of contents of the document, written by hand:
// a row of it that nothing asserts, or an assertion that is not in it, fails a test.
//
// The rows are asserted on settled plans of every environment in both profiles by
// the tests of the infrastructure, and printed by pwops conform. Whether a plan is
// safe is policy's to say, what it costs is cost's.
package conformance

// Package cost says what a plan will cost a month, in pounds, line by line.
//
// It owns the estimate: which resources cost what (Estimate), by a dated file of
// prices and a file of assumptions that are parameters and not code; the columns
// of the design document's own table; the comparison of two estimates (Compare),
// which names the cause of every pound; and the report as text, Markdown or JSON.
//
// Every kind of resource is either priced or listed as free: one that is neither
// is an error, so that nothing is left out unseen. Usage that no plan knows
// (requests, gigabytes) is assumed and marked so. What models charge, VAT,
// support and discounts are not in it.
package cost

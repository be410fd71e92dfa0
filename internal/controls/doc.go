// Package controls maps the controls of SOC 2 and the articles of the UK GDPR to
// what proves them in a plan.
//
// It owns the table of controls (controls.csv, in our own words): what each asks
// for, which rows of the design document and which security rules prove it, and who
// answers for what no plan can show. It evaluates the table on a plan and writes it
// as a document. The rows belong to conformance and the rules to policy; a control
// that names one that does not exist is an error.
package controls

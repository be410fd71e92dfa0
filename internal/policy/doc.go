// Package policy says what is wrong with a plan: the rules of the scanners (Checkov,
// Trivy, Security Hub, CIS) that apply to the services used here, and the rules
// that no scanner has, each written in Go.
//
// A Rule owns one requirement: its identity, the scanners' identities that it
// stands for, a severity, and a check. There is one file an area (network.go,
// storage.go…), listed in Rules. Each rule has a passing and failing fixtures in
// testdata. Suppressions are data, with a reason, an owner and a day on which they
// end; a suppression that has ended, or that nothing needs, is a finding itself.
// coverage.csv says for every rule of the scanners that is not covered why it does
// not apply, and where the reason is that a kind of resource is not used, the
// tests of the infrastructure hold it to that.
//
// Whether a plan is what the design document asks for is conformance's to say.
// A value that the plan does not know yet decides nothing: the check reports that
// it could not be made (Undecided).
package policy

// Command pwops is the tool of those who run Paperwurks: it plans the infrastructure
// without an account and judges plans (policy, conformance, cost) and draws them.
//
// One file a verb: each parses its flags, calls the package that knows, and prints
// one table, or JSON on request. What is printed and the exit statuses are tested by
// the scripts in testdata/script. Nothing here changes anything in AWS.
package main

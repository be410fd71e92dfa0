// Command paperwurks reads the papers of a home sale and says what they say, what
// is wrong and what to ask, each with the page and words that prove it.
//
// One file a verb: each parses its flags, opens what it needs through app, calls
// it and prints. What is printed and the exit status are tested by the scripts in
// testdata/script.
package main

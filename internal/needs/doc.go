// Package needs is the one rule on programs that a test cannot do without: on a
// person's machine the test is skipped and says what to install, in CI the lack is a
// failure, because what CI promises to test it tests.
//
// It owns the rule. Starting the programs belongs to servertest and pgtest, finding
// them in the product to the packages that run them. What the tests need is
// installed by make tools.
package needs

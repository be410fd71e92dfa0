// Package moduledoc writes the tables of inputs and outputs in the README of a
// Terraform module.
//
// It owns the text between the two marks in such a README, made from the module's
// own variables and outputs, and the comparison of what stands there with what
// should. Everything outside the marks is written by people and left alone. What
// a module means when it is planned belongs to terraform.
package moduledoc

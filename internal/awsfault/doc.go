// Package awsfault turns what a service of AWS answers into the kinds of fault.
//
// It owns the list of error codes that mean "not there" or "not allowed", for all
// drivers alike. Everything else that a service says is Unavailable: the drivers
// ask for nothing that could be wrong for another reason than theirs or the
// configuration's. What a missing thing is called in a sentence is the driver's.
package awsfault

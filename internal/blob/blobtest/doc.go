// Package blobtest is the suite that every driver of blob passes.
//
// It owns what is promised of kept bytes: whole or not at all, checked while
// they pass, kept inside the store whatever the key, and put by a stranger only
// as the signed request says. It is in parts, so that a store of tests that does not
// check signatures, or has no locks, is seen to be excused from them where it is
// run. Its helpers announce and send an upload as a
// client does.
package blobtest

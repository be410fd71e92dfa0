// Package property is a case: one property that is being sold, and what was said
// about it that its papers do not say themselves.
//
// It owns the case's name, the options of its review and the two numbers that
// the rest hangs on. Version goes up with every change that somebody who looks at
// the case would see, so that watchers know what is new. Revision goes up with
// every change that the report depends on, and Reviewed is the revision that
// the kept report was made of: a case is up to date when they are the same.
// The papers of a case belong to document, its report to review.
package property

// Package tenant says who is asking: the organisation and the person, carried in
// the context.
//
// It owns how they travel and what their absence means: a context that carries
// nobody is refused, so that a forgotten check finds nothing instead of
// everything. Proving who somebody is belongs to account; keeping one
// organisation's records from another's belongs to store, which asks From in
// every method.
package tenant

// Package permissiontest is the suite of every Mux: it makes a real request of
// every route as every role in every relation, with every scope, and holds what
// comes back against the table. It owns the firm, the people, the case and the
// documents that it asks with; what a route does once it is allowed is for the
// tests of that route.
package permissiontest

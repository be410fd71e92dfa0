// Package permission says who may do what: the one table of role × verb, how far
// each leave goes, and the guard that every route passes.
//
// A route is registered with its verb, on a Mux, and cannot be otherwise: a verb
// that the table does not have, or one that does not fit what the path names,
// panics when the routes are made, so that the first test of any kind fails. What
// the table does not say is denied.
//
// To add a route:
//
//  1. Find its verb in table.go, or add one there: a constant, and a line of the matrix that says
//     what it is done to (the firm, a list of cases, one case), the scope that an
//     API token needs, and how far each role's leave goes.
//  2. Name what it is done to in the path: {case}, or {document}, which stands for
//     its case. A verb on a case needs one of them, a verb on the firm has neither.
//  3. Register it with the verb: handle(r, permission.CaseSee, op(…), handler) in
//     api's table of routes, p.route(permission.CaseSee, "GET /…", handler) in web.
//     A route for people who are not signed in is registered with Open.
//  4. Nothing else: the tests of api and web try every route that there is as every
//     role in every relation.
//
// A list that some roles see a part of (a line on a list with the reach mine) is
// filtered by the service that gives it, which asks OnlyMine; the documents of a
// case are, which asks OnlySent.
//
// It owns the decision. Who somebody is belongs to account, the members of a case
// to property, and keeping one firm's records from another's to store, which
// does that whatever is decided here.
package permission

// Package api is Paperwurks over HTTP: JSON under /api/v1, described by OpenAPI
// 3.1 at /api/openapi.json.
//
// It owns the routes (routes.go is the table of contents), the form of requests
// and answers, how a fault becomes a status, and who may come in: the Host must
// be ours, a request that changes something must not come from another site, and
// a session or a token must say who asks. What is asked for is done by property,
// document, review and work; pages for people are web's.
package api

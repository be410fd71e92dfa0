// Package oidctest is an OpenID Connect issuer for tests, which signs everybody in
// whom it is told to and lies as it is told to.
//
// It owns the protocol as an issuer speaks it, strictly: a code works once, for the
// client, the redirect and the PKCE verifier that it was given for. Its tokens are
// made by hand, so that they can say what no library would write. It is for tests
// only.
package oidctest

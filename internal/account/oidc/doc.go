// Package oidc signs people in with the account that they have elsewhere: OpenID
// Connect with one issuer, by the authorisation code flow.
//
// It owns the two requests of it, to the issuer and back, and everything that makes
// the answer worth believing: the state and the browser's ticket that bind the
// answer to the question, PKCE and the nonce that bind the code and the token to
// both, the signature under a key of the issuer, whom the token is for and until
// when, and whether the e-mail address is the issuer's word or only the person's.
// It says whether the issuer asked for a second factor. Which person an identity
// belongs to, who may become one, and the second factor where the issuer asked for
// none belong to account; the cookie that holds the ticket to api.
//
// oidctest is an issuer for tests, which lies as it is told to.
package oidc

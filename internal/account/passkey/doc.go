// Package passkey is WebAuthn as Paperwurks uses it: somebody's device or key proves
// that it is there, and where it is asked to, that it knows its owner.
//
// It owns the two ceremonies, setting a passkey up and signing in with one, what is
// kept of a passkey, and the warning that two devices seem to have the same one.
// Attestation is not asked for: whoever may sign in may choose what with. What lies
// between the two requests of a ceremony travels in a ticket of ceremony. Whose a
// passkey is, what it is called and whether a sign-in counts belong to account; the
// calls in the browser to web.
//
// passkeytest is an authenticator in software for tests.
package passkey

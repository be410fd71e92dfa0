// Package passkeytest is an authenticator in software, with the browser in front of
// it, for tests of passkeys without either.
//
// It owns ES256 keys, attestation "none", the client data that a browser would
// write, and every way in which these can lie: another origin, another challenge,
// an owner who was not verified, a count that goes back. It is for tests only, and
// shares no code with the library that checks it.
package passkeytest

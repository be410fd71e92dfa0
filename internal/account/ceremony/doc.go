// Package ceremony carries what a sign-in of several requests must remember from
// one to the next, in the hands of the browser that signs in.
//
// It owns the sealed ticket: nobody reads or changes it on the way, it is good for
// one purpose and a few minutes, and it has a mark of its own by which whoever
// completes the sign-in sees to it that it counts once. A request that begins a
// sign-in writes nothing anywhere, so a stranger who begins thousands fills
// nothing. What is in a ticket belongs to passkey and oidc; that a mark is spent
// once, to the Store of account.
package ceremony

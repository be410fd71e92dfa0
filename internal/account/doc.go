// Package account is the people who may use Paperwurks and how they prove who
// they are.
//
// It owns credentials: the link that signs a browser in once, the session that it
// becomes, and the token that scripts carry. Each is 128 random bits or more; the
// database holds its hash and not the credential, so that whoever reads the
// database cannot sign in. A machine of one's own has one organisation and one
// person, whom Bootstrap makes. What somebody may do once known belongs to the
// packages that ask tenant; cookies and headers belong to api.
package account

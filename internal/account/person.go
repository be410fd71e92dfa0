package account

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/mail"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// State is where somebody stands with their firm.
type State string

// The states. Invited becomes Active when the invitation is accepted; only Active
// may do anything.
const (
	Invited   State = "invited"
	Active    State = "active"
	Suspended State = "suspended"
)

// Person is somebody of an organisation.
type Person struct {
	Organisation tenant.Organisation
	ID           tenant.Person
	Name         string
	Email        string // as Email gives it; unique in the installation; may be empty
	Role         tenant.Role
	State        State
	Password     string // its hash, a PHC string; empty for none
	Created      time.Time
	Seen         time.Time // last sign-in; zero for never
	TOTP         bool      // an authenticator is set up
	Codes        int       // recovery codes that are left
	Passkeys     int       // that are of use
	Elsewhere    bool      // they have signed in with an account with another site
}

// who is a person who asks from an address.
func (p Person) who(from string) tenant.Who {
	return tenant.Who{Organisation: p.Organisation, Person: p.ID, Role: p.Role, From: from}
}

// SecondFactor is whether somebody has set one up.
func (p Person) SecondFactor() bool { return p.TOTP || p.Passkeys > 0 }

// local is whether it is the person of a machine of one's own.
func (p Person) local() bool {
	return p.Organisation == LocalOrganisation && p.ID == LocalPerson
}

// address is where letters to a person go.
func (p Person) address() mail.Address { return mail.Address{Name: p.Name, Address: p.Email} }

// Firm is an organisation.
type Firm struct {
	ID      tenant.Organisation
	Name    string
	Created time.Time
	Policy  Policy
}

// Invites is how the sentence begins that invites somebody. A machine of one's own has
// no name that would say anything to them.
func (f Firm) Invites() string {
	if f.ID == LocalOrganisation {
		return "You are invited"
	}
	return f.Name + " invites you"
}

// Policy is what a firm asks of its people.
type Policy struct {
	// SecondFactor are the roles that must have a second factor; nil for Staff.
	SecondFactor []tenant.Role `json:"second_factor,omitempty"`
	// None is whether no role must: an empty list that was meant.
	None bool `json:"none,omitempty"`
}

// Staff are the roles whose people see what is not theirs alone, and that a firm
// asks for a second factor unless it says otherwise.
func Staff() []tenant.Role {
	return []tenant.Role{tenant.Administrator, tenant.Conveyancer, tenant.Operator}
}

// Required are the roles that must have a second factor.
func (p Policy) Required() []tenant.Role {
	switch {
	case p.None:
		return nil
	case len(p.SecondFactor) == 0:
		return Staff()
	}
	return p.SecondFactor
}

// asks is whether a person must have a second factor. The owner of a machine of
// their own need not: whoever sits at it can read its files anyway.
func (p Policy) asks(local bool, role tenant.Role) bool {
	return !local && slices.Contains(p.Required(), role)
}

// Email is an address in the one form in which it is kept and compared: the post
// does not tell capital letters apart, nor do we. fault.Invalid for one that
// cannot be written to.
func Email(text string) (string, error) {
	plain, err := mail.Plain(strings.TrimSpace(norm.NFC.String(text)))
	if err != nil {
		return "", err
	}
	return strings.ToLower(plain), nil
}

// longestName is how many characters a name has at most.
const longestName = 100

// cleanName is a name as it is kept; fault.Invalid for none and for what does not
// show as it is written.
func cleanName(text string) (string, error) {
	name := strings.Join(strings.Fields(norm.NFC.String(text)), " ")
	bad := func(r rune) bool { return !unicode.IsPrint(r) }
	if name == "" || utf8.RuneCountInString(name) > longestName || !utf8.ValidString(name) || strings.ContainsFunc(name, bad) {
		return "", fault.New(fault.Invalid, "a name has 1 to %d characters, on one line", longestName)
	}
	return name, nil
}

func checkRole(r tenant.Role) error {
	if !slices.Contains(tenant.Roles(), r) {
		return fault.New(fault.Invalid, "%q is no role", r)
	}
	return nil
}

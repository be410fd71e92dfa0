package account

// State is where somebody stands with their firm.
type State string

// The states. Invited becomes Active when the invitation is accepted; only Active
// may do anything.
const (
	Invited   State = "invited"
	Active    State = "active"
	Suspended State = "suspended"
)

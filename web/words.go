package web

import (
	"strings"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// deeds are what is done most, in words; an action that is not among them is shown
// by its own.
var deeds = map[string]string{
	"case.made":               "made a case",
	"case.reviewed":           "judged a case",
	"case.options_set":        "changed what a case is judged by",
	"case.outcome_set":        "said how a case ended",
	"case.years_set":          "set for how many years a case is kept",
	"case.hold_placed":        "placed a legal hold",
	"case.hold_released":      "ended a legal hold",
	"case.disposal_ordered":   "ordered the disposal of a case",
	"case.restriction_lifted": "took up the work on a case again",
	"case.key_made":           "made the key of a case",
	"credential.link_issued":  "made a link to sign in with",
	"credential.token_issued": "made a token",
	"document.registered":     "announced a paper",
	"document.uploaded":       "sent a paper",
	"document.kept":           "kept a paper",
	"document.read":           "read a paper",
	"document.reread":         "had a paper read again",
	"document.viewed":         "looked at a paper",
	"document.quarantined":    "put a paper aside",
	"document.kind_corrected": "said what kind of paper it is",
	"email.change_asked":      "asked for another e-mail",
	"email.changed":           "changed their e-mail",
	"firm.founded":            "founded the firm",
	"invitation.accepted":     "accepted an invitation",
	"invitation.withdrawn":    "took an invitation back",
	"member.added":            "put somebody on a case",
	"member.removed":          "took somebody off a case",
	"pack.signed":             "signed a pack off",
	"pack.shared":             "made a link to a pack",
	"pack.share_revoked":      "ended a link to a pack",
	"pack.shown":              "opened a pack by its link",
	"pack.downloaded":         "downloaded a pack",
	"pack.export_asked":       "asked for a pack’s file",
	"pack.exported":           "made a pack’s file",
	"passkey.added":           "set a passkey up",
	"passkey.removed":         "removed a passkey",
	"password.changed":        "changed their password",
	"password.refused":        "gave a wrong password",
	"password.reset":          "set a new password by a link",
	"password.reset_asked":    "asked for a link to a new password",
	"person.invited":          "invited somebody",
	"person.proved_again":     "proved again who they are",
	"person.role_changed":     "changed somebody’s role",
	"person.set_up":           "set their account up",
	"person.signed_in":        "signed in",
	"person.signed_out":       "signed out",
	"policy.changed":          "changed what is asked at signing in",
	"report.viewed":           "looked at a report",
	"retention.policy_set":    "set for how many years cases are kept",
	"second_factor.reset":     "reset somebody’s second factor",
	"session.ended":           "ended a session",
	"session.others_ended":    "ended their other sessions",
	"sign_in.refused":         "was refused at signing in",
	"token.revoked":           "revoked a token",
	"totp.confirmed":          "set an authenticator up",
	"totp.removed":            "removed an authenticator",
	"audit.exported":          "exported the trail",
	"work.parked":             "gave work up",
	"work.restarted":          "started work again",
}

// deed is an action in words.
func deed(a audit.Action) string {
	if words, ok := deeds[string(a)]; ok {
		return capital(words)
	}
	noun, verb, _ := strings.Cut(string(a), ".")
	return capital(strings.ReplaceAll(noun+": "+verb, "_", " "))
}

// roleWords are what a role sees of a case that it belongs to.
var roleWords = map[tenant.Role]string{
	tenant.Administrator: "works on every case, and sees to people, keeping and the trail",
	tenant.Conveyancer:   "works on every case of the firm",
	tenant.Agent:         "sees how far it has come and what it lacks, and sends papers",
	tenant.Owner:         "sends papers and sees what became of them",
	tenant.Buyer:         "reads the pack when it is signed off",
	tenant.Operator:      "keeps the service running and sees no case",
}

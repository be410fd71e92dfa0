package permission

import (
	"strings"

	"github.com/paperwurks/paperwurks/internal/tenant"
)

// Verb is what somebody wants to do, as noun.verb.
type Verb string

// Open is the verb of what anybody may have, signed in or not: the way in itself,
// health, style sheets, and addresses that carry their own proof.
const Open Verb = "open"

// The verbs. Each has a row in the table.
const (
	SelfSee    Verb = "self.see"    // one's own sessions, tokens and second factors
	SelfChange Verb = "self.change" // these, and one's password

	PeopleSee    Verb = "people.see"
	PeopleInvite Verb = "people.invite" // parties of a case: agents, owners, buyers
	PeopleChange Verb = "people.change" // anybody's role, and whether they may come in
	PolicyChange Verb = "policy.change" // of the firm: second factor, single sign-on

	AuditRead       Verb = "audit.read"
	RetentionSee    Verb = "retention.see"
	RetentionChange Verb = "retention.change" // for how long cases are kept, and requests of a person about all of them
	WebhookSee      Verb = "webhook.see"
	WebhookChange   Verb = "webhook.change"

	WorkSee     Verb = "work.see"
	WorkRestart Verb = "work.restart"

	CaseCreate Verb = "case.create"
	CaseList   Verb = "case.list"

	CaseSee      Verb = "case.see"     // its name, and where it stands
	CaseMissing  Verb = "case.missing" // which papers are missing
	CaseWatch    Verb = "case.watch"
	CaseChange   Verb = "case.change"
	CaseRetain   Verb = "case.retain" // its clock, hold and erasure
	ReportRead   Verb = "report.read"
	MemberSee    Verb = "member.see"
	MemberChange Verb = "member.change"
	NoteSee      Verb = "note.see" // what people of the firm wrote down
	NoteWrite    Verb = "note.write"

	DocumentList   Verb = "document.list" // names and states; an owner's is of their own uploads
	DocumentSee    Verb = "document.see"  // name and state
	DocumentChange Verb = "document.change"
	PaperRead      Verb = "paper.read"   // pages and what they say
	PaperSearch    Verb = "paper.search" // what the papers of all cases say
	Upload         Verb = "document.upload"
	UploadComplete Verb = "document.complete"

	PackSee   Verb = "pack.see" // what it still needs
	PackJudge Verb = "pack.judge"
	PackSign  Verb = "pack.sign"
	PackShare Verb = "pack.share"
	PackRead  Verb = "pack.read" // a signed version
)

// Reach is how far a leave goes.
type Reach int

// The reaches. Each has those before it.
const (
	no   Reach = iota // no leave
	sent              // what they themselves uploaded, to a case that they are a member of
	mine              // cases that they are a member of; a list shows those alone
	all               // every case of the firm, or the firm itself
)

// object is what a verb is done to, which the path of a route must name.
type object int

const (
	firm  object = iota // the firm, or oneself; no case
	lists               // cases, of which a role that reaches only its own sees those
	kase                // one case, which {case} or {document} names
)

// matrix is who may do what. Administrators and conveyancers work on all cases of
// their firm. An agent sees how far the cases that they are a member of have come
// and what they lack, and sends papers, but reads none; an owner sends papers and
// sees what became of those; a buyer reads what was signed off; an operator keeps
// the machine running and sees no case.
//
// After the verb stand what it is done to (the firm, a list of cases, one case), the
// scope that an API token needs for it, and how far each role's leave goes: all,
// mine, sent, or a dot for none.
const matrix = `
verb               on    token  administrator  conveyancer  agent  owner  buyer  operator

self.see           firm  read   all            all          all    all    all    all
self.change        firm  admin  all            all          all    all    all    all

people.see         firm  read   all            all          ·      ·      ·      ·
people.invite      firm  write  all            all          ·      ·      ·      ·
people.change      firm  admin  all            ·            ·      ·      ·      ·
policy.change      firm  admin  all            ·            ·      ·      ·      ·

audit.read         firm  read   all            ·            ·      ·      ·      ·
retention.see      firm  read   all            all          ·      ·      ·      ·
retention.change   firm  admin  all            ·            ·      ·      ·      ·
webhook.see        firm  read   all            ·            ·      ·      ·      ·
webhook.change     firm  admin  all            ·            ·      ·      ·      ·

work.see           firm  read   all            all          ·      ·      ·      all
work.restart       firm  write  all            all          ·      ·      ·      all

case.create        firm  write  all            all          ·      ·      ·      ·
case.list          list  read   all            all          mine   mine   mine   ·

case.see           case  read   all            all          mine   mine   ·      ·
case.missing       case  read   all            all          mine   ·      ·      ·
case.watch         case  read   all            all          mine   mine   ·      ·
case.change        case  write  all            all          ·      ·      ·      ·
case.retain        case  admin  all            ·            ·      ·      ·      ·
report.read        case  read   all            all          ·      ·      ·      ·
member.see         case  read   all            all          ·      ·      ·      ·
member.change      case  write  all            all          ·      ·      ·      ·
note.see           case  read   all            all          ·      ·      ·      ·
note.write         case  write  all            all          ·      ·      ·      ·

document.list      case  read   all            all          mine   mine   ·      ·
document.see       case  read   all            all          mine   sent   ·      ·
document.change    case  write  all            all          ·      ·      ·      ·
paper.read         case  read   all            all          ·      ·      ·      ·
paper.search       list  read   all            all          ·      ·      ·      ·
document.upload    case  write  all            all          mine   mine   ·      ·
document.complete  case  write  all            all          mine   sent   ·      ·

pack.see           case  read   all            all          mine   ·      ·      ·
pack.judge         case  write  all            all          ·      ·      ·      ·
pack.sign          case  write  all            all          ·      ·      ·      ·
pack.share         case  admin  all            all          ·      ·      ·      ·
pack.read          case  read   all            all          ·      ·      mine   ·
`

// row is a line of the matrix.
type row struct {
	verb  Verb
	on    object
	scope tenant.Scope
	reach map[tenant.Role]Reach
}

var table = parse(matrix)

// parse reads the matrix. It panics on one that is not well formed: it is part of
// the program.
func parse(text string) (out []row) {
	lines := strings.FieldsFunc(text, func(r rune) bool { return r == '\n' })
	roles := strings.Fields(lines[0])[3:]
	for _, line := range lines[1:] {
		cells := strings.Fields(line)
		if len(cells) != 3+len(roles) {
			panic("permission: the matrix lacks a cell: " + line)
		}
		r := row{verb: Verb(cells[0]), scope: tenant.Scope(cells[2]), reach: map[tenant.Role]Reach{}}
		r.on = named(line, cells[1], map[string]object{"firm": firm, "list": lists, "case": kase})
		for i, role := range roles {
			r.reach[tenant.Role(role)] = named(line, cells[3+i], map[string]Reach{"·": no, "sent": sent, "mine": mine, "all": all})
		}
		out = append(out, r)
	}
	return out
}

func named[T any](line, cell string, names map[string]T) T {
	v, ok := names[cell]
	if !ok {
		panic("permission: the matrix has no " + cell + ": " + line)
	}
	return v
}

func find(v Verb) (row, bool) {
	for _, r := range table {
		if r.verb == v {
			return r, true
		}
	}
	return row{}, false
}

// Verbs are all verbs of the table.
func Verbs() []Verb {
	var out []Verb
	for _, r := range table {
		out = append(out, r.verb)
	}
	return out
}

// Relation is what somebody is to the case that a request names.
type Relation int

// The relations.
const (
	None     Relation = iota // no member of it
	Member                   // a member of it
	Uploader                 // a member of it, and the document that is named is one that they sent
	Firm                     // no case is named: it concerns the firm, or a list
)

// Relations are all of them.
func Relations() []Relation { return []Relation{None, Member, Uploader, Firm} }

// String is the relation in a word.
func (r Relation) String() string {
	return [...]string{"none", "member", "uploader", "firm"}[r]
}

// May says whether a role may do what a verb says where it stands in a relation.
// What the table does not say is no.
func May(role tenant.Role, v Verb, to Relation) bool {
	r, ok := find(v)
	if !ok || (r.on == kase) == (to == Firm) {
		return false
	}
	reach := r.reach[role]
	switch to {
	case Uploader:
		return reach >= sent
	case Member, Firm:
		return reach >= mine
	}
	return reach == all
}

// ScopeOf is the scope that a token needs for what a verb says.
func ScopeOf(v Verb) tenant.Scope {
	r, _ := find(v)
	return r.scope
}

// Covers says whether a token of a scope may be used for what a verb says; no scope
// is a browser's and not limited.
func Covers(has tenant.Scope, v Verb) bool {
	r, ok := find(v)
	if !ok {
		return false
	}
	switch has {
	case "", tenant.ScopeAdmin:
		return true
	case tenant.ScopeWrite:
		return r.scope != tenant.ScopeAdmin
	case tenant.ScopeRead:
		return r.scope == tenant.ScopeRead
	}
	return false
}

// OnlyMine says whether a role sees, of what a verb lists, only what belongs to
// the cases that they are a member of.
func OnlyMine(role tenant.Role, v Verb) bool {
	r, _ := find(v)
	return r.reach[role] == mine
}

// OnlySent says whether a role sees, of the documents of a case, only those that
// they uploaded.
func OnlySent(role tenant.Role) bool {
	r, _ := find(DocumentSee)
	return r.reach[role] == sent
}

package api

import (
	"cmp"
	"context"
	"net/http"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"github.com/paperwurks/paperwurks/internal/permission"
)

// routes is the table of contents. Every route has its verb; see permission.
func (s *Server) routes() *permission.Mux {
	site := &permission.Mux{}
	site.Handle(permission.Open, "GET "+alivePath, http.HandlerFunc(s.healthz))
	site.Handle(permission.Open, "GET "+readyPath, http.HandlerFunc(s.readyz))
	if s.Entry != nil {
		for _, path := range []string{"/sign-in", "/sign-in/", "/sign-out", "/forgotten", "/reset", "/invitation", "/email"} {
			site.Handle(permission.Open, path, s.entering(s.Entry, s.refusePage))
		}
	}
	if s.Style != nil {
		site.Handle(permission.Open, "GET /static/", s.Style)
	}
	if s.Uploads != nil { // the signature says who may
		site.Handle(permission.Open, "PUT "+UploadPath+"/", http.StripPrefix(UploadPath, s.Uploads))
		site.Handle(permission.Open, "POST "+UploadPath+"/{$}", http.StripPrefix(UploadPath, s.Uploads))
	}
	if s.Visitors != nil { // a link and its code say who may
		site.Handle(permission.Open, "/pack", s.Visitors)
		site.Handle(permission.Open, "/pack/", s.Visitors)
	}
	if s.Pages != nil {
		site.Mount("/", s.known(routed(s.Pages), s.refusePage)) // with a Mux of its own
	}

	operations := s.operations()
	site.Mount("/api/v1/", s.known(routed(operations), Fail))
	for _, path := range entrances {
		site.Handle(permission.Open, "POST "+path, s.entering(routed(operations), Fail))
	}
	site.Mount("GET /api/openapi.json", operations)
	site.Mount("GET /api/schemas/", operations)
	return site
}

// entrances are the operations of people who are not signed in yet.
var entrances = []string{
	"/api/v1/sign-in", "/api/v1/sign-in/second-factor", "/api/v1/sign-out",
	"/api/v1/sign-in/passkey", "/api/v1/sign-in/passkey/begin", "/api/v1/sign-in/second-factor/passkey", "/api/v1/sign-in/second-factor/passkey/begin",
	"/api/v1/password-resets", "/api/v1/password-resets/complete", "/api/v1/invitations/accept", "/api/v1/email-changes/complete",
}

func (s *Server) guard() permission.Guard { return permission.Guard{Store: s.Members} }

// operations is the API.
func (s *Server) operations() *permission.Mux {
	mux, _ := s.described()
	return mux
}

// described is the API and its description, which anybody may have.
func (s *Server) described() (*permission.Mux, *huma.OpenAPI) {
	mux := &permission.Mux{Guard: s.guard(), Refuse: Fail, Lost: lost}
	config := huma.DefaultConfig("Paperwurks", "1")
	config.OpenAPIPath, config.DocsPath, config.SchemasPath = "/api/openapi", "", "/api/schemas"
	config.CreateHooks = nil // no $schema in answers
	config.Transformers = append(config.Transformers, asProblem)
	config.Info.Description = "Property papers in; what they say, what is wrong and what to ask out, with the page and the words that prove it."
	config.Components.SecuritySchemes = map[string]*huma.SecurityScheme{
		"token":   {Type: "http", Scheme: "bearer"},
		"session": {Type: "apiKey", In: "cookie", Name: SessionCookie},
	}
	config.Security = []map[string][]string{{"token": {}}, {"session": {}}}
	r := &registrar{server: s, mux: mux, verb: permission.Open, within: usually}
	r.api = humago.New(r, config)
	r.verb = ""

	handle(r, permission.CaseCreate, op("POST", "/api/v1/cases", "create-case", "Make a case", http.StatusCreated), s.createCase)
	handle(r, permission.CaseList, op("GET", "/api/v1/cases", "list-cases", "The cases, latest first", 0), s.listCases)
	handle(r, permission.CaseSee, op("GET", "/api/v1/cases/{case}", "get-case", "One case", 0), s.getCase)
	handle(r, permission.ReportRead, op("GET", "/api/v1/cases/{case}/options", "get-options", "What was said about a case", 0), s.getOptions)
	handle(r, permission.CaseChange, op("PUT", "/api/v1/cases/{case}/options", "set-options", "Say something about a case and have it reviewed again", 0), s.setOptions)
	handle(r, permission.CaseChange, op("PUT", "/api/v1/cases/{case}/model", "allow-case-model", "Say whether anything of the case may be put to a model, and have it reviewed with that", 0), s.allowCaseModel)
	handle(r, permission.ReportRead, op("GET", "/api/v1/cases/{case}/spending", "get-case-spending", "What models cost on a case", 0), s.getCaseSpending)
	handle(r, permission.AuditRead, op("GET", "/api/v1/spending", "get-spending", "What models cost the firm this month", 0), s.getSpending)
	handle(r, permission.CaseWatch, op("GET", "/api/v1/cases/{case}/events", "watch-case", "What changes, as server-sent events; Last-Event-ID resumes", 0).lasting(endless), s.watchCase)
	handle(r, permission.ReportRead, op("GET", "/api/v1/cases/{case}/report/{format}", "get-report", "The report: json, html or pdf", 0).lasting(drawing), s.getReport)
	handle(r, permission.ReportRead, op("GET", "/api/v1/cases/{case}/findings/{finding}/evidence/{evidence}", "get-proof", "The strip of the page that proves a finding, as a JPEG", 0), s.getProof)

	handle(r, permission.Upload, op("POST", "/api/v1/cases/{case}/uploads", "register-upload", "Announce a file; gives the request to send it with", 0), s.registerUpload)
	handle(r, permission.UploadComplete, op("POST", "/api/v1/uploads/{document}/complete", "complete-upload", "Say that the bytes were sent", 0), s.completeUpload)

	handle(r, permission.DocumentList, op("GET", "/api/v1/cases/{case}/documents", "list-documents", "The documents of a case", 0), s.listDocuments)
	handle(r, permission.DocumentSee, op("GET", "/api/v1/documents/{document}", "get-document", "One document", 0), s.getDocument)
	handle(r, permission.DocumentSee, op("GET", "/api/v1/documents/{document}/kind", "get-kind", "What kind of paper it is", 0), s.getKind)
	handle(r, permission.DocumentChange, op("PUT", "/api/v1/documents/{document}/kind", "correct-kind", "Say what kind of paper it is, and have the case reviewed with that", 0), s.correctKind)
	handle(r, permission.DocumentChange, op("PUT", "/api/v1/documents/{document}/model", "allow-document-model", "Say whether anything of it may be put to a model, and have the case reviewed with that", 0), s.allowDocumentModel)
	handle(r, permission.DocumentChange, op("POST", "/api/v1/documents/{document}/reread", "reread-document", "Read it again from its bytes", 0), s.rereadDocument)
	handle(r, permission.PaperRead, op("GET", "/api/v1/documents/{document}/pages/{page}", "get-page", "The picture of a page, as a JPEG, with what a finding or a fact rests on lit up", 0), s.getPage)

	handle(r, permission.WorkSee, op("GET", "/api/v1/work/parked", "list-parked", "Work that was given up", 0), s.listParked)
	handle(r, permission.WorkRestart, op("POST", "/api/v1/work/parked/{kind}/{subject}/restart", "restart-work", "Try parked work again", 0), s.restartWork)

	handle(r, permission.CaseMissing, op("GET", "/api/v1/cases/{case}/missing", "list-missing", "The papers that a case still needs", 0), s.listMissing)
	handle(r, permission.MemberSee, op("GET", "/api/v1/cases/{case}/members", "list-members", "Who belongs to a case", 0), s.listMembers)
	handle(r, permission.MemberChange, op("PUT", "/api/v1/cases/{case}/members/{person}", "add-member", "Have somebody of the firm belong to a case", http.StatusNoContent), s.addMember)
	handle(r, permission.MemberChange, op("DELETE", "/api/v1/cases/{case}/members/{person}", "remove-member", "End that", http.StatusNoContent), s.removeMember)

	s.correctionRoutes(r)
	handle(r, permission.NoteSee, op("GET", "/api/v1/cases/{case}/notes", "list-notes", "What people of the firm wrote down about a case, the latest first", 0), s.listNotes)
	handle(r, permission.NoteWrite, op("POST", "/api/v1/cases/{case}/notes", "add-note", "Write a note down", http.StatusCreated), s.addNote)
	handle(r, permission.NoteWrite, op("DELETE", "/api/v1/cases/{case}/notes/{note}", "remove-note", "Remove a note of one's own; administrators remove any", http.StatusNoContent), s.removeNote)

	s.packRoutes(r)
	s.askRoutes(r)

	handle(r, permission.AuditRead, op("GET", "/api/v1/audit", "list-audit", "Who did what, the latest first, a page at a time", 0), s.listAudit)
	handle(r, permission.AuditRead, op("GET", "/api/v1/audit/export", "export-audit", "Who did what, with the hashes that prove it, for a regulator", 0).lasting(drawing), s.exportAudit)
	s.retentionOperations(r)
	handle(r, permission.Open, op("POST", "/api/v1/sign-in", "sign-in", "Begin to sign in; a session comes as a cookie, or a cookie that a second factor completes", 0), s.beginSignIn)
	handle(r, permission.Open, op("POST", "/api/v1/sign-in/second-factor", "sign-in-second-factor", "Complete a sign-in with a code", 0), s.completeSignIn)
	handle(r, permission.Open, op("POST", "/api/v1/sign-in/passkey/begin", "ask-passkey", "Ask for a passkey to sign in with", 0), s.askPasskey)
	handle(r, permission.Open, op("POST", "/api/v1/sign-in/passkey", "sign-in-passkey", "Sign in with a passkey that knew its owner", 0), s.signInPasskey)
	handle(r, permission.Open, op("POST", "/api/v1/sign-in/second-factor/passkey/begin", "ask-second-passkey", "Ask for a passkey to complete a sign-in", 0), s.askSecondPasskey)
	handle(r, permission.Open, op("POST", "/api/v1/sign-in/second-factor/passkey", "sign-in-second-passkey", "Complete a sign-in with a passkey", 0), s.completePasskey)
	handle(r, permission.Open, op("POST", "/api/v1/sign-out", "sign-out", "End the session of the cookie", http.StatusNoContent), s.endSession)
	handle(r, permission.Open, op("POST", "/api/v1/password-resets", "forgot-password", "Send a link to set a new password, if there is somebody of that e-mail", http.StatusNoContent), s.forgot)
	handle(r, permission.Open, op("POST", "/api/v1/password-resets/complete", "reset-password", "Set a new password by a link, and go on with the sign-in", 0), s.resetPassword)
	handle(r, permission.Open, op("POST", "/api/v1/invitations/accept", "accept-invitation", "Accept an invitation, and be signed in", 0), s.acceptInvitation)

	handle(r, permission.Open, op("POST", "/api/v1/email-changes/complete", "change-email", "Make the address to which a link was sent one's e-mail", http.StatusNoContent), s.changeEmail)

	handle(r, permission.SelfSee, op("GET", "/api/v1/me", "get-me", "Who asks", 0), s.me)
	handle(r, permission.SelfChange, op("POST", "/api/v1/me/set-up", "set-up", "Give oneself a name, an e-mail and a password after coming by a link", 0), s.setUp)
	handle(r, permission.SelfChange, op("PUT", "/api/v1/me/password", "change-password", "Change one's password; other sessions end", 0), s.changePassword)
	handle(r, permission.SelfChange, op("PUT", "/api/v1/me/email", "ask-email", "Ask for another e-mail: the new address is sent a link that makes it so", 0), s.askEmail)
	handle(r, permission.SelfChange, op("POST", "/api/v1/me/totp", "begin-totp", "Begin to set up an authenticator", 0), s.enrol)
	handle(r, permission.SelfChange, op("POST", "/api/v1/me/totp/confirm", "confirm-totp", "Confirm it with its first code; gives recovery codes, once; other sessions end", 0), s.confirmTOTP)
	handle(r, permission.SelfChange, op("POST", "/api/v1/me/totp/remove", "remove-totp", "Remove it, for the password; other sessions end", 0), s.removeTOTP)
	handle(r, permission.SelfChange, op("POST", "/api/v1/me/recovery-codes", "replace-recovery-codes", "Replace the recovery codes, for the password", 0), s.newCodes)
	handle(r, permission.SelfSee, op("GET", "/api/v1/me/passkeys", "list-passkeys", "One's passkeys", 0), s.listPasskeys)
	handle(r, permission.SelfChange, op("POST", "/api/v1/me/passkeys/begin", "begin-passkey", "Begin to set a passkey up", 0), s.beginPasskey)
	handle(r, permission.SelfChange, op("POST", "/api/v1/me/passkeys", "add-passkey", "Keep the passkey that the browser made; other sessions end", http.StatusCreated), s.addPasskey)
	handle(r, permission.SelfChange, op("POST", "/api/v1/me/passkeys/again", "ask-passkey-again", "Ask one's passkeys once more, for what needs a second factor although one is signed in", 0), s.askPasskeyAgain)
	handle(r, permission.SelfChange, op("PUT", "/api/v1/me/passkeys/{id}", "rename-passkey", "Call a passkey something else", http.StatusNoContent), s.renamePasskey)
	handle(r, permission.SelfChange, op("POST", "/api/v1/me/passkeys/{id}/remove", "remove-passkey", "Remove a passkey, for the password; other sessions end", 0), s.removePasskey)
	handle(r, permission.SelfSee, op("GET", "/api/v1/me/sessions", "list-sessions", "Where one is signed in", 0), s.listSessions)
	handle(r, permission.SelfChange, op("DELETE", "/api/v1/me/sessions", "end-other-sessions", "Sign out everywhere else", http.StatusNoContent), s.revokeOtherSessions)
	handle(r, permission.SelfChange, op("DELETE", "/api/v1/me/sessions/{id}", "end-session", "Sign out somewhere", http.StatusNoContent), s.revokeSession)
	handle(r, permission.SelfSee, op("GET", "/api/v1/me/tokens", "list-tokens", "One's tokens for scripts", 0), s.listTokens)
	handle(r, permission.SelfChange, op("POST", "/api/v1/me/tokens", "create-token", "Make a token; its secret is shown once", http.StatusCreated), s.createToken)
	handle(r, permission.SelfChange, op("DELETE", "/api/v1/me/tokens/{id}", "revoke-token", "Revoke a token", http.StatusNoContent), s.revokeToken)

	handle(r, permission.PeopleSee, op("GET", "/api/v1/people", "list-people", "The people of the firm, by their ids, 200 at a time", 0), s.listPeople)
	handle(r, permission.PeopleInvite, op("POST", "/api/v1/people", "invite-person", "Invite somebody by e-mail", http.StatusCreated), s.invite)
	handle(r, permission.PeopleInvite, op("POST", "/api/v1/people/{person}/invitation", "invite-again", "Send the invitation again; the link before stops working", http.StatusNoContent), s.reinvite)
	handle(r, permission.PeopleInvite, op("DELETE", "/api/v1/people/{person}/invitation", "withdraw-invitation", "Take an invitation back", http.StatusNoContent), s.withdraw)
	handle(r, permission.PeopleChange, op("PUT", "/api/v1/people/{person}/role", "set-role", "Change what somebody is to the firm", http.StatusNoContent), s.setRole)
	handle(r, permission.PeopleChange, op("POST", "/api/v1/people/{person}/suspension", "suspend-person", "Keep somebody out, from now on", http.StatusNoContent), s.suspend)
	handle(r, permission.PeopleChange, op("DELETE", "/api/v1/people/{person}/suspension", "reinstate-person", "Have somebody back", http.StatusNoContent), s.reinstate)
	handle(r, permission.PeopleChange, op("DELETE", "/api/v1/people/{person}/second-factor", "reset-second-factor", "Remove the second factor of somebody who lost it", http.StatusNoContent), s.resetSecondFactor)
	handle(r, permission.PeopleSee, op("GET", "/api/v1/firm/policy", "get-policy", "What the firm asks of its people", 0), s.getPolicy)
	handle(r, permission.PolicyChange, op("PUT", "/api/v1/firm/policy", "set-policy", "Change that", 0), s.setPolicy)
	s.webhookRoutes(r)
	return mux, r.api.OpenAPI()
}

// retentionOperations are those about how long a case is kept and what people have a
// right to.
func (s *Server) retentionOperations(r *registrar) {
	handle(r, permission.RetentionSee, op("GET", "/api/v1/retention/policy", "get-retention-policy", "For how many years cases are kept, and what might be chosen", 0), s.getRetentionPolicy)
	handle(r, permission.RetentionChange, op("PUT", "/api/v1/retention/policy", "set-retention-policy", "Choose for how many years cases are kept", 0), s.setRetentionPolicy)
	handle(r, permission.RetentionSee, op("GET", "/api/v1/retention/due", "list-due", "The cases that are due to go, or soon will be", 0), s.listDue)
	handle(r, permission.RetentionSee, op("GET", "/api/v1/retention/disposals", "list-disposals", "The cases that went or are going", 0), s.listDisposals)
	handle(r, permission.RetentionSee, op("GET", "/api/v1/retention/disposals/{gone}/certificate", "get-certificate", "What went of a case, when and under which policy", 0), s.getCertificate)
	handle(r, permission.RetentionSee, op("GET", "/api/v1/retention/requests", "list-rights-requests", "What people asked for about their data, and what became of it", 0), s.listRightsRequests)

	handle(r, permission.CaseChange, op("PUT", "/api/v1/cases/{case}/outcome", "set-outcome", "Say that a case was completed or abandoned, and when", 0), s.setOutcome)
	handle(r, permission.CaseRetain, op("GET", "/api/v1/cases/{case}/retention", "get-retention", "How long a case is kept, and what was asked about it", 0), s.getRetained)
	handle(r, permission.CaseRetain, op("PUT", "/api/v1/cases/{case}/retention", "set-years", "Choose for how many years this case is kept", 0), s.setYears)
	handle(r, permission.CaseRetain, op("POST", "/api/v1/cases/{case}/holds", "place-hold", "Put a legal hold on a case: nothing of it goes", 0), s.placeHold)
	handle(r, permission.CaseRetain, op("POST", "/api/v1/cases/{case}/holds/{hold}/release", "release-hold", "End a legal hold", 0), s.releaseHold)
	handle(r, permission.CaseRetain, op("POST", "/api/v1/cases/{case}/erasure", "request-erasure", "Decide on a request to erase a case: done, or deferred with the ground in law and a day", 0), s.requestErasure)
	handle(r, permission.CaseRetain, op("POST", "/api/v1/cases/{case}/restriction", "restrict-case", "Stop all work on a case; only administrators open it", 0), s.restrictCase)
	handle(r, permission.CaseRetain, op("POST", "/api/v1/cases/{case}/restriction/lift", "lift-restriction", "End that", 0), s.liftRestriction)
	handle(r, permission.CaseRetain, op("POST", "/api/v1/cases/{case}/access", "request-access", "Have everything that is kept of a case put into a file", 0), s.requestAccess)
	handle(r, permission.CaseRetain, op("GET", "/api/v1/cases/{case}/access/{request}/file", "get-access-file", "That file", 0).lasting(drawing), s.getAccessFile)
}

// registrar registers operations on the Mux with their verbs.
type registrar struct {
	server *Server
	mux    *permission.Mux
	api    huma.API
	verb   permission.Verb // of the operation that is being registered
	within time.Duration
}

// HandleFunc is how huma hands over an operation.
func (r *registrar) HandleFunc(pattern string, h func(http.ResponseWriter, *http.Request)) {
	answer := within(r.within, http.HandlerFunc(h))
	if strings.HasPrefix(pattern, http.MethodPost) {
		answer = r.server.once(answer)
	}
	r.mux.Handle(r.verb, pattern, answer)
}

// ServeHTTP answers a request.
func (r *registrar) ServeHTTP(w http.ResponseWriter, req *http.Request) { r.mux.ServeHTTP(w, req) }

// handle registers an operation with the verb that somebody needs leave for.
func handle[I, O any](r *registrar, v permission.Verb, o operation, h func(context.Context, *I) (*O, error)) {
	r.verb, r.within = v, cmp.Or(o.within, usually)
	o.describe(r.api, v)
	huma.Register(r.api, o.Operation, h)
	r.verb = "" // so that an operation which is registered otherwise fails
}

// How long an operation may take: one that reads or writes some rows, one that draws
// a whole case, and one that lasts as long as somebody listens.
const (
	usually = 30 * time.Second
	drawing = 4 * time.Minute
	endless = -1
)

// within ends what takes longer.
func within(limit time.Duration, next http.Handler) http.Handler {
	if limit < 0 {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), limit)
		defer cancel()
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// operation is an operation and how long it may take; 0 for usually.
type operation struct {
	huma.Operation
	within time.Duration
}

func (o operation) lasting(d time.Duration) operation {
	o.within = d
	return o
}

// op describes an operation.
func op(method, path, id, summary string, status int) operation {
	return operation{Operation: huma.Operation{
		Method: method, Path: path, OperationID: id, Summary: summary, DefaultStatus: status, MaxBodyBytes: mostBody,
	}}
}

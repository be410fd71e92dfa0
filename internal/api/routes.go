package api

import (
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
)

// routes is the table of contents.
func (s *Server) routes(mux *http.ServeMux) {
	mux.HandleFunc("GET "+alivePath, s.healthz)
	mux.HandleFunc("GET "+readyPath, s.readyz)
	mux.HandleFunc("GET /sign-in", s.signIn)
	mux.HandleFunc("POST /sign-out", s.signOut)
	if s.Style != nil {
		mux.Handle("GET /static/", s.Style)
	}
	if s.Uploads != nil {
		mux.Handle("PUT "+UploadPath+"/", http.StripPrefix(UploadPath, s.Uploads)) // the signature says who may
		mux.Handle("POST "+UploadPath+"/{$}", http.StripPrefix(UploadPath, s.Uploads))
	}
	if s.Pages != nil {
		mux.Handle("/", s.known(routed(s.Pages), s.refusePage))
	}

	inner := http.NewServeMux()
	config := huma.DefaultConfig("Paperwurks", "1")
	config.OpenAPIPath, config.DocsPath, config.SchemasPath = "/api/openapi", "", "/api/schemas"
	config.CreateHooks = nil // no $schema in answers
	config.Info.Description = "Property papers in; what they say, what is wrong and what to ask out, with the page and the words that prove it."
	config.Components.SecuritySchemes = map[string]*huma.SecurityScheme{
		"token":   {Type: "http", Scheme: "bearer"},
		"session": {Type: "apiKey", In: "cookie", Name: SessionCookie},
	}
	config.Security = []map[string][]string{{"token": {}}, {"session": {}}}
	api := humago.New(inner, config)

	huma.Register(api, op("POST", "/api/v1/cases", "create-case", "Make a case", http.StatusCreated), s.createCase)
	huma.Register(api, op("GET", "/api/v1/cases", "list-cases", "The cases, latest first", 0), s.listCases)
	huma.Register(api, op("GET", "/api/v1/cases/{case}", "get-case", "One case", 0), s.getCase)
	huma.Register(api, op("PUT", "/api/v1/cases/{case}/options", "set-options", "Say something about a case and have it reviewed again", 0), s.setOptions)
	huma.Register(api, op("GET", "/api/v1/cases/{case}/events", "watch-case", "What changes, as server-sent events; Last-Event-ID resumes", 0), s.watchCase)
	huma.Register(api, op("GET", "/api/v1/cases/{case}/report/{format}", "get-report", "The report: json, html or pdf", 0), s.getReport)
	huma.Register(api, op("GET", "/api/v1/cases/{case}/findings/{finding}/evidence/{evidence}", "get-proof", "The strip of the page that proves a finding, as a JPEG", 0), s.getProof)

	huma.Register(api, op("POST", "/api/v1/cases/{case}/uploads", "register-upload", "Announce a file; gives the request to send it with", 0), s.registerUpload)
	huma.Register(api, op("POST", "/api/v1/uploads/{document}/complete", "complete-upload", "Say that the bytes were sent", 0), s.completeUpload)

	huma.Register(api, op("GET", "/api/v1/cases/{case}/documents", "list-documents", "The documents of a case", 0), s.listDocuments)
	huma.Register(api, op("GET", "/api/v1/documents/{document}", "get-document", "One document", 0), s.getDocument)
	huma.Register(api, op("PUT", "/api/v1/documents/{document}/kind", "correct-kind", "Say what kind of paper it is, and have the case reviewed with that", 0), s.correctKind)
	huma.Register(api, op("POST", "/api/v1/documents/{document}/reread", "reread-document", "Read it again from its bytes", 0), s.rereadDocument)
	huma.Register(api, op("GET", "/api/v1/documents/{document}/pages/{page}", "get-page", "The picture of a page, as a JPEG, with what a finding or a fact rests on lit up", 0), s.getPage)

	huma.Register(api, op("GET", "/api/v1/work/parked", "list-parked", "Work that was given up", 0), s.listParked)
	huma.Register(api, op("POST", "/api/v1/work/parked/{kind}/{subject}/restart", "restart-work", "Try parked work again", 0), s.restartWork)

	mux.Handle("/api/v1/", s.known(routed(inner), Fail))
	mux.Handle("GET /api/openapi.json", inner)
	mux.Handle("GET /api/schemas/", inner)
}

// op describes an operation.
func op(method, path, id, summary string, status int) huma.Operation {
	return huma.Operation{
		Method: method, Path: path, OperationID: id, Summary: summary, DefaultStatus: status,
		Errors: []int{http.StatusForbidden, http.StatusNotFound, http.StatusConflict},
	}
}

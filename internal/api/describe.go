package api

import (
	"net/http"
	"reflect"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"github.com/paperwurks/paperwurks/internal/permission"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// describe adds to an operation's description what all have: the problems that it
// can end in, the scope and the roles that it needs, the key that names a POST.
func (o *operation) describe(api huma.API, v permission.Verb) {
	problem := api.OpenAPI().Components.Schemas.Schema(reflect.TypeFor[Problem](), true, "Problem")
	statuses := []int{http.StatusForbidden, http.StatusTooManyRequests, http.StatusInternalServerError, http.StatusServiceUnavailable}
	if strings.Contains(o.Path, "{") {
		statuses = append(statuses, http.StatusNotFound, http.StatusUnprocessableEntity)
	}
	if o.Method != http.MethodGet {
		statuses = append(statuses, http.StatusBadRequest, http.StatusConflict, http.StatusRequestEntityTooLarge,
			http.StatusUnsupportedMediaType, http.StatusUnprocessableEntity, http.StatusRequestTimeout)
	}
	if o.Method == http.MethodPut {
		statuses = append(statuses, http.StatusPreconditionFailed)
	}
	o.Responses = map[string]*huma.Response{}
	for _, status := range statuses {
		r := &huma.Response{
			Description: http.StatusText(status),
			Headers:     map[string]*huma.Param{"X-Request-Id": {Description: "names the request in our log", Schema: &huma.Schema{Type: huma.TypeString}}},
			Content:     map[string]*huma.MediaType{"application/problem+json": {Schema: problem}},
		}
		if status == http.StatusTooManyRequests {
			r.Headers["Retry-After"] = &huma.Param{Description: "seconds to wait", Schema: &huma.Schema{Type: huma.TypeInteger}}
		}
		o.Responses[strconv.Itoa(status)] = r
	}
	if o.Method == http.MethodPost {
		least, most := 16, 200
		o.Parameters = append(o.Parameters, &huma.Param{
			Name: onceHeader, In: "header", Schema: &huma.Schema{Type: huma.TypeString, MinLength: &least, MaxLength: &most},
			Description: "names the request: said again with the same key and body within a day it is not done again and gets the same answer",
			Example:     "0d5f3c1e-6f55-4a52-9a0c-6f0b7d7a2c11",
		})
	}
	if v == permission.Open {
		o.Security = []map[string][]string{{}} // none
		o.Extensions = map[string]any{"x-verb": string(v)}
		return
	}
	var roles []string
	for _, role := range tenant.Roles() {
		for _, to := range permission.Relations() {
			if permission.May(role, v, to) {
				roles = append(roles, string(role))
				break
			}
		}
	}
	o.Extensions = map[string]any{"x-verb": string(v), "x-roles": roles, "x-scope": string(permission.ScopeOf(v))}
}

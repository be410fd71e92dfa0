package awsfault

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/paperwurks/paperwurks/internal/fault"
)

func TestWrap(t *testing.T) {
	answered := func(status int) error {
		return &smithyhttp.ResponseError{Response: &smithyhttp.Response{Response: &http.Response{StatusCode: status}}, Err: errors.New("no body")}
	}
	for name, tt := range map[string]struct {
		err  error
		kind fault.Kind
		text string
	}{
		"missing":   {&smithy.GenericAPIError{Code: "NoSuchKey"}, fault.NotFound, "the object a is not there"},
		"refused":   {fmt.Errorf("deep: %w", &smithy.GenericAPIError{Code: "AccessDenied"}), fault.Unavailable, "refuses this program's credentials (AccessDenied)"},
		"busy":      {&smithy.GenericAPIError{Code: "SlowDown"}, fault.Unavailable, "AWS answered SlowDown"},
		"a HEAD":    {answered(404), fault.NotFound, "is not there"},
		"a HEAD 2":  {answered(403), fault.Unavailable, "(Forbidden)"},
		"a status":  {answered(502), fault.Unavailable, "AWS answered status 502"},
		"no status": {answered(0), fault.Unavailable, "could not be reached"},
		"no answer": {errors.New("dial tcp: refused"), fault.Unavailable, "could not be reached"},
		"a fault":   {fault.New(fault.Invalid, "wrong bytes"), fault.Invalid, "wrong bytes"},
		"the end":   {context.Canceled, fault.Internal, "the object a: context canceled"},
	} {
		err := Wrap(tt.err, "the object a")
		if fault.KindOf(err) != tt.kind || !strings.Contains(err.Error(), tt.text) || !errors.Is(err, tt.err) {
			t.Errorf("%s: %s %v", name, fault.KindOf(err), err)
		}
	}
	if Wrap(nil, "x") != nil {
		t.Error("nothing became an error")
	}
}

package awsfault

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/paperwurks/paperwurks/internal/fault"
)

// Codes by what they mean, as the references of S3, SQS and Secrets Manager give
// them. A HEAD request has no body, so its codes are the names of the status.
var (
	missing = []string{
		"NoSuchKey", "NoSuchVersion", "NoSuchBucket", "NotFound", "ResourceNotFoundException",
		"AWS.SimpleQueueService.NonExistentQueue", "QueueDoesNotExist",
	}
	refused = []string{
		"AccessDenied", "AccessDeniedException", "Forbidden", "InvalidAccessKeyId", "SignatureDoesNotMatch",
		"UnrecognizedClientException", "ExpiredToken", "ExpiredTokenException", "InvalidClientTokenId", "KMS.AccessDeniedException",
	}
)

// Wrap makes a fault of an error of the SDK; what names the thing that was asked
// for, "the object a/b". The end of a context and faults pass as they are, nil
// too.
func Wrap(err error, what string) error {
	var known *fault.Error
	switch {
	case err == nil, errors.As(err, &known):
		return err
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return fmt.Errorf("%s: %w", what, err)
	}
	code := Code(err)
	switch {
	case slices.Contains(missing, code):
		return fault.Wrap(err, fault.NotFound, "%s is not there", what)
	case slices.Contains(refused, code):
		return fault.Wrap(err, fault.Unavailable, "%s: AWS refuses this program's credentials (%s)", what, code)
	case code != "":
		return fault.Wrap(err, fault.Unavailable, "%s: AWS answered %s", what, code)
	}
	return fault.Wrap(err, fault.Unavailable, "%s: AWS could not be reached", what)
}

// Refused says whether a service refused the caller, for whatever reason.
func Refused(err error) bool { return err != nil && slices.Contains(refused, Code(err)) }

// Code is the error code that a service answered, or the name of the status where
// it sent none; empty when it did not answer.
func Code(err error) string {
	var api smithy.APIError
	if errors.As(err, &api) && api.ErrorCode() != "" {
		return api.ErrorCode()
	}
	var res *smithyhttp.ResponseError
	if errors.As(err, &res) {
		switch res.HTTPStatusCode() {
		case 0: // nobody answered
			return ""
		case 403:
			return "Forbidden"
		case 404:
			return "NotFound"
		}
		return fmt.Sprintf("status %d", res.HTTPStatusCode())
	}
	return ""
}

package sesmail

import (
	"context"
	"errors"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sesv2"
	"github.com/aws/aws-sdk-go-v2/service/sesv2/types"

	"github.com/paperwurks/paperwurks/internal/awsfault"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/mail"
)

// Driver asks SES.
type Driver struct{ client *sesv2.Client }

var _ mail.Driver = (*Driver)(nil)

// Open prepares the client; it asks nothing yet. An endpoint other than empty is
// for tests.
func Open(c aws.Config, endpoint string) *Driver {
	return &Driver{sesv2.NewFromConfig(c, func(o *sesv2.Options) {
		if endpoint != "" {
			o.BaseEndpoint = &endpoint
		}
	})}
}

// Deliver hands a letter to SES.
func (d *Driver) Deliver(ctx context.Context, e mail.Envelope) error {
	_, err := d.client.SendEmail(ctx, &sesv2.SendEmailInput{
		FromEmailAddress: &e.From, Destination: &types.Destination{ToAddresses: []string{e.To}},
		Content: &types.EmailContent{Raw: &types.RawMessage{Data: e.Data}},
	})
	var rejected *types.MessageRejected
	var bad *types.BadRequestException
	switch {
	// The same code says that the letter is refused and, in its text, that an
	// address has not been verified yet: the sender's, or any in a sandbox. That is
	// for the operator to mend, and the letter waits.
	case errors.As(err, &rejected) && strings.Contains(strings.ToLower(rejected.ErrorMessage()), "not verified"):
		return fault.Wrap(err, fault.Unavailable, "SES has not verified the sender, or this account may write to verified addresses alone")
	case errors.As(err, &rejected), errors.As(err, &bad):
		return fault.Wrap(err, fault.Invalid, "SES refuses the letter for good (%s)", awsfault.Code(err))
	}
	err = awsfault.Wrap(err, "SES")
	if fault.KindOf(err) == fault.NotFound {
		err = fault.Wrap(err, fault.Unavailable, "SES does not know the sender in this region")
	}
	return err
}

// Ping asks SES whether this account may send. A role that may send and not ask is
// told from one whose credentials are refused.
func (d *Driver) Ping(ctx context.Context) error {
	account, err := d.client.GetAccount(ctx, &sesv2.GetAccountInput{})
	switch {
	case awsfault.Code(err) == "AccessDeniedException":
		return nil
	case err != nil:
		return awsfault.Wrap(err, "SES")
	case !account.SendingEnabled:
		return fault.New(fault.Unavailable, "SES has stopped this account's letters; see its account dashboard")
	}
	return nil
}

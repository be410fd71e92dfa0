package awssecret

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"

	"github.com/paperwurks/paperwurks/internal/awsfault"
	"github.com/paperwurks/paperwurks/internal/secret"
)

// Driver asks Secrets Manager.
type Driver struct{ client *secretsmanager.Client }

var _ secret.Driver = (*Driver)(nil)

// Open prepares the client; it asks nothing yet. An endpoint other than empty is
// for tests.
func Open(c aws.Config, endpoint string) *Driver {
	return &Driver{secretsmanager.NewFromConfig(c, func(o *secretsmanager.Options) {
		if endpoint != "" {
			o.BaseEndpoint = &endpoint
		}
	})}
}

// Get is the current version of a secret.
func (d *Driver) Get(ctx context.Context, name string) (string, error) {
	out, err := d.client.GetSecretValue(ctx, &secretsmanager.GetSecretValueInput{SecretId: &name})
	if err != nil {
		return "", awsfault.Wrap(err, "the secret "+name)
	}
	if out.SecretString == nil {
		return string(out.SecretBinary), nil
	}
	return *out.SecretString, nil
}

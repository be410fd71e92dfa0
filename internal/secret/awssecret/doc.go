// Package awssecret looks secrets up in AWS Secrets Manager, aws://REGION in the
// configuration. A name is the secret's name or its ARN.
//
// It owns one call, GetSecretValue of the current version, and what its errors
// mean. Keeping the value for a while and reading it again after a rotation
// belong to secret; the credentials belong to the SDK's chain, which on Fargate
// is the role of the task.
package awssecret

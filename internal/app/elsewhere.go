//go:build !local

package app

import (
	"context"
	"crypto/tls"
	"net"
	"net/url"
	"path/filepath"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	awsconfig "github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/feature/rds/auth"

	"github.com/paperwurks/paperwurks/internal/blob"
	"github.com/paperwurks/paperwurks/internal/blob/s3blob"
	"github.com/paperwurks/paperwurks/internal/blob/sealed"
	"github.com/paperwurks/paperwurks/internal/cache"
	"github.com/paperwurks/paperwurks/internal/cache/rediscache"
	"github.com/paperwurks/paperwurks/internal/config"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/mail"
	"github.com/paperwurks/paperwurks/internal/mail/sesmail"
	"github.com/paperwurks/paperwurks/internal/model"
	"github.com/paperwurks/paperwurks/internal/model/bedrock"
	"github.com/paperwurks/paperwurks/internal/queue"
	"github.com/paperwurks/paperwurks/internal/queue/sqsqueue"
	"github.com/paperwurks/paperwurks/internal/secret"
	"github.com/paperwurks/paperwurks/internal/secret/awssecret"
	"github.com/paperwurks/paperwurks/internal/store"
	"github.com/paperwurks/paperwurks/internal/telemetry"
)

// hasElsewhere says that this program has drivers of what is elsewhere, on AWS, in
// PostgreSQL, in Redis and at a collector of traces, which take a third of the time
// that all of it takes to compile. One that is built for one machine, -tags local,
// does without: ADR 45.
const hasElsewhere = true

// statements are told of what PostgreSQL is sent.
var statements = telemetry.Statements{}

// awsIn is how clients of AWS sign in in a region: the SDK's own chain, which on
// Fargate ends at the role of the task.
func awsIn(ctx context.Context, region string) (aws.Config, error) {
	c, err := awsconfig.LoadDefaultConfig(ctx, awsconfig.WithRegion(region))
	if err != nil {
		return c, fault.Wrap(err, fault.Invalid, "the settings of AWS on this machine")
	}
	telemetry.Amazon(&c)
	return c, nil
}

func openAmazonSecrets(ctx context.Context, s config.Secrets) (*secret.Store, error) {
	a, err := awsIn(ctx, s.Region)
	if err != nil {
		return nil, err
	}
	return secret.New(awssecret.Open(a, s.Endpoint)), nil
}

func openPostgres(ctx context.Context, d config.Database, secrets *secret.Store, o store.Options) (_ *store.Store, err error) {
	if o.Password, err = password(ctx, d, secrets); err != nil {
		return nil, err
	}
	return store.OpenPostgres(ctx, address(d), o)
}

// password is how each connection to PostgreSQL signs in, nil where the address says all.
func password(ctx context.Context, d config.Database, secrets *secret.Store) (func(context.Context) (string, error), error) {
	switch {
	case d.IAM:
		a, err := awsIn(ctx, d.Region)
		if err != nil {
			return nil, err
		}
		return func(ctx context.Context) (string, error) {
			token, err := auth.BuildAuthToken(ctx, net.JoinHostPort(d.Host, d.Port), d.Region, d.User, a.Credentials)
			if err != nil {
				return "", fault.Wrap(err, fault.Unavailable, "AWS gave no token to sign in to the database with")
			}
			return token, nil
		}, nil
	case d.PasswordFrom != "":
		return func(ctx context.Context) (string, error) {
			v, err := secrets.Latest(ctx, d.PasswordFrom)
			return v.Reveal(), err
		}, nil
	}
	return nil, nil
}

// address is a database as PostgreSQL's driver wants it written.
func address(d config.Database) string {
	u := url.URL{Scheme: "postgres", User: url.User(d.User), Host: net.JoinHostPort(d.Host, d.Port), Path: "/" + d.Name}
	q := url.Values{"sslmode": {"disable"}, "application_name": {"paperwurks"}}
	if d.TLS {
		q.Set("sslmode", "verify-full")
	}
	if d.RootCertificates != "" {
		q.Set("sslrootcert", d.RootCertificates)
	}
	if d.Password != "" {
		u.User = url.UserPassword(d.User, d.Password)
	}
	if filepath.IsAbs(d.Host) { // a socket
		u.Host = ""
		q.Set("host", d.Host)
		q.Set("port", d.Port)
	}
	u.RawQuery = q.Encode()
	return u.String()
}

func openBuckets(ctx context.Context, b config.Blob, keys sealed.Keys) (objects, error) {
	a, err := awsIn(ctx, b.Region)
	if err != nil {
		return objects{}, err
	}
	open := func(bucket string, passing bool) *s3blob.Driver {
		return s3blob.Open(s3blob.Config{AWS: a, Bucket: bucket, Key: b.Key, Endpoint: b.Endpoint, Passing: passing, Now: time.Now})
	}
	uploads := open(b.Uploads, true)
	return objects{
		uploads: blob.New(uploads), documents: sealing(open(b.Documents, false), keys), records: sealing(open(b.Records, false), keys),
		origin: uploads.Origin(), bucket: b.Uploads,
	}, nil
}

func openSQS(ctx context.Context, q config.Queue) (queue.Queue, error) {
	a, err := awsIn(ctx, q.Region)
	if err != nil {
		return nil, err
	}
	return sqsqueue.Open(sqsqueue.Config{AWS: a, URL: q.URL, Endpoint: q.Endpoint}), nil
}

func (a *App) openRedis(ctx context.Context, k config.Cache) (cache.Driver, error) {
	r := rediscache.Config{Address: k.Address, Database: k.Database}
	if k.Scheme == "rediss" { // redis:// is on this machine, config sees to that
		r.TLS = &tls.Config{MinVersion: tls.VersionTLS12}
	}
	switch {
	case k.IAM:
		in, err := awsIn(ctx, k.Region)
		if err != nil {
			return nil, err
		}
		r.SignIn = rediscache.IAM{AWS: in, Name: k.Name, User: k.User, Now: time.Now}.SignIn
	case k.PasswordFrom != "":
		r.SignIn = func(ctx context.Context) (string, string, error) {
			v, err := a.secrets.Latest(ctx, k.PasswordFrom)
			return k.User, v.Reveal(), err
		}
	case k.Password != "":
		r.SignIn = func(context.Context) (string, string, error) { return k.User, k.Password, nil }
	}
	return rediscache.Open(r), nil
}

func openSES(ctx context.Context, m config.Mail) (mail.Driver, error) {
	in, err := awsIn(ctx, m.Region)
	if err != nil {
		return nil, err
	}
	return sesmail.Open(in, m.Endpoint), nil
}

func openBedrock(ctx context.Context, at config.Model) (m models, err error) {
	in, err := awsIn(ctx, at.Region)
	if err != nil {
		return m, err
	}
	base := bedrock.Config{AWS: in, Model: at.ID, Guardrail: at.Guardrail, Version: at.Version, Endpoint: at.Endpoint}
	converser, err := bedrock.OpenConverser(base)
	if err != nil {
		return m, err
	}
	m.converser, m.ping = model.Broken(converser, &model.Breaker{Now: time.Now}), converser.Ping
	if at.Embedding != "" {
		of := base
		of.Model, of.Dimension = at.Embedding, at.Dimension
		embedder, err := bedrock.OpenEmbedder(of)
		if err != nil {
			return m, err
		}
		m.embedder = model.BrokenEmbedder(embedder, &model.Breaker{Now: time.Now})
	}
	if at.Knowledge != "" {
		knowledge, err := bedrock.OpenKnowledge(at.Knowledge, base)
		if err != nil {
			return m, err
		}
		m.library = model.BrokenLibrary(knowledge, &model.Breaker{Now: time.Now})
	}
	return m, nil
}

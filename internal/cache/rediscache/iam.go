package rediscache

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"

	"github.com/paperwurks/paperwurks/internal/fault"
)

// IAM signs in to ElastiCache as a user whose name is also its id. The password is
// a signed request that is never sent, without its scheme, good for 15 minutes:
// ElastiCache User Guide, "Authenticating with IAM". It is made without asking
// AWS, so each connection has its own.
type IAM struct {
	AWS        aws.Config // region and credentials
	Name, User string     // of the cache, and of the user
	Now        func() time.Time
}

// tokenLasts is the longest that ElastiCache takes, in seconds.
const tokenLasts = "900"

// SignIn is for Config.
func (i IAM) SignIn(ctx context.Context) (user, password string, err error) {
	unavailable := func(err error) (string, string, error) {
		return "", "", fault.Wrap(err, fault.Unavailable, "AWS gave no token to sign in to the cache with")
	}
	credentials, err := i.AWS.Credentials.Retrieve(ctx)
	if err != nil {
		return unavailable(err)
	}
	u := url.URL{Scheme: "http", Host: i.Name, Path: "/", RawQuery: url.Values{
		"Action": {"connect"}, "User": {i.User}, "X-Amz-Expires": {tokenLasts},
	}.Encode()}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return unavailable(err)
	}
	nothing := sha256.Sum256(nil)
	signed, _, err := v4.NewSigner().PresignHTTP(ctx, credentials, req, hex.EncodeToString(nothing[:]), "elasticache", i.AWS.Region, i.Now())
	if err != nil {
		return unavailable(err)
	}
	return i.User, strings.TrimPrefix(signed, "http://"), nil
}

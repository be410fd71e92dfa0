package bedrock

import (
	"bytes"
	"io"
	"net"
	"net/http"
	"regexp"
	"strings"
	"sync/atomic"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/model"
)

// guard stands between the client and the network. The configuration was checked
// before; this sees what is really sent, whatever the environment of the process told
// the SDK (AWS_ENDPOINT_URL and its like).
type guard struct {
	client interface {
		Do(r *http.Request) (*http.Response, error)
	}
	left atomic.Pointer[string] // where an answer came from that should not have; then nothing more is sent
}

// londoners are the hosts of Bedrock in London: the public ones and the private ones
// of a VPC endpoint.
var londoners = regexp.MustCompile(`^([a-z0-9-]+\.)*bedrock(-agent)?-runtime(-fips)?\.` + model.London + `\.(amazonaws\.com|vpce\.amazonaws\.com|api\.aws)$`)

// here says whether a host is this machine, where tests are.
func here(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// elsewhere is the region that a header of an answer names, if it is another one.
// AWS names regions in headers of several services (x-amz-bucket-region is S3's);
// any that Bedrock sends is believed.
func elsewhere(h http.Header) string {
	for name, values := range h {
		name = strings.ToLower(name)
		if !strings.HasPrefix(name, "x-amz") || !strings.HasSuffix(name, "region") {
			continue
		}
		for _, v := range values {
			if v != "" && v != model.London {
				return v
			}
		}
	}
	return ""
}

// arnRegion is the region in an ARN, empty where it has none.
func arnRegion(arn string) string {
	parts := strings.SplitN(arn, ":", 5)
	if len(parts) < 5 || parts[0] != "arn" {
		return ""
	}
	return parts[3]
}

// shut is what is said after an answer came from elsewhere.
func (g *guard) shut() error {
	if where := g.left.Load(); where != nil {
		return fault.New(fault.Forbidden, "the model is shut: an answer came from %s, and papers may be worked on in %s (London) only; see the runbook model-residency", *where, model.London)
	}
	return nil
}

// leave notes that an answer came from elsewhere; nothing passes from then on.
func (g *guard) leave(where string) error {
	g.left.CompareAndSwap(nil, &where)
	return g.shut()
}

// Do sends a request that goes to London, and gives the answer that came from there.
// Every attempt of every operation passes here, with its endpoint known.
func (g *guard) Do(r *http.Request) (*http.Response, error) {
	if err := g.shut(); err != nil {
		return nil, err
	}
	if host := r.URL.Hostname(); !here(host) && (r.URL.Scheme != "https" || !londoners.MatchString(host)) {
		return nil, fault.New(fault.Forbidden, "a request to the model was about to go to %s, which is not Bedrock in %s (London), and was not sent", r.URL.Host, model.London)
	}
	// The SDK closes a request's body as soon as an answer begins, which breaks the
	// connection of a stream whose request net/http has not quite finished writing. So
	// the body that is sent is one that it cannot close.
	if r.Body != nil {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return nil, err
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
	}
	res, err := g.client.Do(r)
	if err != nil {
		return nil, err
	}
	if where := elsewhere(res.Header); where != "" {
		_ = res.Body.Close() // what it holds is not wanted
		return nil, g.leave(where)
	}
	return res, nil
}

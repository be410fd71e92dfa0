package webhook

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"syscall"
	"time"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/work"
)

// pauses are the waits between the tries: for a hiccup, for a deployment, for
// somebody who comes to work in the morning.
var pauses = []time.Duration{
	10 * time.Second, time.Minute, 5 * time.Minute, 30 * time.Minute, 2 * time.Hour, 5 * time.Hour, 10 * time.Hour,
}

// patience is how long a receiver may take.
const patience = 10 * time.Second

// Deliver sends a delivery. It is the work of Work: one that fails is due again
// after a pause, and given up after the last.
func (s *Service) Deliver(ctx context.Context, i work.Item) error {
	d, h, err := s.Store.Delivery(ctx, i.Subject)
	if fault.KindOf(err) == fault.NotFound {
		return nil // its webhook was removed
	}
	if err != nil || d.State == Delivered {
		return err
	}
	if !h.Active && d.Event != Test {
		d.State, d.Reason = Failed, "the webhook is switched off"
		return s.Store.Delivered(ctx, d)
	}
	d.Tries++
	d.Tried = s.Now()
	d.Status, err = s.send(ctx, h, d)
	if ctx.Err() != nil {
		return ctx.Err() // the worker stops; it was no try
	}
	d.State, d.Reason = Delivered, ""
	if err != nil {
		d.State, d.Reason = Waiting, fault.Message(err)
		if d.Tries > len(pauses) {
			d.State = Failed
		}
	}
	if err := s.Store.Delivered(ctx, d); err != nil {
		return err
	}
	switch {
	case err == nil:
		return nil
	case d.State == Failed:
		return work.Hopeless{Err: err}
	}
	return work.Later{After: pauses[d.Tries-1], Err: err}
}

// send makes one request and gives its status.
func (s *Service) send(ctx context.Context, h Hook, d Delivery) (int, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, h.URL, strings.NewReader(d.Body))
	if err != nil {
		return 0, fault.Wrap(err, fault.Invalid, "the address of the webhook cannot be asked")
	}
	secrets := []string{s.secret(h, h.Generation)}
	if h.Generation > 1 {
		secrets = append(secrets, s.secret(h, h.Generation-1))
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("User-Agent", "Paperwurks")
	r.Header.Set("Paperwurks-Event", string(d.Event))
	r.Header.Set("Paperwurks-Delivery", d.ID)
	r.Header.Set(SignatureHeader, Sign(d.Body, s.Now(), secrets...))
	client := s.client()
	defer client.CloseIdleConnections()
	res, err := client.Do(r)
	if err != nil {
		var refused *fault.Error
		if errors.As(err, &refused) {
			return 0, refused
		}
		return 0, fault.Wrap(err, fault.Unavailable, "the receiver did not answer")
	}
	defer res.Body.Close()
	_, _ = io.Copy(io.Discard, io.LimitReader(res.Body, 64<<10)) // what it says is not for us
	if res.StatusCode/100 != 2 {
		return res.StatusCode, fault.New(fault.Unavailable, "the receiver answered %d", res.StatusCode)
	}
	return res.StatusCode, nil
}

// client asks addresses that anybody can reach, and follows nobody elsewhere.
func (s *Service) client() *http.Client {
	dialer := &net.Dialer{Timeout: 5 * time.Second, Control: func(_, address string, _ syscall.RawConn) error {
		at, err := netip.ParseAddrPort(address)
		if err != nil {
			return err
		}
		if !Public(at.Addr()) && !(s.Here && at.Addr().Unmap().IsLoopback()) {
			return fault.New(fault.Forbidden, "the address of the webhook is within a private network, which is not told anything")
		}
		return nil
	}}
	return &http.Client{
		Transport: &http.Transport{
			DialContext: dialer.DialContext, TLSHandshakeTimeout: 5 * time.Second, ResponseHeaderTimeout: patience,
			TLSClientConfig: &tls.Config{MinVersion: tls.VersionTLS12}, MaxResponseHeaderBytes: 64 << 10,
			DisableKeepAlives: true,
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// within are networks that are not the Internet, beside those that netip knows
// (private, loopback, link-local, multicast): from the registries of special
// addresses of IANA.
var within = prefixes(
	"0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4",
	"::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16", "fec0::/10",
)

func prefixes(all ...string) (out []netip.Prefix) {
	for _, p := range all {
		out = append(out, netip.MustParsePrefix(p))
	}
	return out
}

// Public says whether an address is one of the Internet: none of a private network,
// of this machine, of a link (where clouds tell machines their secrets), and none
// that hides such a one.
func Public(a netip.Addr) bool {
	a = a.Unmap().WithZone("")
	if !a.IsGlobalUnicast() || a.IsPrivate() {
		return false
	}
	for _, p := range within {
		if p.Contains(a) {
			return false
		}
	}
	return true
}

func loopback(host string) bool {
	a, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && a.IsLoopback()
}

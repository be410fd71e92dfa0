package rediscache

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net/http/httptest"
	"net/url"
	"sync/atomic"
	"testing"
	"time"

	"github.com/alicebob/miniredis/v2"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/gomodule/redigo/redis"

	"github.com/paperwurks/paperwurks/internal/cache"
	"github.com/paperwurks/paperwurks/internal/cache/cachetest"
	"github.com/paperwurks/paperwurks/internal/cache/memcache"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/servertest"
)

// TestSuite runs on a real server.
func TestSuite(t *testing.T) {
	s := servertest.StartRedis(t)
	cachetest.Run(t, func(t *testing.T) cache.Driver {
		c := Open(Config{Address: s.Socket})
		if _, err := c.ask(t.Context(), "FLUSHALL"); err != nil {
			t.Fatal(err)
		}
		return c
	})
}

// TestAPasswordRotates changes the password of a real server under a client that
// has connections: those go on, and the next one is opened with the new password.
func TestAPasswordRotates(t *testing.T) {
	s := servertest.StartRedis(t, "--user", "app", "on", ">first", "~paperwurks:*", "+@all")
	now, asked := "first", 0
	c := Open(Config{Address: s.Socket, SignIn: func(context.Context) (string, string, error) { asked++; return "app", now, nil }})
	defer c.Close()
	if err := c.Set(t.Context(), "a", []byte("x"), time.Minute); err != nil {
		t.Fatal(err)
	}
	admin, err := redis.Dial("unix", s.Socket)
	if err != nil {
		t.Fatal(err)
	}
	defer admin.Close()
	if _, err := admin.Do("ACL", "SETUSER", "app", "<first", ">second"); err != nil {
		t.Fatal(err)
	}
	now = "second"
	if _, err := admin.Do("CLIENT", "KILL", "USER", "app"); err != nil { // the connections are lost
		t.Fatal(err)
	}
	var found bool
	for range 2 { // the first finds out that its connection is gone
		_, found, _ = c.Get(t.Context(), "a")
	}
	if !found || asked < 2 {
		t.Errorf("found %t after signing in %d times", found, asked)
	}
	now = "wrong"
	if _, err := admin.Do("CLIENT", "KILL", "USER", "app"); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		_, found, _ = c.Get(t.Context(), "a")
	}
	if err := c.Ping(t.Context()); found || fault.KindOf(err) != fault.Unavailable {
		t.Errorf("with the wrong password: found %t, %v", found, err)
	}
}

// TestTheServerGoesAndComes kills a real server under a cache and starts another.
func TestTheServerGoesAndComes(t *testing.T) {
	s := servertest.StartRedis(t)
	failures := 0
	c := cache.New(Open(Config{Address: s.Socket}), memcache.Open(time.Now), func(error) { failures++ })
	defer c.Close()
	c.Set(t.Context(), "a", []byte("x"), time.Minute)
	if _, found := c.Get(t.Context(), "a"); !found {
		t.Fatal("not found")
	}
	s.Kill()
	began := time.Now()
	for range 1000 {
		c.Get(t.Context(), "a")
		c.Take(t.Context(), "b", cache.Per(10, time.Second))
	}
	if took := time.Since(began); took > 5*time.Second || failures == 0 {
		t.Errorf("2000 calls without a server took %v, with %d failures", took, failures)
	}
}

// TestEncryptedAndBusy is what a real server is not without trouble.
func TestEncryptedAndBusy(t *testing.T) {
	certificates := httptest.NewTLSServer(nil) // for its certificate, which is for 127.0.0.1
	defer certificates.Close()
	m, err := miniredis.RunTLS(&tls.Config{Certificates: certificates.TLS.Certificates})
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close()
	m.RequireUserAuth("app", "hunter2")
	roots := x509.NewCertPool()
	roots.AddCert(certificates.Certificate())
	config := Config{
		Address: m.Addr(), TLS: &tls.Config{RootCAs: roots},
		SignIn: func(context.Context) (string, string, error) { return "app", "hunter2", nil },
	}
	c := Open(config)
	defer c.Close()
	if err := c.Ping(t.Context()); err != nil {
		t.Fatal(err)
	}
	m.SetError("LOADING the dataset")
	if _, _, err := c.Get(t.Context(), "a"); fault.KindOf(err) != fault.Unavailable {
		t.Errorf("a busy server: %v", err)
	}
	m.SetError("")
	config.TLS = &tls.Config{}
	stranger := Open(config)
	defer stranger.Close()
	if err := stranger.Ping(t.Context()); fault.KindOf(err) != fault.Unavailable {
		t.Errorf("a server with a certificate that nobody knows: %v", err)
	}
}

func TestIAM(t *testing.T) {
	i := IAM{
		AWS:  aws.Config{Region: "eu-west-2", Credentials: credentials.NewStaticCredentialsProvider("AKID", "key", "session")},
		Name: "prod-cache", User: "app", Now: func() time.Time { return time.Date(2026, 7, 6, 12, 0, 0, 0, time.UTC) },
	}
	user, token, err := i.SignIn(t.Context())
	if err != nil || user != "app" {
		t.Fatal(user, err)
	}
	u, err := url.Parse("http://" + token)
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	for k, want := range map[string]string{
		"Action": "connect", "User": "app", "X-Amz-Expires": "900", "X-Amz-Algorithm": "AWS4-HMAC-SHA256", "X-Amz-Date": "20260706T120000Z",
		"X-Amz-Credential": "AKID/20260706/eu-west-2/elasticache/aws4_request", "X-Amz-Security-Token": "session", "X-Amz-SignedHeaders": "host",
	} {
		if q.Get(k) != want {
			t.Errorf("%s is %q, want %q", k, q.Get(k), want)
		}
	}
	if u.Host != "prod-cache" || u.Path != "/" || len(q.Get("X-Amz-Signature")) != 64 {
		t.Errorf("token %s", token)
	}
	i.AWS.Credentials = aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) { return aws.Credentials{}, errors.New("no role") })
	if _, _, err := i.SignIn(t.Context()); fault.KindOf(err) != fault.Unavailable {
		t.Errorf("without credentials: %v", err)
	}
}

// TestConnectionsThatWereLost has several connections idle when the server forgets
// them all: no call is lost to them, though each call is tried only twice.
func TestConnectionsThatWereLost(t *testing.T) {
	s := servertest.StartRedis(t)
	var opened atomic.Int64
	c := Open(Config{Address: s.Socket, SignIn: func(context.Context) (string, string, error) { opened.Add(1); return "", "", nil }})
	defer c.Close()
	var held []redis.Conn
	for range 4 {
		conn, err := c.connections.pool.GetContext(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		held = append(held, conn)
	}
	for _, conn := range held {
		conn.Close()
	}
	admin, err := redis.Dial("unix", s.Socket)
	if err != nil {
		t.Fatal(err)
	}
	defer admin.Close()
	if _, err := admin.Do("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"); err != nil {
		t.Fatal(err)
	}
	if err := c.Ping(t.Context()); err != nil || opened.Load() != 5 {
		t.Errorf("%v, with %d connections opened, want 5", err, opened.Load())
	}
	if err := c.Ping(t.Context()); err != nil || opened.Load() != 5 {
		t.Errorf("the new one: %v, %d opened", err, opened.Load())
	}
}

// TestAServerThatBecameAReplica has what was written answered by a new connection,
// which leads to the server that is written to now.
func TestAServerThatBecameAReplica(t *testing.T) {
	m := miniredis.RunT(t)
	opened := 0
	c := Open(Config{Address: m.Addr(), SignIn: func(context.Context) (string, string, error) {
		if opened++; opened > 1 {
			m.SetError("")
		}
		return "", "", nil
	}})
	defer c.Close()
	if err := c.Ping(t.Context()); err != nil {
		t.Fatal(err)
	}
	m.SetError("READONLY You can't write against a read only replica.")
	if err := c.Set(t.Context(), "a", []byte("x"), time.Minute); err != nil || opened != 2 {
		t.Errorf("%v after %d connections", err, opened)
	}
}

// TestNoConnectionFree has a call give up when all connections are in use, and leave
// the end of its caller's patience as it is.
func TestNoConnectionFree(t *testing.T) {
	s := servertest.StartRedis(t)
	c := &Cache{newConnections(Config{Address: s.Socket}, 1)}
	defer c.Close()
	conn, err := c.connections.pool.GetContext(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	if err := c.Ping(ctx); !errors.Is(err, context.DeadlineExceeded) || fault.KindOf(err) == fault.Unavailable {
		t.Errorf("the caller's patience ended: %v", err)
	}
	if err := c.Ping(t.Context()); fault.KindOf(err) != fault.Unavailable {
		t.Errorf("no connection was free: %v", err)
	}
}

//go:build linux

package store

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"database/sql"
	"encoding/pem"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/store/pgtest"
)

// TestTheDatabaseMustProveItself opens a real server with TLS off, with TLS on, and
// by a name or an authority that are not its own: only the proven one is spoken to.
func TestTheDatabaseMustProveItself(t *testing.T) {
	address := pgtest.Database(t) // in the cluster that the tests share, so that one is there
	if _, err := OpenPostgres(t.Context(), strings.Replace(strings.Replace(address, "127.0.0.1", "db.internal", 1), "sslmode=disable", "sslmode=prefer", 1), Options{}); fault.KindOf(err) != fault.Invalid {
		t.Errorf("another machine without TLS: %v", err)
	}
	c := pgtest.Own(t)
	plain := c.URL("postgres")
	dir := t.TempDir()
	own, other := filepath.Join(dir, "own.pem"), filepath.Join(dir, "other.pem")
	certificate, key := authority(t, own)
	authority(t, other)
	open := func(host, roots string) error {
		s, err := OpenPostgres(t.Context(), strings.Replace(strings.Replace(plain, "127.0.0.1", host, 1), "sslmode=disable", "sslmode=verify-full&sslrootcert="+roots, 1), Options{Migrate: true})
		if err == nil {
			_ = s.Close()
		}
		return err
	}
	if err := open("localhost", own); fault.KindOf(err) != fault.Unavailable {
		t.Errorf("a server without TLS: %v", err)
	}
	db, err := sql.Open("pgx", plain)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var data string
	if err := db.QueryRow(`show data_directory`).Scan(&data); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(data)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string][]byte{"server.crt": certificate, "server.key": key} {
		path := filepath.Join(data, name)
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := sameOwner(path, info); err != nil {
			t.Fatal(err)
		}
	}
	for _, s := range []string{`alter system set ssl = on`, `select pg_reload_conf()`} {
		if _, err := db.Exec(s); err != nil {
			t.Fatal(err)
		}
	}
	for end := time.Now().Add(20 * time.Second); ; time.Sleep(50 * time.Millisecond) { // the server takes it up in its own time
		if err = open("localhost", own); err == nil || time.Now().After(end) {
			break
		}
	}
	if err != nil {
		t.Errorf("a server that proves itself: %v", err)
	}
	if err := open("localhost", other); fault.KindOf(err) != fault.Unavailable {
		t.Errorf("of another authority: %v", err)
	}
	if err := open("127.0.0.1", own); fault.KindOf(err) != fault.Unavailable {
		t.Errorf("under another name: %v", err)
	}
}

// authority makes a certificate for localhost that vouches for itself, writes it to
// a file and gives it with its key.
func authority(t *testing.T, path string) (certificate, key []byte) {
	t.Helper()
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	about := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: fmt.Sprint("test ", filepath.Base(path))}, DNSNames: []string{"localhost"},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), IsCA: true, BasicConstraintsValid: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, about, about, k.Public(), k)
	if err != nil {
		t.Fatal(err)
	}
	secret, err := x509.MarshalECPrivateKey(k)
	if err != nil {
		t.Fatal(err)
	}
	certificate = pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
	if err := os.WriteFile(path, certificate, 0o600); err != nil {
		t.Fatal(err)
	}
	return certificate, pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: secret})
}

// sameOwner gives a file to whom another belongs.
func sameOwner(path string, as os.FileInfo) error {
	owner := as.Sys().(*syscall.Stat_t)
	return os.Chown(path, int(owner.Uid), int(owner.Gid))
}

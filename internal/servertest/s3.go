package servertest

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"

	"github.com/paperwurks/paperwurks/internal/needs"
)

// versitygw is the program, at the version that the tests were written against.
const (
	versitygw        = "github.com/versity/versitygw/cmd/versitygw"
	versitygwVersion = "v1.8.0"
)

// ObjectStore is a server of S3, which has no buckets at first.
type ObjectStore struct {
	*Process
	Endpoint, Region  string
	AccessKey, Secret string
}

// S3 starts versitygw on an empty directory. It is built on first use, which takes
// minutes, and kept in the user's cache.
func S3(t testing.TB) *ObjectStore {
	t.Helper()
	program := buildVersitygw(t)
	dir := t.TempDir()
	data, versions, meta := filepath.Join(dir, "data"), filepath.Join(dir, "versions"), filepath.Join(dir, "meta")
	for _, d := range []string{data, versions, meta} {
		if err := os.Mkdir(d, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	address := fmt.Sprintf("127.0.0.1:%d", freePort(t))
	s := &ObjectStore{Endpoint: "http://" + address, Region: "eu-west-2", AccessKey: "AKIATEST", Secret: "a secret of the tests"}
	cmd := exec.Command(program, "--port", address, "--access", s.AccessKey, "--secret", s.Secret, "--region", s.Region, "--quiet",
		"posix", "--sidecar", meta, "--versioning-dir", versions, data)
	s.Process = run(t, cmd, answers("tcp", address))
	return s
}

// Bucket makes a bucket.
func (s *ObjectStore) Bucket(t testing.TB, name string, versions, locks bool) {
	t.Helper()
	client := s3.New(s3.Options{
		Region: s.Region, BaseEndpoint: &s.Endpoint, UsePathStyle: true,
		Credentials: credentials.NewStaticCredentialsProvider(s.AccessKey, s.Secret, ""),
	})
	if _, err := client.CreateBucket(t.Context(), &s3.CreateBucketInput{
		Bucket: &name, ObjectLockEnabledForBucket: &locks,
		CreateBucketConfiguration: &types.CreateBucketConfiguration{LocationConstraint: types.BucketLocationConstraint(s.Region)},
	}); err != nil {
		t.Fatal(err)
	}
	if !versions || locks { // which have versions anyway
		return
	}
	if _, err := client.PutBucketVersioning(t.Context(), &s3.PutBucketVersioningInput{
		Bucket: &name, VersioningConfiguration: &types.VersioningConfiguration{Status: types.BucketVersioningStatusEnabled},
	}); err != nil {
		t.Fatal(err)
	}
}

// buildVersitygw finds or builds the program.
func buildVersitygw(t testing.TB) string {
	t.Helper()
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(cache, "paperwurks", "tools")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "versitygw-"+versitygwVersion)
	// Tests of several packages may want it at once.
	lock, err := os.OpenFile(path+".lock", os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	defer lock.Close()
	if err := syscall.Flock(int(lock.Fd()), syscall.LOCK_EX); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err == nil {
		return path
	}
	bin, err := os.MkdirTemp(dir, "build-")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(bin)
	build := exec.Command("go", "install", "-trimpath", "-ldflags=-s -w", versitygw+"@"+versitygwVersion)
	build.Env = append(os.Environ(), "GOBIN="+bin, "GOFLAGS=", "CGO_ENABLED=0")
	if text, err := build.CombinedOutput(); err != nil {
		needs.Missing(t, "versitygw cannot be built: %v\n%s", err, text)
	}
	if err := os.Rename(filepath.Join(bin, "versitygw"), path); err != nil {
		t.Fatal(err)
	}
	return path
}

package s3blob

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"iter"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"

	"github.com/paperwurks/paperwurks/internal/awsfault"
	"github.com/paperwurks/paperwurks/internal/blob"
	"github.com/paperwurks/paperwurks/internal/fault"
)

// Config says which bucket and how.
type Config struct {
	AWS      aws.Config
	Bucket   string
	Key      string // ARN of the customer's key; empty leaves it to the bucket
	Endpoint string // for tests; empty means AWS
	// Passing says that the bucket keeps one version of each object and its objects
	// do not stay: removing needs no look for others, nor the permission for it.
	Passing bool
	Now     func() time.Time
}

// Driver keeps objects in a bucket.
type Driver struct {
	client           *s3.Client
	sign             *s3.PresignClient
	bucket           string
	key              string
	region, endpoint string
	passing          bool
	now              func() time.Time
}

var _ blob.Driver = (*Driver)(nil)

// Open prepares the client; it asks nothing yet.
func Open(c Config) *Driver {
	if c.Now == nil {
		c.Now = time.Now
	}
	client := s3.NewFromConfig(c.AWS, func(o *s3.Options) {
		if c.Endpoint != "" {
			o.BaseEndpoint, o.UsePathStyle = &c.Endpoint, true
		}
	})
	return &Driver{
		client: client, bucket: c.Bucket, key: c.Key, region: c.AWS.Region, endpoint: c.Endpoint, passing: c.Passing, now: c.Now,
		// Headers that the signature covers stay headers: as parameters of the URL
		// some of them would not be enforced.
		sign: s3.NewPresignClient(client, func(o *s3.PresignOptions) {
			o.Presigner = v4.NewSigner(func(s *v4.SignerOptions) { s.DisableURIPathEscaping, s.DisableHeaderHoisting = true, true })
		}),
	}
}

func (d *Driver) wrap(err error, key string) error { return awsfault.Wrap(err, "the object "+key) }

// checksum is a digest as S3 writes it.
func checksum(sha256 string) (string, error) {
	sum, err := hex.DecodeString(sha256)
	return base64.StdEncoding.EncodeToString(sum), err
}

// object is the request to put an upload, whoever is going to send it.
func (d *Driver) object(key string, u blob.Upload) (*s3.PutObjectInput, error) {
	sum, err := checksum(u.SHA256)
	if err != nil {
		return nil, err
	}
	in := &s3.PutObjectInput{
		Bucket: &d.bucket, Key: &key, ContentLength: &u.Size, ChecksumSHA256: &sum,
	}
	if u.MediaType != "" {
		in.ContentType = &u.MediaType
	}
	if d.key != "" {
		in.ServerSideEncryption, in.SSEKMSKeyId, in.BucketKeyEnabled = types.ServerSideEncryptionAwsKms, &d.key, aws.Bool(true)
	}
	return in, nil
}

// Put sends an object in one request, which S3 takes whole or not at all. Bytes
// that can be read once only are taken into memory first, so that the request can
// be sent again.
func (d *Driver) Put(ctx context.Context, key string, r io.Reader, w blob.Write) error {
	body, ok := r.(io.ReadSeeker)
	if !ok {
		data, err := io.ReadAll(r)
		if err != nil {
			return d.wrap(err, key)
		}
		body = bytes.NewReader(data)
	}
	in, err := d.object(key, w.Upload)
	if err != nil {
		return d.wrap(err, key)
	}
	in.Body = body
	if w.Once {
		in.IfNoneMatch = aws.String("*")
	}
	if !w.Until.IsZero() {
		in.ObjectLockMode, in.ObjectLockRetainUntilDate = types.ObjectLockModeGovernance, &w.Until
	}
	_, err = d.client.PutObject(ctx, in)
	switch awsfault.Code(err) {
	case "PreconditionFailed":
		return fault.Wrap(err, fault.Conflict, "there is an object %s already", key)
	case "BadDigest", "XAmzContentChecksumMismatch", "InvalidDigest":
		return fault.Wrap(err, fault.Invalid, "the bytes that arrived are not those that were announced; send the file again")
	}
	return d.wrap(err, key)
}

// Get opens an object.
func (d *Driver) Get(ctx context.Context, key, version string, offset, length int64) (io.ReadCloser, error) {
	if length == 0 { // which no range can say
		_, err := d.Stat(ctx, key)
		return http.NoBody, err
	}
	in := &s3.GetObjectInput{Bucket: &d.bucket, Key: &key}
	if version != "" {
		in.VersionId = &version
	}
	switch {
	case length > 0:
		in.Range = aws.String(fmt.Sprintf("bytes=%d-%d", offset, offset+length-1))
	case offset > 0:
		in.Range = aws.String(fmt.Sprintf("bytes=%d-", offset))
	}
	out, err := d.client.GetObject(ctx, in)
	if code := awsfault.Code(err); code == "InvalidRange" || code == "status 416" {
		return http.NoBody, nil
	}
	if err != nil {
		return nil, d.gated(ctx, err, key)
	}
	return out.Body, nil
}

// Stat asks for the head of an object, or, where its reading is refused, for its
// line in the list.
func (d *Driver) Stat(ctx context.Context, key string) (blob.Info, error) {
	out, err := d.client.HeadObject(ctx, &s3.HeadObjectInput{Bucket: &d.bucket, Key: &key})
	if awsfault.Refused(err) {
		return d.listed(ctx, key, err)
	}
	if err != nil {
		return blob.Info{}, d.wrap(err, key)
	}
	return blob.Info{
		Size: aws.ToInt64(out.ContentLength), Modified: aws.ToTime(out.LastModified),
		Until: aws.ToTime(out.ObjectLockRetainUntilDate), Held: out.ObjectLockLegalHoldStatus == types.ObjectLockLegalHoldStatusOn,
	}, nil
}

// List asks for the bucket's list, a page at a time.
func (d *Driver) List(ctx context.Context, folder string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		pages := s3.NewListObjectsV2Paginator(d.client, &s3.ListObjectsV2Input{Bucket: &d.bucket, Prefix: aws.String(folder + "/")})
		for pages.HasMorePages() {
			page, err := pages.NextPage(ctx)
			if err != nil {
				yield("", d.wrap(err, folder))
				return
			}
			for _, o := range page.Contents {
				if !yield(aws.ToString(o.Key), nil) {
					return
				}
			}
		}
	}
}

// history is every version of a key and every mark that it was removed, by id,
// the latest first.
func (d *Driver) history(ctx context.Context, key string) (versions []blob.Version, marks []string, err error) {
	pages := s3.NewListObjectVersionsPaginator(d.client, &s3.ListObjectVersionsInput{Bucket: &d.bucket, Prefix: &key})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return nil, nil, d.wrap(err, key)
		}
		// Keys come in order, the key itself before those that it begins.
		beyond := false
		for _, v := range page.Versions {
			if beyond = aws.ToString(v.Key) != key; !beyond {
				versions = append(versions, blob.Version{ID: aws.ToString(v.VersionId), Size: aws.ToInt64(v.Size), Modified: aws.ToTime(v.LastModified)})
			}
		}
		for _, m := range page.DeleteMarkers {
			if aws.ToString(m.Key) == key {
				marks = append(marks, aws.ToString(m.VersionId))
			}
		}
		if beyond {
			break
		}
	}
	return versions, marks, nil
}

// Versions are what the bucket still has of a key.
func (d *Driver) Versions(ctx context.Context, key string) ([]blob.Version, error) {
	versions, _, err := d.history(ctx, key)
	if err == nil && len(versions) == 0 {
		err = fault.New(fault.NotFound, "the object %s is not there", key)
	}
	return versions, err
}

// Delete removes every version and then the marks of former removals.
func (d *Driver) Delete(ctx context.Context, key string) error {
	if d.passing {
		_, err := d.client.DeleteObject(ctx, &s3.DeleteObjectInput{Bucket: &d.bucket, Key: &key})
		return d.wrap(err, key)
	}
	versions, ids, err := d.history(ctx, key)
	if err != nil {
		return err
	}
	for _, v := range slices.Backward(versions) {
		ids = slices.Insert(ids, 0, v.ID)
	}
	for _, id := range ids {
		in := &s3.DeleteObjectInput{Bucket: &d.bucket, Key: &key, VersionId: &id}
		_, err := d.client.DeleteObject(ctx, in)
		if err != nil && awsfault.Code(err) != "NoSuchKey" {
			return d.kept(ctx, key, id, err)
		}
	}
	return nil
}

// kept says why a version was not removed: S3 answers AccessDenied for a lock and
// for a missing permission alike.
func (d *Driver) kept(ctx context.Context, key, id string, err error) error {
	out, head := d.client.HeadObject(ctx, &s3.HeadObjectInput{Bucket: &d.bucket, Key: &key, VersionId: &id})
	switch {
	case head != nil:
	case out.ObjectLockLegalHoldStatus == types.ObjectLockLegalHoldStatusOn:
		return fault.Wrap(err, fault.Conflict, "the object %s is under a legal hold", key)
	case d.now().Before(aws.ToTime(out.ObjectLockRetainUntilDate)):
		return fault.Wrap(err, fault.Conflict, "the object %s is locked until %s", key, out.ObjectLockRetainUntilDate.UTC().Format("2 January 2006"))
	}
	return d.wrap(err, key)
}

// Lock sets the retention of the latest version. Governance mode lets a role with
// a special permission, which this program has not, end it; in compliance mode
// nobody could obey an order to erase.
func (d *Driver) Lock(ctx context.Context, key string, until time.Time) error {
	i, err := d.Stat(ctx, key)
	if err != nil {
		return err
	}
	if until.Before(i.Until) {
		return fault.New(fault.Conflict, "the object %s is locked for longer already", key)
	}
	_, err = d.client.PutObjectRetention(ctx, &s3.PutObjectRetentionInput{
		Bucket: &d.bucket, Key: &key,
		Retention: &types.ObjectLockRetention{Mode: types.ObjectLockRetentionModeGovernance, RetainUntilDate: &until},
	})
	return d.locks(err, key)
}

// Hold sets the legal hold of the latest version.
func (d *Driver) Hold(ctx context.Context, key string, on bool) error {
	status := types.ObjectLockLegalHoldStatusOff
	if on {
		status = types.ObjectLockLegalHoldStatusOn
	}
	_, err := d.client.PutObjectLegalHold(ctx, &s3.PutObjectLegalHoldInput{
		Bucket: &d.bucket, Key: &key, LegalHold: &types.ObjectLockLegalHold{Status: status},
	})
	return d.locks(err, key)
}

// locks says which bucket cannot lock.
func (d *Driver) locks(err error, key string) error {
	if code := awsfault.Code(err); code == "InvalidRequest" || code == "ObjectLockConfigurationNotFoundError" || code == "InvalidBucketObjectLockConfiguration" {
		return fault.Wrap(err, fault.Invalid, "the bucket %s has no Object Lock, so %s cannot be locked or held", d.bucket, key)
	}
	return d.wrap(err, key)
}

// Tags are the tags of the latest version.
func (d *Driver) Tags(ctx context.Context, key string) (map[string]string, error) {
	out, err := d.client.GetObjectTagging(ctx, &s3.GetObjectTaggingInput{Bucket: &d.bucket, Key: &key})
	if awsfault.Code(err) == "NoSuchTagSet" {
		return nil, nil
	}
	if err != nil {
		return nil, d.wrap(err, key)
	}
	tags := map[string]string{}
	for _, t := range out.TagSet {
		tags[aws.ToString(t.Key)] = aws.ToString(t.Value)
	}
	return tags, nil
}

// SetTags puts tags in the place of others.
func (d *Driver) SetTags(ctx context.Context, key string, tags map[string]string) error {
	set := []types.Tag{}
	for k, v := range tags {
		set = append(set, types.Tag{Key: &k, Value: &v})
	}
	_, err := d.client.PutObjectTagging(ctx, &s3.PutObjectTaggingInput{Bucket: &d.bucket, Key: &key, Tagging: &types.Tagging{TagSet: set}})
	return d.wrap(err, key)
}

// Ping asks for the bucket.
func (d *Driver) Ping(ctx context.Context) error {
	_, err := d.client.HeadBucket(ctx, &s3.HeadBucketInput{Bucket: &d.bucket})
	return awsfault.Wrap(err, "the bucket "+d.bucket)
}

// Origin is the site that signed requests go to, for the policy that a page has
// about where it may send things.
func (d *Driver) Origin() string {
	switch {
	case d.endpoint != "":
		return d.endpoint
	case strings.Contains(d.bucket, "."): // which no certificate covers
		return "https://s3." + d.region + ".amazonaws.com"
	}
	return "https://" + d.bucket + ".s3." + d.region + ".amazonaws.com"
}

// byBrowser are headers that whoever sends a request sets, and a script may not.
var byBrowser = []string{"Host", "Content-Length"}

// SignPut makes a pre-signed PUT. The signature covers the length, so S3 refuses
// another, and the checksum, which S3 compares with the bytes.
func (d *Driver) SignPut(ctx context.Context, key string, u blob.Upload, expires time.Time) (blob.Signed, error) {
	in, err := d.object(key, u)
	if err != nil {
		return blob.Signed{}, d.wrap(err, key)
	}
	req, err := d.sign.PresignPutObject(ctx, in, s3.WithPresignExpires(expires.Sub(d.now())))
	if err != nil {
		return blob.Signed{}, d.wrap(err, key)
	}
	headers := map[string]string{}
	for k, v := range req.SignedHeader {
		if k = http.CanonicalHeaderKey(k); !slices.Contains(byBrowser, k) {
			headers[k] = strings.Join(v, ",")
		}
	}
	return blob.Signed{Method: req.Method, URL: req.URL, Headers: headers, Expires: expires}, nil
}

// SignPost makes a form whose policy says what SignPut signs.
func (d *Driver) SignPost(ctx context.Context, key string, u blob.Upload, expires time.Time) (blob.Form, error) {
	in, err := d.object(key, u)
	if err != nil {
		return blob.Form{}, d.wrap(err, key)
	}
	fields := map[string]string{
		"Content-Type":             u.MediaType,
		"x-amz-checksum-algorithm": "SHA256",
		"x-amz-checksum-sha256":    *in.ChecksumSHA256,
	}
	if d.key != "" {
		fields["x-amz-server-side-encryption"] = string(types.ServerSideEncryptionAwsKms)
		fields["x-amz-server-side-encryption-aws-kms-key-id"] = d.key
		fields["x-amz-server-side-encryption-bucket-key-enabled"] = "true"
	}
	conditions := []any{[]any{"content-length-range", u.Size, u.Size}}
	for k, v := range fields {
		conditions = append(conditions, map[string]string{k: v})
	}
	req, err := d.sign.PresignPostObject(ctx, in, func(o *s3.PresignPostOptions) {
		o.Expires, o.Conditions = expires.Sub(d.now()), conditions
	})
	if err != nil {
		return blob.Form{}, d.wrap(err, key)
	}
	for k, v := range req.Values {
		fields[k] = v
	}
	return blob.Form{URL: req.URL, Fields: fields, Expires: expires}, nil
}

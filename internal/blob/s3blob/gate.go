package s3blob

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"github.com/paperwurks/paperwurks/internal/awsfault"
	"github.com/paperwurks/paperwurks/internal/blob"
	"github.com/paperwurks/paperwurks/internal/fault"
)

// A bucket's policy may refuse that an object is read until GuardDuty has tagged it
// clean. The tag and its values are those of the GuardDuty user guide, "Monitoring
// S3 object scans".
const (
	verdictTag  = "GuardDutyMalwareScanStatus"
	clean       = "NO_THREATS_FOUND"
	malware     = "THREATS_FOUND"
	unsupported = "UNSUPPORTED" // protected by a password, too large, too deep
)

// gated says why a read was refused.
func (d *Driver) gated(ctx context.Context, err error, key string) error {
	if !awsfault.Refused(err) {
		return d.wrap(err, key)
	}
	tags, tagsErr := d.Tags(ctx, key)
	if fault.KindOf(tagsErr) == fault.NotFound {
		return tagsErr
	}
	switch verdict := tags[verdictTag]; {
	case tagsErr != nil || verdict == clean: // then it is not the gate
		return d.wrap(err, key)
	case verdict == malware:
		return fault.Wrap(err, fault.Invalid, "the file contains malware; do not open it, and tell whoever sent it")
	case verdict == unsupported:
		return fault.Wrap(err, fault.Invalid, "the file cannot be scanned for malware; it may be protected by a password or be an archive of many files, so send what is in it")
	case verdict == "":
		return fault.Wrap(fmt.Errorf("%w: %w", blob.ErrHeldBack, err), fault.Unavailable, "the file is still being scanned for malware")
	default: // ACCESS_DENIED, FAILED
		return fault.Wrap(err, fault.Unavailable, "the file could not be scanned for malware (%s)", verdict)
	}
}

// listed is what the bucket's list says of an object: the first of the keys that
// begin with a key is that key.
func (d *Driver) listed(ctx context.Context, key string, refused error) (blob.Info, error) {
	out, err := d.client.ListObjectsV2(ctx, &s3.ListObjectsV2Input{Bucket: &d.bucket, Prefix: &key, MaxKeys: aws.Int32(1)})
	if err != nil {
		return blob.Info{}, d.wrap(refused, key)
	}
	if len(out.Contents) == 0 || aws.ToString(out.Contents[0].Key) != key {
		return blob.Info{}, fault.New(fault.NotFound, "the object %s is not there", key)
	}
	return blob.Info{Size: aws.ToInt64(out.Contents[0].Size), Modified: aws.ToTime(out.Contents[0].LastModified)}, nil
}

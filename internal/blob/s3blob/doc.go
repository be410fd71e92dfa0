// Package s3blob keeps bytes in a bucket of S3, s3://… in the configuration.
//
// It owns the calls and what their errors mean: every write says its length and
// SHA-256, which S3 checks, and is encrypted under the customer's key; a key is
// used once by a conditional write; locks are Object Lock in governance mode;
// removing an object removes every version of it. Signed requests and forms bind
// key, type, length, digest and encryption, so that the holder can send what was
// announced and nothing else. The bucket's own settings (versions, Object Lock,
// life cycle, policy) are the infrastructure's.
package s3blob

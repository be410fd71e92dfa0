// Package blob keeps bytes under a key: the papers as they were sent, and what
// was made of them.
//
// It owns what every store of bytes promises: a key that cannot leave the store,
// writing all or nothing, a size and a digest that are checked while the bytes
// pass, ranges, signed requests by which somebody without an account may put one
// object and no other, locks and holds that keep an object from being removed, and
// tags. A Bucket in front does what all drivers have in common; a driver behind it
// moves the bytes. fileblob is the driver for a directory, s3blob for S3; blobtest
// is the suite that every driver passes. Which bytes are kept under which key
// belongs to document and review, and for how long to retention.
package blob

// Package fileblob keeps bytes in a directory, file:///… in the configuration.
//
// It owns the files, one for each key, written to a temporary name, flushed and
// renamed, so that a kill at any instant leaves either the whole object or none;
// what a kill leaves of a temporary file is removed at the next Open. It owns
// also the signed URLs of the same shape as S3's presigned PUT, and the Handler
// that honours them: method, key, size, digest, type and expiry are bound by an
// HMAC. One process at a time works on a directory, which app sees to; another may
// open it Beside.
package fileblob

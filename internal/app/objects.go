package app

import (
	"context"
	"net/http"
	"path/filepath"
	"time"

	"github.com/paperwurks/paperwurks/internal/api"
	"github.com/paperwurks/paperwurks/internal/blob"
	"github.com/paperwurks/paperwurks/internal/blob/fileblob"
	"github.com/paperwurks/paperwurks/internal/blob/sealed"
	"github.com/paperwurks/paperwurks/internal/config"
)

// objects are the stores of bytes: where uploads arrive, where papers are kept,
// and where records lie that nobody may change.
type objects struct {
	uploads, documents, records *blob.Bucket

	// With a directory the bytes of uploads come through this process, which also
	// removes those that nobody completed. S3 does both itself.
	receive http.Handler
	sweep   func(context.Context, time.Time) (int, error)

	// With S3 they go to another site, and its events name the bucket.
	origin, bucket string
}

// company is whether a process has the directories of bytes for itself.
type company bool

const (
	alone  company = false
	beside company = true // another may be writing to them
)

// openObjects opens the stores of bytes that a configuration names.
func openObjects(ctx context.Context, c config.Config, with company, keys sealed.Keys) (o objects, err error) {
	b, err := config.ParseBlob(c.Blob)
	if err != nil {
		return o, err
	}
	switch b.Scheme {
	case "file":
		return directories(c, b.Dir, with, keys)
	case "s3":
		return openBuckets(ctx, b, keys)
	}
	return o, noDriver("PAPERWURKS_BLOB_URL", b.Scheme)
}

// sealing is a store that keeps what belongs to a case sealed under its key. Uploads
// are not: what is sent must be scanned as it is, and is sealed when it is kept.
func sealing(d blob.Driver, keys sealed.Keys) *blob.Bucket { return blob.New(sealed.New(d, keys)) }

// directories opens stores in directories below one.
func directories(c config.Config, dir string, with company, keys sealed.Keys) (o objects, err error) {
	key, err := signingKey(c)
	if err != nil {
		return o, err
	}
	uploads, err := fileblob.Open(fileblob.Config{Dir: filepath.Join(dir, "uploads"), Key: key, URL: c.PublicURL + api.UploadPath, Now: time.Now, Beside: bool(with)})
	if err != nil {
		return o, err
	}
	o.uploads, o.receive, o.sweep = blob.New(uploads), uploads.Handler(api.Fail), uploads.RemoveOlder
	for name, bucket := range map[string]**blob.Bucket{"documents": &o.documents, "records": &o.records} {
		d, err := fileblob.Open(fileblob.Config{Dir: filepath.Join(dir, name), Key: key, Now: time.Now, Beside: bool(with)})
		if err != nil {
			return o, err
		}
		*bucket = sealing(d, keys)
	}
	return o, nil
}

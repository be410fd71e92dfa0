package fileblob

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/blob"
	"github.com/paperwurks/paperwurks/internal/fault"
)

// signer makes and checks signed URLs.
type signer struct {
	key []byte
	url string
	now func() time.Time
}

// mac is the HMAC over everything that a signed PUT is bound to.
func (s signer) mac(key string, u blob.Upload, expires int64) string {
	h := hmac.New(sha256.New, s.key)
	for _, part := range []string{"paperwurks.put/1", http.MethodPut, key, strconv.FormatInt(u.Size, 10), u.SHA256, u.MediaType, strconv.FormatInt(expires, 10)} {
		// The length in front keeps one field from running into the next.
		h.Write([]byte(strconv.Itoa(len(part)) + ":" + part))
	}
	return hex.EncodeToString(h.Sum(nil))
}

// SignPut makes a URL that Handler honours.
func (d *Driver) SignPut(_ context.Context, key string, u blob.Upload, expires time.Time) (blob.Signed, error) {
	q := url.Values{
		"expires":   {strconv.FormatInt(expires.Unix(), 10)},
		"size":      {strconv.FormatInt(u.Size, 10)},
		"sha256":    {u.SHA256},
		"signature": {d.sign.mac(key, u, expires.Unix())},
	}
	return blob.Signed{
		Method: http.MethodPut, URL: d.sign.url + "/" + key + "?" + q.Encode(),
		Headers: map[string]string{"Content-Type": u.MediaType}, Expires: expires,
	}, nil
}

// verify reads a signed request back: what may be put where.
func (s signer) verify(r *http.Request) (key string, u blob.Upload, err error) {
	refused := fault.New(fault.Forbidden, "this upload link is not valid; ask for another")
	q := r.URL.Query()
	expires, err1 := strconv.ParseInt(q.Get("expires"), 10, 64)
	size, err2 := strconv.ParseInt(q.Get("size"), 10, 64)
	if err1 != nil || err2 != nil || r.Method != http.MethodPut {
		return "", u, refused
	}
	key = strings.TrimPrefix(r.URL.Path, "/")
	u = blob.Upload{Size: size, SHA256: q.Get("sha256"), MediaType: r.Header.Get("Content-Type")}
	if !hmac.Equal([]byte(q.Get("signature")), []byte(s.mac(key, u, expires))) {
		return "", u, refused
	}
	if s.now().Unix() >= expires {
		return "", u, fault.New(fault.Forbidden, "this upload link has expired; ask for another")
	}
	return key, u, nil
}

// Handler takes signed uploads; the path of a request is the key. Refusals go to
// fail, which answers them.
func (d *Driver) Handler(fail func(http.ResponseWriter, *http.Request, error)) http.Handler {
	bucket := blob.New(d)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		key, u, err := d.sign.verify(r)
		if err == nil && r.ContentLength >= 0 && r.ContentLength != u.Size {
			err = fault.New(fault.Invalid, "%d bytes were announced and %d are being sent", u.Size, r.ContentLength)
		}
		if err == nil {
			err = bucket.Put(r.Context(), key, http.MaxBytesReader(w, r.Body, u.Size+1), u)
		}
		if err != nil {
			fail(w, r, err)
			return
		}
		w.WriteHeader(http.StatusOK)
	})
}

package fileblob

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"io"
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

// mac is the HMAC over everything that a signed request is bound to.
func (s signer) mac(method, key string, u blob.Upload, expires int64) string {
	h := hmac.New(sha256.New, s.key)
	for _, part := range []string{"paperwurks.put/1", method, key, strconv.FormatInt(u.Size, 10), u.SHA256, u.MediaType, strconv.FormatInt(expires, 10)} {
		// The length in front keeps one field from running into the next.
		h.Write([]byte(strconv.Itoa(len(part)) + ":" + part))
	}
	return hex.EncodeToString(h.Sum(nil))
}

// terms are what a signed request says of itself, beside its key and type.
func (s signer) terms(method, key string, u blob.Upload, expires time.Time) map[string]string {
	return map[string]string{
		"expires":   strconv.FormatInt(expires.Unix(), 10),
		"size":      strconv.FormatInt(u.Size, 10),
		"sha256":    u.SHA256,
		"signature": s.mac(method, key, u, expires.Unix()),
	}
}

// SignPut makes a URL that Handler honours.
func (d *Driver) SignPut(_ context.Context, key string, u blob.Upload, expires time.Time) (blob.Signed, error) {
	q := url.Values{}
	for k, v := range d.sign.terms(http.MethodPut, key, u, expires) {
		q.Set(k, v)
	}
	return blob.Signed{
		Method: http.MethodPut, URL: d.sign.url + "/" + key + "?" + q.Encode(),
		Headers: map[string]string{"Content-Type": u.MediaType}, Expires: expires,
	}, nil
}

// SignPost makes a form that Handler honours.
func (d *Driver) SignPost(_ context.Context, key string, u blob.Upload, expires time.Time) (blob.Form, error) {
	fields := d.sign.terms(http.MethodPost, key, u, expires)
	fields["key"], fields["Content-Type"] = key, u.MediaType
	return blob.Form{URL: d.sign.url + "/", Fields: fields, Expires: expires}, nil
}

// verify says what a signed request may put where.
func (s signer) verify(method, key, mediaType string, term func(string) string) (u blob.Upload, err error) {
	refused := fault.New(fault.Forbidden, "this upload link is not valid; ask for another")
	expires, err1 := strconv.ParseInt(term("expires"), 10, 64)
	size, err2 := strconv.ParseInt(term("size"), 10, 64)
	if err1 != nil || err2 != nil {
		return u, refused
	}
	u = blob.Upload{Size: size, SHA256: term("sha256"), MediaType: mediaType}
	if !hmac.Equal([]byte(term("signature")), []byte(s.mac(method, key, u, expires))) {
		return u, refused
	}
	if s.now().Unix() >= expires {
		return u, fault.New(fault.Forbidden, "this upload link has expired; ask for another")
	}
	return u, nil
}

// formSlack is how much longer than the file a form may be: its fields and the
// lines between them.
const formSlack = 16 << 10

// form reads a form up to its file, which is left to be read.
func (s signer) form(r *http.Request) (key string, u blob.Upload, file io.Reader, err error) {
	wrong := fault.New(fault.Invalid, "the form is not one that this program made; ask for another")
	b := &budget{r.Body, formSlack}
	r.Body = b
	parts, err := r.MultipartReader()
	if err != nil {
		return "", u, nil, wrong
	}
	fields := map[string]string{}
	for range 16 {
		part, err := parts.NextPart()
		if err != nil {
			return "", u, nil, wrong
		}
		if part.FormName() != "file" {
			text, err := io.ReadAll(io.LimitReader(part, 1<<10))
			if err != nil {
				return "", u, nil, wrong
			}
			fields[part.FormName()] = string(text)
			continue
		}
		key = fields["key"]
		u, err = s.verify(http.MethodPost, key, fields["Content-Type"], func(k string) string { return fields[k] })
		b.left += u.Size
		return key, u, part, err
	}
	return "", u, nil, wrong
}

// budget is a body of which so much may be read.
type budget struct {
	io.ReadCloser
	left int64
}

func (b *budget) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, fault.New(fault.Invalid, "more bytes arrived than were announced")
	}
	n, err := b.ReadCloser.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	return n, err
}

// Handler takes signed uploads; the path of a PUT is the key. Refusals go to
// fail, which answers them.
func (d *Driver) Handler(fail func(http.ResponseWriter, *http.Request, error)) http.Handler {
	bucket := blob.New(d)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var key string
		var u blob.Upload
		var err error
		body := io.Reader(r.Body)
		switch r.Method {
		case http.MethodPut:
			key = strings.TrimPrefix(r.URL.Path, "/")
			u, err = d.sign.verify(r.Method, key, r.Header.Get("Content-Type"), r.URL.Query().Get)
			if err == nil && r.ContentLength >= 0 && r.ContentLength != u.Size {
				err = fault.New(fault.Invalid, "%d bytes were announced and %d are being sent", u.Size, r.ContentLength)
			}
			body = http.MaxBytesReader(w, r.Body, u.Size+1)
		case http.MethodPost:
			key, u, body, err = d.sign.form(r)
		default:
			err = fault.New(fault.Forbidden, "this upload link is not valid; ask for another")
		}
		if err == nil {
			err = bucket.Put(r.Context(), key, body, u)
		}
		if err != nil {
			fail(w, r, err)
			return
		}
		w.WriteHeader(http.StatusOK)
	})
}

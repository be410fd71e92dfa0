package document

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"

	"github.com/paperwurks/paperwurks/internal/blob"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// Take does all of an upload for somebody whose browser cannot: it announces the bytes
// that r gives, sends them and says so. known is true when the case had them already.
// They lie in a file of Temp meanwhile, since their digest is not known before their
// end. More than MaxBytes is fault.TooLarge, and none at all fault.Invalid.
func (s *Service) Take(ctx context.Context, c property.ID, name, mediaType string, r io.Reader) (d Document, known bool, err error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return d, false, err
	}
	file, err := os.CreateTemp(s.Temp, "paperwurks-upload-*")
	if err != nil {
		return d, false, fmt.Errorf("upload of %s: %w", name, err)
	}
	defer os.Remove(file.Name()) //nolint:errcheck // the directory goes too
	defer file.Close()           //nolint:errcheck // read only by now
	h := sha256.New()
	n, err := io.Copy(io.MultiWriter(file, h), io.LimitReader(r, s.MaxBytes+1))
	if err != nil {
		return d, false, fault.Wrap(err, fault.Invalid, "%s did not arrive whole; send it again", name)
	}
	u := blob.Upload{Size: n, SHA256: hex.EncodeToString(h.Sum(nil)), MediaType: mediaType}
	d, signed, err := s.Register(ctx, c, name, u)
	if err != nil || signed == nil {
		return d, signed == nil && err == nil, err
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return d, false, fmt.Errorf("upload of %s: %w", name, err)
	}
	u.MediaType = d.MediaType
	if err := s.Uploads.Put(ctx, d.UploadKey(who.Organisation), file, u); err != nil {
		return d, false, err
	}
	d, err = s.Complete(ctx, d.ID)
	return d, false, err
}

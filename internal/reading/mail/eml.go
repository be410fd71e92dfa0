package mail

import (
	"bytes"
	"fmt"
	"mime"
	"strings"

	"github.com/jhillyerd/enmime/v2"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// maxBoundaries bounds the parts of a message before its parser, which builds
// the whole tree, sees it.
const maxBoundaries = 5000

// Read reads a message in the internet's format.
func Read(data []byte, l reading.Limits) (*reading.Content, error) {
	if bytes.HasPrefix(data, []byte("From ")) { // the first line of an mbox
		if i := bytes.IndexByte(data, '\n'); i > 0 {
			data = data[i+1:]
		}
	}
	if n := bytes.Count(bytes.ToLower(data), []byte("content-type: multipart/")); n > maxBoundaries/10 || bytes.Count(data, []byte("\n--")) > 100*maxBoundaries {
		return nil, fault.New(fault.Invalid, "is a message with too many parts in each other; it may be made to do harm: ask the sender for the papers alone")
	}
	parser := enmime.NewParser(enmime.DisableTextConversion(true), enmime.SkipMalformedParts(true), enmime.MultipartWOBoundaryAsSinglePart(true), enmime.MaxStoredPartErrors(10))
	env, err := parser.ReadEnvelope(bytes.NewReader(data))
	if err != nil {
		return nil, fault.Wrap(err, fault.Invalid, "is a damaged e-mail; ask for it to be sent again, or for the papers alone")
	}
	if env.Root != nil && (env.Root.ContentType == "application/pkcs7-mime" || env.Root.ContentType == "application/x-pkcs7-mime" || env.Root.ContentType == "multipart/encrypted") {
		return nil, fault.New(fault.Invalid, "is an encrypted e-mail; open it in your mail program and save the papers from there")
	}
	m := &message{
		from: env.GetHeader("From"), to: env.GetHeader("To"), cc: env.GetHeader("Cc"), subject: env.GetHeader("Subject"),
		rawDate: env.GetHeader("Date"), html: env.HTML, text: env.Text,
	}
	if d, err := env.Date(); err == nil {
		m.date = d
	}
	logos := 0
	for _, parts := range [][]*enmime.Part{env.Attachments, env.Inlines, env.OtherParts} {
		for _, p := range parts {
			switch {
			case len(p.Content) == 0 && p.FileName == "":
			case p.ContentType == "application/pkcs7-signature" || p.ContentType == "application/x-pkcs7-signature" || p.ContentType == "application/pgp-signature":
			case p.Disposition != "attachment" && strings.HasPrefix(p.ContentType, "image/") && len(p.Content) < smallPicture:
				logos++
			default:
				m.attachments = append(m.attachments, reading.Attachment{Name: fileName(p.FileName, unnamed(p, len(m.attachments)+1)), Bytes: p.Content})
			}
		}
	}
	if logos > 0 {
		m.warnings = append(m.warnings, fmt.Sprintf("small pictures in the body of the message were left out: %d", logos))
	}
	for _, e := range env.Errors {
		if e.Severe {
			m.warnings = append(m.warnings, "a part of the message is damaged: "+strings.ToLower(e.Name))
			break
		}
	}
	return m.content(l)
}

// unnamed is a name for an attachment that has none.
func unnamed(p *enmime.Part, n int) string {
	ext := ".bin"
	switch p.ContentType {
	case "message/rfc822":
		ext = ".eml"
	case "application/pdf":
		ext = ".pdf"
	case "image/jpeg":
		ext = ".jpg"
	default:
		if all, err := mime.ExtensionsByType(p.ContentType); err == nil && len(all) > 0 {
			ext = all[0]
		}
	}
	return fmt.Sprintf("attachment %d%s", n, ext)
}

package reading

import (
	"bytes"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/gabriel-vasile/mimetype"

	"github.com/paperwurks/paperwurks/internal/fault"
)

// Format is what a file is, by content.
type Format string

// The formats that have a driver. Package and Compound are containers: their
// driver looks inside and finds a Word document, a message, or something that
// it refuses with a reason.
const (
	FormatPDF      Format = "application/pdf"
	FormatPackage  Format = "application/zip"           // DOCX, ODT
	FormatCompound Format = "application/x-ole-storage" // MSG, and the old Office formats
	FormatMail     Format = "message/rfc822"
	FormatHTML     Format = "text/html"
	FormatRTF      Format = "text/rtf"
	FormatText     Format = "text/plain"
	FormatJPEG     Format = "image/jpeg"
	FormatPNG      Format = "image/png"
	FormatTIFF     Format = "image/tiff"
	FormatWebP     Format = "image/webp"
	FormatBMP      Format = "image/bmp"
	FormatGIF      Format = "image/gif"
)

// Picture reports whether the format is an image that OCR reads.
func (f Format) Picture() bool { return strings.HasPrefix(string(f), "image/") }

// pdfHeaderWithin is how far into a file the header of a PDF may stand
// (ISO 32000-1 annex H, implementation note 13).
const pdfHeaderWithin = 1024

// Identify tells what a file is by its bytes; the name only makes the sentences
// better. A file that is two things at once is read as one of them with a
// warning. What cannot be read is fault.Invalid with what to do instead.
func Identify(name string, data []byte) (Format, []string, error) {
	if len(data) == 0 {
		return "", nil, refuse(name, "is empty; ask for it to be sent again")
	}
	f, warnings := identify(data)
	if f == "" {
		return "", nil, refuse(name, "%s", whyNot(name, data))
	}
	if w := misnamed(name, f); w != "" {
		warnings = append(warnings, w)
	}
	return f, warnings, nil
}

// refuse is a fault.Invalid about a file: its name and what is wrong with it.
func refuse(name, predicate string, args ...any) error {
	return fault.New(fault.Invalid, "%s "+predicate, append([]any{name}, args...)...)
}

func identify(data []byte) (Format, []string) {
	head := data[:min(len(data), pdfHeaderWithin)]
	zipped := bytes.HasPrefix(data, []byte("PK\x03\x04"))
	zipEnd := endsAsZip(data)
	at := bytes.Index(head, []byte("%PDF-"))
	if at >= 0 && zipped && zipEnd {
		at = -1 // an archive whose first file is a PDF
	}
	if at >= 0 {
		before := bytes.TrimSpace(bytes.TrimPrefix(head[:at], []byte("\xEF\xBB\xBF")))
		whole := bytes.Contains(data, []byte("endobj")) || bytes.Contains(data, []byte("startxref"))
		switch {
		case len(before) == 0 && zipEnd:
			return FormatPDF, []string{"this file is a PDF and a ZIP archive at once; only the PDF was read"}
		case len(before) == 0:
			return FormatPDF, nil
		case whole:
			w := "something stands before the start of the PDF; only the PDF was read"
			if other, _ := identifyOther(data); other != "" && other != FormatText {
				w = "this file is a PDF and " + formatNames[other] + " at once; only the PDF was read"
			}
			return FormatPDF, []string{w}
		}
	}
	return identifyOther(data)
}

func identifyOther(data []byte) (Format, []string) {
	if looksLikeMail(data) {
		return FormatMail, nil
	}
	// Another file may speak of a PDF's header without being one.
	m := mimetype.Detect(bytes.ReplaceAll(data[:min(len(data), 3072)], []byte("%PDF-"), []byte("%pdf ")))
	for is := m; is != nil; is = is.Parent() {
		switch is.String() {
		case "application/zip":
			return FormatPackage, nil
		case "application/x-ole-storage":
			return FormatCompound, nil
		case "image/jpeg", "image/png", "image/tiff", "image/webp", "image/bmp", "image/gif":
			return Format(is.String()), nil
		case "text/rtf":
			return FormatRTF, nil
		case "text/html", "text/html; charset=utf-8", "application/xhtml+xml":
			return FormatHTML, nil
		}
		if strings.HasPrefix(is.String(), "text/html") {
			return FormatHTML, nil
		}
		if strings.HasPrefix(is.String(), "text/plain") {
			return FormatText, nil
		}
	}
	return "", nil
}

// endsAsZip reports whether the file ends with a ZIP archive's last record, its
// comment filling the file exactly.
func endsAsZip(data []byte) bool {
	tail := data[max(0, len(data)-(22+1<<16)):]
	i := bytes.LastIndex(tail, []byte("PK\x05\x06"))
	if i < 0 || i+22 > len(tail) {
		return false
	}
	return i+22+int(tail[i+20])+int(tail[i+21])<<8 == len(tail)
}

var (
	headerLine = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9-]*)\s*:`)
	// mailHeaders are headers that only a message has (RFC 5322 and what servers add).
	mailHeaders = map[string]bool{
		"from": true, "to": true, "cc": true, "subject": true, "date": true, "message-id": true,
		"received": true, "return-path": true, "delivered-to": true, "mime-version": true,
		"content-type": true, "reply-to": true, "in-reply-to": true, "references": true,
		"x-sender": true, "sender": true, "content-transfer-encoding": true, "thread-topic": true,
		"dkim-signature": true, "authentication-results": true, "arc-seal": true, "x-received": true,
		"x-mozilla-status": true, "x-ms-has-attach": true, "thread-index": true,
	}
)

// looksLikeMail reports whether the text starts with the headers of a message:
// at least three known ones, one of them one that a letter typed as plain text
// ("To: … From: … Date: …") does not have.
func looksLikeMail(data []byte) bool {
	head := string(bytes.TrimPrefix(data[:min(len(data), 16<<10)], []byte("\xEF\xBB\xBF")))
	if strings.IndexByte(head[:min(len(head), 2048)], 0) >= 0 {
		return false
	}
	known, technical := 0, false
	for i, line := range strings.Split(head, "\n") {
		line = strings.TrimRight(line, "\r")
		if line == "" {
			break
		}
		if line[0] == ' ' || line[0] == '\t' { // the header goes on
			if i == 0 {
				return false
			}
			continue
		}
		if i == 0 && strings.HasPrefix(line, "From ") { // an mbox's first line
			continue
		}
		m := headerLine.FindStringSubmatch(line)
		if m == nil {
			return false
		}
		h := strings.ToLower(m[1])
		if mailHeaders[h] {
			known++
		}
		switch h {
		case "message-id", "received", "return-path", "delivered-to", "mime-version", "content-type", "dkim-signature", "x-received":
			technical = true
		}
	}
	return known >= 3 && technical
}

var formatNames = map[Format]string{
	FormatPDF: "a PDF", FormatPackage: "a ZIP archive", FormatCompound: "an old Office or Outlook file",
	FormatMail: "an e-mail", FormatHTML: "a web page", FormatRTF: "a rich text file", FormatText: "plain text",
	FormatJPEG: "a JPEG picture", FormatPNG: "a PNG picture", FormatTIFF: "a TIFF picture",
	FormatWebP: "a WebP picture", FormatBMP: "a BMP picture", FormatGIF: "a GIF picture",
}

// extensions are the endings that promise a format. Others promise nothing.
var extensions = map[string][]Format{
	".pdf": {FormatPDF}, ".docx": {FormatPackage}, ".odt": {FormatPackage}, ".doc": {FormatCompound, FormatRTF, FormatPackage},
	".msg": {FormatCompound}, ".eml": {FormatMail}, ".htm": {FormatHTML}, ".html": {FormatHTML}, ".rtf": {FormatRTF},
	".jpg": {FormatJPEG}, ".jpeg": {FormatJPEG}, ".png": {FormatPNG}, ".tif": {FormatTIFF}, ".tiff": {FormatTIFF},
}

func misnamed(name string, f Format) string {
	want, ok := extensions[strings.ToLower(filepath.Ext(name))]
	if !ok {
		return ""
	}
	for _, w := range want {
		if w == f {
			return ""
		}
	}
	return "the name ends in " + filepath.Ext(name) + " but the file is " + formatNames[f] + "; it was read as that"
}

// whyNot says what a file without a driver is, and what to do about it.
func whyNot(name string, data []byte) string {
	m := mimetype.Detect(data)
	t := m.String()
	switch {
	case is(m, "image/heic", "image/heif", "image/avif", "image/heic-sequence", "image/heif-sequence"):
		return "is a photo in a format that cannot be read here; save it as JPEG and give that"
	case strings.HasPrefix(t, "image/"):
		return "is a picture in a format that cannot be read here; save it as PDF or JPEG and give that"
	case is(m, "application/x-rar-compressed", "application/x-7z-compressed", "application/gzip", "application/x-tar", "application/x-bzip2", "application/x-xz"):
		return "is an archive; unpack it and give the files inside"
	case strings.HasPrefix(t, "audio/"), strings.HasPrefix(t, "video/"):
		return "is a recording, not a paper; there is nothing in it to read"
	case bytes.HasPrefix(data, []byte("\x78\x9f\x3e\x22")): // the signature of TNEF
		return "is an Outlook parcel (winmail.dat); ask the sender to send the message again as HTML or plain text"
	case is(m, "application/vnd.microsoft.portable-executable", "application/x-elf", "application/x-executable", "application/x-sharedlib", "application/x-mach-binary"):
		return "is a program, not a paper; do not open it unless you know the sender"
	case bytes.Count(data[:min(len(data), 4096)], []byte{0}) == min(len(data), 4096):
		return "holds nothing but zeros; ask for it to be sent again"
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".txt", ".csv", ".text":
		return "is named as text but its bytes are not text; ask for it to be sent again"
	case ".pdf":
		return "is named as a PDF but is not one; ask for it to be sent again"
	}
	return "is in a format that cannot be read here; save it as PDF and give that"
}

func is(m *mimetype.MIME, types ...string) bool {
	for _, t := range types {
		if m.Is(t) {
			return true
		}
	}
	return false
}

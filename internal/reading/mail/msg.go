package mail

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/richardlehane/mscfb"
	"golang.org/x/net/html/charset"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/reading"
	"github.com/paperwurks/paperwurks/internal/reading/plain"
)

// The properties that are read, by their numbers in [MS-OXPROPS].
const (
	propSubject      = 0x0037
	propSubmitTime   = 0x0039
	propSenderName   = 0x0C1A
	propSenderEmail  = 0x0C1F
	propSenderSMTP   = 0x5D01
	propDisplayCc    = 0x0E03
	propDisplayTo    = 0x0E04
	propDeliveryTime = 0x0E06
	propBody         = 0x1000
	propHTML         = 0x1013
	propRTF          = 0x1009
	propAttachData   = 0x3701
	propAttachName   = 0x3704
	propAttachLong   = 0x3707
	propAttachHidden = 0x7FFE
	propAttachCID    = 0x3712
	propDisplayName  = 0x3001
)

// The types of a property, by [MS-OXCDATA] 2.11.1.
const (
	typeTime    = 0x0040
	typeBoolean = 0x000B
	typeText    = 0x001F // UTF-16
	typeText8   = 0x001E // in some 8-bit code
	typeBinary  = 0x0102
)

// compound is the streams of a compound file by their whole path.
type compound map[string]*mscfb.File

// ReadMSG reads an Outlook message. Other compound files (old Office formats,
// encrypted new ones) are fault.Invalid with what to do.
func ReadMSG(data []byte, l reading.Limits) (*reading.Content, error) {
	r, err := mscfb.New(bytes.NewReader(data))
	if err != nil {
		return nil, fault.Wrap(err, fault.Invalid, "is a damaged Outlook or Office file; ask for it to be sent again")
	}
	c := compound{}
	for _, f := range r.File[1:] {
		name := strings.Join(append(f.Path[:len(f.Path):len(f.Path)], f.Name), "/")
		if c[name] == nil {
			c[name] = f
		}
	}
	if c["__properties_version1.0"] == nil {
		return nil, fault.New(fault.Invalid, "%s", c.whatElse())
	}
	budget := int64(len(data)) // everything read out of a file is at most as long as it
	m, err := c.message("", 32, 0, &budget)
	if err != nil {
		return nil, err
	}
	content, err := m.content(l)
	if content != nil {
		content.MediaType = "application/vnd.ms-outlook"
	}
	return content, err
}

// whatElse says what a compound file is that is not a message.
func (c compound) whatElse() string {
	for name := range c {
		switch strings.ToLower(name) {
		case "encryptedpackage":
			return "needs a password to open; remove the password or ask the sender for an open copy"
		}
	}
	switch {
	case c["WordDocument"] != nil:
		return "is a Word document in the format of before 2007 (.doc); save it as .docx or PDF and give that"
	case c["Workbook"] != nil, c["Book"] != nil:
		return "is an Excel workbook in the format of before 2007 (.xls); save it as PDF and give that"
	case c["PowerPoint Document"] != nil:
		return "is a PowerPoint file; save it as PDF and give that"
	}
	return "is an Office file of a kind that cannot be read here; save it as PDF and give that"
}

// message reads the message in a storage. head is the length of the header of
// its property stream: 32 bytes at the top, 24 inside.
func (c compound) message(dir string, head, depth int, budget *int64) (*message, error) {
	m := &message{}
	fixed, err := c.fixed(dir, head, budget)
	if err != nil {
		return nil, err
	}
	text := func(prop uint16) string { return c.text(dir, prop, budget) }
	m.subject, m.to, m.cc = text(propSubject), text(propDisplayTo), text(propDisplayCc)
	m.from = text(propSenderName)
	address := text(propSenderSMTP)
	if address == "" {
		if a := text(propSenderEmail); strings.Contains(a, "@") {
			address = a
		}
	}
	if address != "" && address != m.from {
		m.from = strings.TrimSpace(m.from + " <" + address + ">")
	}
	for _, p := range []uint16{propSubmitTime, propDeliveryTime} {
		if v, ok := fixed[uint32(p)<<16|typeTime]; ok && m.date.IsZero() {
			m.date = fileTime(v)
		}
	}
	m.text = text(propBody)
	if b := c.stream(dir, propHTML, typeBinary, budget); len(b) > 0 {
		if r, err := charset.NewReader(bytes.NewReader(b), "text/html"); err == nil {
			if u, err := io.ReadAll(r); err == nil {
				m.html = string(u)
			}
		}
	} else {
		m.html = text(propHTML)
	}
	if m.text == "" && m.html == "" && c.has(dir, propRTF) {
		m.warnings = append(m.warnings, "the body of the message is kept only as Outlook's rich text and was not read; save the message as PDF to read it")
	}
	logos := 0
	for i := 0; i <= maxAttachments; i++ {
		at := fmt.Sprintf("%s__attach_version1.0_#%08X", dir, i)
		if c[at+"/__properties_version1.0"] == nil {
			continue
		}
		a, logo, err := c.attachment(at+"/", i, depth, budget)
		if err != nil {
			return nil, err
		}
		if logo {
			logos++
		} else if a != nil {
			m.attachments = append(m.attachments, *a)
		} else {
			m.warnings = append(m.warnings, fmt.Sprintf("attachment %d is a link or an object inside the message and was not read", i+1))
		}
	}
	if logos > 0 {
		m.warnings = append(m.warnings, fmt.Sprintf("small pictures in the body of the message were left out: %d", logos))
	}
	return m, nil
}

func (c compound) attachment(dir string, n, depth int, budget *int64) (a *reading.Attachment, logo bool, err error) {
	name := c.text(dir, propAttachLong, budget)
	if name == "" {
		name = c.text(dir, propAttachName, budget)
	}
	if name == "" {
		name = c.text(dir, propDisplayName, budget)
	}
	inside := fmt.Sprintf("%s__substg1.0_%04X000D/", dir, propAttachData)
	if c[inside+"__properties_version1.0"] != nil {
		if depth >= maxNesting {
			return nil, false, fault.New(fault.Invalid, "has more than %d messages inside each other; save the inner ones by themselves and give those", maxNesting)
		}
		m, err := c.message(inside, 24, depth+1, budget)
		if err != nil {
			return nil, false, err
		}
		if name == "" {
			name = m.subject
		}
		return &reading.Attachment{Name: fileName(name, "message") + ".eml", Bytes: m.eml()}, false, nil
	}
	data := c.stream(dir, propAttachData, typeBinary, budget)
	if data == nil {
		return nil, false, nil
	}
	fixed, err := c.fixed(dir, 8, budget)
	if err != nil {
		return nil, false, err
	}
	hidden := fixed[propAttachHidden<<16|typeBoolean]&1 == 1 || c.text(dir, propAttachCID, budget) != ""
	if hidden && len(data) < smallPicture && (bytes.HasPrefix(data, []byte("\x89PNG")) || bytes.HasPrefix(data, []byte("\xff\xd8")) || bytes.HasPrefix(data, []byte("GIF8"))) {
		return nil, true, nil
	}
	return &reading.Attachment{Name: fileName(name, fmt.Sprintf("attachment %d.bin", n+1)), Bytes: data}, false, nil
}

// fixed reads the property stream of a storage: the values of at most eight
// bytes by tag, which is the property's number and its type.
func (c compound) fixed(dir string, head int, budget *int64) (map[uint32]uint64, error) {
	b := c.read(dir+"__properties_version1.0", budget)
	values := map[uint32]uint64{}
	for at := head; at+16 <= len(b); at += 16 {
		values[binary.LittleEndian.Uint32(b[at:])] = binary.LittleEndian.Uint64(b[at+8:])
	}
	if *budget < 0 {
		return nil, fault.New(fault.Invalid, "is a damaged Outlook message: parts of it overlap; ask for it to be sent again")
	}
	return values, nil
}

func (c compound) has(dir string, prop uint16) bool {
	return c[fmt.Sprintf("%s__substg1.0_%04X%04X", dir, prop, typeBinary)] != nil
}

func (c compound) stream(dir string, prop, kind uint16, budget *int64) []byte {
	return c.read(fmt.Sprintf("%s__substg1.0_%04X%04X", dir, prop, kind), budget)
}

func (c compound) text(dir string, prop uint16, budget *int64) string {
	if b := c.stream(dir, prop, typeText, budget); b != nil {
		s, _ := plain.Decode(append([]byte{0xFF, 0xFE}, b...))
		return strings.TrimRight(s, "\x00")
	}
	s, _ := plain.Decode(c.stream(dir, prop, typeText8, budget))
	return strings.TrimRight(s, "\x00")
}

// read reads a whole stream; nil when there is none, or when what has been read
// out of the file is more than it can hold.
func (c compound) read(name string, budget *int64) []byte {
	f := c[name]
	if f == nil || f.Size < 0 {
		return nil
	}
	*budget -= f.Size
	if *budget < 0 {
		return nil
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil
	}
	b := make([]byte, f.Size)
	n, err := io.ReadFull(f, b)
	if err != nil && n == 0 && f.Size > 0 {
		return nil
	}
	return b[:n]
}

// fileTime converts Windows's count of 100 nanoseconds since 1601.
func fileTime(v uint64) time.Time {
	const to1970 = 116444736000000000
	if v <= to1970 || v > to1970+4102444800*1e7 { // up to 2100
		return time.Time{}
	}
	d := v - to1970
	return time.Unix(int64(d/1e7), int64(d%1e7)*100).UTC()
}

package mail

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"sort"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/reading"
)

var limits = reading.Limits{}.WithDefaults()

const head = "From: =?utf-8?q?Ann_M=C3=BCller?= <ann@example.com>\r\nTo: bob@example.com\r\nDate: Fri, 06 Jul 2007 10:30:00 +0100\r\nSubject: The lease of\r\n 12 High Street\r\nMIME-Version: 1.0\r\n"

func text(c *reading.Content) string {
	var out []string
	for i := range c.Pages {
		out = append(out, c.Pages[i].Text())
	}
	return strings.Join(out, "\f")
}

func TestRead(t *testing.T) {
	const top = "From: Ann Müller <ann@example.com>\nTo: bob@example.com\nDate: 6 July 2007 10:30 +0100\nSubject: The lease of 12 High Street\n"
	for _, tt := range []struct {
		name, data, want string
		attached         []string
		warns            string
	}{
		{name: "plain", data: head + "\r\nDear Bob\r\n\r\nThe rent is =A3250.", want: top + "Dear Bob\nThe rent is =A3250."},
		{
			name: "quoted-printable in Windows-1252", data: head + "Content-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThe rent is =A3250.",
			want: top + "The rent is £250.",
		},
		{
			name: "what is shown is the HTML", want: top + "The rent is £250",
			data: head + "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nopen this in a browser\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>The rent is <b>£250</b></p><p style='display:none'>£900</p>\r\n--b--\r\n",
		},
		{
			name: "attachments", attached: []string{"lease.pdf:%PDF-1.4", "passwd:x", "attachment 3.eml:Subject: inner"}, warns: "left out: 1",
			want: top + "Attachment: lease.pdf\nAttachment: passwd\nAttachment: attachment 3.eml\nSee attached",
			data: head + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee attached\r\n" +
				"--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=lease.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjQ=\r\n" +
				"--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"../../etc/passwd\"\r\n\r\nx\r\n" +
				"--b\r\nContent-Type: message/rfc822\r\nContent-Disposition: attachment\r\n\r\nSubject: inner\r\n\r\nHello\r\n" +
				"--b\r\nContent-Type: image/png\r\nContent-Disposition: inline; filename=logo.png\r\n\r\nlogo\r\n--b--\r\n",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c, err := Read([]byte(tt.data), limits)
			if err != nil {
				t.Fatal(err)
			}
			if got := text(c); got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
			for i, a := range c.Attachments {
				name, start, _ := strings.Cut(append(tt.attached, make([]string, 9)...)[i], ":")
				if a.Name != name || !strings.HasPrefix(string(a.Bytes), start) {
					t.Errorf("attachment %q starts %.20q, want %q %q", a.Name, a.Bytes, name, start)
				}
			}
			if len(c.Attachments) != len(tt.attached) {
				t.Errorf("%d attachments, want %d", len(c.Attachments), len(tt.attached))
			}
			if w := strings.Join(c.Warnings, "\n"); (w == "") != (tt.warns == "") || !strings.Contains(w, tt.warns) {
				t.Errorf("warnings %q, want %q", w, tt.warns)
			}
		})
	}
}

func TestHostileMessages(t *testing.T) {
	var nested strings.Builder
	nested.WriteString(head)
	for i := range 1000 {
		fmt.Fprintf(&nested, "Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n", i, i)
	}
	var many strings.Builder
	many.WriteString(head + "Content-Type: multipart/mixed; boundary=b\r\n\r\n")
	for i := range maxAttachments + 1 {
		fmt.Fprintf(&many, "--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=%d.pdf\r\n\r\nx\r\n", i)
	}
	many.WriteString("--b--\r\n")
	for _, tt := range []struct {
		name, data string
		kind       fault.Kind
		says       string
	}{
		{"1,000 parts in each other", nested.String(), fault.Invalid, "too many parts"},
		{"many attachments", many.String(), fault.TooLarge, "attachments, more than the 500"},
		{"encrypted", head + "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\r\n\r\nx", fault.Invalid, "encrypted e-mail"},
	} {
		_, err := Read([]byte(tt.data), limits)
		if err == nil || fault.KindOf(err) != tt.kind || !strings.Contains(fault.Message(err), tt.says) {
			t.Errorf("%s: got %s %v, want %q", tt.name, fault.KindOf(err), err, tt.says)
		}
	}
}

// A whole that is cut anywhere is read as far as it goes, or refused.
func TestCutMessages(t *testing.T) {
	whole := []byte(head + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>See <b>attached</b>\r\n--b\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjQ=\r\n--b--\r\n")
	for i := range whole {
		if _, err := Read(whole[:i], limits); err != nil && fault.KindOf(err) == fault.Internal {
			t.Errorf("cut at %d: %v", i, err)
		}
	}
}

func TestMSG(t *testing.T) {
	u := func(s string) string {
		var b []byte
		for _, c := range utf16.Encode([]rune(s)) {
			b = binary.LittleEndian.AppendUint16(b, c)
		}
		return string(b)
	}
	sent := make([]byte, 16)
	binary.LittleEndian.PutUint32(sent, propSubmitTime<<16|typeTime)
	binary.LittleEndian.PutUint64(sent[8:], 128281878000000000) // 6 July 2007 09:30 UTC
	props := func(head int) string { return strings.Repeat("\x00", head) + string(sent) }
	scan := "\xff\xd8" + strings.Repeat("scan ", 20<<10) // longer than what is kept in the mini stream
	inner := "__attach_version1.0_#00000001/__substg1.0_3701000D/"
	data := compoundFile(map[string]string{
		"__properties_version1.0":                                       props(32),
		"__substg1.0_0037001F":                                          u("The lease"),
		"__substg1.0_0C1A001F":                                          u("Ann Müller"),
		"__substg1.0_5D01001F":                                          u("ann@example.com"),
		"__substg1.0_0E04001E":                                          "Bob",
		"__substg1.0_1000001E":                                          "The rent is \xa3250.\r\nYours",
		"__attach_version1.0_#00000000/__properties_version1.0":         props(8),
		"__attach_version1.0_#00000000/__substg1.0_3707001F":            u("scan.jpg"),
		"__attach_version1.0_#00000000/__substg1.0_37010102":            scan,
		"__attach_version1.0_#00000001/__properties_version1.0":         props(8),
		inner + "__properties_version1.0":                               props(24),
		inner + "__substg1.0_0037001F":                                  u("Enquiries – é"),
		inner + "__substg1.0_10130102":                                  "<p>Inner <b>body</b></p>",
		inner + "__attach_version1.0_#00000000/__properties_version1.0": props(8),
		inner + "__attach_version1.0_#00000000/__substg1.0_3707001F":    u("epc.pdf"),
		inner + "__attach_version1.0_#00000000/__substg1.0_37010102":    "%PDF-1.4 epc",
	})
	c, err := ReadMSG(data, limits)
	if err != nil {
		t.Fatal(err)
	}
	want := "From: Ann Müller <ann@example.com>\nTo: Bob\nDate: 6 July 2007 09:30 +0000\nSubject: The lease\nAttachment: scan.jpg\nAttachment: Enquiries – é.eml\nThe rent is £250.\nYours"
	if got := text(c); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if len(c.Attachments) != 2 || string(c.Attachments[0].Bytes) != scan {
		t.Fatalf("attachments %d", len(c.Attachments))
	}
	// The message inside is a file that reads like any other.
	if f, _, err := reading.Identify("inner.eml", c.Attachments[1].Bytes); err != nil || f != reading.FormatMail {
		t.Errorf("the inner message is %q, %v", f, err)
	}
	in, err := Read(c.Attachments[1].Bytes, limits)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := text(in), "Date: 6 July 2007 09:30 +0000\nSubject: Enquiries – é\nAttachment: epc.pdf\nInner body"; got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if len(in.Attachments) != 1 || string(in.Attachments[0].Bytes) != "%PDF-1.4 epc" {
		t.Errorf("inner attachments %+v", in.Attachments)
	}
}

func TestOtherCompoundFiles(t *testing.T) {
	for stream, says := range map[string]string{
		"EncryptedPackage": "needs a password", "WordDocument": "(.doc)", "Workbook": "(.xls)", "PowerPoint Document": "PowerPoint", "x": "cannot be read here",
	} {
		_, err := ReadMSG(compoundFile(map[string]string{stream: "x"}), limits)
		if fault.KindOf(err) != fault.Invalid || !strings.Contains(fault.Message(err), says) {
			t.Errorf("%s: %v, want %q", stream, err, says)
		}
	}
	whole := compoundFile(map[string]string{"__properties_version1.0": strings.Repeat("\x00", 48), "__substg1.0_0037001E": "The lease"})
	for i := 0; i < len(whole); i += 37 {
		if _, err := ReadMSG(whole[:i], limits); err != nil && fault.KindOf(err) == fault.Internal {
			t.Errorf("cut at %d: %v", i, err)
		}
	}
}

func FuzzMail(f *testing.F) {
	f.Add([]byte(head + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>x\r\n--b--\r\n"))
	f.Add([]byte("From x\n" + head + "\r\nbody"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, err := Read(data, limits); err != nil && fault.KindOf(err) == fault.Internal {
			t.Errorf("internal: %v", err)
		}
	})
}

func FuzzMSG(f *testing.F) {
	f.Add(compoundFile(map[string]string{"__properties_version1.0": strings.Repeat("\x00", 48), "__substg1.0_0037001E": "The lease", "__attach_version1.0_#00000000/__properties_version1.0": "x"}))
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, err := ReadMSG(data, limits); err != nil && fault.KindOf(err) == fault.Internal {
			t.Errorf("internal: %v", err)
		}
	})
}

// compoundFile writes a compound file ([MS-CFB] version 3) with these streams.
// Siblings hang to the right of each other, which is a legal, if lopsided, tree.
func compoundFile(streams map[string]string) []byte {
	const sector, free, end, fatMark = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
	type entry struct {
		name         string
		kind         byte
		child, right uint32
		start        uint32
		size         int
		kids         []int
		data         string
	}
	entries := []*entry{{name: "Root Entry", kind: 5}}
	index := map[string]int{"": 0}
	var dir func(path string) int
	dir = func(path string) int {
		if i, ok := index[path]; ok {
			return i
		}
		parent, name := "", path
		if i := strings.LastIndexByte(path, '/'); i >= 0 {
			parent, name = path[:i], path[i+1:]
		}
		at := dir(parent)
		entries = append(entries, &entry{name: name, kind: 1})
		index[path] = len(entries) - 1
		entries[at].kids = append(entries[at].kids, len(entries)-1)
		return len(entries) - 1
	}
	var paths []string
	for path := range streams {
		paths = append(paths, path)
	}
	sort.Strings(paths)
	for _, path := range paths {
		e := entries[dir(path)]
		e.kind, e.data, e.size = 2, streams[path], len(streams[path])
	}
	for _, e := range entries {
		e.child, e.right = free, free
	}
	for _, e := range entries {
		for i, k := range e.kids {
			if i == 0 {
				e.child = uint32(k)
			} else {
				entries[e.kids[i-1]].right = uint32(k)
			}
		}
	}
	var fat, miniFAT []uint32
	var body, mini bytes.Buffer
	chain := func(table *[]uint32, n int) uint32 {
		if n == 0 {
			return end
		}
		start := len(*table)
		for i := range n {
			next := uint32(start + i + 1)
			if i == n-1 {
				next = end
			}
			*table = append(*table, next)
		}
		return uint32(start)
	}
	put := func(b []byte) uint32 {
		n := (len(b) + sector - 1) / sector
		body.Write(b)
		body.Write(make([]byte, n*sector-len(b)))
		return chain(&fat, n)
	}
	for _, e := range entries {
		switch {
		case e.kind != 2:
		case e.size >= 4096:
			e.start = put([]byte(e.data))
		default:
			n := (e.size + 63) / 64
			mini.WriteString(e.data)
			mini.Write(make([]byte, n*64-e.size))
			e.start = chain(&miniFAT, n)
		}
	}
	entries[0].size = mini.Len()
	entries[0].start = put(mini.Bytes())
	words := func(table []uint32) []byte {
		var b []byte
		for _, v := range table {
			b = binary.LittleEndian.AppendUint32(b, v)
		}
		for len(b)%sector != 0 {
			b = binary.LittleEndian.AppendUint32(b, free)
		}
		return b
	}
	miniAt := put(words(miniFAT))
	var d []byte
	for _, e := range entries {
		b := make([]byte, 128)
		name := utf16.Encode([]rune(e.name))
		for i, c := range name {
			binary.LittleEndian.PutUint16(b[2*i:], c)
		}
		binary.LittleEndian.PutUint16(b[64:], uint16(2*len(name)+2))
		b[66], b[67] = e.kind, 1
		binary.LittleEndian.PutUint32(b[68:], free)
		binary.LittleEndian.PutUint32(b[72:], e.right)
		binary.LittleEndian.PutUint32(b[76:], e.child)
		binary.LittleEndian.PutUint32(b[116:], e.start)
		binary.LittleEndian.PutUint64(b[120:], uint64(e.size))
		d = append(d, b...)
	}
	for len(d)%sector != 0 {
		b := make([]byte, 128)
		for _, at := range []int{68, 72, 76} {
			binary.LittleEndian.PutUint32(b[at:], free)
		}
		d = append(d, b...)
	}
	dirAt := put(d)
	sectors := (len(fat)+1+126)/127 + 1 // of the table itself, enough for its own entries too
	fatAt := len(fat)
	for range sectors {
		fat = append(fat, fatMark)
	}
	h := make([]byte, sector)
	copy(h, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	for at, v := range map[int]uint16{24: 0x3E, 26: 3, 28: 0xFFFE, 30: 9, 32: 6} {
		binary.LittleEndian.PutUint16(h[at:], v)
	}
	miniSectors := (len(miniFAT)*4 + sector - 1) / sector
	for at, v := range map[int]uint32{44: uint32(sectors), 48: dirAt, 56: 4096, 60: miniAt, 64: uint32(miniSectors), 68: end} {
		binary.LittleEndian.PutUint32(h[at:], v)
	}
	for i := range 109 {
		v := uint32(free)
		if i < sectors {
			v = uint32(fatAt + i)
		}
		binary.LittleEndian.PutUint32(h[76+4*i:], v)
	}
	table := words(fat)
	table = append(table, bytes.Repeat([]byte{0xFF}, sectors*sector-len(table))...)
	return append(append(h, body.Bytes()...), table...)
}

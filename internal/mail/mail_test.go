package mail

import (
	"bytes"
	"context"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	netmail "net/mail"
	"strings"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/work"
)

var (
	from = Address{Name: "Beacon & Co, Solicitors", Address: "papers@firm.example"}
	at   = time.Date(2026, 7, 6, 13, 4, 5, 0, time.UTC)
)

// read takes a letter apart the way a mail program does.
func read(t *testing.T, data []byte) (h netmail.Header, subject, text string) {
	t.Helper()
	for _, l := range strings.Split(string(data), "\r\n") {
		if len(l) > 998 || strings.ContainsAny(l, "\r\n") {
			t.Errorf("a line of %d bytes: %.60q", len(l), l)
		}
	}
	m, err := netmail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%v in\n%s", err, data)
	}
	if subject, err = (&mime.WordDecoder{}).DecodeHeader(m.Header.Get("Subject")); err != nil {
		t.Fatal(err)
	}
	body := m.Body
	if kind, params, _ := mime.ParseMediaType(m.Header.Get("Content-Type")); kind == "multipart/alternative" {
		p, err := multipart.NewReader(m.Body, params["boundary"]).NextPart()
		if err != nil {
			t.Fatal(err)
		}
		all, err := io.ReadAll(p) // the reader undoes quoted-printable
		if err != nil {
			t.Fatal(err)
		}
		return m.Header, subject, strings.ReplaceAll(string(all), "\r\n", "\n")
	}
	all, err := io.ReadAll(quotedprintable.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	return m.Header, subject, strings.ReplaceAll(string(all), "\r\n", "\n")
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	long := strings.Repeat("a very long line that goes on ", 60)
	for name, m := range map[string]Message{
		"plain":         {To: Address{Address: "ann@home.example"}, Subject: "Your invitation", Text: "Dear Ann\n\nCome in.\n"},
		"international": {To: Address{Name: "Siân Ó Súilleabháin", Address: "sian@bücher.example"}, Subject: "Gwahoddiad i’r tŷ – £ 1", Text: "Annwyl Siân\n.\n.. £\n"},
		"awkward name":  {To: Address{Name: `Smith, "Bob" <bob@evil.example>`, Address: "bob@home.example"}, Subject: "=?utf-8?q?not?= encoded by us", Text: "From here\n--=_ID\n=20\n"},
		"long":          {To: Address{Name: strings.Repeat("ł", 100), Address: "a@b.example"}, Subject: strings.Repeat("ŵ", 200), Text: long + "\n" + long},
		"long ASCII":    {To: Address{Name: strings.Repeat("x y  ", 20), Address: "a@b.example"}, Subject: strings.TrimSpace(strings.Repeat("word  word ", 18)), Text: "x"},
		"both forms":    {To: Address{Address: "ann@home.example"}, Subject: "s", Text: "plain £\n", HTML: "<p>page £</p>\n"},
	} {
		t.Run(name, func(t *testing.T) {
			e, err := compose(m, from, "ID", at)
			if err != nil {
				t.Fatal(err)
			}
			h, subject, text := read(t, e.Data)
			if subject != m.Subject && name != "awkward name" {
				t.Errorf("subject %q, want %q", subject, m.Subject)
			}
			if want := strings.TrimRight(m.Text, "\n") + "\n"; text != want {
				t.Errorf("text %q, want %q", text, want)
			}
			to, err := h.AddressList("To")
			if err != nil || len(to) != 1 || to[0].Name != m.To.Name || to[0].Address != e.To {
				t.Errorf("to %v, %v", to, err)
			}
			if f, err := h.AddressList("From"); err != nil || len(f) != 1 || *f[0] != from {
				t.Errorf("from %v, %v", f, err)
			}
			if d, err := h.Date(); err != nil || !d.Equal(at) || h.Get("Message-Id") != "<ID@firm.example>" || h.Get("Auto-Submitted") != "auto-generated" {
				t.Errorf("headers %v", h)
			}
			if again, _ := compose(m, from, "ID", at); !bytes.Equal(again.Data, e.Data) {
				t.Error("written again it is another letter")
			}
			if strings.ContainsFunc(string(e.Data), func(r rune) bool { return r > 126 }) {
				t.Error("not in ASCII")
			}
		})
	}
	if e, err := compose(Message{To: Address{Address: "SIAN@Bücher.Example"}, Subject: "s", Text: "t"}, from, "ID", at); err != nil || e.To != "SIAN@xn--bcher-kva.example" {
		t.Errorf("an international domain: %s, %v", e.To, err)
	}
}

func TestWhatCannotBeALetterIsRefused(t *testing.T) {
	good := Message{To: Address{Name: "Ann", Address: "ann@home.example"}, Subject: "s", Text: "t"}
	for name, spoil := range map[string]func(*Message){
		"a header in the subject":   func(m *Message) { m.Subject = "s\r\nBcc: all@evil.example" },
		"a line feed alone":         func(m *Message) { m.Subject = "s\nBcc: all@evil.example" },
		"a header in the name":      func(m *Message) { m.To.Name = "Ann\r\nBcc: all@evil.example" },
		"a header in the address":   func(m *Message) { m.To.Address = "ann@home.example\r\nBcc: all@evil.example" },
		"a command in the address":  func(m *Message) { m.To.Address = "ann@home.example> SIZE=1\r\nDATA" },
		"two addresses":             func(m *Message) { m.To.Address = "ann@home.example,all@evil.example" },
		"a name in the address":     func(m *Message) { m.To.Address = "Ann <ann@home.example>" },
		"a quoted local part":       func(m *Message) { m.To.Address = `"ann@home.example "@evil.example` },
		"a local part not in ASCII": func(m *Message) { m.To.Address = "siân@home.example" },
		"no domain":                 func(m *Message) { m.To.Address = "ann@" },
		"no address":                func(m *Message) { m.To.Address = "" },
		"spaces":                    func(m *Message) { m.To.Address = "ann @home.example" },
		"a long local part":         func(m *Message) { m.To.Address = strings.Repeat("a", 65) + "@home.example" },
		"a long domain":             func(m *Message) { m.To.Address = "a@" + strings.Repeat("home.", 60) + "example" },
		"writing that turns round":  func(m *Message) { m.To.Name = "Ann \u202egro.live" },
		"a separator of lines":      func(m *Message) { m.Subject = "s\u2028t" },
		"no subject":                func(m *Message) { m.Subject = "" },
		"a long subject":            func(m *Message) { m.Subject = strings.Repeat("s", 201) },
		"no text":                   func(m *Message) { m.Text = "" },
		"what is no text":           func(m *Message) { m.Text = "\xff" },
		"too much":                  func(m *Message) { m.Text = strings.Repeat("t", 1<<20+1) },
	} {
		m := good
		spoil(&m)
		if e, err := compose(m, from, "ID", at); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s: %v\n%s", name, err, e.Data)
		}
	}
	if _, err := compose(good, from, "ID", at); err != nil {
		t.Error(err)
	}
}

// FuzzNothingIsSmuggledIn writes letters of whatever strangers call themselves.
func FuzzNothingIsSmuggledIn(f *testing.F) {
	f.Add("Ann", "ann@home.example", "Hello", "text")
	f.Add("=?utf-8?q?A=0D=0AB?=", "a.b+c@xn--bcher-kva.example", "a\tb", "x\r\n.\r\nMAIL FROM:<a>")
	f.Add(`\"`, "a@[127.0.0.1]", strings.Repeat("é ", 90), "--=_ID--\n")
	f.Add("0", "ann@.x", "Hello", "text")
	f.Add("0", "ann@x.", "Hello", "text")
	f.Fuzz(func(t *testing.T, name, address, subject, text string) {
		e, err := compose(Message{To: Address{Name: name, Address: address}, Subject: subject, Text: text}, from, "ID", at)
		if err != nil {
			return
		}
		head, _, _ := bytes.Cut(e.Data, []byte("\r\n\r\n"))
		var names []string
		for _, l := range strings.Split(string(head), "\r\n") {
			if n, _, ok := strings.Cut(l, ":"); ok && l[0] != ' ' {
				names = append(names, n)
			} else if strings.TrimSpace(l) == "" || l[0] != ' ' {
				t.Fatalf("a line of the head is %q", l)
			}
		}
		if got := strings.Join(names, " "); got != "From To Subject Date Message-ID MIME-Version Auto-Submitted Content-Type Content-Transfer-Encoding" {
			t.Errorf("headers %s in\n%s", got, head)
		}
		h, _, _ := read(t, e.Data)
		if to, err := h.AddressList("To"); err != nil || len(to) != 1 || to[0].Address != e.To {
			t.Errorf("to %v, %v in\n%s", to, err, head)
		}
		if strings.ContainsAny(e.To, " <>\r\n,;") || strings.Count(e.To, "@") != 1 {
			t.Errorf("written to %q", e.To)
		}
	})
}

func TestNotes(t *testing.T) {
	got := Note{
		To: Address{Name: "Ann Example", Address: "ann@home.example"}, Subject: "You are invited",
		Says: []string{"Beacon & Co has invited you to Paperwurks, where the papers of your sale are put in order before anybody has to ask for them."},
		Link: "https://papers.example/invitation?token=ABC", Until: time.Date(2026, 7, 6, 13, 4, 5, 0, time.UTC),
		Unexpected: "If you did not expect this, do nothing: without the link nothing happens.",
		Purpose:    "invitation", About: "p1",
	}.Message()
	want := `Dear Ann Example,

Beacon & Co has invited you to Paperwurks, where the papers of your sale
are put in order before anybody has to ask for them.

https://papers.example/invitation?token=ABC

This link works once, until 14:04 BST on 6 July 2026.

If you did not expect this, do nothing: without the link nothing
happens.

Paperwurks
`
	if london == time.UTC {
		want = strings.Replace(want, "14:04 BST", "13:04 UTC", 1)
	}
	if got.Text != want || got.Purpose != "invitation" || got.About != "p1" {
		t.Errorf("got\n%s", got.Text)
	}
	if got := (Note{Says: []string{"x"}}).Message(); got.Text != "Hello,\n\nx\n\nPaperwurks\n" {
		t.Errorf("got %q", got.Text)
	}
}

// box is an outbox, and a post, in the memory of a test.
type box struct {
	letters map[string]Letter
	ends    []audit.Entry
	err     error // of the post
	took    []Envelope
}

func (b *box) PostLetter(_ context.Context, l Letter, _ audit.Entry) error {
	b.letters[l.ID] = l
	return nil
}

func (b *box) Letter(_ context.Context, id string) (Letter, error) {
	l, ok := b.letters[id]
	if !ok {
		return l, fault.New(fault.NotFound, "no such letter")
	}
	return l, nil
}

func (b *box) EraseLetter(_ context.Context, id string, e audit.Entry) error {
	delete(b.letters, id)
	b.ends = append(b.ends, e)
	return nil
}

func (b *box) Deliver(_ context.Context, e Envelope) error {
	if b.err == nil {
		b.took = append(b.took, e)
	}
	return b.err
}

func (b *box) Ping(context.Context) error { return nil }

func TestTheLifeOfALetter(t *testing.T) {
	now := at
	b := &box{letters: map[string]Letter{}}
	s := &Service{Store: b, Driver: b, From: from, Key: bytes.Repeat([]byte{1}, 32), Now: func() time.Time { return now }}
	m := Message{To: Address{Name: "Ann", Address: "ann@home.example"}, Subject: "Reset", Text: "https://papers.example/reset?token=HUNTER2", Purpose: "reset", About: "p1"}
	post := func() work.Item {
		t.Helper()
		if err := s.Send(t.Context(), m, now.Add(time.Hour), audit.Entry{}); err != nil {
			t.Fatal(err)
		}
		for _, l := range b.letters {
			if bytes.Contains(l.Sealed, []byte("HUNTER2")) || bytes.Contains(l.Sealed, []byte("home.example")) {
				t.Errorf("it can be read: %q", l.Sealed)
			}
			return l.Work()
		}
		panic("no letter")
	}
	end := func(want string) {
		t.Helper()
		if len(b.ends) == 0 || len(b.letters) != 0 {
			t.Fatalf("not erased: %v", b.letters)
		}
		e := b.ends[len(b.ends)-1]
		if string(e.Action) != want || e.Subject != "p1" || e.Detail["purpose"] != "reset" {
			t.Errorf("the audit says %+v, want %s", e, want)
		}
	}

	i := post()
	if err := s.Do(t.Context(), i); err != nil || len(b.took) != 1 || !strings.Contains(string(b.took[0].Data), "HUNTER2") {
		t.Fatalf("%v, took %v", err, b.took)
	}
	end("mail.sent")
	if err := s.Do(t.Context(), i); err != nil || len(b.took) != 1 {
		t.Errorf("sent already: %v, took %d", err, len(b.took))
	}

	i = post()
	b.err = fault.New(fault.Unavailable, "the post is closed")
	var later work.Later
	waits := ""
	for range 12 {
		if err := s.Do(t.Context(), i); !errors.As(err, &later) {
			break
		}
		waits += later.After.String() + " "
		now = now.Add(later.After)
	}
	if waits != "5s 5s 10s 20s 40s 1m20s 2m40s 5m20s 10m40s 21m20s 30m0s " {
		t.Errorf("waited %s", waits)
	}
	end("mail.expired")

	i = post()
	b.err = fault.New(fault.Invalid, "the post refuses the recipient for good (550)")
	if err := s.Do(t.Context(), i); err != nil {
		t.Error(err)
	}
	end("mail.refused")
	if got := b.ends[len(b.ends)-1].Detail["reason"]; got != "the post refuses the recipient for good (550)" {
		t.Errorf("because %q", got)
	}

	i = post()
	b.err = context.Canceled // the worker is being stopped
	if err := s.Do(t.Context(), i); !errors.Is(err, context.Canceled) || len(b.letters) != 1 {
		t.Errorf("stopped: %v, %d letters", err, len(b.letters))
	}
	b.err = nil
	s.Key = bytes.Repeat([]byte{2}, 32)
	if err := s.Do(t.Context(), i); err == nil || !strings.Contains(fault.Message(err), "another session key") || len(b.letters) != 1 {
		t.Errorf("under another key: %v", err)
	}
	s.Key = bytes.Repeat([]byte{1}, 32)
	l := b.letters[i.Subject]
	delete(b.letters, l.ID)
	l.ID = "ANOTHER"
	b.letters[l.ID] = l
	if err := s.Do(t.Context(), l.Work()); err == nil || len(b.took) != 1 {
		t.Errorf("a letter under another's id: %v", err)
	}
	if _, err := s.Seal(Message{}, now); fault.KindOf(err) != fault.Invalid {
		t.Errorf("a letter to nobody was sealed: %v", err)
	}
}

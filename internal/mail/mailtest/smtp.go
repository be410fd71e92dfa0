package mailtest

import (
	"bufio"
	"crypto/tls"
	"encoding/base64"
	"net"
	"net/http/httptest"
	"net/textproto"
	"strings"
	"sync"
	"testing"
)

// SMTP is a mail server. Its fields are set before it is started.
type SMTP struct {
	// Secure is how it is encrypted: "starttls", "tls" from the first byte, or
	// nothing.
	Secure string
	// Ways are the ways of signing in that it offers, "PLAIN LOGIN"; without any
	// everybody may send. User and Password are the only ones that it lets in.
	Ways, User, Password string
	// Answers takes the place of what it would answer, by the command: "RCPT" to
	// "550 no such mailbox here". "." is the end of a letter.
	Answers map[string]string
	// Silent never says a word.
	Silent bool

	mu      sync.Mutex
	arrived []Arrived
	tls     *tls.Config
	ln      net.Listener
	address string
}

// Start listens on this machine until the test ends.
func (s *SMTP) Start(t *testing.T) *SMTP {
	t.Helper()
	certified := httptest.NewUnstartedServer(nil) // for its certificate, which is for 127.0.0.1
	certified.StartTLS()
	s.tls = certified.TLS.Clone()
	s.tls.NextProtos = nil
	certified.Close()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s.address = ln.Addr().String()
	if s.Secure == "tls" {
		ln = tls.NewListener(ln, s.tls)
	}
	s.ln = ln
	var talks sync.WaitGroup
	talks.Go(func() {
		for {
			conn, err := ln.Accept()
			if err != nil {
				return
			}
			t.Cleanup(func() { _ = conn.Close() })
			talks.Go(func() { s.talk(conn) })
		}
	})
	t.Cleanup(talks.Wait)
	t.Cleanup(func() { _ = ln.Close() })
	return s
}

// Address is where it listens.
func (s *SMTP) Address() string { return s.address }

// Close stops listening.
func (s *SMTP) Close() { _ = s.ln.Close() }

// Arrived is every letter that it took.
func (s *SMTP) Arrived() []Arrived {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Arrived(nil), s.arrived...)
}

// Answer changes what it answers to a command from now on.
func (s *SMTP) Answer(command, with string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.Answers == nil {
		s.Answers = map[string]string{}
	}
	s.Answers[command] = with
}

func (s *SMTP) answer(command, usual string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if a := s.Answers[command]; a != "" {
		return a
	}
	return usual
}

// talk is one conversation, as RFC 5321 has it.
func (s *SMTP) talk(conn net.Conn) {
	defer func() { _ = conn.Close() }()
	if s.Silent {
		_, _ = conn.Read(make([]byte, 1))
		return
	}
	_, encrypted := conn.(*tls.Conn)
	in := bufio.NewReader(conn)
	say := func(lines string) { _, _ = conn.Write([]byte(strings.ReplaceAll(lines, "\n", "\r\n") + "\r\n")) }
	signed := s.Ways == ""
	var a Arrived
	say(s.answer("", "220 mail.example"))
	for {
		text, err := in.ReadString('\n')
		if err != nil {
			return
		}
		text = strings.TrimRight(text, "\r\n")
		command, rest, _ := strings.Cut(text, " ")
		switch command = strings.ToUpper(command); command {
		case "EHLO":
			lines := "250-mail.example\n250-8BITMIME"
			if s.Secure == "starttls" && !encrypted {
				lines += "\n250-STARTTLS"
			}
			if s.Ways != "" && (encrypted || s.Secure == "") {
				lines += "\n250-AUTH " + s.Ways
			}
			say(s.answer(command, lines+"\n250 SIZE 10000000"))
		case "STARTTLS":
			say("220 go on")
			conn = tls.Server(conn, s.tls)
			in, encrypted = bufio.NewReader(conn), true
		case "AUTH":
			if signed = s.signIn(rest, in, say); signed {
				say("235 welcome")
			} else {
				say("535 wrong")
			}
		case "NOOP":
			if signed {
				say(s.answer(command, "250 yes"))
			} else {
				say("530 sign in first")
			}
		case "MAIL":
			if !signed {
				say("530 sign in first")
				continue
			}
			a = Arrived{From: between(rest)}
			say(s.answer(command, "250 yes"))
		case "RCPT":
			a.To = between(rest)
			say(s.answer(command, "250 yes"))
		case "DATA":
			say(s.answer(command, "354 go on"))
			data, err := textproto.NewReader(in).ReadDotBytes()
			if err != nil {
				return
			}
			a.Data = []byte(strings.ReplaceAll(string(data), "\n", "\r\n"))
			answer := s.answer(".", "250 taken")
			if strings.HasPrefix(answer, "2") {
				s.mu.Lock()
				s.arrived = append(s.arrived, a)
				s.mu.Unlock()
			}
			say(answer)
		case "QUIT":
			say("221 bye")
			return
		default:
			say("500 what?")
		}
	}
}

func (s *SMTP) signIn(rest string, in *bufio.Reader, say func(string)) bool {
	how, first, _ := strings.Cut(rest, " ")
	read := func() string {
		text, _ := in.ReadString('\n')
		b, _ := base64.StdEncoding.DecodeString(strings.TrimSpace(text))
		return string(b)
	}
	if how == "PLAIN" {
		b, _ := base64.StdEncoding.DecodeString(first)
		return string(b) == "\x00"+s.User+"\x00"+s.Password
	}
	say("334 " + base64.StdEncoding.EncodeToString([]byte("Username:")))
	user := read()
	say("334 " + base64.StdEncoding.EncodeToString([]byte("Password:")))
	return user == s.User && read() == s.Password
}

// between is what stands in the angle brackets.
func between(s string) string {
	_, s, _ = strings.Cut(s, "<")
	s, _, _ = strings.Cut(s, ">")
	return s
}

package sesmail

import (
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/mail"
	"github.com/paperwurks/paperwurks/internal/mail/mailtest"
)

func world(t *testing.T, s *mailtest.SES) (*Driver, *httptest.Server) {
	srv := httptest.NewServer(s)
	t.Cleanup(srv.Close)
	return Open(aws.Config{
		Region: "eu-west-2", Credentials: credentials.NewStaticCredentialsProvider("id", "key", ""), RetryMaxAttempts: 1,
	}, srv.URL), srv
}

func TestSuite(t *testing.T) {
	mailtest.Run(t, func(t *testing.T) mailtest.Post {
		s := &mailtest.SES{}
		d, srv := world(t, s)
		return mailtest.Post{
			Driver: d, Arrived: s.Arrived, Away: srv.Close,
			Refuse: func(forGood bool) {
				if forGood {
					s.Refuse(400, "MessageRejected", "Message of seller@home1.example contains a virus.")
				} else {
					s.Refuse(429, "TooManyRequestsException", "Maximum sending rate exceeded, seller@home1.example.")
				}
			},
		}
	})
}

func TestWhatIsNotTheLettersFaultWaits(t *testing.T) {
	for code, want := range map[string]string{
		"MessageRejected":                    "has not verified the sender",
		"MailFromDomainNotVerifiedException": "SES: AWS answered MailFromDomainNotVerifiedException",
		"AccountSuspendedException":          "AccountSuspendedException",
		"SendingPausedException":             "SendingPausedException",
		"NotFoundException":                  "NotFoundException",
		"AccessDeniedException":              "refuses this program's credentials",
	} {
		s := &mailtest.SES{}
		d, _ := world(t, s)
		s.Refuse(400, code, "Email address is not verified. The following identities failed the check: papers@firm.example")
		err := d.Deliver(t.Context(), mail.Envelope{From: "papers@firm.example", To: "a@b.example", Data: []byte("x\r\n")})
		if fault.KindOf(err) != fault.Unavailable || !strings.Contains(fault.Message(err), want) {
			t.Errorf("%s: %v, want %q", code, err, want)
		}
	}
}

func TestPing(t *testing.T) {
	d, _ := world(t, &mailtest.SES{Paused: true})
	if err := d.Ping(t.Context()); fault.KindOf(err) != fault.Unavailable || !strings.Contains(fault.Message(err), "has stopped") {
		t.Errorf("an account that may not send: %v", err)
	}
	s := &mailtest.SES{}
	d, _ = world(t, s)
	s.Refuse(403, "AccessDeniedException", "not authorized to perform ses:GetAccount")
	if err := d.Ping(t.Context()); err != nil {
		t.Errorf("a role that may send alone: %v", err)
	}
	s.Refuse(403, "UnrecognizedClientException", "")
	if err := d.Ping(t.Context()); fault.KindOf(err) != fault.Unavailable || !strings.Contains(fault.Message(err), "credentials") {
		t.Errorf("credentials of nobody: %v", err)
	}
}

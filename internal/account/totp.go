package account

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base32"
	"encoding/base64"
	"fmt"
	"image"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/boombuler/barcode/qr"
	"github.com/pquerna/otp/hotp"

	"github.com/paperwurks/paperwurks/internal/fault"
)

// Authenticator is a TOTP secret (RFC 6238) as it is kept.
type Authenticator struct {
	Secret    string // sealed
	Step      int64  // of the last code that was used: none is used twice
	Confirmed bool
}

// Enrolment is what somebody needs to set up their authenticator.
type Enrolment struct {
	Secret string // base32, for those who type it
	URI    string // otpauth://
	QR     string // the URI as an SVG
}

const (
	stepSeconds = 30 // RFC 6238, 4
	skew        = 1  // steps that clocks may differ: RFC 6238, 5.2
	totpBytes   = 20 // RFC 4226, 4, R6
)

// stepOf is the time step of the code that is right now; ok is false when none is.
func stepOf(secret, code string, now time.Time) (step int64, ok bool) {
	code = strings.Join(strings.Fields(code), "")
	at := now.Unix() / stepSeconds
	for _, d := range []int64{0, -skew, skew} {
		want, err := hotp.GenerateCode(secret, uint64(at+d))
		if err == nil && subtle.ConstantTimeCompare([]byte(want), []byte(code)) == 1 {
			return at + d, true
		}
	}
	return 0, false
}

func newEnrolment(issuer string, p Person) (Enrolment, error) {
	raw := make([]byte, totpBytes)
	if _, err := rand.Read(raw); err != nil {
		return Enrolment{}, fmt.Errorf("account: %w", err)
	}
	name := p.Email
	if name == "" {
		name = p.Name
	}
	e := Enrolment{Secret: base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(raw)}
	return e, e.draw(issuer, name)
}

// draw fills in what follows from the secret. The form of the URI is that of
// Google's Key Uri Format, which all authenticators read.
func (e *Enrolment) draw(issuer, name string) (err error) {
	u := url.URL{Scheme: "otpauth", Host: "totp", Path: "/" + issuer + ":" + name}
	u.RawQuery = "secret=" + e.Secret + "&issuer=" + url.PathEscape(issuer) + "&algorithm=SHA1&digits=6&period=" + strconv.Itoa(stepSeconds)
	e.URI = u.String()
	e.QR, err = qrSVG(e.URI)
	return err
}

// qrSVG draws a text as a QR code, with the margin of four modules that scanners
// need (ISO/IEC 18004, 5.3.8), black on white whatever the page's colours are.
func qrSVG(text string) (string, error) {
	code, err := qr.Encode(text, qr.M, qr.Unicode)
	if err != nil {
		return "", fmt.Errorf("account: draw a QR code: %w", err)
	}
	const margin = 4
	size := code.Bounds().Dx()
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="QR code for your authenticator" viewBox="0 0 %d %d" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h%[1]dv%[2]dH0z"/><path fill="#000" d="`, size+2*margin, size+2*margin)
	for y := range size {
		for x := 0; x < size; {
			start := x
			for x < size && dark(code, x, y) {
				x++
			}
			if x > start {
				fmt.Fprintf(&b, "M%d %dh%dv1h-%[3]dz", start+margin, y+margin, x-start)
			} else {
				x++
			}
		}
	}
	b.WriteString(`"/></svg>`)
	return b.String(), nil
}

func dark(code image.Image, x, y int) bool {
	r, _, _, _ := code.At(x, y).RGBA()
	return r == 0
}

// recoveryCodes are fresh codes, 80 random bits each in four groups, and their hashes.
func recoveryCodes() (codes, hashes []string, err error) {
	for range recoveryCodesEach {
		raw := make([]byte, 10)
		if _, err := rand.Read(raw); err != nil {
			return nil, nil, fmt.Errorf("account: %w", err)
		}
		text := strings.ToLower(base32.StdEncoding.EncodeToString(raw))
		codes = append(codes, text[:4]+"-"+text[4:8]+"-"+text[8:12]+"-"+text[12:])
		hashes = append(hashes, codeHash(text))
	}
	return codes, hashes, nil
}

const recoveryCodesEach = 10

// codeHash is the hash of a recovery code, however it was typed.
func codeHash(code string) string {
	letters := func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '2' && r <= '7' {
			return r
		}
		return -1
	}
	return hash(strings.Map(letters, strings.ToLower(code)))
}

// seal encrypts a TOTP secret for one person, so that the database alone does not
// give second factors away.
func (s *Service) seal(p Person, secret string) (string, error) {
	box, err := boxOf(s.Key)
	if err != nil {
		return "", err
	}
	return base64.StdEncoding.EncodeToString(box.Seal(nil, nil, []byte(secret), sealFor(p))), nil
}

func (s *Service) unseal(p Person, sealed string) (string, error) {
	text, _, err := s.unsealed(p, sealed)
	return text, err
}

// unsealed is that, and whether it lies under a key of before.
func (s *Service) unsealed(p Person, sealed string) (secret string, old bool, err error) {
	raw, err := base64.StdEncoding.DecodeString(sealed)
	if err != nil {
		return "", false, fmt.Errorf("account: a kept second factor: %w", err)
	}
	for i, key := range append([][]byte{s.Key}, s.Before...) {
		box, bad := boxOf(key)
		if bad != nil {
			return "", false, bad
		}
		var text []byte
		if text, err = box.Open(nil, nil, raw, sealFor(p)); err == nil {
			return string(text), i > 0, nil
		}
	}
	return "", false, fault.Wrap(err, fault.Conflict, "this second factor was set up under another session key; an administrator can reset it")
}

// Rekey seals a TOTP secret of somebody under the key of now; false when it is so
// already.
func (s *Service) Rekey(p Person, sealed string) (string, bool, error) {
	secret, old, err := s.unsealed(p, sealed)
	if err != nil || !old {
		return sealed, false, err
	}
	now, err := s.seal(p, secret)
	return now, err == nil, err
}

func sealFor(p Person) []byte { return []byte(string(p.Organisation) + "\x00" + string(p.ID)) }

func boxOf(key []byte) (cipher.AEAD, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, fmt.Errorf("account: %w", err)
	}
	return cipher.NewGCMWithRandomNonce(block)
}

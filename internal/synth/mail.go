package synth

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"math/rand/v2"
	"mime"
	"mime/quotedprintable"
	"slices"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/papers"
)

// enclose takes two PDF papers out of a pack and puts them, in their place, into
// an e-mail that the seller's conveyancer sends with them.
func (p *Pack) enclose(c *Case, rng *rand.Rand) error {
	var can []int
	for n, f := range p.Files {
		if strings.HasSuffix(f.Name, ".pdf") {
			can = append(can, n)
		}
	}
	if len(can) < 4 {
		return nil
	}
	first := can[1+rng.IntN(len(can)-2)]
	second := can[slices.Index(can, first)+1]
	sent := c.AsAt.AddDate(0, 0, -between(rng, 3, 18)).Add(time.Duration(between(rng, 8*60, 18*60)) * time.Minute)
	from := fmt.Sprintf("%s <%s>", c.SellerSolicitor.Person, c.SellerSolicitor.Email)
	to := fmt.Sprintf("%s <%s>", c.BuyerSolicitor.Person, c.BuyerSolicitor.Email)
	subject := pick(rng, []string{"Sale of ", "RE: ", "Our client's sale - "}) + c.Property.First() + ", " + c.Property.Town
	body := "Dear " + c.BuyerSolicitor.Person + "\n\n" + pick(rng, []string{
		"Please find attached two further documents for the contract pack. The remainder will follow by post.",
		"Further to our telephone conversation I attach the papers that you asked for.",
		"As requested we enclose the outstanding documents. Please let us know when you are in a position to exchange.",
	}) + "\n\nKind regards\n\n" + c.SellerSolicitor.Person + "\n" + c.SellerSolicitor.Name + "\n" + c.SellerSolicitor.Phone + "\n\nOur ref: " + c.SellerSolicitor.Ref + "\n\nThis e-mail is confidential. If it was not meant for you please delete it. We do not change our bank details by e-mail.\n"

	var m bytes.Buffer
	edge := fmt.Sprintf("=_part_%x", stream("mail", int(c.Seed)))
	header := func(name, value string) { fmt.Fprintf(&m, "%s: %s\r\n", name, value) }
	header("From", address(c.SellerSolicitor))
	header("To", address(c.BuyerSolicitor))
	header("Subject", mime.QEncoding.Encode("utf-8", subject))
	header("Date", sent.Format(time.RFC1123Z))
	header("Message-ID", fmt.Sprintf("<%x@%s>", stream("message", int(c.Seed)), "mail.example"))
	header("MIME-Version", "1.0")
	header("Content-Type", `multipart/mixed; boundary="`+edge+`"`)
	fmt.Fprintf(&m, "\r\n--%s\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n", edge)
	q := quotedprintable.NewWriter(&m)
	if _, err := q.Write([]byte(body)); err != nil {
		return fmt.Errorf("synth: e-mail: %w", err)
	}
	if err := q.Close(); err != nil {
		return fmt.Errorf("synth: e-mail: %w", err)
	}
	name := fmt.Sprintf("FW papers %s.eml", sent.Format("0201"))
	for _, n := range []int{first, second} {
		f := p.Files[n]
		fmt.Fprintf(&m, "\r\n--%s\r\nContent-Type: application/pdf; name=%q\r\nContent-Disposition: attachment; filename=%q\r\nContent-Transfer-Encoding: base64\r\n\r\n", edge, attached(f.Name), attached(f.Name))
		for text := base64.StdEncoding.EncodeToString(f.Bytes); text != ""; {
			cut := min(76, len(text))
			m.WriteString(text[:cut] + "\r\n")
			text = text[cut:]
		}
		for d := range p.Truth.Documents {
			if p.Truth.Documents[d].File == f.Name {
				p.Truth.Documents[d].File, p.Truth.Documents[d].Parent = attached(f.Name), name
			}
		}
	}
	fmt.Fprintf(&m, "\r\n--%s--\r\n", edge)
	said := func(field string, v any) PaperFact {
		return PaperFact{Path: "/paperwurks/correspondence/" + field, Normalised: normal(v), Page: 1}
	}
	p.Truth.Documents = append(p.Truth.Documents, Paper{File: name, Kind: string(papers.Correspondence), Layout: "e-mail with enclosures", Format: "eml", Pages: 1,
		Facts: []PaperFact{said("from", from), said("to", to), said("subject", subject), said("date", sent), said("ourReference", c.SellerSolicitor.Ref)}})
	p.Files = slices.Delete(p.Files, second, second+1)
	p.Files[first] = File{Name: name, Bytes: m.Bytes()}
	return nil
}

// attached is a file's name as a mail program writes it: plain letters only.
func attached(name string) string {
	return strings.Map(func(r rune) rune {
		if r > 126 {
			return '_'
		}
		return r
	}, name)
}

func address(f Firm) string {
	return mime.QEncoding.Encode("utf-8", f.Person) + " <" + f.Email + ">"
}

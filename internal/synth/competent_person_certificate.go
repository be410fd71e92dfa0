package synth

import (
	"fmt"
	"strings"
)

const competent = "/paperwurks/competent_person_certificate/"

// selfCertified is the work for which an installer's certificate exists.
func (c *Case) selfCertified() []*Work {
	var all []*Work
	for _, w := range []*Work{c.Home.Windows, c.Home.Boiler, c.Home.Electrics} {
		if w != nil && w.Certifier != "" {
			all = append(all, w)
		}
	}
	return all
}

// schemeName is the scheme as certificates name it.
func schemeName(certifier string) string {
	if certifier == "Gas Safe" {
		return "Gas Safe Register"
	}
	return certifier
}

// installerNumber belongs to the installer, not to the certificate.
func (w *Work) installerNumber() string {
	n := 0
	for _, r := range w.Installer {
		n = n*31%90000 + int(r)
	}
	return fmt.Sprint(10000 + n)
}

// competentCard is a certificate with particulars in two columns.
func competentCard(p *paper) {
	c := p.c
	w := c.selfCertified()[min(p.nth, len(c.selfCertified())-1)]
	scheme := schemeName(w.Certifier)
	st := style{family: "Helvetica", size: 10, leading: 1.3, after: 6}
	p.margins(60, 64, 60, 60)
	p.page()
	p.para(p.say(competent+"scheme", scheme, scheme), st.bold().sized(22).col(10, 60, 120).gap(2))
	p.para(map[string]string{"FENSA": "Certificate of installation of replacement windows and doors", "Gas Safe Register": "Building Regulations Compliance Certificate"}[scheme]+map[bool]string{true: "Electrical installation: Building Regulations Compliance Certificate"}[scheme != "FENSA" && scheme != "Gas Safe Register"], st.sized(13).gap(14))
	p.ruledRows([][2]string{
		{"Certificate number", p.say(competent+"certificateNumber", nil, w.CertNo)},
		{"Property", p.say(competent+"address", nil, c.Property.Comma())},
		{"Work carried out", p.say(competent+"work", nil, sentence(w.What))},
		{"Date of completion", p.say(competent+"workDate", isoDate(w.Done), longDate(w.Done))},
		{"Installed by", p.say(competent+"installer", nil, w.Installer)},
		{"Registration number", p.say(competent+"installerNumber", nil, w.installerNumber())},
		{"Date of issue", p.say(competent+"issueDate", isoDate(w.CertDate), longDate(w.CertDate))},
	}, 0.34, st)
	p.para("The registered business named above has certified that this work complies with the Building Regulations. The local authority has been told of it. Keep this certificate: you will need it when you sell.", st)
	if scheme == "FENSA" {
		p.para("An insurance-backed guarantee has been arranged for this work: "+p.say(competent+"insuranceBacked", "Yes", "Yes"), st)
	}
}

// competentLetter is a certificate sent as a letter to the householder.
func competentLetter(p *paper) {
	c := p.c
	w := c.selfCertified()[min(p.nth, len(c.selfCertified())-1)]
	scheme := schemeName(w.Certifier)
	st := style{family: "Times", size: 11, leading: 1.3, after: 8}
	p.page()
	p.para(p.say(competent+"scheme", scheme, strings.ToUpper(scheme)), st.bold().sized(18).right().gap(16))
	p.para("The Occupier\n"+strings.Join(c.Property.Lines(), "\n"), st.gap(14))
	p.para(p.say(competent+"issueDate", isoDate(w.CertDate), longDate(w.CertDate)), st.gap(14))
	p.para("Certificate of Building Regulations Compliance", st.bold().sized(13))
	p.para("Certificate number: "+p.say(competent+"certificateNumber", nil, w.CertNo), st)
	p.para("We have been notified by "+p.say(competent+"installer", nil, w.Installer)+" (registration number "+p.say(competent+"installerNumber", nil, w.installerNumber())+") that the work below was completed at "+p.say(competent+"address", nil, c.Property.Comma())+" on "+p.say(competent+"workDate", isoDate(w.Done), longDate(w.Done))+" and that it complies with the Building Regulations.", st)
	p.para("Work: "+p.say(competent+"work", nil, sentence(w.What)), st)
	p.para("We have passed these details to your local authority. Please keep this certificate in a safe place.", st)
}

// competentSlip is a half-page slip, labels above values. Held out.
func competentSlip(p *paper) {
	c := p.c
	w := c.selfCertified()[min(p.nth, len(c.selfCertified())-1)]
	scheme := schemeName(w.Certifier)
	st := style{family: "Go", size: 9.5, leading: 1.25, after: 8}
	small := st.sized(7.5).col(110, 110, 110).gap(0)
	p.margins(70, 80, 70, 60)
	p.page()
	p.pdf.SetDrawColor(150, 150, 150)
	p.pdf.Rect(54, 60, p.width-108, 330, "D")
	p.para(p.say(competent+"scheme", scheme, scheme)+" compliance certificate", st.bold().sized(15).gap(12))
	for _, r := range [][2]string{
		{"Certificate no.", p.say(competent+"certificateNumber", nil, w.CertNo)},
		{"Address of the work", p.say(competent+"address", nil, c.Property.Comma())},
		{"Description of work", p.say(competent+"work", nil, sentence(w.What))},
		{"Completed", p.say(competent+"workDate", isoDate(w.Done), slashDate(w.Done))},
		{"Installer", p.say(competent+"installer", nil, w.Installer)},
		{"Issued", p.say(competent+"issueDate", isoDate(w.CertDate), slashDate(w.CertDate))},
	} {
		p.para(r[0], small)
		p.para(r[1], st)
	}
}

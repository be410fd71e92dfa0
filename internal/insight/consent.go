package insight

// Consent is what may be sent to a model of a case. The zero Consent allows all that
// is put to a model at all.
type Consent struct {
	None    bool            // nothing of this case
	Without map[string]bool // files of which nothing is sent
}

// allows is the one place where "no model" is enforced: what is sent of a paper, to
// be read or to answer from, is sent by this package, and only where this says so.
func (c Consent) allows(file string) bool { return !c.None && !c.Without[file] }

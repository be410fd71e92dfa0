package pdf

// translate gives the character that a symbol font draws for a code, either the
// plain code or its private form U+F0xx. Only shapes that matter to reading are
// known: ticks, crosses, boxes, circles and bullets. Sources: the published
// encodings of ITC Zapf Dingbats (PDF 32000-1 annex D.6) and Wingdings.
func (s symbolFont) translate(r rune) (string, bool) {
	if r >= 0xf000 && r <= 0xf0ff {
		r -= 0xf000
	}
	if r > 0xff {
		return "", false // it has a meaning of its own already
	}
	var t string
	switch s {
	case dingbats:
		t = map[rune]string{
			0x33: "✓", 0x34: "✔", 0x35: "✕", 0x36: "✖", 0x37: "✗", 0x38: "✘",
			0x6c: "●", 0x6d: "❍", 0x6e: "■", 0x6f: "❏", 0x70: "❐", 0x71: "❑", 0x72: "❒", 0x75: "◆",
		}[r]
	case wingdings:
		t = map[rune]string{
			0x6c: "●", 0x6e: "■", 0x6f: "☐", 0x70: "☐", 0x71: "☐", 0x72: "☐", 0x75: "◆", 0x9f: "•", 0xa1: "○", 0xa4: "◉", 0xa7: "▪", 0xa8: "☐",
			0xd8: "➢", 0xfb: "✗", 0xfc: "✓", 0xfd: "☒", 0xfe: "☑",
		}[r]
	case wingdings2:
		t = map[rune]string{
			0x4f: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xa3: "☐", 0x2a: "☐", 0x30: "☐", 0x96: "●", 0x97: "●", 0x98: "●",
		}[r]
	case webdings:
		t = map[rune]string{0x61: "✓", 0x63: "☐", 0x67: "■", 0x72: "✗", 0x3d: "●", 0x6e: "●"}[r]
	case symbolLetters:
		t = map[rune]string{0xb7: "•"}[r]
	}
	return t, t != ""
}

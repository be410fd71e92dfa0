package sentencemodel

import (
	"bufio"
	"bytes"
	"encoding/json"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/paperwurks/paperwurks/internal/fault"
)

// pieces cuts texts into pieces of words and gives each its number, as BERT's WordPiece
// does: Devlin and others, "BERT" (2019), and Wu and others, "Google's Neural Machine
// Translation System" (2016), section 4.1.
type pieces struct {
	at                    map[string]int64
	first, last, unknown  int64  // what stands before and behind a text, and for what nothing stands for
	inside                string // before a piece that does not begin a word
	lower, strip, chinese bool   // small letters; without accents; a word for each sign
	longest               int    // letters of a word that is looked up
}

// The usual ones, where a file does not say otherwise.
const (
	usualInside  = "##"
	usualLongest = 100
)

// mostPieces is more than any vocabulary has.
const mostPieces = 1 << 20

// wordPieces finds the pieces that every vocabulary needs.
func wordPieces(at map[string]int64, unknown string) (*pieces, error) {
	if len(at) > mostPieces {
		return nil, fault.New(fault.Invalid, "a vocabulary of more than %d pieces is refused", mostPieces)
	}
	p := &pieces{at: at, inside: usualInside, lower: true, strip: true, chinese: true, longest: usualLongest}
	for _, need := range []struct {
		of    *int64
		names []string
	}{
		{&p.first, []string{"[CLS]", "<s>"}}, // the second is MPNet's
		{&p.last, []string{"[SEP]", "</s>"}},
		{&p.unknown, []string{unknown}},
	} {
		found := false
		for _, name := range need.names {
			if n, ok := at[name]; ok && !found {
				*need.of, found = n, true
			}
		}
		if !found {
			return nil, fault.New(fault.Invalid, "the vocabulary has no %s: only vocabularies of BERT's kind (WordPiece) are understood", strings.Join(need.names, " or "))
		}
	}
	return p, nil
}

// parseVocabulary reads vocab.txt: a piece a line, whose number is the line's.
func parseVocabulary(text []byte) (*pieces, error) {
	at := map[string]int64{}
	lines := bufio.NewScanner(bytes.NewReader(text))
	for n := int64(0); lines.Scan() && n <= mostPieces; n++ {
		if _, twice := at[lines.Text()]; !twice {
			at[lines.Text()] = n
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fault.Wrap(err, fault.Invalid, "vocab.txt cannot be read as a list of words")
	}
	return wordPieces(at, "[UNK]")
}

// parseTokenizer reads tokenizer.json.
func parseTokenizer(text []byte) (*pieces, error) {
	var f struct {
		Model struct {
			Type    string           `json:"type"`
			Vocab   json.RawMessage  `json:"vocab"`
			Merges  *json.RawMessage `json:"merges"`
			Unknown string           `json:"unk_token"`
			Inside  *string          `json:"continuing_subword_prefix"`
			Longest int              `json:"max_input_chars_per_word"`
		} `json:"model"`
		Normalizer struct {
			Type    string `json:"type"`
			Chinese *bool  `json:"handle_chinese_chars"`
			Strip   *bool  `json:"strip_accents"`
			Lower   *bool  `json:"lowercase"`
		} `json:"normalizer"`
		Before struct {
			Type string `json:"type"`
		} `json:"pre_tokenizer"`
	}
	if err := json.Unmarshal(text, &f); err != nil {
		return nil, fault.Wrap(err, fault.Invalid, "tokenizer.json cannot be read")
	}
	m := f.Model
	if m.Type != "WordPiece" && (m.Type != "" || m.Merges != nil) {
		return nil, fault.New(fault.Invalid, "the words are cut as %s does it: only vocabularies of BERT's kind (WordPiece) are understood", m.Type)
	}
	for _, step := range [][2]string{{f.Normalizer.Type, "BertNormalizer"}, {f.Before.Type, "BertPreTokenizer"}} {
		if step[0] != step[1] {
			return nil, fault.New(fault.Invalid, "tokenizer.json has %q where %s is understood", step[0], step[1])
		}
	}
	at := map[string]int64{}
	if err := json.Unmarshal(m.Vocab, &at); err != nil {
		return nil, fault.Wrap(err, fault.Invalid, "the vocabulary in tokenizer.json cannot be read")
	}
	for _, n := range at {
		if n < 0 || n >= mostPieces {
			return nil, fault.New(fault.Invalid, "the vocabulary in tokenizer.json has a piece with the number %d", n)
		}
	}
	if m.Unknown == "" {
		m.Unknown = "[UNK]"
	}
	p, err := wordPieces(at, m.Unknown)
	if err != nil {
		return nil, err
	}
	if m.Inside != nil {
		p.inside = *m.Inside
	}
	if m.Longest > 0 {
		p.longest = min(m.Longest, usualLongest)
	}
	p.cased(f.Normalizer.Lower, f.Normalizer.Strip, f.Normalizer.Chinese)
	return p, nil
}

// cased sets how letters are changed; accents go where capitals do unless it is said.
func (p *pieces) cased(lower, strip, chinese *bool) {
	if lower != nil {
		p.lower = *lower
	}
	if p.strip = p.lower; strip != nil {
		p.strip = *strip
	}
	if chinese != nil {
		p.chinese = *chinese
	}
}

// of is the numbers of a text's pieces, without what stands before and behind. What
// looks like one of the model's own signs ("[SEP]") is words like any other: a text is
// a stranger's.
func (p *pieces) of(text string) []int64 {
	if p.strip {
		text = norm.NFD.String(text)
	}
	var all []int64
	var word []rune
	end := func() {
		if len(word) > 0 {
			all = p.word(all, word)
			word = word[:0]
		}
	}
	for _, r := range text {
		switch {
		case unicode.IsSpace(r):
			end()
		case r == 0 || r == utf8.RuneError || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs):
		case p.strip && unicode.Is(unicode.Mn, r):
		case punctuation(r) || p.chinese && ideograph(r):
			end()
			word = append(word, r)
			end()
		case p.lower:
			word = append(word, []rune(strings.ToLower(string(r)))...)
		default:
			word = append(word, r)
		}
	}
	end()
	return all
}

// word adds the pieces of one word: the longest that is known, then the longest of the
// rest. A word that does not come out whole is unknown as a whole.
func (p *pieces) word(all []int64, word []rune) []int64 {
	if len(word) > p.longest {
		return append(all, p.unknown)
	}
	from := len(all)
	for at := 0; at < len(word); {
		before, end := "", len(word)
		if at > 0 {
			before = p.inside
		}
		for ; end > at; end-- {
			if n, ok := p.at[before+string(word[at:end])]; ok {
				all = append(all, n)
				break
			}
		}
		if end == at {
			return append(all[:from], p.unknown)
		}
		at = end
	}
	return all
}

// punctuation is what BERT takes for it: Unicode's, and all signs of ASCII.
func punctuation(r rune) bool {
	return r < 128 && r > ' ' && !unicode.IsLetter(r) && !unicode.IsDigit(r) || unicode.IsPunct(r)
}

// ideograph is a sign of the blocks of CJK ideographs, without the Japanese and Korean
// letters, as BERT takes them.
func ideograph(r rune) bool {
	for _, block := range [][2]rune{{0x4e00, 0x9fff}, {0x3400, 0x4dbf}, {0x20000, 0x2a6df}, {0x2a700, 0x2b73f}, {0x2b740, 0x2b81f}, {0x2b820, 0x2ceaf}, {0xf900, 0xfaff}, {0x2f800, 0x2fa1f}} {
		if r >= block[0] && r <= block[1] {
			return true
		}
	}
	return false
}

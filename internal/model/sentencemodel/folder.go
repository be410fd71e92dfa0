package sentencemodel

import (
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/paperwurks/paperwurks/internal/fault"
)

// Options is what a folder may leave open.
type Options struct {
	Pooling string // "mean", "cls" or "max"; empty for what the folder says, else mean
	Prefix  string // before every text, as e5 wants "query: "; empty for the folder's default prompt
}

// Limits of files: those of encoders of sentences are a tenth of them.
const (
	mostNetwork = 1 << 30
	mostText    = 64 << 20
)

// mostTokens is the most pieces that are put into a network at once, whatever it could
// take: its work grows with their square. A longer text goes in parts.
const mostTokens = 512

// folder is what of a model's folder is of use.
type folder struct {
	network []byte
	words   []byte // the file that pieces were read from
	pieces  *pieces
	pooling string
	prefix  string
	longest int    // pieces of one text, with the two around it
	extra   string // a layer behind the network that the folder has and onnx does not
}

// readFolder reads what of a folder is of use; what is missing or not understood is
// fault.Invalid.
func readFolder(dir string, o Options) (f folder, err error) {
	if f.network, err = firstOf(dir, mostNetwork, "model.onnx", "onnx/model.onnx", "model_quantized.onnx", "onnx/model_quantized.onnx"); err != nil {
		return f, err
	}
	if f.network == nil {
		return f, fault.New(fault.Invalid, "%s has no model.onnx: it is to be the folder of a sentence model exported to ONNX", dir)
	}
	var s settings
	if err := s.read(dir); err != nil {
		return f, err
	}
	if err := f.readWords(dir, &s); err != nil {
		return f, err
	}
	if f.prefix = o.Prefix; f.prefix == "" {
		f.prefix = s.prompts.All[s.prompts.Usual]
	}
	if strings.TrimSpace(f.prefix) != "" && len(f.pieces.of(f.prefix)) > mostTokens/4 {
		return f, fault.New(fault.Invalid, "what %s puts before every text is longer than a text", dir)
	}
	if f.pooling = o.Pooling; f.pooling == "" {
		if f.pooling, err = s.pooling.kind(); err != nil {
			return f, err
		}
	}
	for _, m := range s.modules {
		if name := m.Type[strings.LastIndex(m.Type, ".")+1:]; name != "Transformer" && name != "Pooling" && name != "Normalize" {
			f.extra = name
		}
	}
	f.longest = mostTokens
	for _, most := range []float64{s.sentences.Longest, s.tokens.Longest, s.network.Longest} {
		if most > 0 && most < float64(f.longest) {
			f.longest = int(most)
		}
	}
	if least := len(f.pieces.of(f.prefix)) + 3; f.longest < least {
		return f, fault.New(fault.Invalid, "%s takes texts of at most %d pieces, too few for any", dir, f.longest)
	}
	return f, nil
}

// readWords reads the pieces of words, of whichever of two files is there.
func (f *folder) readWords(dir string, s *settings) (err error) {
	if f.words, err = firstOf(dir, mostText, "tokenizer.json"); err != nil {
		return err
	}
	if f.words != nil {
		f.pieces, err = parseTokenizer(f.words)
		return err
	}
	if f.words, err = firstOf(dir, mostText, "vocab.txt"); err != nil {
		return err
	}
	if f.words == nil {
		return fault.New(fault.Invalid, "%s has neither tokenizer.json nor vocab.txt, the words of the model", dir)
	}
	if f.pieces, err = parseVocabulary(f.words); err == nil {
		f.pieces.cased(s.tokens.Lower, s.tokens.Strip, s.tokens.Chinese)
	}
	return err
}

// settings are the files beside the network, each of which may be missing.
type settings struct {
	sentences struct {
		Longest float64 `json:"max_seq_length"`
	}
	tokens struct {
		Longest float64 `json:"model_max_length"`
		Lower   *bool   `json:"do_lower_case"`
		Strip   *bool   `json:"strip_accents"`
		Chinese *bool   `json:"tokenize_chinese_chars"`
	}
	network struct {
		Longest float64 `json:"max_position_embeddings"`
	}
	prompts struct {
		All   map[string]string `json:"prompts"`
		Usual string            `json:"default_prompt_name"`
	}
	pooling pooling
	modules []struct {
		Type string `json:"type"`
	}
}

func (s *settings) read(dir string) error {
	for _, file := range []struct {
		name string
		into any
	}{
		{"sentence_bert_config.json", &s.sentences}, {"tokenizer_config.json", &s.tokens}, {"config.json", &s.network},
		{"config_sentence_transformers.json", &s.prompts}, {"1_Pooling/config.json", &s.pooling}, {"modules.json", &s.modules},
	} {
		text, err := firstOf(dir, mostText, file.name)
		if err != nil || text == nil {
			if err != nil {
				return err
			}
			continue
		}
		if err := json.Unmarshal(text, file.into); err != nil {
			return fault.Wrap(err, fault.Invalid, "%s cannot be read", filepath.Join(dir, file.name))
		}
	}
	return nil
}

// pooling is 1_Pooling/config.json, as it was and as it is now.
type pooling struct {
	Mode     string `json:"pooling_mode"`
	First    bool   `json:"pooling_mode_cls_token"`
	Mean     bool   `json:"pooling_mode_mean_tokens"`
	Max      bool   `json:"pooling_mode_max_tokens"`
	Root     bool   `json:"pooling_mode_mean_sqrt_len_tokens"`
	Weighted bool   `json:"pooling_mode_weightedmean_tokens"`
	Last     bool   `json:"pooling_mode_lasttoken"`
}

func (p pooling) kind() (string, error) {
	var said []string
	for _, m := range []struct {
		name string
		is   bool
	}{
		{"cls", p.First || p.Mode == "cls"}, {"mean", p.Mean || p.Mode == "mean"}, {"max", p.Max || p.Mode == "max"},
		// The mean by the root of the length differs in length only, which goes.
		{"mean", p.Root || p.Mode == "mean_sqrt_len_tokens"},
		{"weighted", p.Weighted || p.Mode == "weightedmean"}, {"last", p.Last || p.Mode == "lasttoken"},
	} {
		if m.is {
			said = append(said, m.name)
		}
	}
	switch {
	case len(said) == 0:
		return "mean", nil
	case len(said) > 1 || said[0] == "weighted" || said[0] == "last":
		return "", fault.New(fault.Invalid, "1_Pooling/config.json says %s: one of cls, mean and max is understood", strings.Join(said, " and "))
	}
	return said[0], nil
}

// firstOf is the first of some files of a folder that is there, nil for none; one that
// is longer than most is refused.
func firstOf(dir string, most int64, names ...string) ([]byte, error) {
	for _, name := range names {
		f, err := os.Open(filepath.Join(dir, filepath.FromSlash(name)))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, fault.Wrap(err, fault.Invalid, "%s cannot be opened", name)
		}
		text, err := read(f, most)
		_ = f.Close() // read only
		if err != nil {
			return nil, fault.Wrap(err, fault.Invalid, "%s in %s cannot be read", name, dir)
		}
		return text, nil
	}
	return nil, nil
}

func read(f *os.File, most int64) ([]byte, error) {
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, errors.New("it is no file")
	case info.Size() == 0:
		return nil, errors.New("it is empty")
	case info.Size() > most:
		return nil, fault.New(fault.Invalid, "it has more than %d MB", most>>20)
	}
	text := make([]byte, info.Size())
	_, err = io.ReadFull(f, text)
	return text, err
}

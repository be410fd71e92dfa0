package sentencemodel

import (
	"context"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/model"
	"github.com/paperwurks/paperwurks/internal/model/modeltest"
	"github.com/paperwurks/paperwurks/internal/model/onnx/onnxtest"
)

var leaseWords = strings.Fields("the tenant shall keep roof in good repair ground rent of a year landlord ##s ##ed , . £")

func written(t testing.TB, s onnxtest.Style) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "tiny-encoder")
	if err := onnxtest.Folder(dir, onnxtest.Small(0, s), leaseWords); err != nil {
		t.Fatal(err)
	}
	return dir
}

func put(t testing.TB, dir, name, text string) {
	t.Helper()
	at := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(at), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(at, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func opened(t testing.TB, dir string, o Options) *Model {
	t.Helper()
	m, err := Open(t.Context(), dir, o)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestSuite(t *testing.T) {
	for _, s := range []onnxtest.Style{onnxtest.Old, onnxtest.Fused, onnxtest.Quantised} {
		dir := written(t, s)
		modeltest.Embedder(t, func(t *testing.T) model.Embedder { return opened(t, dir, Options{}) })
	}
}

func vectorOf(t *testing.T, m *Model, text string) []float32 {
	t.Helper()
	e, err := m.Embed(t.Context(), []string{text})
	if err != nil {
		t.Fatal(err)
	}
	return e.Vectors[0]
}

func near(a, b []float32) float64 {
	dot := 0.0
	for i := range a {
		dot += float64(a[i]) * float64(b[i])
	}
	return dot
}

// A sentence's vector is what the plain reckoning makes of its pieces, pooled as the
// folder or the setting says; whatever changes it changes the version.
func TestPooling(t *testing.T) {
	dir := written(t, onnxtest.Plain)
	plain := opened(t, dir, Options{})
	const text = "The tenant shall repair."
	ids := append(append([]int64{2}, plain.pieces.of(text)...), 3)
	e := onnxtest.Small(0, onnxtest.Plain)
	e.Words = 5 + 52 + len(leaseWords)
	hidden := e.Hidden(ids)
	pooled := map[string][]float32{}
	for _, kind := range []string{"mean", "cls", "max"} {
		v := make([]float32, e.Wide)
		for i := range v {
			x := hidden[0][i]
			for _, line := range hidden[1:] {
				switch kind {
				case "mean":
					x += line[i]
				case "max":
					x = math.Max(x, line[i])
				}
			}
			v[i] = float32(x)
		}
		if err := unit(v); err != nil {
			t.Fatal(err)
		}
		pooled[kind] = v
	}
	versions := map[string]bool{}
	for kind, json := range map[string]string{
		"mean": `{"pooling_mode_mean_tokens": true}`, "cls": `{"pooling_mode_cls_token": true}`, "max": `{"pooling_mode": "max"}`,
	} {
		put(t, dir, "1_Pooling/config.json", json)
		m := opened(t, dir, Options{})
		if by := near(vectorOf(t, m, text), pooled[kind]); by < 0.99999 {
			t.Errorf("%s: %v", kind, by)
		}
		versions[m.Identity().Version] = true
		said := opened(t, dir, Options{Pooling: "cls"})
		if by := near(vectorOf(t, said, text), pooled["cls"]); by < 0.99999 {
			t.Errorf("said to be cls: %v", by)
		}
	}
	if id := plain.Identity(); len(versions) != 3 || !versions[id.Version] || id.ID != "local:tiny-encoder" || id.Dimension != e.Wide {
		t.Errorf("%v, %+v", versions, id)
	}
	before := vectorOf(t, plain, "rent: "+text)
	put(t, dir, "1_Pooling/config.json", `{}`)
	put(t, dir, "config_sentence_transformers.json", `{"prompts": {"query": "rent: "}, "default_prompt_name": "query"}`)
	m := opened(t, dir, Options{})
	if by := near(vectorOf(t, m, text), before); by < 0.99999 || versions[m.Identity().Version] {
		t.Errorf("with a prompt: %v, version %s", by, m.Identity().Version)
	}
}

// A text that is longer than the network takes is embedded whole, in parts.
func TestLongText(t *testing.T) {
	dir := written(t, onnxtest.Plain)
	m := opened(t, dir, Options{})
	short := strings.Repeat("the tenant ", 19) // 38 pieces: one part of 40
	long := short + strings.Repeat("ground rent ", 19)
	a, b, both := vectorOf(t, m, short), vectorOf(t, m, strings.Repeat("ground rent ", 19)), vectorOf(t, m, long)
	sum := make([]float32, len(a))
	for i := range a {
		sum[i] = a[i] + b[i]
	}
	if err := unit(sum); err != nil {
		t.Fatal(err)
	}
	if by := near(sum, both); by < 0.99999 {
		t.Errorf("the end of a long text is not in it: %v", by)
	}
}

func TestFoldersThatCannotBeUsed(t *testing.T) {
	none := onnxtest.NewGraph(14)
	none.Out("scores", none.Op("Cast", []string{none.In("input_ids", "b", "s")}, onnxtest.Attr{Name: "to", Value: 1}), "b", "s")
	strange := onnxtest.NewGraph(14)
	strange.Out("last_hidden_state", strange.Op("Einsum", []string{strange.In("input_ids", "b", "s")}), "b", "s", "w")
	pixels := onnxtest.NewGraph(14)
	pixels.Out("last_hidden_state", pixels.Op("Cast", []string{pixels.In("pixels", "b", "s")}, onnxtest.Attr{Name: "to", Value: 1}), "b", "s", "w")
	words := func(vocabulary, rest string) string {
		return `{"model": {"type": "WordPiece", "vocab": ` + vocabulary + `}, "normalizer": {"type": "BertNormalizer"}, "pre_tokenizer": {"type": "BertPreTokenizer"}` + rest + `}`
	}
	for name, tt := range map[string]struct{ file, text, says string }{
		"no network":        {"model.onnx", "", "no model.onnx"},
		"no words":          {"vocab.txt", "", "neither tokenizer.json nor vocab.txt"},
		"empty":             {"model.onnx", "\x00", "not ONNX"},
		"a page instead":    {"model.onnx", "<html>not found</html>", "not ONNX"},
		"a pointer":         {"model.onnx", "version https://git-lfs.github.com/spec/v1\noid sha256:abc\nsize 90\n", "not ONNX"},
		"no vectors":        {"model.onnx", string(none.Bytes()), "no vectors"},
		"an operator":       {"model.onnx", string(strange.Bytes()), "Einsum"},
		"an input":          {"model.onnx", string(pixels.Bytes()), "pixels"},
		"letters in pairs":  {"tokenizer.json", `{"model": {"type": "BPE", "vocab": {}, "merges": []}}`, "BPE"},
		"by likelihood":     {"tokenizer.json", `{"model": {"type": "Unigram", "vocab": [["a", 1]]}}`, "Unigram"},
		"no sign of an end": {"tokenizer.json", words(`{"[CLS]": 1, "[UNK]": 2}`, ""), "[SEP]"},
		"a number too high": {"tokenizer.json", words(`{"[CLS]": 1, "[UNK]": 2, "[SEP]": 99999999999}`, ""), "99999999999"},
		"a word too many":   {"tokenizer.json", words(`{"[CLS]": 1, "[UNK]": 2, "[SEP]": 3, "who": 5000}`, ""), "place 5000"},
		"no JSON":           {"tokenizer.json", `{"model":`, "tokenizer.json"},
		"other steps":       {"tokenizer.json", `{"model": {"type": "WordPiece", "vocab": {}}, "normalizer": {"type": "Sequence"}}`, "Sequence"},
		"two ways to pool":  {"1_Pooling/config.json", `{"pooling_mode_cls_token": true, "pooling_mode_mean_tokens": true}`, "cls and mean"},
		"the last pooled":   {"1_Pooling/config.json", `{"pooling_mode_lasttoken": true}`, "last"},
		"a layer behind":    {"modules.json", `[{"type": "sentence_transformers.models.Transformer"}, {"type": "sentence_transformers.models.Dense"}]`, "Dense"},
		"no room":           {"sentence_bert_config.json", `{"max_seq_length": 2}`, "too few"},
		"a long prompt":     {"config_sentence_transformers.json", `{"prompts": {"q": "` + strings.Repeat("the tenant ", 200) + `"}, "default_prompt_name": "q"}`, "longer than a text"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := written(t, onnxtest.Plain)
			if tt.text == "" {
				if err := os.Remove(filepath.Join(dir, tt.file)); err != nil {
					t.Fatal(err)
				}
			} else {
				put(t, dir, tt.file, tt.text)
			}
			if _, err := Open(t.Context(), dir, Options{}); fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("%v", err)
			}
		})
	}
	if _, err := Open(t.Context(), filepath.Join(t.TempDir(), "nowhere"), Options{}); fault.KindOf(err) != fault.Invalid {
		t.Errorf("%v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Open(ctx, written(t, onnxtest.Plain), Options{}); err == nil {
		t.Error("opened after the end")
	}
}

// Both files of words say the same; the pieces are those of BERT's own tokenizer, whose
// rules the wanted ones follow.
func TestPieces(t *testing.T) {
	vocabulary := []string{"[PAD]", "[UNK]", "[CLS]", "[SEP]", "un", "##aff", "##able", "runn", "##ing", "cafe", "café", "the", "The", ",", "'", "s", "屋", "roof", "£", "250", "-", "[", "]", "sep"}
	at := map[string]int64{}
	for i, w := range vocabulary {
		at[w] = int64(i)
	}
	all, err := json.Marshal(at)
	if err != nil {
		t.Fatal(err)
	}
	list := []byte(strings.Join(vocabulary, "\n"))
	file := func(normalizer string) []byte {
		return []byte(`{"model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##", "max_input_chars_per_word": 100, "vocab": ` + string(all) +
			`}, "normalizer": {"type": "BertNormalizer"` + normalizer + `}, "pre_tokenizer": {"type": "BertPreTokenizer"}}`)
	}
	no := false
	uncased, err := parseVocabulary(list)
	if err != nil {
		t.Fatal(err)
	}
	cased, err := parseVocabulary(list)
	if err != nil {
		t.Fatal(err)
	}
	cased.cased(&no, nil, nil)
	uncasedFile, err := parseTokenizer(file(`, "lowercase": true, "strip_accents": null`))
	if err != nil {
		t.Fatal(err)
	}
	casedFile, err := parseTokenizer(file(`, "lowercase": false`))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ text, uncased, cased string }{
		{"unaffable running", "un ##aff ##able runn ##ing", "un ##aff ##able runn ##ing"},
		{"The roof's", "the roof ' s", "The roof ' s"},
		{"CAFÉ café cafe\u0301", "cafe cafe cafe", "[UNK] café [UNK]"},
		{"the屋roof", "the 屋 roof", "the 屋 roof"},
		{"£250,-", "[UNK] , -", "[UNK] , -"},
		{"£ 250 ,", "£ 250 ,", "£ 250 ,"},
		{"zebra the", "[UNK] the", "[UNK] the"},
		{"the\u00adroof\x00 \u200bthe\ufffd", "[UNK] the", "[UNK] the"},
		{"[SEP]", "[ sep ]", "[ [UNK] ]"},
		{strings.Repeat("un", 51), "[UNK]", "[UNK]"},
		{" \t\n ", "", ""},
		{"ro\xffof", "roof", "roof"},
	} {
		for _, one := range []struct {
			p    *pieces
			want string
		}{{uncased, tt.uncased}, {uncasedFile, tt.uncased}, {cased, tt.cased}, {casedFile, tt.cased}} {
			var got []string
			for _, n := range one.p.of(tt.text) {
				got = append(got, vocabulary[n])
			}
			if strings.Join(got, " ") != one.want {
				t.Errorf("%q: %v, want %s", tt.text, got, one.want)
			}
		}
	}
}

func FuzzPieces(f *testing.F) {
	for _, text := range []string{"The tenant's roof", "CAFÉ 屋根 £250", "\xff\x00[SEP]##", strings.Repeat("a", 300)} {
		f.Add(text)
	}
	p, err := parseVocabulary([]byte("[UNK]\n[CLS]\n[SEP]\na\n##a\n##b\nthe\n£"))
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if all := p.of(text); len(all) > 4*len(text)+1 {
			t.Errorf("%d pieces of %d bytes", len(all), len(text))
		}
	})
}

func FuzzTokenizer(f *testing.F) {
	f.Add([]byte(`{"model": {"type": "WordPiece", "vocab": {"[CLS]": 0, "[SEP]": 1, "[UNK]": 2}}, "normalizer": {"type": "BertNormalizer"}, "pre_tokenizer": {"type": "BertPreTokenizer"}}`))
	f.Add([]byte(`{"model": {"vocab": []}}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		if p, err := parseTokenizer(text); err == nil {
			p.of("The roof, 250")
		}
		if p, err := parseVocabulary(text); err == nil {
			p.of("The roof, 250")
		}
	})
}

package app

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/config"
	"github.com/paperwurks/paperwurks/internal/model/onnx/onnxtest"
)

// verify says what a user's own model is, or what is missing; beside Bedrock's it
// embeds in place of one of Bedrock's.
func TestVerifySaysWhatASentenceModelIs(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "tiny-encoder")
	if err := onnxtest.Folder(dir, onnxtest.Small(0, onnxtest.Plain), nil); err != nil {
		t.Fatal(err)
	}
	for url, want := range map[string]string{
		"local://":                  "nothing is sent anywhere",
		"local://" + dir:            "local:tiny-encoder embeds on this machine in 32 numbers",
		"local://" + dir + "/empty": "no model.onnx",
	} {
		says, err := checkModel(t.Context(), config.Config{Model: url})
		if err != nil {
			says = err.Error()
		}
		if !strings.Contains(says, want) {
			t.Errorf("%s: %s", url, says)
		}
	}
	if !hasElsewhere {
		return
	}
	t.Setenv("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "secret")
	m, err := openModels(t.Context(), config.Config{Model: "bedrock://eu-west-2/amazon.nova-lite-v1:0?embedding=" + dir})
	if err != nil || m.converser == nil || m.embedder == nil || m.embedder.Identity().ID != "local:tiny-encoder" {
		t.Errorf("%+v, %v", m, err)
	}
}

package papers

import (
	"testing"

	"github.com/paperwurks/paperwurks/internal/evidence"
)

func BenchmarkTitleRegister(b *testing.B) {
	text := evidence.NewText(textDoc(freehold...))
	for b.Loop() {
		Extract(TitleRegister, text, day)
	}
}

func BenchmarkClassify(b *testing.B) {
	text := evidence.NewText(textDoc(freehold...))
	for b.Loop() {
		Classify(text)
	}
}

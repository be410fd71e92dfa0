package model

import (
	"regexp"
	"slices"
	"strings"

	"github.com/paperwurks/paperwurks/internal/fault"
)

// London is the one region of AWS in the United Kingdom.
const London = "eu-west-2"

// makers are the first parts of Bedrock's own ids of models. An inference profile has
// a geography there ("eu.", "us.", "apac.", "global."), and what is on no list is
// refused too: a geography of tomorrow must not pass for a maker.
// Source: "Supported foundation models in Amazon Bedrock", AWS, read November 2026.
var makers = []string{
	"ai21", "amazon", "anthropic", "cohere", "deepseek", "google", "luma", "meta", "minimax", "mistral",
	"moonshot", "moonshotai", "nvidia", "openai", "qwen", "stability", "twelvelabs", "writer", "zai",
}

var ids = regexp.MustCompile(`^[a-z0-9]+\.[A-Za-z0-9.-]+(:[0-9a-z]+)*$`)

// Resident refuses, with fault.Invalid and a sentence, a model that may work anywhere
// but in London. A model's own id, asked in a region, is worked on in that region; an
// inference profile, by id or by ARN, is sent on to whichever of its regions has room
// ("Geographic cross-Region inference", Amazon Bedrock User Guide), and an
// application's own profile or a router does not tell by its name where to.
func Resident(region, id string) error {
	first, _, _ := strings.Cut(id, ".")
	switch {
	case region != London:
		return fault.New(fault.Invalid, "the model %s would be asked in %s, outside the United Kingdom: papers may go to %s (London) only", id, region, London)
	case strings.HasPrefix(id, "arn:"):
		return fault.New(fault.Invalid, "%s names a model by ARN, which may be a profile that works elsewhere: name the model by its own id, such as anthropic.claude-sonnet-4-6", id)
	case !ids.MatchString(id):
		return fault.New(fault.Invalid, "%q is no id of a model: one has a maker and a name, such as anthropic.claude-sonnet-4-6", id)
	case !slices.Contains(makers, first):
		return fault.New(fault.Invalid, "%s is no model's own id: what begins with %q may be an inference profile, which works in several regions, and papers may go to %s (London) only", id, first+".", London)
	}
	return nil
}

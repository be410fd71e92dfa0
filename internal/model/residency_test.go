package model

import (
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/fault"
)

func TestResident(t *testing.T) {
	for _, tt := range []struct{ region, id, want string }{
		{London, "anthropic.claude-sonnet-4-6", ""},
		{London, "anthropic.claude-3-7-sonnet-20250219-v1:0", ""},
		{London, "amazon.titan-embed-text-v2:0", ""},
		{London, "amazon.nova-lite-v1:0:300k", ""},
		{London, "cohere.embed-english-v3", ""},
		{London, "deepseek.v3.2", ""},
		{"eu-west-1", "anthropic.claude-sonnet-4-6", "outside the United Kingdom"},
		{"us-east-1", "amazon.nova-lite-v1:0", "outside the United Kingdom"},
		{"", "amazon.nova-lite-v1:0", "outside the United Kingdom"},
		{London, "eu.anthropic.claude-sonnet-4-6", "inference profile"},
		{London, "us.anthropic.claude-sonnet-4-6", "inference profile"},
		{London, "apac.amazon.nova-lite-v1:0", "inference profile"},
		{London, "global.anthropic.claude-sonnet-4-6", "inference profile"},
		{London, "mars.anthropic.claude-sonnet-9", "inference profile"}, // a geography of tomorrow
		{London, "EU.anthropic.claude-sonnet-4-6", "no id of a model"},
		{London, "arn:aws:bedrock:eu-west-2:123456789012:inference-profile/eu.anthropic.claude-sonnet-4-6", "by ARN"},
		{London, "arn:aws:bedrock:eu-west-2:123456789012:application-inference-profile/abc123", "by ARN"},
		{London, "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0", "by ARN"},
		{London, "arn:aws:bedrock:eu-west-2:123456789012:default-prompt-router/anthropic.claude:1", "by ARN"},
		{London, "anthropic", "no id of a model"},
		{London, "", "no id of a model"},
		{London, "amazon.nova/../eu.x", "no id of a model"},
	} {
		err := Resident(tt.region, tt.id)
		if tt.want == "" {
			if err != nil {
				t.Errorf("%s in %s: %v", tt.id, tt.region, err)
			}
			continue
		}
		if fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s in %s: %v, want %q", tt.id, tt.region, err, tt.want)
		}
	}
}

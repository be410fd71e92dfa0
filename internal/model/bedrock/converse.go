package bedrock

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime/document"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime/types"
	smithydocument "github.com/aws/smithy-go/document"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/model"
)

// Converser is a model of Bedrock that converses.
type Converser struct {
	*client
	api *bedrockruntime.Client
}

var _ model.Converser = (*Converser)(nil)

// OpenConverser prepares the client of a model; it asks nothing yet. A model that may
// work outside London is fault.Invalid.
func OpenConverser(c Config) (*Converser, error) {
	own, err := open(c)
	if err != nil {
		return nil, err
	}
	return &Converser{own, own.runtime()}, nil
}

// ID is the model's.
func (c *Converser) ID() string { return c.c.Model }

// Ping asks the model for one word, which costs a few tokens.
func (c *Converser) Ping(ctx context.Context) error {
	_, err := c.Converse(ctx, model.Request{
		System: "Answer with one word.", MaxTokens: 8,
		Messages: []model.Message{{By: model.User, Text: "Are you there?"}},
	})
	return err
}

// Converse gives the whole answer.
func (c *Converser) Converse(ctx context.Context, r model.Request) (model.Reply, error) {
	tools, err := tools(r.Tool)
	if err != nil {
		return model.Reply{}, err
	}
	in := &bedrockruntime.ConverseInput{
		ModelId: &c.c.Model, System: system(r), Messages: c.messages(r), InferenceConfig: inference(r), ToolConfig: tools,
	}
	if c.c.Guardrail != "" {
		in.GuardrailConfig = &types.GuardrailConfiguration{GuardrailIdentifier: &c.c.Guardrail, GuardrailVersion: &c.c.Version}
	}
	var reply model.Reply
	err = c.call(ctx, func(ctx context.Context) error {
		out, err := c.api.Converse(ctx, in)
		if err != nil {
			return err
		}
		if t := out.Trace; t != nil && t.PromptRouter != nil {
			if err := c.answered(t.PromptRouter); err != nil {
				return err
			}
		}
		reply, err = whole(out)
		return err
	})
	return reply, err
}

// answered refuses an answer whose trace says that it came from elsewhere.
func (c *Converser) answered(by *types.PromptRouterTrace) error {
	if region := arnRegion(aws.ToString(by.InvokedModelId)); region != "" && region != model.London {
		return c.guard.leave(region)
	}
	return nil
}

// whole is an answer that came at once.
func whole(out *bedrockruntime.ConverseOutput) (model.Reply, error) {
	reply := model.Reply{Stop: stop(out.StopReason), Usage: usage(out.Usage)}
	m, ok := out.Output.(*types.ConverseOutputMemberMessage)
	if !ok {
		return reply, fault.New(fault.Unavailable, "the model gave no message")
	}
	var text strings.Builder
	for _, block := range m.Value.Content {
		switch b := block.(type) {
		case *types.ContentBlockMemberText:
			text.WriteString(b.Value)
		case *types.ContentBlockMemberToolUse:
			if reply.Output != nil || b.Value.Input == nil {
				continue // one form was asked for, once
			}
			var v any
			if err := b.Value.Input.UnmarshalSmithyDocument(&v); err != nil {
				return reply, fault.Wrap(err, fault.Unavailable, "the model gave a form that cannot be read")
			}
			var err error
			if reply.Output, err = json.Marshal(plain(v)); err != nil {
				return reply, fault.Wrap(err, fault.Unavailable, "the model gave a form that cannot be read")
			}
		}
	}
	reply.Text = text.String()
	return reply, nil
}

// plain is a value as JSON has it: the SDK keeps numbers as texts of their own type.
func plain(v any) any {
	switch v := v.(type) {
	case smithydocument.Number:
		return json.Number(v)
	case []any:
		for i := range v {
			v[i] = plain(v[i])
		}
	case map[string]any:
		for k := range v {
			v[k] = plain(v[k])
		}
	}
	return v
}

// Stream hands the answer over as it comes. It is tried again only until the stream
// begins: what was said cannot be taken back.
func (c *Converser) Stream(ctx context.Context, r model.Request, each func(text string) error) (model.Reply, error) {
	if r.Tool != nil {
		return model.Reply{}, fault.New(fault.Invalid, "an answer in a form is not streamed")
	}
	in := &bedrockruntime.ConverseStreamInput{
		ModelId: &c.c.Model, System: system(r), Messages: c.messages(r), InferenceConfig: inference(r),
	}
	if c.c.Guardrail != "" {
		// Synchronous: nothing is handed over before the guardrail has seen it.
		in.GuardrailConfig = &types.GuardrailStreamConfiguration{
			GuardrailIdentifier: &c.c.Guardrail, GuardrailVersion: &c.c.Version, StreamProcessingMode: types.GuardrailStreamProcessingModeSync,
		}
	}
	var reply model.Reply
	err := c.call(ctx, func(ctx context.Context) error {
		out, err := c.api.ConverseStream(ctx, in)
		if err != nil {
			return err
		}
		reply, err = c.read(ctx, out.GetStream(), each)
		return err
	})
	return reply, err
}

// read takes a stream to its end.
func (c *Converser) read(ctx context.Context, stream *bedrockruntime.ConverseStreamEventStream, each func(string) error) (reply model.Reply, err error) {
	defer func() {
		if closing := stream.Close(); err == nil {
			err = closing
		}
	}()
	var text strings.Builder
	defer func() { reply.Text = text.String() }()
	silence := time.NewTimer(c.c.Quiet)
	defer silence.Stop()
	for {
		var event types.ConverseStreamOutput
		var more bool
		select {
		case event, more = <-stream.Events():
		case <-silence.C:
			return reply, fault.Wrap(errQuiet, fault.Unavailable, "the model %s fell silent in the middle of an answer", c.c.Model)
		case <-ctx.Done():
			return reply, ctx.Err()
		}
		if !more {
			break
		}
		silence.Reset(c.c.Quiet)
		switch e := event.(type) {
		case *types.ConverseStreamOutputMemberContentBlockDelta:
			if d, ok := e.Value.Delta.(*types.ContentBlockDeltaMemberText); ok {
				text.WriteString(d.Value)
				if err := each(d.Value); err != nil {
					return reply, err
				}
			}
		case *types.ConverseStreamOutputMemberMessageStop:
			reply.Stop = stop(e.Value.StopReason)
		case *types.ConverseStreamOutputMemberMetadata:
			reply.Usage = usage(e.Value.Usage)
			if t := e.Value.Trace; t != nil && t.PromptRouter != nil {
				if err := c.answered(t.PromptRouter); err != nil {
					return reply, err
				}
			}
		}
	}
	if err := stream.Err(); err != nil {
		return reply, err
	}
	if reply.Stop == "" {
		return reply, fault.New(fault.Unavailable, "the answer of the model %s broke off", c.c.Model)
	}
	return reply, nil
}

func system(r model.Request) []types.SystemContentBlock {
	if r.System == "" {
		return nil
	}
	return []types.SystemContentBlock{&types.SystemContentBlockMemberText{Value: r.System}}
}

// messages sets each turn's text and matter as blocks of their own. Behind a guardrail
// both are marked for it: the matter as the ground that an answer must stand on, the
// text as the question; unmarked text beside marked is not looked at.
func (c *Converser) messages(r model.Request) []types.Message {
	var all []types.Message
	for _, m := range r.Messages {
		role := types.ConversationRoleUser
		if m.By == model.Assistant {
			role = types.ConversationRoleAssistant
		}
		var blocks []types.ContentBlock
		add := func(text string, as types.GuardrailConverseContentQualifier) {
			switch {
			case text == "":
			case c.c.Guardrail == "" || role == types.ConversationRoleAssistant:
				blocks = append(blocks, &types.ContentBlockMemberText{Value: text})
			default:
				blocks = append(blocks, &types.ContentBlockMemberGuardContent{Value: &types.GuardrailConverseContentBlockMemberText{Value: types.GuardrailConverseTextBlock{
					Text: aws.String(text), Qualifiers: []types.GuardrailConverseContentQualifier{types.GuardrailConverseContentQualifierGuardContent, as},
				}}})
			}
		}
		add(m.Data, types.GuardrailConverseContentQualifierGroundingSource)
		add(m.Text, types.GuardrailConverseContentQualifierQuery)
		all = append(all, types.Message{Role: role, Content: blocks})
	}
	return all
}

func inference(r model.Request) *types.InferenceConfiguration {
	i := &types.InferenceConfiguration{Temperature: aws.Float32(0)}
	if r.MaxTokens > 0 {
		i.MaxTokens = aws.Int32(int32(min(r.MaxTokens, 1<<20))) //nolint:gosec // bounded
	}
	return i
}

func tools(t *model.Tool) (*types.ToolConfiguration, error) {
	if t == nil {
		return nil, nil
	}
	var schema map[string]any
	if err := json.Unmarshal(t.Schema, &schema); err != nil {
		return nil, fmt.Errorf("schema of %s: %w", t.Name, err)
	}
	return &types.ToolConfiguration{
		Tools: []types.Tool{&types.ToolMemberToolSpec{Value: types.ToolSpecification{
			Name: &t.Name, Description: &t.Description,
			InputSchema: &types.ToolInputSchemaMemberJson{Value: document.NewLazyDocument(schema)},
		}}},
		ToolChoice: &types.ToolChoiceMemberTool{Value: types.SpecificToolChoice{Name: &t.Name}},
	}, nil
}

func stop(r types.StopReason) model.Stop {
	switch r {
	case types.StopReasonMaxTokens, types.StopReasonModelContextWindowExceeded:
		return model.Length
	case types.StopReasonGuardrailIntervened, types.StopReasonContentFiltered:
		return model.Blocked
	}
	return model.Finished
}

// usage counts what is read from and written to a cache as read: it is billed, at
// other prices, and this program asks for no cache.
func usage(u *types.TokenUsage) model.Usage {
	if u == nil {
		return model.Usage{}
	}
	in := aws.ToInt32(u.InputTokens) + aws.ToInt32(u.CacheReadInputTokens) + aws.ToInt32(u.CacheWriteInputTokens)
	return model.Usage{In: int(in), Out: int(aws.ToInt32(u.OutputTokens))}
}

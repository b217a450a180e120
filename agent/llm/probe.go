package llm

import (
	"context"

	"github.com/tmc/langchaingo/llms"
)

// Probe makes a real call and reports whether the model calls tools, which
// answering needs.
func (m *Model) Probe(ctx context.Context) (callsTools bool, err error) {
	resp, err := m.GenerateContent(ctx, []llms.MessageContent{
		llms.TextParts(llms.ChatMessageTypeSystem, "You test a connection. Call the tool ping once."),
		llms.TextParts(llms.ChatMessageTypeHuman, "ping"),
	}, llms.WithTools([]llms.Tool{{Type: "function", Function: &llms.FunctionDefinition{
		Name: "ping", Description: "Answers that all is well.",
		Parameters: map[string]any{"type": "object", "properties": map[string]any{}, "required": []string{}, "additionalProperties": false},
	}}}), llms.WithTemperature(0), llms.WithMaxTokens(200))
	if err != nil {
		return false, err
	}
	return len(resp.Choices[0].ToolCalls) > 0, nil
}

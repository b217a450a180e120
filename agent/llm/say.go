package llm

import (
	"context"
	"errors"

	"github.com/tmc/langchaingo/llms"
)

// Say has the model answer one message under instructions, in at most so many
// tokens, without tools.
func (m *Model) Say(ctx context.Context, instructions, message string, tokens int) (string, error) {
	resp, err := m.GenerateContent(ctx, []llms.MessageContent{
		llms.TextParts(llms.ChatMessageTypeSystem, instructions),
		llms.TextParts(llms.ChatMessageTypeHuman, message),
	}, llms.WithTemperature(0), llms.WithMaxTokens(tokens))
	if err != nil {
		return "", err
	}
	if len(resp.Choices) == 0 || resp.Choices[0].Content == "" {
		return "", errors.New("the model said nothing")
	}
	return resp.Choices[0].Content, nil
}

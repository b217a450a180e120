package loop_test

import (
	"context"
	"testing"

	"github.com/tmc/langchaingo/llms"

	"kehoach/agent"
	"kehoach/agent/loop"
)

// ready is a model that takes no time.
type ready struct{}

func (ready) GenerateContent(_ context.Context, messages []llms.MessageContent, _ ...llms.CallOption) (*llms.ContentResponse, error) {
	c := &llms.ContentChoice{}
	if len(messages) == 2 {
		c.ToolCalls = []llms.ToolCall{
			{ID: "a", Type: "function", FunctionCall: &llms.FunctionCall{Name: "deadlines", Arguments: `{"from":"2025-06-01","to":"2025-06-30"}`}},
			{ID: "b", Type: "function", FunctionCall: &llms.FunctionCall{Name: "get_entry", Arguments: `{"id":"task/59"}`}},
		}
	} else {
		c.Content = "Kính gửi lãnh đạo,\n- Sở Y tế chủ trì xây dựng cơ sở dữ liệu y tế dùng chung cho toàn tỉnh, sản phẩm là Phần mềm, Cơ sở dữ liệu [task/59].\n- Hạn hoàn thành: Tháng 12/2025 [task/59].\n- Phối hợp: Sở Thông tin và Truyền thông, Bảo hiểm xã hội tỉnh [task/59]."
	}
	return &llms.ContentResponse{Choices: []*llms.ContentChoice{c}}, nil
}

func (r ready) Call(ctx context.Context, prompt string, o ...llms.CallOption) (string, error) {
	return llms.GenerateFromSinglePrompt(ctx, r, prompt, o...)
}

// BenchmarkLoop is what loop, tools and gate take beside the model.
func BenchmarkLoop(b *testing.B) {
	s := setup(b, nil, nil)
	w := loop.New(ready{}, "ready", nil)
	b.ReportAllocs()
	for b.Loop() {
		box, err := s.agent.Tools(b.Context(), "t", "", "vi")
		if err != nil {
			b.Fatal(err)
		}
		if _, _, err := w.Phrase(b.Context(), agent.Phrasing{Question: letter, Lang: "vi", Today: "2025-01-02", Tools: box}); err != nil {
			b.Fatal(err)
		}
	}
}

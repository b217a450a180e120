package web

import (
	"strings"
	"testing"
)

func TestCompletions(t *testing.T) {
	h := setup(t, nil, nil)
	talk := `"messages":[{"role":"system","content":"Trả lời bằng thơ"},{"role":"user","content":"nhiệm vụ 59 là gì?"},{"role":"assistant","content":"…"},
		{"role":"user","content":[{"type":"text","text":"thế ai phối hợp?"},{"type":"image_url","image_url":{"url":"x"}}]}],"temperature":1`
	_, body := do(t, h, "POST", "/v1/chat/completions", `{"model":"kehoach",`+talk+`}`)
	m := fields(t, body)
	if m["object"] != "chat.completion" {
		t.Fatalf("%s", body)
	}
	choice := m["choices"].([]any)[0].(map[string]any)
	content := choice["message"].(map[string]any)["content"].(string)
	if !strings.Contains(content, "Bảo hiểm xã hội tỉnh") || choice["finish_reason"] != "stop" {
		t.Errorf("the thread is lost: %s", content)
	}

	_, body = do(t, h, "POST", "/v1/chat/completions", `{"model":"kehoach/`+sampleID+`","stream":true,`+talk+`}`)
	var text strings.Builder
	finish := ""
	for _, e := range readEvents(t, strings.NewReader(body)) {
		c := e.data["choices"].([]any)[0].(map[string]any)
		if s, ok := c["delta"].(map[string]any)["content"].(string); ok {
			text.WriteString(s)
		}
		if s, ok := c["finish_reason"].(string); ok {
			finish = s
		}
	}
	if text.String() != content || finish != "stop" || !strings.HasSuffix(body, "data: [DONE]\n\n") {
		t.Errorf("streamed %q (finish %q), want %q", text.String(), finish, content)
	}
	if _, body = do(t, h, "GET", "/v1/models", ""); !strings.Contains(body, `"kehoach/`+sampleID+`"`) {
		t.Errorf("models %s", body)
	}
}

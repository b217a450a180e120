package llmtest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// Says is a brain that says the same always.
func Says(text string) Brain {
	return func(*Request, int) Message { return Message{Content: Content(text)} }
}

// Calls is a message that calls tools: name, arguments, name, arguments.
func Calls(pairs ...string) Message {
	var m Message
	for i := 0; i+1 < len(pairs); i += 2 {
		m.ToolCalls = append(m.ToolCalls, Call{ID: fmt.Sprintf("c%d", i/2), Type: "function", Function: Function{pairs[i], pairs[i+1]}})
	}
	return m
}

// Then is a brain that calls tools first and goes on with another.
func Then(calls Message, next Brain) Brain {
	return func(r *Request, n int) Message {
		if r.Messages[len(r.Messages)-1].Role == "user" && len(r.Messages) == 2 {
			return calls
		}
		return next(r, n)
	}
}

// Seen is an entry that a tool returned.
type Seen struct {
	Cite         string `json:"cite"`
	ID           string `json:"id"`
	Text         string `json:"text"`
	Product      string `json:"product"`
	Lead         string `json:"lead"`
	Coordinating string `json:"coordinating"`
	Start        string `json:"start"`
	End          string `json:"end"`
	LastDay      string `json:"last_day"`
}

// Entries are those that tools returned to a request.
func Entries(r *Request) []Seen {
	var out []Seen
	for _, m := range r.Messages {
		var result struct {
			Entries []Seen `json:"entries"`
			Entry   *Seen  `json:"entry"`
		}
		if m.Role == "tool" && json.Unmarshal([]byte(m.Content), &result) == nil {
			out = append(out, result.Entries...)
			if result.Entry != nil {
				out = append(out, *result.Entry)
			}
		}
	}
	return out
}

// Extractive is an honest brain: it looks for entries and says what stands in
// them, in one of several ways of writing.
func Extractive(calls Message, way int) Brain {
	return Then(calls, func(r *Request, _ int) Message {
		var lines []string
		for _, e := range Entries(r) {
			lines = append(lines, Told(e, way))
			if len(lines) == 5 {
				break
			}
		}
		if len(lines) == 0 {
			return Message{Content: "KHÔNG CÓ"}
		}
		return Message{Content: Content(strings.Join(lines, "\n"))}
	})
}

// Told says an entry in a way of writing.
func Told(e Seen, way int) string {
	text := strings.TrimSuffix(strings.Join(strings.Fields(strings.ReplaceAll(e.Text, "\n- ", " ")), " "), "…")
	text = strings.TrimPrefix(text, "- ")
	switch way % 4 {
	case 1:
		if e.Lead != "" {
			return fmt.Sprintf("- %s (chủ trì: %s) %s.", text, strings.ReplaceAll(e.Lead, "\n", " "), e.Cite)
		}
	case 2:
		if e.End != "" {
			return fmt.Sprintf("- %s, hạn hoàn thành: %s %s", text, strings.ReplaceAll(e.End, "\n", " "), e.Cite)
		}
	case 3:
		if e.LastDay != "" {
			return fmt.Sprintf("- **%s** %s; hạn cuối: %s", e.Cite, text, e.LastDay)
		}
	}
	return fmt.Sprintf("%s. %s", strings.TrimSuffix(text, "."), e.Cite)
}

// Status is a fault: a status with a header and a body.
func Status(code int, header, value, body string) Fault {
	return func(w http.ResponseWriter, _ *http.Request, _ int) bool {
		if header != "" {
			w.Header().Set(header, value)
		}
		w.WriteHeader(code)
		fmt.Fprint(w, body)
		return true
	}
}

// Hang is a fault: no answer until the client goes away.
func Hang(_ http.ResponseWriter, r *http.Request, _ int) bool {
	select {
	case <-r.Context().Done():
	case <-time.After(10 * time.Second):
	}
	return true
}

// Cut is a fault: the answer breaks off.
func Cut(w http.ResponseWriter, _ *http.Request, _ int) bool {
	w.Header().Set("Content-Length", "5000")
	fmt.Fprint(w, `{"choices":[{"message":{"role":"assistant","content":"Sở Y`)
	return true
}

// Split is a fault: a character is cut in two, and the halves come as what
// they are not.
func Split(w http.ResponseWriter, _ *http.Request, _ int) bool {
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write([]byte("{\"choices\":[{\"index\":0,\"finish_reason\":\"stop\",\"message\":{\"role\":\"assistant\",\"content\":\"S\xe1\xbb Y t\xc3\xaa [task/59]\"}}]}"))
	return true
}

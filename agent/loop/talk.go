package loop

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"strings"
	"text/template"

	"github.com/tmc/langchaingo/llms"

	"kehoach/agent"
	"kehoach/agent/gate"
	"kehoach/agent/tools"
)

//go:embed system.txt
var systemText string

var system = template.Must(template.New("system").Parse(systemText))

// maxArguments is how long the arguments of a call may be, in bytes.
const maxArguments = 4 << 10

// definitions are the tools as the model is told of them.
func definitions() []llms.Tool {
	var out []llms.Tool
	for _, t := range tools.All() {
		out = append(out, llms.Tool{Type: "function", Function: &llms.FunctionDefinition{Name: t.Name, Description: t.Text, Parameters: t.Schema}})
	}
	return out
}

// opening are the messages before the model's first.
func opening(p agent.Phrasing) []llms.MessageContent {
	language := "Vietnamese"
	if p.Lang == "en" {
		language = "English"
	}
	head := p.Tools.Head()
	var b strings.Builder
	_ = system.Execute(&b, map[string]string{ // writes to memory, over a map that has all it asks for
		"Today": p.Today.VN(), "Number": head.Number, "Years": head.Years, "Language": language,
	})
	return []llms.MessageContent{
		llms.TextParts(llms.ChatMessageTypeSystem, b.String()),
		llms.TextParts(llms.ChatMessageTypeHuman, asked(p)),
	}
}

// asked is the question as data: a string of JSON, which nothing in it can
// end.
func asked(p agent.Phrasing) string {
	var b strings.Builder
	if p.Earlier != "" {
		b.WriteString("Earlier question (data): " + quote(p.Earlier) + "\n")
	}
	b.WriteString("Question (data): " + quote(p.Question))
	if p.Prose {
		b.WriteString("\nA short text in sentences is wanted, each with its citation.")
	}
	return b.String()
}

func quote(s string) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(s) // a string always can
	return strings.TrimSpace(b.String())
}

// reasons says what is wrong with an answer, so that it can be mended.
func reasons(v *gate.Verdict) string {
	var b strings.Builder
	b.WriteString("This answer cannot be given, since it differs from the plan. Write it again in whole, without what is wrong:\n")
	for i, f := range v.Faults {
		if i == 12 {
			b.WriteString("- and more\n")
			break
		}
		fmt.Fprintf(&b, "- %s: %s", explained[f.Code], quote(f.What))
		if f.Claim != "" {
			b.WriteString(" in " + quote(f.Claim))
		}
		b.WriteByte('\n')
	}
	b.WriteString("Use the words of the entry, and leave out what no entry says.")
	return b.String()
}

var explained = map[gate.Code]string{
	gate.Characters:      "a character that is not allowed",
	gate.Markup:          "links, brackets other than citations, and HTML are not allowed",
	gate.Uncited:         "no citation",
	gate.UnknownCitation: "no tool returned this entry",
	gate.Date:            "a date that an entry cited does not have, or not so",
	gate.Number:          "a number that an entry cited does not have, or not with this limit, unit and subject",
	gate.Document:        "a document that an entry cited does not name",
	gate.Agency:          "an agency that an entry cited does not name",
	gate.Role:            "not the part that the agency has in an entry cited",
	gate.Negation:        "a negation where the entry has none, or none where it has one",
	gate.Words:           "words that no entry cited has",
	gate.Order:           "words in another order than the entry has them, which may say something else",
	gate.Empty:           "nothing is said",
}

// identified gives each call an ID of its own, which some servers leave out or
// give twice.
func identified(calls []llms.ToolCall, step int) []llms.ToolCall {
	out := make([]llms.ToolCall, 0, len(calls))
	seen := make(map[string]bool)
	for i, c := range calls {
		if c.FunctionCall == nil {
			c.FunctionCall = &llms.FunctionCall{}
		}
		if c.ID == "" || seen[c.ID] {
			c.ID = fmt.Sprintf("call_%d_%d", step, i)
		}
		seen[c.ID] = true
		c.Type = "function"
		out = append(out, c)
	}
	return out
}

// canonical brings arguments to one form, whatever their order and spaces.
func canonical(args string) string {
	var v any
	if json.Unmarshal([]byte(args), &v) != nil {
		return args
	}
	out, err := json.Marshal(v)
	if err != nil {
		return args
	}
	return string(out)
}

// spent is how many tokens a step took: as the server counts them, else as
// their length lets guess.
func spent(c *llms.ContentChoice, sent []llms.MessageContent) int {
	if n, ok := c.GenerationInfo["TotalTokens"].(int); ok && n > 0 {
		return n
	}
	size := len(c.Content)
	for _, m := range sent {
		for _, p := range m.Parts {
			switch p := p.(type) {
			case llms.TextContent:
				size += len(p.Text)
			case llms.ToolCallResponse:
				size += len(p.Content)
			}
		}
	}
	return size / 3
}

package llmtest

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
)

// ordered checks the roles of messages: one system message first, each call
// of a tool answered right after it, the last word the user's or a tool's.
func ordered(ms []Message) error {
	if len(ms) < 2 || ms[0].Role != "system" || ms[1].Role != "user" {
		return fmt.Errorf("messages begin otherwise than with system, user")
	}
	var open []string
	for i, m := range ms {
		if m.Role != "tool" && len(open) > 0 {
			return fmt.Errorf("message %d: calls %q are not answered", i, open)
		}
		switch m.Role {
		case "system":
			if i > 0 {
				return fmt.Errorf("message %d: a second system message", i)
			}
		case "user":
			if m.Content == "" {
				return fmt.Errorf("message %d: empty", i)
			}
		case "assistant":
			for _, c := range m.ToolCalls {
				if c.ID == "" || c.Type != "function" || slices.Contains(open, c.ID) {
					return fmt.Errorf("message %d: bad call %+v", i, c)
				}
				open = append(open, c.ID)
			}
			if m.Content == "" && len(m.ToolCalls) == 0 {
				return fmt.Errorf("message %d: empty", i)
			}
		case "tool":
			at := slices.Index(open, m.ToolCallID)
			if at < 0 {
				return fmt.Errorf("message %d: answers no call: %q", i, m.ToolCallID)
			}
			open = slices.Delete(open, at, at+1)
			if !json.Valid([]byte(m.Content)) {
				return fmt.Errorf("message %d: a result that is not JSON", i)
			}
		default:
			return fmt.Errorf("message %d: role %q", i, m.Role)
		}
	}
	if last := ms[len(ms)-1].Role; last != "user" && last != "tool" {
		return fmt.Errorf("the last message is of role %q", last)
	}
	return nil
}

var toolName = regexp.MustCompile(`^[a-zA-Z0-9_-]{1,64}$`)

// declared checks a tool's declaration.
func declared(t Tool) error {
	var schema struct {
		Type       string                     `json:"type"`
		Properties map[string]json.RawMessage `json:"properties"`
		Required   []string                   `json:"required"`
		Additional *bool                      `json:"additionalProperties"`
	}
	if err := json.Unmarshal(t.Function.Parameters, &schema); err != nil {
		return fmt.Errorf("tool %q: %w", t.Function.Name, err)
	}
	if t.Type != "function" || !toolName.MatchString(t.Function.Name) || t.Function.Description == "" || schema.Type != "object" ||
		schema.Properties == nil || schema.Required == nil || schema.Additional == nil || *schema.Additional {
		return fmt.Errorf("tool %q is not declared as the protocol wants", t.Function.Name)
	}
	for _, name := range schema.Required {
		if schema.Properties[name] == nil {
			return fmt.Errorf("tool %q requires %q, which it does not have", t.Function.Name, name)
		}
	}
	return nil
}

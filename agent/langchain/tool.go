package langchain

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"kehoach/agent"
	"kehoach/agent/tools"
)

// Tool is one of the tools that only read, as langchaingo's tools.Tool. That
// interface is not named here since its package brings a calculator's
// interpreter with it; a test holds the methods to it.
type Tool struct {
	tool         tools.Tool
	agent        *agent.Agent
	tenant, plan string
}

// Tools returns the tools over a tenant's plan; planID "" means the latest.
func Tools(ag *agent.Agent, tenant, planID string) []Tool {
	var out []Tool
	for _, t := range tools.All() {
		out = append(out, Tool{t, ag, tenant, planID})
	}
	return out
}

// Name is the tool's name.
func (t Tool) Name() string { return t.tool.Name }

// Description tells a model what it is for and what it takes.
func (t Tool) Description() string {
	schema, _ := json.Marshal(t.tool.Schema) // a schema always can
	return fmt.Sprintf("%s The input is a JSON object: %s", t.tool.Text, schema)
}

// alone is the argument that a plain text is, for agents that give nothing but
// text.
var alone = map[string]string{"find_entries": "text", "count_entries": "text", "get_entry": "id", "agency_profile": "agency", "glossary": "term"}

// Call runs the tool. What it cannot do is in its result, so that a model can
// mend it; the error is that of the store.
func (t Tool) Call(ctx context.Context, input string) (string, error) {
	box, err := t.agent.Tools(ctx, t.tenant, t.plan, "vi")
	if err != nil {
		return "", fmt.Errorf("open the plan: %w", err)
	}
	input = strings.TrimSpace(input)
	if name := alone[t.tool.Name]; name != "" && !strings.HasPrefix(input, "{") && input != "" {
		data, err := json.Marshal(map[string]string{name: strings.Trim(input, `"`)})
		if err != nil {
			return "", fmt.Errorf("input of %s: %w", t.tool.Name, err)
		}
		input = string(data)
	}
	return box.Call(ctx, t.tool.Name, []byte(input)), nil
}

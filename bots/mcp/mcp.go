// Package mcp is the entrance for programs that speak the Model Context
// Protocol: an assistant on somebody's desk asks the plan as its own tool. It
// offers "ask", which gives the answers that people get, and the tools of
// package tools, which only read.
//
// The protocol is the official go-sdk's, over the streams that the program was
// started with, where one person speaks at the other end, on their own machine,
// so that there are no keys and no limits; or over HTTP ([Server.Handler]),
// where whoever mounts it tells people apart and answers for them.
package mcp

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"kehoach/agent"
	"kehoach/agent/tools"
	"kehoach/bots"
	"kehoach/plan"
)

// Options are the settings of a [Server]; the zero value is all defaults.
type Options struct {
	Tenant string
	// Plan is the ID of the plan that is asked; "" lets questions choose, and
	// tools take the latest.
	Plan string
	// Today is the day to count from.
	Today func() plan.Date
	// Lang is that of citations that tools give, "vi" if "".
	Lang string
	// Version is the program's.
	Version string
	// Ask answers a question, nil for the agent itself: an entrance has limits
	// and a record of what was asked. An error that is a [*bots.Problem] is said
	// in its words.
	Ask func(ctx context.Context, question, lang string) (*agent.Answer, error)
}

// Server serves one client.
type Server struct {
	agent *agent.Agent
	opts  Options
	sdk   *mcp.Server
}

// New returns a server over an agent.
func New(ag *agent.Agent, opts Options) *Server {
	opts.Lang = cmp.Or(opts.Lang, "vi")
	s := &Server{agent: ag, opts: opts}
	if opts.Ask == nil {
		s.opts.Ask = s.askAgent
	}
	s.sdk = mcp.NewServer(&mcp.Implementation{Name: "kehoach", Title: "Kế hoạch", Version: cmp.Or(opts.Version, "dev")}, nil)
	s.sdk.AddTool(s.readOnly("ask", "Answer a question about the administrative plan, in Vietnamese or English, with the entries that each statement rests on.", map[string]any{
		"type": "object", "required": []string{"question"}, "additionalProperties": false,
		"properties": map[string]any{
			"question": map[string]any{"type": "string", "description": "The question, as a person would ask it."},
			"lang":     map[string]any{"type": "string", "enum": []string{"vi", "en"}, "description": "The language of the answer; the question's own if left out."},
		},
	}), s.ask)
	for _, t := range tools.All() {
		s.sdk.AddTool(s.readOnly(t.Name, t.Text, t.Schema), s.tool(t.Name))
	}
	return s
}

func (s *Server) readOnly(name, text string, schema map[string]any) *mcp.Tool {
	closed := false
	return &mcp.Tool{Name: name, Description: text, InputSchema: schema, Annotations: &mcp.ToolAnnotations{ReadOnlyHint: true, OpenWorldHint: &closed}}
}

// Serve speaks with the client until it goes away.
func (s *Server) Serve(ctx context.Context, in io.Reader, out io.Writer) error {
	st := newStream(ctx, in, out)
	return s.run(ctx, &mcp.IOTransport{Reader: st, Writer: st})
}

func (s *Server) run(ctx context.Context, t mcp.Transport) error {
	if err := s.sdk.Run(ctx, t); err != nil && ctx.Err() == nil {
		return fmt.Errorf("serve MCP: %w", err)
	}
	return nil
}

// ask answers a question as an entrance for people does.
func (s *Server) ask(ctx context.Context, req *mcp.CallToolRequest) (*mcp.CallToolResult, error) {
	var args struct {
		Question string `json:"question"`
		Lang     string `json:"lang"`
	}
	if err := json.Unmarshal(req.Params.Arguments, &args); err != nil {
		return failed("arguments: " + err.Error()), nil
	}
	if strings.TrimSpace(args.Question) == "" || len(args.Question) > bots.MaxQuestion {
		return failed(fmt.Sprintf("question: want 1 to %d bytes", bots.MaxQuestion)), nil
	}
	if args.Lang != "" && args.Lang != "vi" && args.Lang != "en" {
		return failed("lang: want vi or en"), nil
	}
	a, err := s.opts.Ask(ctx, args.Question, args.Lang)
	var p *bots.Problem
	switch {
	case errors.As(err, &p):
		return failed(p.Words(s.opts.Lang)), nil
	case err != nil:
		return failed(err.Error()), nil
	}
	return &mcp.CallToolResult{Content: []mcp.Content{&mcp.TextContent{Text: a.Text}}, StructuredContent: a}, nil
}

// askAgent has the agent answer.
func (s *Server) askAgent(ctx context.Context, question, lang string) (*agent.Answer, error) {
	r := agent.Request{Tenant: s.opts.Tenant, Plan: s.opts.Plan, Text: question, Lang: lang}
	if s.opts.Today != nil {
		r.Today = s.opts.Today()
	}
	return s.agent.Ask(ctx, r)
}

// tool runs one of the tools; what it cannot do is told to the client's model.
func (s *Server) tool(name string) mcp.ToolHandler {
	return func(ctx context.Context, req *mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		box, err := s.agent.Tools(ctx, s.opts.Tenant, s.opts.Plan, s.opts.Lang)
		if err != nil {
			return failed(err.Error()), nil
		}
		out := box.Call(ctx, name, req.Params.Arguments)
		return &mcp.CallToolResult{
			Content: []mcp.Content{&mcp.TextContent{Text: out}}, StructuredContent: json.RawMessage(out), IsError: strings.HasPrefix(out, `{"error":`),
		}, nil
	}
}

func failed(text string) *mcp.CallToolResult {
	return &mcp.CallToolResult{Content: []mcp.Content{&mcp.TextContent{Text: text}}, IsError: true}
}

package loop

import (
	"cmp"
	"context"
	"errors"
	"strings"
	"sync"
	"time"

	"github.com/tmc/langchaingo/llms"

	"kehoach/agent"
	"kehoach/agent/gate"
)

// Options are the budgets of one question; the zero value is all defaults.
type Options struct {
	// Steps is how often the model is asked, 0 for 8.
	Steps int
	// Tokens is how many it may read and write in all, 0 for 120,000.
	Tokens int
	// Timeout is for all of it, 0 for 60 s.
	Timeout time.Duration
	// MaxAnswer is how many tokens one reply may have, 0 for 2,000.
	MaxAnswer int
	// Judged, if not nil, is told what the gate found in each answer.
	Judged func(v *gate.Verdict)
}

// Writer is an [agent.Phraser] over a model. It is safe for concurrent use.
type Writer struct {
	model llms.Model
	name  string
	opts  Options
	tools []llms.Tool
}

var _ agent.Phraser = (*Writer)(nil)

// New returns a writer over a model of that name.
func New(model llms.Model, name string, opts *Options) *Writer {
	w := &Writer{model: model, name: name, tools: definitions()}
	if opts != nil {
		w.opts = *opts
	}
	w.opts.Steps = cmp.Or(w.opts.Steps, 8)
	w.opts.Tokens = cmp.Or(w.opts.Tokens, 120_000)
	w.opts.Timeout = cmp.Or(w.opts.Timeout, time.Minute)
	w.opts.MaxAnswer = cmp.Or(w.opts.MaxAnswer, 2000)
	return w
}

// Name is the model's name.
func (w *Writer) Name() string { return w.name }

// Phrase answers, or says by a [Failure] why there is no answer.
func (w *Writer) Phrase(ctx context.Context, p agent.Phrasing) (string, []string, error) {
	ctx, cancel := context.WithTimeout(ctx, w.opts.Timeout)
	defer cancel()
	t := &talk{w: w, p: p, messages: opening(p), seen: make(map[string]int)}
	p.Tell(agent.StepAsks)
	for t.step = 1; t.step <= w.opts.Steps; t.step++ {
		choice, err := t.ask(ctx)
		if err != nil {
			return "", nil, t.why(ctx, err)
		}
		if len(choice.ToolCalls) > 0 {
			p.Tell(agent.StepLooks)
			if err := t.useTools(ctx, choice); err != nil {
				return "", nil, t.why(ctx, err)
			}
			continue
		}
		p.Tell(agent.StepHolds)
		v := t.judge(choice.Content)
		if v == nil {
			p.Tell(agent.StepAgain)
			continue
		}
		if !v.Sound() {
			return "", nil, &Failure{Kind: Untrue, Faults: v.Faults}
		}
		return v.Text, v.Cited, nil
	}
	if t.sound != nil {
		return t.sound.Text, t.sound.Cited, nil
	}
	return "", nil, &Failure{Kind: Budget, Err: errors.New("out of steps")}
}

// talk is one question on its way through the model.
type talk struct {
	w        *Writer
	p        agent.Phrasing
	messages []llms.MessageContent
	step     int
	tokens   int
	seen     map[string]int // calls made, by name and arguments
	repeats  int
	returned bool          // an answer was sent back
	sound    *gate.Verdict // an answer that may be shown, with lines left out
}

// ask has the model go on. At the last step it has to answer.
func (t *talk) ask(ctx context.Context) (*llms.ContentChoice, error) {
	opts := []llms.CallOption{llms.WithTools(t.w.tools), llms.WithTemperature(0), llms.WithMaxTokens(t.w.opts.MaxAnswer)}
	if t.step == t.w.opts.Steps {
		opts = append(opts, llms.WithToolChoice("none"))
	}
	resp, err := t.w.model.GenerateContent(ctx, t.messages, opts...)
	if err != nil {
		return nil, err
	}
	if len(resp.Choices) == 0 {
		return nil, errEmpty
	}
	choice := resp.Choices[0]
	if t.tokens += spent(choice, t.messages); t.tokens > t.w.opts.Tokens {
		return nil, errTokens
	}
	return choice, nil
}

// judge holds an answer against the plan. It returns nil where the answer was
// sent back.
func (t *talk) judge(answer string) *gate.Verdict {
	if noAnswer(answer) {
		return &gate.Verdict{Faults: []gate.Fault{{Code: gate.Empty}}}
	}
	v := t.p.Tools.Turn().Check(answer)
	if t.w.opts.Judged != nil {
		t.w.opts.Judged(v)
	}
	if v.Sound() && (len(v.Faults) == 0 || t.returned) {
		return v
	}
	if t.returned || t.step == t.w.opts.Steps {
		if t.sound != nil {
			return t.sound
		}
		return v
	}
	if v.Sound() {
		t.sound = v
	}
	t.returned = true
	t.messages = append(t.messages, llms.TextParts(llms.ChatMessageTypeAI, answer), llms.TextParts(llms.ChatMessageTypeHuman, reasons(v)))
	return nil
}

// mostCalls is how many calls of one step are carried out.
const mostCalls = 8

// useTools carries out the calls of a step, at the same time.
func (t *talk) useTools(ctx context.Context, choice *llms.ContentChoice) error {
	calls := identified(choice.ToolCalls, t.step)
	said := llms.MessageContent{Role: llms.ChatMessageTypeAI}
	if choice.Content != "" {
		said.Parts = append(said.Parts, llms.TextContent{Text: choice.Content})
	}
	results := make([]string, len(calls))
	var wait sync.WaitGroup
	fresh := false
	for i, c := range calls {
		said.Parts = append(said.Parts, c)
		name, args := c.FunctionCall.Name, c.FunctionCall.Arguments
		key := name + "\x00" + canonical(args)
		switch t.seen[key]++; {
		case i >= mostCalls || len(args) > maxArguments:
			results[i] = `{"error":"too many calls at once, or arguments that are too long"}`
		case t.seen[key] > 1:
			results[i] = `{"error":"this was asked already with the same arguments; use that result and answer"}`
		default:
			fresh = true
			wait.Go(func() { results[i] = t.p.Tools.Call(ctx, name, []byte(args)) })
		}
	}
	wait.Wait()
	if !fresh {
		t.repeats++
	}
	if t.repeats > 1 {
		return errRepeats
	}
	t.messages = append(t.messages, said)
	for i, c := range calls {
		t.messages = append(t.messages, llms.MessageContent{Role: llms.ChatMessageTypeTool, Parts: []llms.ContentPart{
			llms.ToolCallResponse{ToolCallID: c.ID, Name: c.FunctionCall.Name, Content: results[i]},
		}})
	}
	return ctx.Err()
}

func noAnswer(s string) bool {
	return strings.Trim(strings.ToUpper(s), " .\n*\"") == "KHÔNG CÓ" || strings.TrimSpace(s) == ""
}

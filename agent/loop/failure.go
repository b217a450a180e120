package loop

import (
	"context"
	"errors"
	"fmt"

	"kehoach/agent"
	"kehoach/agent/gate"
	"kehoach/retrieval/wire"
)

// Kind is why there is no answer of a model.
type Kind string

const (
	// Slow: not in time.
	Slow Kind = "slow"
	// Down: the server cannot be reached, refuses or fails.
	Down Kind = "down"
	// Budget: more steps or tokens than a question may take, or the same calls
	// again and again.
	Budget Kind = "budget"
	// Untrue: what it says is not what the plan says.
	Untrue Kind = "untrue"
	// Stopped: the one who asked went away.
	Stopped Kind = "stopped"
)

// Failure is why there is no answer of a model.
type Failure struct {
	Kind Kind
	// Faults are what the gate found, for Untrue.
	Faults []gate.Fault
	Err    error
}

var _ agent.Failure = (*Failure)(nil)

// Error names the kind and the cause.
func (f *Failure) Error() string {
	if f.Err != nil {
		return fmt.Sprintf("model %s: %v", f.Kind, f.Err)
	}
	return fmt.Sprintf("model %s: %d faults", f.Kind, len(f.Faults))
}

// Unwrap returns the cause.
func (f *Failure) Unwrap() error { return f.Err }

var whys = map[Kind][2]string{
	Slow:    {"không trả lời kịp", "did not answer in time"},
	Down:    {"đang không dùng được", "cannot be used at the moment"},
	Budget:  {"không trả lời được trong số bước cho phép", "found no answer within its budget"},
	Untrue:  {"không đưa ra được câu trả lời khớp với kế hoạch", "gave no answer that agrees with the plan"},
	Stopped: {"đã được dừng", "was stopped"},
}

// Why completes "the model …".
func (f *Failure) Why(lang string) string {
	if lang == "en" {
		return whys[f.Kind][1]
	}
	return whys[f.Kind][0]
}

var (
	errEmpty   = errors.New("no choice in the reply")
	errTokens  = errors.New("out of tokens")
	errRepeats = errors.New("the same calls again")
)

// why makes a failure of an error.
func (t *talk) why(ctx context.Context, err error) error {
	var we *wire.Error
	switch {
	case errors.Is(err, errTokens), errors.Is(err, errRepeats):
		return &Failure{Kind: Budget, Err: err}
	case errors.Is(ctx.Err(), context.Canceled):
		return &Failure{Kind: Stopped, Err: ctx.Err()}
	case ctx.Err() != nil, errors.Is(err, context.DeadlineExceeded), errors.As(err, &we) && (we.Status == 408 || we.Status == 504):
		return &Failure{Kind: Slow, Err: err}
	}
	return &Failure{Kind: Down, Err: err}
}

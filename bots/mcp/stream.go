package mcp

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"sync"
)

// stream is what a client says and is told, a message a line. It holds the end
// of what the client says back until all that it asked is answered: the sdk
// drops what is under way when its reader ends, and a script that asks through
// a pipe closes it at once.
type stream struct {
	ctx context.Context // of the one connection that a stream is
	in  *bufio.Reader
	out io.Writer

	rest []byte // of a line that did not fit

	mu       sync.Mutex
	open     int // requests without an answer
	answered *sync.Cond
}

func newStream(ctx context.Context, in io.Reader, out io.Writer) *stream {
	s := &stream{ctx: ctx, in: bufio.NewReader(in), out: out}
	s.answered = sync.NewCond(&s.mu)
	context.AfterFunc(ctx, s.answered.Broadcast)
	return s
}

// message is as much of a message as tells requests from answers.
type message struct {
	ID     json.RawMessage `json:"id"`
	Method string          `json:"method"`
}

// Read hands a line on, counting requests.
func (s *stream) Read(p []byte) (int, error) {
	if len(s.rest) == 0 {
		line, err := s.in.ReadBytes('\n')
		if len(line) == 0 {
			s.drain()
			return 0, err
		}
		var m message
		if json.Unmarshal(line, &m) == nil && len(m.ID) > 0 && m.Method != "" {
			s.count(1)
		}
		s.rest = line
	}
	n := copy(p, s.rest)
	s.rest = s.rest[n:]
	return n, nil
}

// Write hands a message on, counting answers; the sdk writes each at once.
func (s *stream) Write(p []byte) (int, error) {
	n, err := s.out.Write(p)
	var m message
	if json.Unmarshal(p, &m) == nil && len(m.ID) > 0 && m.Method == "" {
		s.count(-1)
	}
	return n, err
}

func (s *stream) count(n int) {
	s.mu.Lock()
	s.open += n
	s.mu.Unlock()
	s.answered.Broadcast()
}

// drain waits until nothing is unanswered, or the program is to stop.
func (s *stream) drain() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for s.open > 0 && s.ctx.Err() == nil {
		s.answered.Wait()
	}
}

// Close leaves both ends as they are: they are the program's.
func (s *stream) Close() error { return nil }

package yardstick

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"time"
)

// Command returns a system that is a shell command. It is run for each turn
// with the conversation on its standard input, one question a line, the one to
// answer last; "{today}" in it becomes the day. What it prints is read as
// [Decode] does.
func Command(line string, timeout time.Duration) AskFunc {
	return func(ctx context.Context, q Question) (Reply, error) {
		ctx, cancel := context.WithTimeout(ctx, timeout)
		defer cancel()
		cmd := exec.CommandContext(ctx, "sh", "-c", strings.ReplaceAll(line, "{today}", string(q.Today)))
		var in, out, errs bytes.Buffer
		for _, e := range q.Earlier {
			fmt.Fprintln(&in, oneLine(e.Question))
		}
		fmt.Fprintln(&in, oneLine(q.Text))
		cmd.Stdin, cmd.Stdout, cmd.Stderr = &in, &out, &errs
		cmd.WaitDelay = 10 * time.Second // for what the shell started, on a busy machine as well
		if err := cmd.Run(); err != nil {
			if errors.Is(ctx.Err(), context.DeadlineExceeded) {
				err = fmt.Errorf("no answer in %v", timeout)
			}
			return Reply{}, fmt.Errorf("run %q: %w: %s", line, err, tail(errs.String()))
		}
		return Decode(out.String())
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// tail is the end of what a command complained of.
func tail(s string) string {
	s = strings.TrimSpace(s)
	if len(s) > 300 {
		s = "..." + s[len(s)-300:]
	}
	return s
}

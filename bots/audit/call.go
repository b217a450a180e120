package audit

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// calls is how the file of a day ends that holds the calls of the language
// model, a line each: the model, tokens, time, failures. Nothing that was said
// stands in it, and nobody's name.
const calls = ".calls.jsonl"

// AddCall writes a call of the language model into the record of its day.
func (l *Log) AddCall(at time.Time, call any) error {
	line, err := json.Marshal(call)
	if err != nil {
		return fmt.Errorf("write audit record: %w", err)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	path := filepath.Join(l.dir, at.UTC().Format(time.DateOnly)+calls)
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("write audit record: %w", err)
	}
	defer f.Close()
	if _, err := f.Write(append(line, '\n')); err != nil {
		return fmt.Errorf("write audit record: %w", err)
	}
	return nil
}

// callFiles are the days of calls, the oldest first.
func (l *Log) callFiles() ([]string, error) {
	files, err := filepath.Glob(filepath.Join(l.dir, "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"+calls))
	if err != nil {
		return nil, fmt.Errorf("list audit record: %w", err)
	}
	return files, nil
}

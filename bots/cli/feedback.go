package cli

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"kehoach/bots/web"
)

// feedbackFile appends what people think of answers to a file beside the
// embedded store, a line each, for those who tune.
func (a *app) feedbackFile() (func(web.Feedback) error, error) {
	path, err := defaultPath(a.getenv)
	if err != nil {
		return nil, err
	}
	path = filepath.Join(filepath.Dir(path), "feedback.jsonl")
	var mu sync.Mutex
	return func(f web.Feedback) error {
		line, err := json.Marshal(f)
		if err != nil {
			return fmt.Errorf("write feedback: %w", err)
		}
		mu.Lock()
		defer mu.Unlock()
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return fmt.Errorf("write feedback: %w", err)
		}
		file, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
		if err != nil {
			return fmt.Errorf("write feedback: %w", err)
		}
		defer file.Close()
		if _, err := file.Write(append(line, '\n')); err != nil {
			return fmt.Errorf("write feedback: %w", err)
		}
		return nil
	}, nil
}

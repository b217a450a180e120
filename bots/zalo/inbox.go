package zalo

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"kehoach/bots/keep"
)

const (
	// known is for how long what was answered is known again. Zalo delivers
	// again for about two hours.
	known = 72 * time.Hour
	// stale is after how long what was left is answered no more.
	stale = 24 * time.Hour
	// maxTries is how many starts of the program one message may outlive, lest
	// it be what ends the program.
	maxTries = 3
)

// inbox keeps what was taken in until it is answered. It is a folder with a
// file a message, named by a hash of its ID: the message as JSON, or nothing
// once it is answered, so that no question stays on the disk.
type inbox struct {
	dir string
	now func() time.Time

	mu    sync.Mutex
	swept time.Time
}

func openInbox(dir string, now func() time.Time) (*inbox, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("open the inbox: %w", err)
	}
	b := &inbox{dir: dir, now: now}
	return b, b.sweep()
}

func (b *inbox) path(id string) string { return filepath.Join(b.dir, hashOf(id)+".json") }

// take writes a message to the disk; fresh is false where it was there before.
func (b *inbox) take(in Incoming) (fresh bool, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.now().Sub(b.swept) > time.Hour {
		if err := b.sweep(); err != nil {
			return false, err
		}
	}
	switch _, err := os.Stat(b.path(in.ID)); {
	case err == nil:
		return false, nil
	case !errors.Is(err, fs.ErrNotExist):
		return false, fmt.Errorf("look into the inbox: %w", err)
	}
	return true, b.write(in)
}

func (b *inbox) write(in Incoming) error {
	data, err := json.Marshal(in)
	if err != nil {
		return fmt.Errorf("write the inbox: %w", err)
	}
	return keep.Write(b.path(in.ID), data)
}

// done forgets what a message says, and knows it again for a time.
func (b *inbox) done(id string) error {
	if err := os.Truncate(b.path(id), 0); err != nil {
		return fmt.Errorf("empty the inbox: %w", err)
	}
	return nil
}

// left returns what was taken in and not answered before the program ended,
// the oldest first; dropped counts what is given up.
func (b *inbox) left() (in []Incoming, dropped int, err error) {
	files, err := os.ReadDir(b.dir)
	if err != nil {
		return nil, 0, fmt.Errorf("read the inbox: %w", err)
	}
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".json") {
			continue
		}
		data, err := os.ReadFile(filepath.Join(b.dir, f.Name()))
		if err != nil {
			return nil, 0, fmt.Errorf("read the inbox: %w", err)
		}
		if len(data) == 0 {
			continue
		}
		var one Incoming
		if err := json.Unmarshal(data, &one); err != nil {
			return nil, 0, fmt.Errorf("read %s in the inbox: %w", f.Name(), err)
		}
		one.Tries++
		if one.Tries > maxTries || b.now().Sub(one.At) > stale {
			dropped++
			err = b.done(one.ID)
		} else if err = b.write(one); err == nil {
			in = append(in, one)
		}
		if err != nil {
			return nil, 0, err
		}
	}
	slices.SortFunc(in, func(x, y Incoming) int { return x.At.Compare(y.At) })
	return in, dropped, nil
}

// sweep forgets what was answered long ago.
func (b *inbox) sweep() error {
	b.swept = b.now()
	files, err := os.ReadDir(b.dir)
	if err != nil {
		return fmt.Errorf("sweep the inbox: %w", err)
	}
	for _, f := range files {
		st, err := f.Info()
		if err != nil || st.Size() > 0 && strings.HasSuffix(f.Name(), ".json") || b.now().Sub(st.ModTime()) < known {
			continue // gone meanwhile, waiting, or young
		}
		if err := os.Remove(filepath.Join(b.dir, f.Name())); err != nil {
			return fmt.Errorf("sweep the inbox: %w", err)
		}
	}
	return nil
}

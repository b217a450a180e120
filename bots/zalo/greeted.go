package zalo

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

// greeted knows who was told that a program answers. It is a file with a line
// a person, a hash of the ID, which is only ever added to.
type greeted struct {
	path string

	mu   sync.Mutex
	seen map[string]bool
}

func openGreeted(path string) (*greeted, error) {
	g := &greeted{path: path, seen: make(map[string]bool)}
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return g, nil
	}
	if err != nil {
		return nil, fmt.Errorf("open the list of those greeted: %w", err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		g.seen[lines.Text()] = true
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read the list of those greeted: %w", err)
	}
	return g, nil
}

func (g *greeted) has(user string) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.seen[hashOf(user)]
}

func (g *greeted) add(user string) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	line := hashOf(user)
	if g.seen[line] {
		return nil
	}
	g.seen[line] = true
	if err := os.MkdirAll(filepath.Dir(g.path), 0o700); err != nil {
		return fmt.Errorf("note who was greeted: %w", err)
	}
	f, err := os.OpenFile(g.path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("note who was greeted: %w", err)
	}
	_, err = f.WriteString(line + "\n")
	if err = errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("note who was greeted: %w", err)
	}
	return nil
}

// hashOf is a short hash, for names of files and lines.
func hashOf(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:16])
}

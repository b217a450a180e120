// Package audit keeps a record of what was asked and what was answered, for
// the office that has to account for its assistant: the question, the entries
// that the answer rests on, when, and for whom.
//
// A record is a folder with one file a day, "2025-01-02.jsonl", a line an
// answer, readable by its owner alone. Persons stand in it by a keyed hash of
// tenant and user, so that the record alone tells nobody who asked; the key is
// the file "key" beside the days, or is given. Days older than the retention
// are deleted.
//
// What is held of one person can be exported ([Log.Of]) and deleted
// ([Log.Forget]). Deleting blanks the lines in place: the length of a file
// never shrinks, so a server that is appending meanwhile loses nothing.
package audit

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"kehoach/agent"
)

// Entry is one answer in the record.
type Entry struct {
	At         time.Time `json:"at"`
	Tenant     string    `json:"tenant"`
	User       string    `json:"user"` // keyed hash
	Question   string    `json:"question"`
	Plan       string    `json:"plan"`
	Intent     string    `json:"intent"`
	Abstained  bool      `json:"abstained"`
	Entries    []string  `json:"entries"`
	AnsweredBy string    `json:"answered_by"`
}

// Log is a record. It is safe for concurrent use.
type Log struct {
	dir  string
	key  []byte
	days int
	now  func() time.Time

	mu   sync.Mutex
	day  string
	file *os.File
}

// Open opens the record in a folder, which is made if it is not there, and
// deletes what is older than days; 0 keeps everything. An empty key means the
// one in the folder, made at the first use.
func Open(dir string, key []byte, days int) (*Log, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("open audit record: %w", err)
	}
	if len(key) == 0 {
		var err error
		if key, err = ownKey(filepath.Join(dir, "key")); err != nil {
			return nil, err
		}
	}
	l := &Log{dir: dir, key: key, days: days, now: time.Now}
	return l, l.purge()
}

// ownKey reads the folder's key, or makes one.
func ownKey(path string) ([]byte, error) {
	key, err := os.ReadFile(path)
	if err == nil && len(key) > 0 {
		return key, nil
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("read audit key: %w", err)
	}
	key = []byte(rand.Text() + rand.Text())
	if err := os.WriteFile(path, key, 0o600); err != nil {
		return nil, fmt.Errorf("write audit key: %w", err)
	}
	return key, nil
}

// Hash is a person as the record has them.
func (l *Log) Hash(tenant, user string) string {
	mac := hmac.New(sha256.New, l.key)
	fmt.Fprintf(mac, "%d:%s%s", len(tenant), tenant, user)
	return hex.EncodeToString(mac.Sum(nil)[:16])
}

// Add writes an answer into the record.
func (l *Log) Add(at time.Time, tenant, user string, a *agent.Answer) error {
	e := Entry{
		At: at.UTC(), Tenant: tenant, User: l.Hash(tenant, user), Question: a.Question, Plan: a.Plan,
		Intent: a.Intent, Abstained: a.Abstained, Entries: []string{}, AnsweredBy: a.AnsweredBy,
	}
	for _, c := range a.Entries {
		e.Entries = append(e.Entries, c.ID)
	}
	line, err := json.Marshal(e)
	if err != nil {
		return fmt.Errorf("write audit record: %w", err)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.turn(e.At.Format(time.DateOnly)); err != nil {
		return err
	}
	if _, err := l.file.Write(append(line, '\n')); err != nil {
		return fmt.Errorf("write audit record: %w", err)
	}
	return nil
}

// turn opens the file of a day, and with a new day deletes the oldest.
func (l *Log) turn(day string) error {
	if l.file != nil && l.day == day {
		return nil
	}
	f, err := os.OpenFile(filepath.Join(l.dir, day+".jsonl"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("write audit record: %w", err)
	}
	if l.file != nil {
		_ = l.file.Close() // each line was written already
	}
	l.file, l.day = f, day
	return l.purge()
}

// purge deletes the days before the retention.
func (l *Log) purge() error {
	if l.days <= 0 {
		return nil
	}
	first := l.now().UTC().AddDate(0, 0, -l.days).Format(time.DateOnly)
	files, err := l.files()
	if err != nil {
		return err
	}
	ofCalls, err := l.callFiles()
	if err != nil {
		return err
	}
	for _, path := range append(files, ofCalls...) {
		if day := filepath.Base(path)[:len(time.DateOnly)]; day < first {
			if err := os.Remove(path); err != nil {
				return fmt.Errorf("delete audit record: %w", err)
			}
		}
	}
	return nil
}

// files are the record's days, the oldest first.
func (l *Log) files() ([]string, error) {
	files, err := filepath.Glob(filepath.Join(l.dir, "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9].jsonl"))
	if err != nil {
		return nil, fmt.Errorf("list audit record: %w", err)
	}
	return files, nil
}

// Close ends the writing.
func (l *Log) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.file == nil {
		return nil
	}
	err := l.file.Close()
	l.file = nil
	return err
}

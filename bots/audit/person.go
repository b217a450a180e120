package audit

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
)

// Of returns what the record holds of a person, the oldest first.
func (l *Log) Of(tenant, user string) ([]Entry, error) {
	out := []Entry{}
	_, err := l.each(tenant, user, func(_ *os.File, _ int64, line []byte) error {
		var e Entry
		if err := json.Unmarshal(line, &e); err != nil {
			return err
		}
		out = append(out, e)
		return nil
	})
	return out, err
}

// Forget deletes what the record holds of a person and returns how many
// answers that were.
func (l *Log) Forget(tenant, user string) (int, error) {
	return l.each(tenant, user, func(f *os.File, at int64, line []byte) error {
		_, err := f.WriteAt(bytes.Repeat([]byte{' '}, len(line)), at)
		return err
	})
}

// each calls do for each line about a person, with its file and place.
func (l *Log) each(tenant, user string, do func(f *os.File, at int64, line []byte) error) (int, error) {
	files, err := l.files()
	if err != nil {
		return 0, err
	}
	mark := []byte(`"user":"` + l.Hash(tenant, user) + `"`)
	n := 0
	for _, path := range files {
		found, err := eachLine(path, mark, do)
		n += found
		if err != nil {
			return n, fmt.Errorf("audit record %q: %w", path, err)
		}
	}
	return n, nil
}

func eachLine(path string, mark []byte, do func(*os.File, int64, []byte) error) (int, error) {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	data, err := os.ReadFile(path)
	if err != nil {
		return 0, err
	}
	n, at := 0, int64(0)
	for line := range bytes.Lines(data) {
		if text, whole := bytes.CutSuffix(line, []byte{'\n'}); whole && theirs(text, mark) {
			if err := do(f, at, text); err != nil {
				return n, err
			}
			n++
		}
		at += int64(len(line))
	}
	return n, nil
}

// theirs reports whether a line is about the person; a question that only
// quotes the mark is not, since quotes inside it are escaped.
func theirs(line, mark []byte) bool { return bytes.Contains(line, mark) }

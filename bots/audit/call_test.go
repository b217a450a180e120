package audit

import (
	"os"
	"strings"
	"testing"
	"time"
)

func TestCallsAreKeptAsLongAsAnswers(t *testing.T) {
	dir := t.TempDir()
	old, now := time.Now().AddDate(0, 0, -9), time.Now()
	l, err := Open(dir, []byte("k"), 0)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	for _, at := range []time.Time{old, now} {
		if err := l.AddCall(at, map[string]int{"tokens": 7}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := Open(dir, []byte("k"), 5); err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir(dir)
	if err != nil || len(files) != 1 || !strings.HasPrefix(files[0].Name(), now.UTC().Format(time.DateOnly)) {
		t.Fatalf("left: %v, %v", files, err)
	}
	if info, _ := files[0].Info(); info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v", info.Mode())
	}
	if of, err := l.Of("t", "u"); err != nil || len(of) != 0 {
		t.Errorf("calls are taken for answers: %v, %v", of, err)
	}
}

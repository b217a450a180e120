package keep

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// TestWholeOrNot writes from many at once and reads meanwhile: no reader sees
// a part, nobody else may read, and no other file is left behind.
func TestWholeOrNot(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a", "state.json")
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for range 10 {
				if err := WriteJSON(path, map[string]string{"text": strings.Repeat(string(rune('a'+i)), 1<<14)}); err != nil {
					t.Error(err)
				}
				var got map[string]string
				if err := ReadJSON(path, &got); err != nil || len(got["text"]) != 1<<14 {
					t.Errorf("read %d bytes, %v", len(got["text"]), err)
				}
			}
		})
	}
	wg.Wait()
	files, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(files) != 1 {
		t.Errorf("left %v, %v", files, err)
	}
	if st, err := os.Stat(path); err != nil || st.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", st.Mode(), err)
	}
}

// TestFailureLeavesTheOld fails to put the new in the place of the old.
func TestFailureLeavesTheOld(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "in", "x")
	if err := os.MkdirAll(path, 0o700); err != nil { // a folder in the file's place
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(path, "y"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Write(path, []byte("new")); err == nil {
		t.Fatal("a folder was replaced")
	}
	if files, _ := os.ReadDir(filepath.Join(dir, "in")); len(files) != 1 {
		t.Errorf("left %v", files)
	}
	if err := ReadJSON(filepath.Join(dir, "none"), new(int)); err != nil {
		t.Errorf("a file that is not there: %v", err)
	}
}

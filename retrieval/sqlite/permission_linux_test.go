package sqlite

import (
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"

	"kehoach/retrieval"
)

// TestNoPermission opens stores in a folder, and a file, that may not be
// written. Root may write everywhere, so root becomes nobody for file access,
// on this thread only.
func TestNoPermission(t *testing.T) {
	// Not t.TempDir: nobody could not get into its folder.
	dir, err := os.MkdirTemp("", "kehoach")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	locked, file := filepath.Join(dir, "locked"), filepath.Join(dir, "file.db")
	if err := os.Mkdir(locked, 0o555); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, nil, 0o444); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	if os.Geteuid() == 0 {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		const nobody = 65534
		if err := syscall.Setfsuid(nobody); err != nil {
			t.Fatal(err)
		}
		defer syscall.Setfsuid(0)
	}
	for _, path := range []string{
		filepath.Join(locked, "kehoach.db"), filepath.Join(locked, "new", "kehoach.db"), file,
	} {
		_, err := Open(t.Context(), path, nil)
		wantFault(t, path, err, retrieval.StoreReadOnly)
	}
	os.Chmod(dir, 0o755)
}

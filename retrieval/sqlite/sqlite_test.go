package sqlite

import (
	"path/filepath"
	"testing"

	"kehoach/retrieval"
	"kehoach/retrieval/storetest"
)

func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) retrieval.Store {
		s, err := Open(t.Context(), filepath.Join(t.TempDir(), "kho", "kehoach.db"), nil)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
		return s
	})
}

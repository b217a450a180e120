package sqlite

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kehoach/plan"
	"kehoach/retrieval"
	"kehoach/retrieval/storetest"
)

// crashStore names the store in a child process's environment.
const crashStore = "KEHOACH_TEST_CRASH_STORE"

// crashPlans are the states of one plan that the child stores in turn.
func crashPlans() []*plan.Plan {
	plans := []*plan.Plan{storetest.Plan(1, 160), storetest.Plan(2, 90)}
	for _, p := range plans {
		p.ID = "p"
	}
	return plans
}

// TestCrashChild is the child of TestCrash and does nothing by itself: it
// stores one plan over the other until it is killed.
func TestCrashChild(t *testing.T) {
	path := os.Getenv(crashStore)
	if path == "" {
		return
	}
	s, err := Open(t.Context(), path, nil)
	if err != nil {
		t.Fatal(err)
	}
	plans := crashPlans()
	for i := 0; ; i++ {
		if _, err := s.Put(t.Context(), "t", plans[i%2], nil); err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			fmt.Println("stored")
		}
	}
}

// TestCrash kills a process again and again while it writes: what it leaves is
// one of the two plans, whole, with the index of that one.
func TestCrash(t *testing.T) {
	path := filepath.Join(t.TempDir(), "kehoach.db")
	plans := crashPlans()
	seen := map[string]int{}
	for round := range 15 {
		killWriter(t, path, time.Duration(rand.IntN(120_000))*time.Microsecond)
		s, err := Open(t.Context(), path, nil)
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		seen[checkCrashed(t, s, plans)]++
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
	t.Logf("left after the kills: %v", seen)
}

// killWriter runs a child and kills it some time after its first plan.
func killWriter(t *testing.T, path string, after time.Duration) {
	t.Helper()
	child := exec.Command(os.Args[0], "-test.run=^TestCrashChild$")
	child.Env = append(os.Environ(), crashStore+"="+path)
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(out).ReadString('\n'); line != "stored\n" {
		t.Errorf("child said %q, %v", line, err)
	}
	time.Sleep(after)
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := child.Wait(); err == nil {
		t.Error("the child ended by itself")
	}
}

// checkCrashed checks a store that a killed writer left, and returns the
// number of the plan in it.
func checkCrashed(t *testing.T, s *Store, plans []*plan.Plan) string {
	t.Helper()
	var integrity string
	if err := s.db.QueryRowContext(t.Context(), "PRAGMA integrity_check").Scan(&integrity); err != nil || integrity != "ok" {
		t.Errorf("integrity check: %s, %v", integrity, err)
	}
	var orphans int
	if err := s.db.QueryRowContext(t.Context(), "SELECT (SELECT count(*) FROM entries) - (SELECT sum(entries) FROM plans)").Scan(&orphans); err != nil || orphans != 0 {
		t.Errorf("%d entries too many, %v", orphans, err)
	}
	got, err := s.Plan(t.Context(), "t", "p")
	if err != nil {
		t.Error(err)
		return ""
	}
	for _, p := range plans {
		if !cmp.Equal(p, got) {
			continue
		}
		q := retrieval.Query{Terms: retrieval.Terms(question, retrieval.TermOptions{}), K: 50}
		hits, err := s.Search(t.Context(), "t", q)
		if err != nil {
			t.Error(err)
		}
		if diff := cmp.Diff(retrieval.NewIndex(p).Search(q), hits); diff != "" {
			t.Errorf("the index is not that of the plan (-want +got):\n%s", diff)
		}
		return p.Number
	}
	t.Errorf("the stored plan of %d entries is none of those put", len(got.Entries))
	return ""
}

// TestOpenAtOnce lets several open the same new store.
func TestOpenAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a", "b", "kehoach.db")
	errs := make(chan error)
	const openers = 8
	for i := range openers {
		go func() {
			errs <- func() error {
				s, err := Open(context.WithoutCancel(t.Context()), path, nil)
				if err != nil {
					return err
				}
				_, err = s.Put(t.Context(), "t", storetest.Plan(uint64(i), 5), nil)
				return errors.Join(err, s.Close())
			}()
		}()
	}
	for range openers {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
	s, err := Open(t.Context(), path, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if infos, err := s.Plans(t.Context(), "t"); err != nil || len(infos) != openers {
		t.Errorf("%d plans, %v; want %d", len(infos), err, openers)
	}
}

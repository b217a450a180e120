package postgres

import (
	"bufio"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"kehoach/retrieval"
	"kehoach/retrieval/postgres/postgrestest"
	"kehoach/retrieval/storetest"
)

// ownServer is a server of one test, which may stop it.
type ownServer struct {
	url, data, bin string
	uid, gid       uint32
}

// newServer starts a server by testserver/run.sh. It is stopped and removed
// with the test.
func newServer(t *testing.T) *ownServer {
	t.Helper()
	postgrestest.URL(t) // skipped together with the other tests
	cmd := exec.Command("testserver/run.sh", "bash", "-c",
		`printf '%s\n' "$KEHOACH_TEST_POSTGRES" "$KEHOACH_TEST_POSTGRES_DATA" "$KEHOACH_TEST_POSTGRES_BIN"; cat >/dev/null`)
	for _, e := range os.Environ() {
		if !strings.HasPrefix(e, "KEHOACH_TEST_POSTGRES") {
			cmd.Env = append(cmd.Env, e)
		}
	}
	var words strings.Builder
	cmd.Stderr = &words
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		in.Close()
		if err := cmd.Wait(); err != nil {
			t.Log("the server's end:", err, words.String())
		}
	})
	s := &ownServer{}
	lines := bufio.NewScanner(out)
	for _, into := range []*string{&s.url, &s.data, &s.bin} {
		if !lines.Scan() {
			in.Close()
			t.Skip("this test stops its server, so it needs one of its own, and none could be started:", words.String())
		}
		*into = lines.Text()
	}
	info, err := os.Stat(s.data)
	if err != nil {
		t.Fatal(err)
	}
	owner := info.Sys().(*syscall.Stat_t)
	s.uid, s.gid = owner.Uid, owner.Gid
	return s
}

// control runs pg_ctl as the user that the server runs as.
func (s *ownServer) control(t *testing.T, args ...string) {
	t.Helper()
	u, err := url.Parse(s.url)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(filepath.Join(s.bin, "pg_ctl"), append([]string{"-D", s.data, "-l", filepath.Join(s.data, "..", "log"), "-o", "-p " + u.Port(), "-w"}, args...)...)
	cmd.Dir = s.data
	if os.Getuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: s.uid, Gid: s.gid}}
	}
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("pg_ctl %v: %v\n%s", args, err, out)
	}
}

// database makes a database with the tables on the server.
func (s *ownServer) database(t *testing.T, options string) string {
	t.Helper()
	postgrestest.Exec(t, s.url, "CREATE DATABASE kehoach "+options)
	u := postgrestest.WithDatabase(t, s.url, "kehoach")
	if err := Migrate(t.Context(), u, nil); err != nil {
		t.Fatal(err)
	}
	return u
}

// TestDiskFull lets the server's disk run full in the middle of ingest.
func TestDiskFull(t *testing.T) {
	server := newServer(t)
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, fmt.Sprintf("size=24m,uid=%d,gid=%d,mode=700", server.uid, server.gid)); err != nil {
		t.Skip("this test fills a small disk that it mounts, which only root may do: ", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(disk, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	// The folders above are the test's alone.
	for dir := disk; len(dir) > len(os.TempDir()); dir = filepath.Dir(dir) {
		if err := os.Chmod(dir, 0o755); err != nil && dir != disk {
			t.Fatal(err)
		}
	}
	if err := os.Chmod(disk, 0o700); err != nil {
		t.Fatal(err)
	}
	postgrestest.Exec(t, server.url, "CREATE TABLESPACE small LOCATION '"+disk+"'")
	s := openStore(t, server.database(t, "TABLESPACE small"), nil)
	ballast := filepath.Join(disk, "ballast")
	if err := os.WriteFile(ballast, make([]byte, 6<<20), 0o600); err != nil {
		t.Fatal(err)
	}
	n, err := 0, error(nil)
	for ; n < 200 && err == nil; n++ {
		p := storetest.Plan(uint64(n), 100)
		_, err = s.Put(t.Context(), "t", p, storetest.Vectors(p, "e", 64))
	}
	wantFault(t, "Put on a full disk", err, retrieval.StoreFull, "free some space")
	if all, err := s.Plans(t.Context(), "t"); err != nil || len(all) != n-1 {
		t.Errorf("Plans on a full disk = %d, %v; want %d", len(all), err, n-1)
	}
	for i := range n - 1 {
		whole(t, s, "t", storetest.Plan(uint64(i), 100))
	}
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	p := storetest.Plan(uint64(n-1), 100)
	if _, err := s.Put(t.Context(), "t", p, storetest.Vectors(p, "e", 64)); err != nil {
		t.Errorf("Put after space was freed: %v", err)
	}
	whole(t, s, "t", p)
}

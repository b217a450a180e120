package ingest

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"kehoach/ingest/block"
	"kehoach/plan"
)

// samplePlan is the plan that ships with the program.
const samplePlan = "../plan/sample/ke-hoach-223-kh-ubnd.txt"

// planFiles returns the sample and the other documents to read.
func planFiles(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/plans/*")
	if err != nil {
		t.Fatal(err)
	}
	out := []string{samplePlan}
	for _, f := range files {
		if filepath.Base(f) != "README.md" {
			out = append(out, f)
		}
	}
	return out
}

// checkAccount reads blocks and checks what holds for every plan: no word is
// lost, and IDs are unique. It reports whether the document was taken in.
func checkAccount(t *testing.T, doc *block.Document) bool {
	t.Helper()
	p, err := FromBlocks(doc, nil)
	if err != nil {
		return false
	}
	if lost := Account(doc, p); len(lost) > 0 {
		t.Errorf("%s: lost words %q", doc.Name, lost)
	}
	seen := make(map[string]bool)
	for _, e := range p.Entries {
		if seen[e.ID] {
			t.Errorf("%s: two entries %s", doc.Name, e.ID)
		}
		seen[e.ID] = true
		if e.ID != string(e.Kind)+"/"+e.Number {
			t.Errorf("%s: entry %s has the number %q", doc.Name, e.ID, e.Number)
		}
		if e.Words() == "" && e.Objective.Text == "" {
			t.Errorf("%s: entry %s has no words", doc.Name, e.ID)
		}
		if e.Source == (plan.Source{}) {
			t.Errorf("%s: entry %s has no source", doc.Name, e.ID)
		}
	}
	return true
}

func TestAccount(t *testing.T) {
	for _, file := range planFiles(t) {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			doc, err := Document(file, data)
			if err != nil {
				t.Fatal(err)
			}
			checkAccount(t, doc)
		})
	}
}

// TestAccountMutated changes lines at random: whatever a document has become,
// its words are held.
func TestAccountMutated(t *testing.T) {
	const runs = 10
	for _, file := range planFiles(t) {
		if filepath.Ext(file) == ".docx" {
			continue
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			taken := 0
			for seed := range uint64(runs) {
				doc, err := Document(fmt.Sprintf("%s seed %d", filepath.Base(file), seed), mutate(data, seed))
				if err != nil {
					continue
				}
				if checkAccount(t, doc) {
					taken++
				}
			}
			if taken == 0 && filepath.Base(file) != "ha-tinh-2920-qd.md" {
				t.Errorf("none of %d mutated documents was taken in", runs)
			}
		})
	}
}

// mutate drops, doubles, swaps and moves lines.
func mutate(data []byte, seed uint64) []byte {
	r := rand.New(rand.NewPCG(seed, 7))
	lines := bytes.Split(data, []byte("\n"))
	for range 1 + r.IntN(len(lines)/4+1) {
		i, j := r.IntN(len(lines)), r.IntN(len(lines))
		switch r.IntN(4) {
		case 0:
			lines = append(lines[:i], lines[i+1:]...)
		case 1:
			lines = append(lines[:i+1], lines[i:]...)
		case 2:
			lines[i], lines[j] = lines[j], lines[i]
		case 3:
			lines[i] = append(append(append([]byte{}, lines[i]...), ' '), lines[j]...)
		}
		if len(lines) < 4 {
			break
		}
	}
	return bytes.Join(lines, []byte("\n"))
}

// FuzzFromBlocks reads any text: no panic, and no word is lost.
func FuzzFromBlocks(f *testing.F) {
	for _, seed := range []string{
		"KẾ HOẠCH\nCải cách năm 2025\nI. MỤC TIÊU\n1. Đạt 90%\n- a\n+ b\nII. TỔ CHỨC THỰC HIỆN\nSở Y tế: làm.\nNơi nhận:\n- Lưu: VT.\nTM. UBND\nCHỦ TỊCH\nA B",
		"KẾ HOẠCH\nX\nA. NHIỆM VỤ\n1. Làm a\n- Cơ quan chủ trì: Sở Y tế\n- Thời gian: Quý I\n(1) x\n(2) y\nPHỤ LỤC\nTT\nNhiệm vụ\nChủ trì\nThời gian\n1\nLàm b\nSở Y tế\nNăm 2025",
		"KẾ HOẠCH\nY\n| TT | Nhiệm vụ | Chủ trì | Thời gian |\n|---|---|---|---|\n| 1 | Làm | Sở Y tế | 2025 |",
		"QUYẾT ĐỊNH\nVề việc ban hành Kế hoạch\nĐiều 1. a\nNơi nhận:\n- b\nKẾ HOẠCH\nz\nI. MỤC TIÊU\nc",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		doc, err := Document("fuzz.txt", []byte(s))
		if err != nil {
			return
		}
		checkAccount(t, doc)
	})
}

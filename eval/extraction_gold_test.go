package eval

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// sourceDocument reads a document that the gold is about.
func sourceDocument(name string) ([]byte, error) {
	data, err := os.ReadFile(filepath.Join("..", "plan", "sample", name))
	if os.IsNotExist(err) {
		return os.ReadFile(filepath.Join("..", "ingest", "testdata", "plans", name))
	}
	return data, err
}

func loadGold(t *testing.T, name string) *ExtractionGold {
	t.Helper()
	g, err := LoadExtractionGold(ExtractionGoldFiles(), name, sourceDocument)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// TestExtractionGold loads all gold that ships, which checks each passage
// against its document, and holds the counts that a reader arrives at.
func TestExtractionGold(t *testing.T) {
	want := map[string][5]int{ // groups, sections, targets, duties, tasks
		"ke-hoach-223-kh-ubnd.jsonl": {7, 5, 43, 30, 78},
		"dong-thap-552.jsonl":        {4, 0, 0, 0, 19},
		"dong-nai-179.jsonl":         {27, 0, 34, 0, 94},
		"tp-hcm-172.jsonl":           {0, 0, 0, 4, 4},
		"bac-ninh-141.jsonl":         {0, 0, 5, 6, 16},
		"ha-tinh-2920-qd.jsonl":      {},
	}
	files, err := fs.Glob(ExtractionGoldFiles(), "*.jsonl")
	if err != nil || len(files) != len(want) {
		t.Fatalf("gold files %q, %v; want %d", files, err, len(want))
	}
	for _, name := range files {
		g := loadGold(t, name)
		got := [5]int{len(g.Groups), len(g.Sections), len(g.Targets), len(g.Duties), len(g.Tasks)}
		if got != want[name] {
			t.Errorf("%s has %v groups, sections, targets, duties, tasks; want %v", name, got, want[name])
		}
		if refused := g.Head.Refused != ""; refused != (name == "ha-tinh-2920-qd.jsonl") {
			t.Errorf("%s refused = %v", name, refused)
		}
	}
}

// TestExtractionGoldOwnsTable: in the sample, whose table is one cell
// paragraph a line, each line of the table is a number, a group or in one cell.
func TestExtractionGoldOwnsTable(t *testing.T) {
	t.Parallel()
	g := loadGold(t, "ke-hoach-223-kh-ubnd.jsonl")
	owned := make(map[int]bool)
	for _, group := range g.Groups {
		for _, n := range group.Name.Lines {
			owned[n], owned[n-1] = true, true
		}
	}
	first, last := g.Groups[0].Name.Lines[0], 0
	for _, task := range g.Tasks {
		for _, p := range task.Cells {
			if p == nil {
				continue
			}
			for _, n := range p.Lines {
				owned[n] = true
				last = max(last, n)
			}
		}
	}
	data, err := sourceDocument("ke-hoach-223-kh-ubnd.txt")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(data), "\n")
	printed := 0
	for n := first; n <= last; n++ {
		line := strings.TrimSpace(lines[n-1])
		if strings.Trim(line, "0123456789") == "" {
			printed++
		} else if !owned[n] {
			t.Errorf("line %d %q is in no cell", n, line)
		}
	}
	for _, task := range g.Tasks {
		if *task.NumberPrinted {
			printed--
		}
	}
	if printed != 0 {
		t.Errorf("the table has %d more printed numbers than the gold", printed)
	}
}

func TestLoadExtractionGoldErrors(t *testing.T) {
	t.Parallel()
	const document = "Số: 1/KH\nKế hoạch\n\nViệc\nSở A\nNăm 2025\n"
	const head = `{"kind":"plan","documents":["a.txt"],"source":"a.txt","number":"1/KH","date":"2025-01-02"}` + "\n"
	task := func(cells, rest string) string {
		return head + `{"kind":"task","number":"1","cells":{` + cells + `},"due":{"kind":"range","date":null}` + rest + "}"
	}
	const cells = `"objective":null,"task":[4],"product":null,"lead":[5],"coordinating":null,"start":null,"end":[6]`
	for _, tt := range []struct{ name, gold, want string }{
		{"good", task(cells, ""), ""},
		{"no plan", `{"kind":"group"}`, "comes first"},
		{"unknown kind", head + `{"kind":"row"}`, `unknown kind "row"`},
		{"unknown key", head + `{"kind":"group","nom":1}`, `unknown field "nom"`},
		{"line out of range", task(strings.Replace(cells, "[4]", "[9]", 1), ""), "line 9"},
		{"empty line", task(strings.Replace(cells, "[4]", "[3]", 1), ""), "line 3 is empty"},
		{"descending", task(strings.Replace(cells, "[4]", "[4,2]", 1), ""), "line 2 after 4"},
		{"claimed twice", task(strings.Replace(cells, "[5]", "[4]", 1), ""), "line 4 is already in"},
		{"not in the document", task(strings.Replace(cells, "[5]", `"Sở B"`, 1), ""), `has no "Sở B"`},
		{"cell missing", task(`"task":[4]`, ""), "missing, want null"},
		{"nothing to inherit", task(cells, `,"inherited":["task"]`), "row above"},
		{"absent and inherited", task(cells, `,"inherited":["product"]`), "inherited and absent"},
		{"agency not in its cell", task(cells, `,"agencies":[{"name":"Sở C","role":"lead"}]`), `does not name "Sở C"`},
		{"agency without cell", task(cells, `,"agencies":[{"name":"Sở A","role":"coordinating"}]`), "no cell"},
		{"undecidable", task(cells, `,"undecidable":["colour"]`), `"colour"`},
		{"group", task(cells, `,"group":"X"`), "no such group"},
		{"same number", task(cells, "") + "\n" + `{"kind":"task","number":"1","cells":{},"due":{"kind":"soon"}}`, "not unique"},
		{"kind of due", task(cells, "") + "\n" + `{"kind":"task","number":"2","cells":{},"due":{"kind":"soon"}}`, `"soon"`},
		{"figure", head + `{"kind":"target","text":[4],"figures":["90%"]}`, `no figure "90%"`},
		{"date", strings.Replace(head, "2025-01-02", "2/1/2025", 1), "2/1/2025"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			files := fstest.MapFS{"g.jsonl": {Data: []byte(tt.gold)}}
			_, err := LoadExtractionGold(files, "g.jsonl", func(string) ([]byte, error) { return []byte(document), nil })
			if tt.want == "" {
				if err != nil {
					t.Errorf("LoadExtractionGold: %v", err)
				}
				return
			}
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("LoadExtractionGold error %v, want one with %q", err, tt.want)
			}
		})
	}
}

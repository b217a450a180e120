package main

import (
	"encoding/json"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// mayImport is the way through the house: what each folder may import of the
// program's own packages, beside its own folder. ARCHITECTURE.md shows the
// same table.
var mayImport = map[string][]string{
	"":                    {"bots/cli"},
	"plan":                {},
	"ingest":              {"plan"},
	"retrieval":           {"plan"},
	"retrieval/sqlite":    {"plan", "retrieval"},
	"retrieval/postgres":  {"plan", "retrieval"},
	"retrieval/endpoint":  {"plan", "retrieval"},
	"retrieval/joined":    {"retrieval"},
	"retrieval/storetest": {"plan", "retrieval"},
	"agent":               {"plan", "retrieval"},
	"agent/export/xlsx":   {"plan", "agent/work", "agent/export"},
	"bots":                {"plan", "agent"},
	"bots/slack":          {"plan", "agent", "bots"},
	"bots/mcp":            {"plan", "agent", "bots"},
	"bots/keep":           {},
	"bots/otlp":           {},
	"bots/remind":         {"plan", "agent", "bots"},
	"bots/zalo":           {"plan", "agent", "bots"},
	"bots/web/login":      {},
	"bots/cli":            {"plan", "ingest", "retrieval", "agent", "bots", "eval"},
	"eval":                {"plan", "ingest", "retrieval", "agent"},
}

// oneHome are the modules of others that only one folder may import, or few.
var oneHome = map[string]string{
	"modernc.org/sqlite":         "retrieval/sqlite",
	"github.com/spf13/cobra":     "bots/cli",
	"github.com/jackc/pgx":       "retrieval/postgres",
	"github.com/tmc/langchaingo": "retrieval/endpoint agent/llm agent/loop agent/langchain",
	"github.com/coreos":          "bots/web/login",
	"golang.org/x/oauth2":        "bots/web/login",
	"github.com/xuri":            "agent/export/xlsx ingest/xlsx",
	"github.com/slack-go":        "bots/slack",

	"github.com/modelcontextprotocol": "bots/mcp",
	"github.com/klippa-app":           "ingest/pdf",
	"github.com/tetratelabs":          "ingest/pdf",
	"golang.org/x/net/html":           "ingest/html",
}

// wired are parts that bots/cli puts together and eval measures; nobody else
// may choose one.
var wired = []string{"retrieval/sqlite", "retrieval/postgres", "retrieval/endpoint", "retrieval/joined"}

type listed struct {
	ImportPath string
	Imports    []string
	Doc        string
}

func listPackages(t *testing.T) []listed {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports,Doc", "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []listed
	dec := json.NewDecoder(strings.NewReader(string(out)))
	for dec.More() {
		var p listed
		if err := dec.Decode(&p); err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	return all
}

// folder returns the row of mayImport that a package of ours falls under.
func folder(path string) string {
	dir := strings.TrimPrefix(strings.TrimPrefix(path, "kehoach"), "/")
	best := ""
	for row := range mayImport {
		if within(dir, row) && len(row) > len(best) {
			best = row
		}
	}
	return best
}

// athome reports whether a package is in one of the folders of a module.
func athome(path, from, homes string) bool {
	dir := strings.TrimPrefix(path, "kehoach/")
	return slices.ContainsFunc(strings.Fields(homes), func(home string) bool { return within(from, home) || within(dir, home) })
}

func within(dir, row string) bool { return dir == row || strings.HasPrefix(dir, row+"/") }

func TestImportsPointOneWay(t *testing.T) {
	for _, p := range listPackages(t) {
		from := folder(p.ImportPath)
		for _, imp := range p.Imports {
			for module, home := range oneHome {
				if within(imp, module) && !athome(p.ImportPath, from, home) {
					t.Errorf("%s imports %s; only %s may", p.ImportPath, imp, home)
				}
			}
			if imp != "kehoach" && !strings.HasPrefix(imp, "kehoach/") {
				continue
			}
			dir := strings.TrimPrefix(imp, "kehoach/")
			if from != "" && within(dir, from) {
				continue
			}
			allowed := slices.ContainsFunc(mayImport[from], func(row string) bool { return within(dir, row) })
			if slices.ContainsFunc(wired, func(row string) bool { return within(dir, row) }) && from != "bots/cli" && from != "eval" {
				allowed = false
			}
			if !allowed {
				t.Errorf("%s imports %s: %q may import %q only", p.ImportPath, imp, from, mayImport[from])
			}
		}
	}
}

func TestEveryPackageHasADocComment(t *testing.T) {
	for _, p := range listPackages(t) {
		if p.Doc == "" {
			t.Errorf("%s has no doc comment", p.ImportPath)
		}
	}
}

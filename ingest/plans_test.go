package ingest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// appendix returns the rows of a document's last table, white space made
// one space.
func appendix(t *testing.T, file string) [][]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata/plans", file))
	if err != nil {
		t.Fatal(err)
	}
	d, err := Document(file, data)
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for _, b := range d.Blocks {
		if b.Table == nil {
			continue
		}
		rows = nil
		for _, row := range b.Table.Rows {
			var cells []string
			for _, c := range row {
				cells = append(cells, strings.Join(strings.Fields(c.Text), " "))
			}
			rows = append(rows, cells)
		}
	}
	return rows
}

// The flattened text of a plan and its Word file give the same appendix.
func TestTextAndWordAgree(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name          string
		rows, columns int
	}{
		{"dong-thap-552", 24, 5},
		{"dong-nai-179", 130, 6},
	} {
		text, word := appendix(t, tt.name+".md"), appendix(t, tt.name+".docx")
		if len(word) != tt.rows || len(word[0]) != tt.columns {
			t.Errorf("%s: %d rows of %d cells, want %d of %d", tt.name, len(word), len(word[0]), tt.rows, tt.columns)
		}
		if diff := cmp.Diff(word, text); diff != "" {
			t.Errorf("%s: appendix differs (-docx +md):\n%s", tt.name, diff)
		}
	}
}

// Paragraphs outside tables agree too, whatever the wrapping.
func TestTextAndWordAgreeOnParagraphs(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"dong-thap-552", "dong-nai-179"} {
		var got [2][]string
		for i, ext := range []string{".docx", ".md"} {
			data, err := os.ReadFile(filepath.Join("testdata/plans", name+ext))
			if err != nil {
				t.Fatal(err)
			}
			d, err := Document(name+ext, data)
			if err != nil {
				t.Fatal(err)
			}
			for _, b := range d.Blocks {
				if b.Table == nil {
					got[i] = append(got[i], strings.Join(strings.Fields(b.Text), " "))
				}
			}
		}
		if diff := cmp.Diff(got[0], got[1]); diff != "" {
			t.Errorf("%s (-docx +md):\n%s", name, diff)
		}
	}
}

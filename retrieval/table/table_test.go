package table

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The form of an embedder of langchaingo.
var _ interface {
	EmbedDocuments(ctx context.Context, texts []string) ([][]float32, error)
	EmbedQuery(ctx context.Context, text string) ([]float32, error)
} = (*Table)(nil)

// small returns a table whose rows have one component each that is not zero.
func small(t *testing.T, phrases ...string) *Table {
	t.Helper()
	dim := len(phrases)
	rows := make([]float32, dim*dim)
	for i := range phrases {
		rows[i*dim+i] = float32(i + 1)
	}
	table, err := Open(Encode(phrases, rows, dim))
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func TestRows(t *testing.T) {
	t.Parallel()
	v := NewVocabulary([]string{
		"thủ", "tục", "hành", "chính", "thủ tục", "thủ tục hành chính", "hành chính", "tục hành chính", Number, "reform", "hòa",
	})
	for text, want := range map[string]string{
		"Thủ tục":                  "thủ tục|thủ|tục",
		"thủ tục hành chính":       "thủ tục|thủ|tục|hành chính|hành|chính", // a phrase has three words at most
		"tục hành chính":           "tục hành chính|tục|hành|chính",
		"thủ, tục":                 "thủ|tục",
		"hành\nchính":              "hành|chính",
		"hành - chính \"thủ\" tục": "hành chính|hành|chính|thủ tục|thủ|tục",
		"cải cách":                 "",
		"120 thủ tục năm 2025":     "0|thủ tục|thủ|tục|0",
		"administrative reforms":   "reform",
		"Hoà":                      "hòa",
		"thu\u0309 tu\u0323c":      "thủ tục|thủ|tục",
		"":                         "",
	} {
		var got []string
		for _, row := range v.Rows(nil, text) {
			got = append(got, v.Phrase(row))
		}
		if diff := cmp.Diff(want, strings.Join(got, "|")); diff != "" {
			t.Errorf("rows of %q (-want +got):\n%s", text, diff)
		}
	}
}

func TestPooling(t *testing.T) {
	t.Parallel()
	table := small(t, "thủ", "tục", "thủ tục")
	got, err := table.EmbedDocuments(t.Context(), []string{"thủ tục, thủ", "???"})
	if err != nil {
		t.Fatal(err)
	}
	// thủ twice, tục once, thủ tục once, by the lengths 1, 2 and 3.
	length := math.Sqrt(2*2 + 2*2 + 3*3)
	for i, want := range []float64{2 / length, 2 / length, 3 / length} {
		if math.Abs(float64(got[0][i])-want) > 1e-3 {
			t.Errorf("component %d is %.4f, want %.4f", i, got[0][i], want)
		}
	}
	if diff := cmp.Diff([]float32{0, 0, 0}, got[1]); diff != "" {
		t.Errorf("a text without known words: %s", diff)
	}
}

func TestQuestionsGetTheirDiacritics(t *testing.T) {
	t.Parallel()
	table := small(t, "thủ tục", "hành chính", "tu")
	got, err := table.EmbedQuery(t.Context(), "thu tuc hanh chinh")
	if err != nil {
		t.Fatal(err)
	}
	want, err := table.EmbedDocuments(t.Context(), []string{"thủ tục hành chính"})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want[0], got); diff != "" {
		t.Error(diff)
	}
}

func TestOpenRefusesOtherFiles(t *testing.T) {
	t.Parallel()
	good := string(Encode([]string{"a", "b"}, []float32{1, 2, 3, 4}, 2))
	for name, data := range map[string]string{
		"empty":          "",
		"of other magic": "x" + good[1:],
		"cut off":        good[:len(good)-1],
		"too long":       good + "x",
		"of more rows":   good[:rowsAt] + "\x03" + good[rowsAt+1:],
	} {
		if _, err := Open([]byte(data)); err == nil {
			t.Errorf("a file that is %s is opened", name)
		}
	}
}

// TestProvenance holds that table.txt speaks of this table.bin.
func TestProvenance(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("table.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{
		fmt.Sprintf("sha256: %x", sha256.Sum256(builtin)),
		fmt.Sprintf("bytes: %d", len(builtin)),
		"identity: " + Default().Identity(),
	} {
		if !strings.Contains(string(text), line+"\n") {
			t.Errorf("table.txt does not say %q", line)
		}
	}
	if !bytes.Equal(builtin[sumAt:rowsAt], checksum(builtin)) {
		t.Error("table.bin has another checksum than it says")
	}
	if len(builtin) > 10_000_000 {
		t.Errorf("table.bin has %d bytes, more than 10 MB", len(builtin))
	}
}

package corpus

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehoach/plan/vi/restore/ngram"
)

func TestSentences(t *testing.T) {
	t.Parallel()
	got := Sentences("# Một tiêu đề\n\n**Căn cứ** Luật số\n5; theo đề nghị.\n| ô một | ô hai |\n(Hình từ Internet)\n- Xã A. Xã B\n")
	want := []string{"Một tiêu đề", "Căn cứ Luật số 5", "theo đề nghị.", "ô một", "ô hai", "- Xã A", "Xã B"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestExcluded(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "gold.txt")
	text := "q: hạn chót nộp báo cáo\nmột câu dài có đủ tám âm tiết trở lên\n"
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	e, err := ReadExcluded([]string{file})
	if err != nil {
		t.Fatal(err)
	}
	for s, want := range map[string]bool{
		"han chot nop bao cao":                      true,
		"hạn chót nộp báo cáo quý":                  false,
		"đây là một câu dài có đủ tám âm tiết khác": true,
		"đây là một câu dài có đủ bảy âm tiết khác": false,
		"một câu dài có đủ tám âm tiết":             true,
	} {
		if got := e.Has(ngram.Units(s)); got != want {
			t.Errorf("has(%q) = %t", s, got)
		}
	}
}

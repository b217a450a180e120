package retrieval

import (
	"strconv"
	"strings"
	"testing"

	"kehoach/plan/vi"
)

// TestData holds the data files to their forms.
func TestData(t *testing.T) {
	for name, data := range map[string]string{"stop": stopData, "function": functionData, "english-stop": englishStopData} {
		seen := map[string]bool{}
		for line := range dataLines(data) {
			weights, phrase, ok := strings.Cut(line, " ")
			for w := range strings.SplitSeq(weights, "/") {
				if n, err := strconv.ParseFloat(w, 64); err != nil || n < 0 || n > 1 {
					t.Errorf("%s: %q: weight %q is no number from 0 to 1", name, line, w)
				}
			}
			if !ok || len(wordsOf(phrase)) == 0 || seen[phrase] || strings.ToLower(phrase) != phrase {
				t.Errorf("%s: %q: no phrase in small letters, or a second time", name, line)
			}
			seen[phrase] = true
		}
	}

	shorts := map[string]string{}
	for line := range dataLines(abbreviationData) {
		short, long, ok := strings.Cut(line, " = ")
		if !ok || len(wordsOf(long)) < 2 {
			t.Errorf("abbreviations: %q: want SHORT = long form of several words", line)
			continue
		}
		key := strings.Join(texts(wordsOf(short)), " ")
		if other, ok := shorts[key]; ok && vi.Fold(other) != vi.Fold(long) {
			t.Errorf("abbreviations: %q is both %q and %q", short, other, long)
		}
		shorts[key] = long
	}

	seen := map[string]bool{}
	for line := range dataLines(englishData) {
		en, vietnamese, ok := strings.Cut(line, " = ")
		key := strings.Join(texts(stems(wordsOf(en))), " ")
		if !ok || key == "" || seen[key] {
			t.Errorf("english: %q: want one line with english = tiếng Việt", line)
		}
		seen[key] = true
		for way := range strings.SplitSeq(vietnamese, " | ") {
			if len(wordsOf(way)) == 0 || way != strings.TrimSpace(way) || vi.NFC(way) != way {
				t.Errorf("english: %q: empty, padded or decomposed way %q", line, way)
			}
		}
	}
}

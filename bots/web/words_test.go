package web

import (
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	wordKey  = regexp.MustCompile(`(?:^|[\s,{])([A-Za-z_]\w*): (?:"|\[)`)
	wordUsed = regexp.MustCompile(`\bt\("(\w+)"`)
)

// TestWordsInBothLanguages holds the two lists of the page's words together,
// and to what the page uses.
func TestWordsInBothLanguages(t *testing.T) {
	keys := make(map[string][]string)
	var used []string
	for name, f := range files() {
		text := string(f.plain)
		if lang, ok := strings.CutPrefix(path.Base(name), "words."); ok {
			// Words themselves may hold what looks like a key.
			text = regexp.MustCompile(`"(?:[^"\\]|\\.)*"`).ReplaceAllString(text, `""`)
			for _, m := range wordKey.FindAllStringSubmatch(text, -1) {
				keys[lang[:2]] = append(keys[lang[:2]], m[1])
			}
			continue
		}
		if strings.HasSuffix(name, ".js") {
			for _, m := range wordUsed.FindAllStringSubmatch(text, -1) {
				used = append(used, m[1])
			}
		}
	}
	if len(keys["vi"]) < 100 || len(used) < 80 {
		t.Fatalf("%d words, %d uses found", len(keys["vi"]), len(used))
	}
	for _, lang := range []string{"vi", "en"} {
		other := map[string]string{"vi": "en", "en": "vi"}[lang]
		for _, k := range keys[lang] {
			if !slices.Contains(keys[other], k) {
				t.Errorf("%s has %q, %s has not", lang, k, other)
			}
		}
	}
	for _, k := range used {
		if !slices.Contains(keys["vi"], k) && !strings.HasSuffix(k, "_") {
			t.Errorf("the page uses %q, which no language has", k)
		}
	}
}

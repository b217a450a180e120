package gate

import (
	_ "embed"
	"strings"
	"sync"

	"kehoach/plan/vi"
)

//go:embed words.txt
var wordsFile string

// joining are the words of words.txt and the phrases of several.
var joining = sync.OnceValue(func() (j struct {
	words   map[string]bool
	phrases map[string][][]string // by the first word
}) {
	j.words, j.phrases = make(map[string]bool), make(map[string][][]string)
	for l := range strings.Lines(wordsFile) {
		if strings.HasPrefix(l, "#") {
			continue
		}
		for _, w := range strings.Fields(vi.Lower(vi.NFC(l))) {
			parts := strings.Split(w, "_")
			if len(parts) == 1 {
				j.words[w] = true
			} else {
				j.phrases[parts[0]] = append(j.phrases[parts[0]], parts)
			}
		}
	}
	return j
})

// joins reports whether a word is free.
func joins(lower string) bool { return joining().words[lower] }

// freePhrases marks the words of phrases that are free together.
func freePhrases(ws []word, free []bool) {
	for i := range ws {
		for _, p := range joining().phrases[ws[i].lower] {
			fits := i+len(p) <= len(ws)
			for k := 0; fits && k < len(p); k++ {
				fits = ws[i+k].lower == p[k] && (k == 0 || ws[i+k].sep == " ")
			}
			if fits {
				mark(free, i, i+len(p))
			}
		}
	}
}

// negation are words that turn a statement into its opposite or take something
// out of it.
var negation = map[string]bool{
	"không": true, "chưa": true, "chẳng": true, "chả": true, "đừng": true, "cấm": true, "miễn": true, "trừ": true, "hủy": true, "huỷ": true,
	"hoãn": true, "ngừng": true, "dừng": true, "bãi": true, "thôi": true, "khỏi": true, "thiếu": true,
	"not": true, "no": true, "never": true, "without": true, "except": true, "cancel": true, "cancelled": true, "neither": true, "nor": true, "none": true,
}

// heads are words that a body's name begins with: what follows them must be
// what follows them in the entry.
var heads = map[string]bool{
	"sở": true, "bộ": true, "ban": true, "cục": true, "phòng": true, "ủy": true, "ubnd": true, "hđnd": true, "hội": true,
	"viện": true, "tòa": true, "trường": true, "đoàn": true, "đảng": true, "tỉnh": true, "huyện": true, "xã": true, "phường": true,
	"bệnh": true, "kho": true, "quỹ": true, "đài": true,
	"đầu": true, "giữa": true, "cuối": true, "nửa": true, "department": true, "ministry": true, "office": true, "committee": true,
}

// qualifiers widen, narrow or weaken what follows them, which must be what
// follows them in the entry.
var qualifiers = map[string]bool{
	"thể": true, "chỉ": true, "đã": true, "đang": true, "mọi": true, "tất": true, "toàn": true, "riêng": true, "hầu": true, "nếu": true,
	"hoặc": true, "duy": true, "mỗi": true, "từng": true, "gần": true, "hơn": true, "gấp": true, "only": true, "all": true, "every": true, "if": true, "or": true, "already": true,
}

// periods are words that say how often, after a word of the entry's.
var periods = map[string]bool{"tháng": true, "quý": true, "năm": true, "tuần": true, "ngày": true, "day": true, "month": true, "quarter": true, "year": true, "week": true}

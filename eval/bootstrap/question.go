package bootstrap

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"kehoach/plan"
)

// Question is a candidate: a block of the gold's format.
type Question struct {
	// Kind is what is asked for, as the gold names its kinds.
	Kind string
	Text string
	// Want are entries of which all are needed; an item may be alternatives
	// joined by " / ". None means that the answer rests on no entry.
	Want []string
	// May are entries that are neither needed nor wrong; MayAny: all are.
	May    []string
	MayAny bool
	// Words are items of which all must be in the answer, each its
	// alternatives.
	Words [][]string
	// Totals are the counts that are right.
	Totals []int
	// Abstain is the reasons for which not to know is right, in the gold's
	// words.
	Abstain string
}

// Unchecked is the note of each candidate: nobody has read it yet.
const Unchecked = "chưa kiểm tra"

// Write writes candidates about a plan in the gold's format, under a head that
// says what to do with them.
func Write(w io.Writer, p *plan.Plan, questions []Question) error {
	var b strings.Builder
	fmt.Fprintf(&b, `# Câu hỏi gợi ý về %s (%s).
#
# Máy lập từ các ô, các mục đọc được của kế hoạch; CHƯA AI KIỂM TRA. Đọc từng câu bên cạnh văn bản:
# - đúng: xóa dòng "note: %s";
# - sai: sửa "want" (các mục mà câu trả lời phải dựa vào), "may" (mục nêu cũng được), "words" (chữ phải có);
# - vô ích: xóa cả khối. Viết lại câu hỏi như người ta gõ thật thì càng tốt.
# Chạy: kehoach eval --questions TỆP_NÀY --plan TỆP_KẾ_HOẠCH
#
# Candidates made from the plan's fields; a person must read each beside the plan before it counts.
`, oneLine(p.Title), oneLine(cmp.Or(p.Number, p.File)), Unchecked)
	kind := ""
	for _, q := range questions {
		if q.Kind != kind {
			kind = q.Kind
			fmt.Fprintf(&b, "\n# ---- %s\n", kind)
		}
		q.write(&b)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (q *Question) write(b *strings.Builder) {
	fmt.Fprintf(b, "\nkind: %s\nq: %s\n", q.Kind, oneLine(q.Text))
	switch {
	case len(q.Want) > 0:
		listed(b, "want", q.Want)
	case q.Abstain == "" || strings.HasPrefix(q.Abstain, "optional"):
		b.WriteString("want: none\n")
	}
	switch {
	case q.MayAny:
		b.WriteString("may: any\n")
	case len(q.May) > 0:
		listed(b, "may", q.May)
	}
	if len(q.Words) > 0 {
		var items []string
		for _, alternatives := range q.Words {
			items = append(items, strings.Join(alternatives, " / "))
		}
		fmt.Fprintf(b, "words: %s\n", strings.Join(items, " | "))
	}
	if len(q.Totals) > 0 {
		fmt.Fprintf(b, "total: %s\n", strings.Join(strings.Fields(strings.Trim(fmt.Sprint(q.Totals), "[]")), " / "))
	}
	if q.Abstain != "" {
		fmt.Fprintf(b, "abstain: %s\n", q.Abstain)
	}
	fmt.Fprintf(b, "note: %s\n", Unchecked)
}

// listed writes a list of entries, on as many lines as it needs.
func listed(b *strings.Builder, key string, items []string) {
	line := key + ": "
	for i, item := range items {
		if i > 0 {
			line += ","
			if len(line)+len(item) > 100 {
				b.WriteString(line + "\n")
				line = " "
			}
			line += " "
		}
		line += item
	}
	b.WriteString(line + "\n")
}

// oneLine puts a text on one line.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

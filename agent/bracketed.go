package agent

import (
	"slices"
	"strings"

	"kehoach/plan/vi"
)

// bracketed says where the plan writes a short name in brackets behind what it
// stands for, for those that are no initials of it: "Hệ thống thông tin chẩn
// đoán hình ảnh (PACS)".
func (t *turn) bracketed() bool {
	if !t.asksLongForm() && !t.q.Has("define") || t.q.TopicWords > 2 {
		return false
	}
	var keys []string
	for _, tok := range vi.Tokens(t.q.Content) {
		if len(tok.Fold) >= 2 && !vi.IsSyllable(tok.Fold) {
			keys = append(keys, tok.Fold)
		}
	}
	for _, e := range t.b.plan.Entries {
		text := ownText(e)
		for rest := text; ; {
			open := strings.IndexByte(rest, '(')
			if open < 0 {
				break
			}
			inner, after, ok := strings.Cut(rest[open+1:], ")")
			if !ok {
				break
			}
			if slices.Contains(keys, strings.TrimSpace(vi.Fold(inner))) {
				long := strings.TrimSpace(rest[lastStop(rest[:open])+1 : open])
				t.r.intent = "define"
				t.r.line("**%s**: %s (kế hoạch viết tên này trong ngoặc) %s.", "**%s**: %s (the plan puts this name in brackets behind it) %s.",
					strings.TrimSpace(inner), oneLine(long), t.r.cite(e))
				return true
			}
			rest = after
		}
	}
	return false
}

// lastStop returns where the last mark stands that ends a phrase, -1 without
// one.
func lastStop(s string) int { return strings.LastIndexAny(s, ",;:.)\n") }

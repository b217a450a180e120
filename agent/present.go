package agent

import (
	"slices"
	"strings"

	"kehoach/plan"
	"kehoach/plan/vi"
)

// present answers how things stand, where the plan itself says so: "hiện nay có
// bao nhiêu trạm 5G".
func (t *turn) present() bool {
	q := t.q
	if !q.HasPhrase("hien nay", "hien tai", "hien co", "dang co", "tinh den nay", "currently", "at present", "so far") || !q.Has("figure", "count") || q.Window != nil && q.Window.Unit != plan.Day || len(q.Refs) > 0 || len(t.given) > 0 || q.TopicWords < 2 {
		return false
	}
	for _, h := range t.look(q.Topic, mostHits) {
		if h.cover >= perhaps && hasDigit(h.e.Text) && saysPresent(h.e) {
			t.r.intent = "present"
			t.full(concern{e: h.e, way: notConcerned})
			return true
		}
	}
	return false
}

// saysPresent reports whether an entry says how things are when the plan is
// made.
func saysPresent(e *plan.Entry) bool {
	if e.Kind == plan.KindTask {
		return false
	}
	text := vi.Fold(e.Text)
	heads := vi.Fold(strings.Join(e.Heading, " "))
	return slices.ContainsFunc([]string{"hien nay", "hien tai", "tinh den", "den nay", "hien co", "hien trang"}, func(w string) bool { return strings.HasPrefix(text, w) }) ||
		strings.Contains(heads, "hien trang") || strings.Contains(heads, "thuc trang") || strings.Contains(heads, "tinh hinh")
}

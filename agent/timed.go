package agent

import (
	"slices"
	"strings"

	"kehoach/plan"
	"kehoach/plan/vi"
)

// asksDay reports whether a day is asked for.
func (t *turn) asksDay() bool {
	return t.q.HasPhrase("ngay nao", "ngay may", "ngay bao nhieu", "may gio", "bao gio", "khi nao", "luc nao", "thang may", "thang nao")
}

// hasTime reports whether an entry can say when: a task is shown with its
// times, or that it has none.
func hasTime(e *plan.Entry) bool {
	return e.Kind == plan.KindTask || !e.Due.IsZero() || saysTime(e.Text)
}

// timed returns the entry with a time that fits nearly as well as the best
// does, nil for none.
func (t *turn) timed(words string, best float64) []hit {
	const asWell = 0.8
	for _, h := range t.look(words, mostHits) {
		if h.cover >= asWell*best && hasTime(h.e) {
			return []hit{h}
		}
	}
	return nil
}

// saysTime reports whether a text says when something is done, by a day or
// otherwise.
func saysTime(text string) bool {
	fold := " " + vi.Fold(text)
	return hasDigit(text) || slices.ContainsFunc([]string{" ngay khi", " ngay sau", " sau khi", " truoc khi", " thuong xuyen", " hang ", " dinh ky", " trong vong", " kip thoi", " lien tuc", " trong khi"}, func(w string) bool { return strings.Contains(fold, w) })
}

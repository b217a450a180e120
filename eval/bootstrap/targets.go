package bootstrap

import (
	"slices"
	"strings"

	"kehoach/plan"
)

// targets asks for the first figure of each target.
func (b *maker) targets() []Question {
	var out []Question
	for _, e := range b.plan.OfKind(plan.KindTarget) {
		if len(e.Figures) == 0 {
			continue
		}
		text, figure := oneLine(leadIn.ReplaceAllString(strings.TrimSpace(e.Text), "")), oneLine(e.Figures[0])
		before, after, ok := strings.Cut(text, figure)
		if !ok || strings.Contains(figure, " / ") {
			continue
		}
		q := figureQuestion(figure, before, after)
		if q == "" {
			continue
		}
		out = append(out, Question{Kind: "target", Text: q, Want: []string{e.ID}, May: b.alike(e, figure), Words: [][]string{{figure}}})
	}
	return out
}

// figureQuestion asks for a figure by the words before it, or after it where
// the text begins with it.
func figureQuestion(figure, before, after string) string {
	if i := strings.LastIndexAny(before, ".;:"); i >= 0 {
		before = before[i+1:]
	}
	if i := strings.IndexAny(after, ".;:"); i >= 0 {
		after = after[:i]
	}
	led, words := strings.Fields(before), strings.Fields(strings.TrimLeft(after, " ,"))
	if len(led) > 16 {
		led = led[len(led)-16:]
		if i := slices.IndexFunc(led, func(w string) bool { return strings.HasSuffix(w, ",") }); i >= 0 && i < len(led)-fewestWords {
			led = led[i+1:]
		}
	}
	if len(led) >= 6 && reaches(led) {
		return strings.Join(led, " ") + " bao nhiêu?"
	} else if len(led) > 0 && len(led)+len(words) >= fewestWords {
		return strings.TrimRight(strings.Join(append(append(led, much(figure)), words[:min(len(words), 12)]...), " "), " ,(") + "?"
	}
	if len(words) < fewestWords {
		return ""
	}
	rest := strings.TrimRight(strings.Join(words[:min(len(words), 14)], " "), " ,(")
	return "B" + much(figure)[1:] + " " + rest + "?"
}

// much asks for a figure with its unit: "bao nhiêu mô hình" for "05 mô hình".
func much(figure string) string {
	if strings.HasSuffix(figure, "%") {
		return "bao nhiêu phần trăm"
	}
	if _, unit, ok := strings.Cut(figure, " "); ok {
		return "bao nhiêu " + unit
	}
	return "bao nhiêu"
}

// reaches reports whether the words before a figure say already what has to
// come to it ("tỷ lệ … đạt tối thiểu").
func reaches(led []string) bool {
	for _, w := range led[max(0, len(led)-4):] {
		if strings.EqualFold(w, "đạt") || strings.EqualFold(w, "lên") {
			return true
		}
	}
	return false
}

// alike are the other entries that give the same figure.
func (b *maker) alike(e *plan.Entry, figure string) []string {
	var out []string
	for _, o := range b.plan.Entries {
		if o != e && strings.Contains(oneLine(o.Words()), figure) {
			out = append(out, o.ID)
		}
	}
	return out
}

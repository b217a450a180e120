package agent

import (
	"slices"
	"strings"

	"kehoach/plan/vi"
)

// promote takes a weakly named agency for certain where nothing else is
// asked: "y tế phải làm gì".
func (t *turn) promote() {
	q := t.q
	if len(q.Agencies) == 0 && len(q.Hints) == 0 && len(q.Refs) == 0 {
		t.nameLevel()
		t.nameDoer()
	}
	t.nameCity()
	if len(q.Agencies) > 0 || len(q.Hints) == 0 || len(q.Refs) > 0 || t.asksWho() && q.TopicWords >= 3 {
		return
	}
	if h := q.Hints[0]; h.End > 0 && len(q.Hints) == 1 && q.Has("list") && !q.Has("due", "when", "lead", "coord") && !t.hasTasks(h) {
		before := " " + strings.Join(folds(q.Text[:h.Start]), " ")
		if slices.ContainsFunc([]string{" ve", " lien quan", " lien quan den", " about", " on"}, func(w string) bool { return strings.HasSuffix(before, w) }) {
			return // a field of work, not its body
		}
	}
	if h := q.Hints[0]; len(q.Hints) == 1 && q.TopicWords >= 3 && len(t.b.concerns(h.Key)) == 0 {
		return // words of the subject: the plan does not know that body
	}
	rest := t.telling()
	for _, h := range q.Hints {
		rest = without(rest, h.Name)
	}
	if level := q.Hints[0]; rest != "" && level.Group && q.Has("list") && q.Has("lead", "coord", "duty") && !t.asksWho() {
		q.Agencies, q.Hints = q.Hints[:1], nil
		q.Topic = without(q.Topic, level.Name)
		q.TopicWords = len(folds(q.Topic))
		return
	}
	if rest == "" && (q.Has("duty", "list", "count", "due", "when", "coord", "lead") || t.window() != nil || q.Has(narrowing...)) {
		q.Agencies, q.Hints = q.Hints, nil
		q.Topic, q.TopicWords = "", 0
	}
}

// nameCity takes "UBND thành phố" in a province's plan for the city that the
// province is named after, where the directory knows it, else for the
// committees of its level: it is not the province's own.
func (t *turn) nameCity() {
	if !strings.Contains(vi.Fold(t.b.plan.Issuer), "tinh") {
		return
	}
	for i, h := range t.q.Hints {
		if name := " " + vi.Fold(h.Name) + " "; !strings.Contains(name, " thanh pho ") && !strings.Contains(name, " tp ") || h.Group {
			continue
		}
		place := strings.TrimSpace(strings.TrimPrefix(t.b.plan.Place, "tỉnh "))
		for _, name := range []string{"UBND thành phố " + place, "UBND cấp huyện"} {
			if ms := t.b.dir.Find(name); len(ms) > 0 && !ms[0].Weak && ms[0].Key != h.Key {
				ms[0].Start, ms[0].End, ms[0].Name = h.Start, h.End, h.Name
				t.q.Hints[i] = ms[0]
				break
			}
		}
	}
}

// nameLevel takes a lone "huyện" or "xã" for the people's committees of that
// level where the question is what somebody must do: "huyện phải làm gì".
func (t *turn) nameLevel() {
	q := t.q
	if !q.Has("duty", "lead", "coord", "report") && !(q.Has("list", "count") && q.Has("product", "due") && q.HasPhrase("phai")) {
		return
	}
	runs := strings.Split(q.Topic, ", ")
	if last := folds(q.Topic); len(last) > 2 && t.group() != "" && (last[len(last)-1] == "huyen" || last[len(last)-1] == "xa") && !slices.Contains([]string{"cap", "cac", "ubnd"}, last[len(last)-2]) {
		cut := strings.LastIndexByte(q.Topic, ' ') // "mảng thể chế huyện chủ trì gì"
		runs = []string{q.Topic[:cut], q.Topic[cut+1:]}
	}
	if t.takeLevel(runs) {
		return
	}
	if first := q.Tokens(); len(first) > 2 && slices.Contains([]string{"xa", "phuong", "huyen"}, first[0].Fold) && slices.Contains(levelVerbs, first[1].Fold) {
		if name, rest, found := strings.Cut(runs[0], " "); found && vi.Fold(name) == first[0].Fold {
			t.takeLevel(append([]string{name, rest}, runs[1:]...)) // "xã gửi báo cáo kiểm kê về đâu"
		}
	}
}

// levelVerbs may follow a level that is named alone: "xã gửi …".
var levelVerbs = []string{"gui", "nop", "bao", "phai", "can", "lam", "duoc", "chu", "lap", "xay", "to", "trien", "thuc"}

// takeLevel takes a level of administration that is named alone among runs of
// the topic for the committees of that level. It reports whether one is.
func (t *turn) takeLevel(runs []string) bool {
	q := t.q
	for i, run := range runs {
		words := slices.DeleteFunc(folds(run), func(w string) bool {
			return slices.Contains([]string{"nop", "gui", "trinh", "phai", "bao", "cao", "quy", "nam", "thang", "bc"}, w)
		})
		level := map[string]string{"huyen": "UBND cấp huyện", "cac huyen": "UBND cấp huyện", "xa": "UBND cấp xã", "cac xa": "UBND cấp xã", "xa phuong": "UBND cấp xã", "cac xa phuong": "UBND cấp xã", "xa toi": "UBND cấp xã", "xa em": "UBND cấp xã", "xa minh": "UBND cấp xã", "phuong toi": "UBND cấp xã", "phuong em": "UBND cấp xã", "phuong minh": "UBND cấp xã", "phuong": "UBND cấp xã"}[strings.Join(words, " ")]
		if level == "" {
			continue
		}
		for _, m := range t.b.dir.Find(level) {
			m.Start, m.End, m.Name = 0, 0, level
			q.Agencies = append(q.Agencies, m)
		}
		q.Topic = strings.Join(slices.Delete(runs, i, i+1), ", ")
		q.TopicWords = len(folds(q.Topic))
		return true
	}
	return false
}

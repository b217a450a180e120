package agent

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"kehoach/plan"
	"kehoach/plan/agency"
	"kehoach/plan/vi"
)

// nearly is the share of the best cover from which another entry may be what a
// figure is asked of.
const nearly = 0.7

// figureOf keeps of what the words find what can say the figure asked for: of
// the year that the question names, and of what it counts. It returns nil
// where the best finding surely is of another year or of another thing.
func (t *turn) figureOf(hits []hit) []hit {
	if len(hits) == 0 {
		return hits
	}
	if slices.ContainsFunc(t.q.Agencies, func(m agency.Mention) bool { return !t.spokenOf(m) }) || t.strangeFigure() {
		return nil // of a body or a name that the plan has nowhere
	}
	for _, fits := range []func(*plan.Entry) bool{t.ofYear(), t.ofCounted(), t.ofMeasured(), t.ofNumber()} {
		if fits == nil {
			continue
		}
		most, first := hits[0].cover, hits[0]
		hits = slices.DeleteFunc(slices.Clone(hits), func(h hit) bool { return !fits(h.e) })
		if len(hits) == 0 || hits[0].cover < nearly*most {
			if hits = t.besideIt(first, fits); hits == nil {
				return nil
			}
		}
	}
	return hits
}

// besideIt returns the one entry under the same heading as another that can say
// the figure: "Số lượng: 5.000 cuốn" beside "Hình thức: in tài liệu".
func (t *turn) besideIt(h hit, fits func(*plan.Entry) bool) []hit {
	if h.e.Kind == plan.KindTask || len(h.e.Heading) == 0 || h.cover < surely {
		return nil
	}
	var out []hit
	for _, e := range t.b.plan.Entries {
		if e != h.e && e.Kind == h.e.Kind && slices.Equal(e.Heading, h.e.Heading) && fits(e) && hasDigit(e.Text) {
			out = append(out, hit{e: e, score: h.score, cover: h.cover})
		}
	}
	if len(out) != 1 {
		return nil
	}
	return out
}

// ofYear returns what tells whether an entry can be for the one year that the
// question names, nil for all: a target for 2045 says nothing about 2030.
func (t *turn) ofYear() func(*plan.Entry) bool {
	years := t.q.Years()
	p := t.b.plan
	if len(years) != 1 || p.LastYear <= p.Year && years[0] <= p.Year {
		return nil
	}
	just := t.q.HasPhrase("rieng nam", "chi rieng nam", "chi trong nam", "only in", "in the year")
	return func(e *plan.Entry) bool {
		said := yearsIn(e.Text)
		for i := len(e.Heading) - 1; i >= 0 && len(said) == 0; i-- {
			said = yearsIn(e.Heading[i])
		}
		if just || len(said) == 0 {
			return !just || slices.Contains(said, years[0])
		}
		return years[0] >= slices.Min(said) && years[0] <= slices.Max(said)
	}
}

// strangeFigure reports whether the question names something by a name that
// neither the plan nor the glossary has: "FPT Telecom phải lắp bao nhiêu trạm".
func (t *turn) strangeFigure() bool {
	name := t.strangeName()
	if name == "" {
		return false
	}
	_, known := glossary()[vi.Fold(name)]
	return !known && strings.ToUpper(name) == name && !slices.ContainsFunc(t.b.plan.Abbreviations, func(a plan.Abbreviation) bool { return vi.Fold(a.Short) == vi.Fold(name) })
}

// yearsIn returns the years that a text names.
func yearsIn(text string) []int {
	var out []int
	for _, m := range anyYear.FindAllString(text, -1) {
		y, _ := strconv.Atoi(m)
		out = append(out, y)
	}
	return out
}

// ofCounted returns what tells whether an entry speaks of what the question
// asks the number of ("bao nhiêu máy tính"), nil where it names nothing.
func (t *turn) ofCounted() func(*plan.Entry) bool {
	first, second := t.countedThing()
	if first == "" {
		return nil
	}
	return func(e *plan.Entry) bool {
		if e.Source.Row > 0 && slices.Contains(folds(strings.Join(e.Heading, " ")), first) {
			return true // the head of a table's column says it
		}
		words := folds(e.Words())
		for i, w := range words {
			if w != first {
				continue
			}
			if second == "" || i+1 < len(words) && words[i+1] == second {
				return true
			}
			for k := max(0, i-counting); k < i; k++ {
				if hasDigit(words[k]) {
					return true
				}
			}
		}
		return false
	}
}

// ofNumber returns what tells whether an entry says any number, nil where the
// question does not ask how much.
func (t *turn) ofNumber() func(*plan.Entry) bool {
	if !t.q.HasPhrase("bao nhieu", "bn", "how many", "how much", "what share", "what percentage") {
		return nil
	}
	return withNumber
}

// withNumber reports whether an entry can say a figure: it has a number; tasks
// are shown with all their cells.
func withNumber(e *plan.Entry) bool {
	return e.Kind == plan.KindTask || hasDigit(e.Words()) || numberWords.MatchString(vi.Fold(e.Text))
}

// numberWords matches numbers in words, folded.
var numberWords = regexp.MustCompile(`\b(?:it nhat mot|toi thieu mot|mot phan|mot nua|hai|ba|bon|sau|bay|tam|chin|muoi)\b`)

// measures are words that a question for a figure may begin with and that name
// what is measured: an entry without them says another figure.
var measures = []string{"giá", "mức", "tổng", "ngưỡng", "lương", "thưởng"}

// ofMeasured returns what tells whether an entry speaks of what the question
// begins with ("giá cà phê …", "ngưỡng pH …"), nil where that is no measure.
func (t *turn) ofMeasured() func(*plan.Entry) bool {
	toks := t.q.Tokens()
	if len(toks) == 0 || !slices.Contains(measures, toks[0].Lower) || t.saysTarget() {
		return nil
	}
	return func(e *plan.Entry) bool {
		for _, w := range vi.Tokens(strings.Join(e.Heading, " ") + " " + e.Words()) {
			if w.Lower == toks[0].Lower {
				return true
			}
		}
		return false
	}
}

// counting is how many words may stand between a number and what it counts.
const counting = 3

// countedNoise are words after "bao nhiêu" that name nothing to count.
var countedNoise = map[string]bool{
	"phan": true, "%": true, "la": true, "tro": true, "so": true, "thi": true, "va": true, "trong": true, "cua": true, "cho": true, "moi": true, "duoc": true,
	"dat": true, "tien": true, "ty": true, "trieu": true, "nam": true, "diem": true, "lan": true, "ve": true, "o": true, "tai": true, "den": true, "vao": true, "toi": true, "thu": true, "bac": true, "hang": true, "nua": true, "vay": true, "nhi": true, "a": true, "ha": true, "nhe": true, "roi": true, "hon": true, "nhieu": true, "khong": true, "duoi": true, "tren": true, "tong": true, "cai": true, "muc": true, "chi": true, "nhiem": true, "viec": true, "loai": true,
}

// countedThing returns the two words, folded, of what is counted; second is "" at
// the end of the question or of a clause.
func (t *turn) countedThing() (first, second string) {
	if t.q.Lang == "en" {
		return "", ""
	}
	toks := t.q.Tokens()
	for i := range toks {
		after := 0
		switch {
		case toks[i].Fold == "nhieu" && i > 0 && toks[i-1].Fold == "bao", toks[i].Fold == "bn":
			after = i + 1
		default:
			continue
		}
		if after >= len(toks) || countedNoise[toks[after].Fold] || hasDigit(toks[after].Fold) || strings.ContainsAny(t.q.Text[toks[i].End:toks[after].Start], ",.;%?") {
			return "", ""
		}
		if after+1 < len(toks) && strings.TrimSpace(t.q.Text[toks[after].End:toks[after+1].Start]) == "" {
			second = vi.Fold(t.q.Meant(after + 1))
		}
		return vi.Fold(t.q.Meant(after)), second
	}
	return "", ""
}

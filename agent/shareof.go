package agent

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"kehoach/plan"
	"kehoach/plan/vi"
)

// percent matches a percentage with what stands after it up to the next mark.
var percent = regexp.MustCompile(`\d[\d.,]*\s*%\s*([^.;,()%]*)`)

// rateOf matches what a target names a rate of before its figure.
var rateOf = regexp.MustCompile(`(?i)t[ỷỉ] lệ ([^.;:()%]*)`)

// mostShare is how much a target gains in the ranking if a percentage in it is
// one of just what the question asks the percentage of.
const mostShare = 0.25

// byShare ranks targets by whether their percentages are those of what the
// question asks the percentage of: "80% hệ thống thông tin của tỉnh …" rather
// than "100% báo cáo trên hệ thống thông tin …".
func (t *turn) byShare(hits []hit, words string) []hit {
	asked := joined(folds(words))
	if len(asked) == 0 {
		return hits
	}
	out := slices.Clone(hits)
	for i, h := range out {
		if h.e.Kind != plan.KindTarget {
			continue
		}
		best := 0.0
		for _, m := range append(percent.FindAllStringSubmatch(h.e.Text, -1), rateOf.FindAllStringSubmatch(h.e.Text, -1)...) {
			of := folds(m[1])
			of = joined(of[:min(len(of), 7)])
			n := 0
			for _, p := range of {
				if slices.Contains(asked, p) {
					n++
				}
			}
			best = max(best, float64(n)/float64(max(1, min(len(of), len(asked)))))
		}
		out[i].score += mostShare * min(1, best)
	}
	slices.SortStableFunc(out, func(a, b hit) int { return cmp.Compare(b.score, a.score) })
	return out
}

// joined returns the pairs of neighbouring words.
func joined(words []string) []string {
	var out []string
	for i := 1; i < len(words); i++ {
		out = append(out, words[i-1]+" "+words[i])
	}
	return out
}

// asksPercent reports whether a number of hundredths is asked for outright.
func (t *turn) asksPercent() bool {
	return t.q.Has("figure") && (strings.Contains(t.q.Text, "%") || t.q.HasPhrase("phan tram", "percent", "percentage"))
}

// asksShare reports whether a percentage is asked for.
func (t *turn) asksShare() bool {
	return strings.Contains(t.q.Text, "%") || t.q.HasPhrase("phan tram", "ty le", "ti le", "percent", "percentage", "share", "rate", "proportion") || strings.Contains(vi.Fold(t.q.Text), "bao nhieu phan")
}

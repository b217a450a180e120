package agent

import (
	"math"
	"slices"
)

// The weights by which [turn.meant] judges a finding: a logistic regression
// over the findings of the gold's tuning part (179 questions that the plan
// answers) and of everyday questions about other matters (258), where it lets
// 154 pass and turns 227 away, against 126 and 222 by the words covered alone.
const (
	meantBias    = -6.85
	meantCover   = 4.02  // the share of the words that the entry has
	meantNear    = 10.24 // the cosine of the question and the entry
	meantAbove   = -0.54 // the same, in deviations above the mean of all entries
	meantEnglish = -0.31
	meantWords   = 0.174 // for each of up to ten words of the question
	meantTopic   = 0.31  // for each of up to eight words of its topic
	meantGap     = 6.52  // between the nearest entry and the second
	meantLeast   = -0.5
	// meantSought is the least for words that ask nothing, as one types them
	// into a search box: whoever does so looks over what is found.
	meantSought = -1.2
)

// meant reports whether a finding is what the question's words mean, rather
// than only the nearest of what the plan holds.
func (t *turn) meant(words string, h hit) bool {
	near := t.similar(words)
	if len(near) < 2 {
		return h.cover >= t.least()
	}
	all := make([]float64, 0, len(near))
	mean, spread := 0.0, 0.0
	for _, x := range near {
		all = append(all, x)
		mean += x / float64(len(near))
	}
	for _, x := range all {
		spread += (x - mean) * (x - mean) / float64(len(near))
	}
	gap := t.gap(near)
	z := meantBias + meantCover*t.read(words).words[h.e.ID] + meantNear*near[h.e.ID] +
		meantWords*float64(min(10, t.q.Words())) + meantTopic*float64(min(8, t.q.TopicWords)) +
		meantGap*gap
	if spread > 0 {
		z += meantAbove * (near[h.e.ID] - mean) / math.Sqrt(spread)
	}
	if t.q.Lang == "en" {
		z += meantEnglish
	}
	least := meantLeast
	if !t.asksSomething() {
		least = meantSought
	}
	share := t.read(words).words[h.e.ID]
	return z > least || share >= surely || share >= perhaps && sharedRun(t.saidWords(), t.b.words()[t.b.place[h.e.ID]]) >= tellingRun
}

// gap returns by how much the nearest entry is nearer than the next that says
// something else.
func (t *turn) gap(near map[string]float64) float64 {
	best := ""
	for id, x := range near {
		if best == "" || x > near[best] || x == near[best] && id < best {
			best = id
		}
	}
	next := 0.0
	for id, x := range near {
		if id != best && !slices.Contains(t.b.kin()[best], id) {
			next = max(next, x)
		}
	}
	return near[best] - next
}

// tellingRun is how many words in a row that the question and an entry share
// tell that it is meant, beside the share of the words at which that counts.
const tellingRun = 4

// asksSomething reports whether the question has a word that asks, or a cue
// for what is asked.
func (t *turn) asksSomething() bool {
	return slices.ContainsFunc(t.q.Tokens(), asksWord) || t.asksWho() ||
		t.q.Has("when", "due", "start", "lead", "coord", "product", "objective", "figure", "count", "list", "duty", "where", "money", "report") ||
		t.q.HasPhrase("khong", "ko", "k", "chua", "sao", "the nao", "ntn", "is", "does", "do", "can", "how")
}

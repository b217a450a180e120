package gate

import (
	"slices"
	"strings"
)

// dates holds the times of a claim against an entry.
func (c *claim) dates(s *source) {
	for _, w := range c.times {
		cue := c.cue(w.from)
		about := around(c.ws, w.from, w.to)
		best, other := -1, -1
		for _, p := range s.times {
			fits := p.holds(w) && !(p.start && cue != "start" && cue != "run") && !((p.end || p.derived) && cue == "start")
			score := shared(about, p.about)
			if fits {
				best = max(best, score)
			} else if p.about != nil && !p.document && !p.start && (p.day > 0 || p.month > 0) && (w.day > 0 || w.month > 0) {
				other = max(other, score)
			}
		}
		if best < 0 || other > best && !c.derived(s, w) {
			c.fault(Date, w.from, w.to)
		}
	}
}

// derived reports whether a time is what the entry's own single date comes to.
func (c *claim) derived(s *source, w when) bool {
	return s.e.Due.Date != "" && len(s.e.Due.Parts) == 0 && dated(s.e.Due.Date).holds(w)
}

var startCues = map[string]bool{"từ": true, "bắt": true, "khởi": true, "start": true, "starts": true, "starting": true, "begin": true, "begins": true, "from": true}

var endCues = map[string]bool{"hạn": true, "hoàn": true, "xong": true, "chậm": true, "muộn": true, "trước": true, "đến": true, "deadline": true, "due": true, "by": true, "until": true, "finish": true, "complete": true, "completed": true, "before": true, "end": true, "kết": true}

var runCues = map[string]bool{"hiện": true, "khai": true, "gian": true}

// cue says whether the words before a time speak of a start, of an end or of
// the time that work takes ("run"); "" for none of them.
func (c *claim) cue(from int) string {
	for i := from; i >= 0 && i >= from-8; i-- {
		w := c.ws[i].lower
		switch {
		case i < from && slices.ContainsFunc(c.times, func(o when) bool { return o.from <= i && i < o.to }):
			return ""
		case startCues[w]:
			return "start"
		case endCues[w]:
			return "end"
		case runCues[w]:
			return "run"
		}
		if c.ws[i].breaks() && !strings.Contains(c.ws[i].sep, ":") {
			return ""
		}
	}
	return ""
}

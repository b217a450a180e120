package pdf

import (
	"math"
	"regexp"
	"strings"

	"kehoach/plan/vi"
)

var (
	pageNumber = regexp.MustCompile(`^[-–—\s]*(trang\s*)?\d{1,3}(\s*/\s*\d{1,3})?[-–—\s]*$`)
	stampSure  = regexp.MustCompile(`^(nguoi ky|ky boi|nguoi ky so|signed by|digitally signed by|thoi gian ky|ngay ky|signature not verified|chu ky so)\b`)
	stampMaybe = regexp.MustCompile(`^(email|co quan|to chuc|don vi|chuc vu|date|dn|reason|location|noi ky|ly do|thoi gian)\s*:`)
	digitRun   = regexp.MustCompile(`\d+`)
)

// stripMargins takes from the lines of each page those that are of the page
// and not of the text: page numbers, running heads and feet, the stamps that
// signing programs print. It returns the running heads' words and how many
// lines of stamps there were.
func stripMargins(pages [][]*line, heights []float64) (margin []string, stamps int) {
	seen := make(map[string]int)
	for i, ls := range pages {
		for _, l := range ls {
			if edge(l, heights[i]) {
				seen[running(l)]++
			}
		}
	}
	told := make(map[string]bool)
	for i, ls := range pages {
		var kept []*line
		body := usualSize(ls)
		for k, l := range ls {
			atEdge := edge(l, heights[i])
			outermost := k == 0 || k == len(ls)-1 || atEdge && l.y < heights[i]/2
			switch {
			case outermost && atEdge && pageNumber.MatchString(vi.Fold(l.text)):
			case atEdge && len(pages) > 2 && seen[running(l)] >= max(3, len(pages)*2/5):
				if !told[running(l)] {
					margin = append(margin, l.text)
					told[running(l)] = true
				}
			default:
				if l = unstamped(l, ls, body, &stamps); l != nil {
					kept = append(kept, l)
				}
			}
		}
		pages[i] = kept
	}
	return margin, stamps
}

// edge reports whether a line stands where page numbers do.
func edge(l *line, height float64) bool { return l.y < 0.085*height || l.y > 0.925*height }

// running is what stays the same of a running head.
func running(l *line) string { return digitRun.ReplaceAllString(vi.Fold(l.text), "#") }

// usualSize is the size of most letters.
func usualSize(ls []*line) float64 {
	count := make(map[float64]int)
	best := 0.0
	for _, l := range ls {
		count[l.size] += len(l.glyphs)
		if count[l.size] > count[best] {
			best = l.size
		}
	}
	return best
}

// unstamped returns a line without what belongs to the stamp of a signature,
// nil where nothing is left.
func unstamped(l *line, all []*line, body float64, stamps *int) *line {
	parts := l.parts()
	kept := parts[:0:0]
	for _, p := range parts {
		if isStamp(p, all, body) {
			*stamps++
			continue
		}
		kept = append(kept, p)
	}
	switch {
	case len(kept) == len(parts):
		return l
	case len(kept) == 0:
		return nil
	}
	var gs []glyph
	for _, p := range kept {
		gs = append(gs, p.glyphs...)
	}
	out := newLine(gs)
	if out != nil {
		out.page = l.page
	}
	return out
}

// isStamp reports whether a part of a line is of a stamp: it says so itself,
// or it is small and a line that says so is next to it.
func isStamp(p *line, all []*line, body float64) bool {
	fold := vi.Fold(p.text)
	if stampSure.MatchString(fold) && strings.Contains(fold, ":") || strings.HasPrefix(fold, "signature not verified") {
		return true
	}
	if !stampMaybe.MatchString(fold) && p.size > 0.85*body {
		return false
	}
	for _, l := range all {
		if math.Abs(l.y-p.y) > 3*p.size || l.x1 < p.x0 || l.x0 > p.x1 {
			continue
		}
		for _, q := range l.parts() {
			if stampSure.MatchString(vi.Fold(q.text)) && strings.Contains(q.text, ":") && math.Abs(q.x0-p.x0) < 3*p.size && math.Abs(q.size-p.size) < 1.5 {
				return true
			}
		}
	}
	return false
}

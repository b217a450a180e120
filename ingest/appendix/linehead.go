package appendix

import (
	"strings"
	"unicode/utf8"
)

// lineHeader is a header found among lines: lines from..to.
type lineHeader struct {
	layout   layout
	from, to int
}

// findHeaderLines looks for header cells, one a line, from start on: at least
// three recognised in a row, which together are the columns of a task table.
func findHeaderLines(texts []string, start int) (lineHeader, bool) {
	for i := start; i < len(texts); i++ {
		if !isHeaderLine(texts[i]) {
			continue
		}
		end := headerEnd(texts, i)
		if end-i < 3 {
			continue
		}
		cells := joinParents(joinBroken(texts[i:end]))
		if l := newLayout(cells); l.isTasks() && l.known() >= 3 {
			return lineHeader{l, i, skipColumnNumbers(texts, end)}, true
		}
		i = end - 1
	}
	return lineHeader{}, false
}

// isHeaderLine reports whether a line is a column's header for sure.
func isHeaderLine(text string) bool {
	text = strings.TrimSpace(text)
	if utf8.RuneCountInString(text) > 60 || isBullet(text) {
		return false
	}
	r, score := classify(text)
	return r != roleNone && r != roleOther && score >= 4 || r == roleOther && score >= 5
}

// headerEnd returns where the run of header cells that begins at i ends. An
// unknown short line inside the run belongs to it. The run ends before a
// number, and before a column that it has already, once agencies or times have
// come: that is the first group's name.
func headerEnd(texts []string, i int) int {
	seen := map[role]bool{}
	end := i
	for j := i; j < len(texts); j++ {
		t := strings.TrimSpace(texts[j])
		r, _ := classify(t)
		if parseLabel(t).style != styleNone || utf8.RuneCountInString(t) > 60 {
			break
		}
		if !isHeaderLine(t) {
			if j > end || j+1 >= len(texts) || !isHeaderLine(texts[j+1]) && !isHeaderLine(t+" "+texts[j+1]) {
				if !completes(texts, j) {
					break
				}
			}
			if completes(texts, j) {
				end = j + 1
			}
			continue
		}
		late := seen[roleLead] || seen[roleCoordinating] || seen[roleTime] || seen[roleStart] || seen[roleEnd]
		if (r == roleTask || r == roleObjective || r == roleNumber) && seen[r] && late {
			break
		}
		seen[r] = true
		end = j + 1
	}
	return end
}

// bareHeads are header cells that want completing on the next line.
const bareHeads = "co quan|don vi|thoi gian|ket qua|san pham|nhiem vu|noi dung|muc tieu|chi tieu|so|ket qua san pham|tien do"

// restHeads complete them.
const restHeads = "thuc hien|chu tri|phoi hop|hoan thanh|san pham|giai phap|cong viec|nam|du kien|tt|chi tieu|nhiem vu|dau ra|bat dau|ket thuc"

// completes reports whether line j is the rest of a header cell begun on the
// line before: "CƠ QUAN" / "CHỦ TRÌ", "KẾT QUẢ/" / "SẢN PHẨM".
func completes(texts []string, j int) bool {
	return j > 0 && bare(texts[j-1]) && startsWith(words(texts[j]), restHeads)
}

func startsWith(w, phrases string) bool { return starts(w, phrases) && len(w) < 40 }

func bare(text string) bool {
	t := strings.TrimSpace(text)
	if strings.HasSuffix(t, "/") || strings.HasSuffix(t, ",") {
		return true
	}
	w := strings.TrimSpace(words(t))
	for p := range strings.SplitSeq(bareHeads, "|") {
		if w == p {
			return true
		}
	}
	return false
}

// joinBroken joins header cells that were broken over two lines.
func joinBroken(texts []string) []string {
	var out []string
	for i, t := range texts {
		t = strings.TrimSpace(t)
		if n := len(out); n > 0 && completes(texts, i) {
			before, _ := classify(out[n-1])
			after, score := classify(t)
			hang := strings.HasSuffix(out[n-1], "/") || strings.HasSuffix(out[n-1], ",")
			joined, _ := classify(out[n-1] + " " + t)
			kin := family(before) != "" && family(before) == family(after) && family(joined) == family(after)
			if hang || score < 5 || kin && !laterTwin(texts, i) {
				out[n-1] += " " + t
				continue
			}
		}
		out = append(out, t)
	}
	return out
}

// laterTwin reports whether the line after i is the sibling of line i under
// one spanning header: "Thời gian" / "Bắt đầu" / "Hoàn thành".
func laterTwin(texts []string, i int) bool {
	if i+1 >= len(texts) {
		return false
	}
	a, _ := classify(texts[i])
	b, _ := classify(texts[i+1])
	return a != b && family(a) == family(b) && family(a) != ""
}

// family groups the roles that stand under one spanning header.
func family(r role) string {
	switch r {
	case roleLead, roleCoordinating:
		return "bodies"
	case roleTime, roleStart, roleEnd:
		return "times"
	}
	return ""
}

// joinParents puts the cells of a header's second row in the place of the cell
// that spans them: "TT, Nhiệm vụ, Cơ quan, Thời gian, Chủ trì, Phối hợp, Bắt
// đầu, Hoàn thành" has four columns of two families.
func joinParents(cells []string) []string {
	for i := 0; i < len(cells); i++ {
		if !bare(cells[i]) && !startsWith(words(cells[i]), "co quan|don vi|thoi gian|trach nhiem|phan cong") {
			continue
		}
		r, _ := classify(cells[i])
		f := family(r)
		if f == "" {
			continue
		}
		var kids []string
		var rest []string
		for _, c := range cells[i+1:] {
			kr, score := classify(c)
			if family(kr) == f && score >= 5 && kr != roleTime && !startsWith(words(c), "co quan|don vi|thoi gian") {
				kids = append(kids, c)
			} else {
				rest = append(rest, c)
			}
		}
		if len(kids) != 2 {
			continue
		}
		for k := range kids {
			kids[k] = cells[i] + "\n" + kids[k]
		}
		joined := append(append(append([]string{}, cells[:i]...), kids...), rest...)
		cells, i = joined, i+1
	}
	return cells
}

// skipColumnNumbers steps over lines that number the columns: (1), (2), (3).
func skipColumnNumbers(texts []string, i int) int {
	j, want := i, 1
	for j < len(texts) {
		l := parseLabel(strings.TrimSpace(texts[j]))
		if l.style != styleArabic || l.n != want {
			break
		}
		j, want = j+1, want+1
	}
	if j-i >= 3 {
		return j
	}
	return i
}

package text

import (
	"strings"

	"kehoach/ingest/block"
	"kehoach/plan/vi"
)

// tiers lays out a table's head of two rows, of which the second holds only
// the parts of some columns of the first:
//
//	TT | Nhiệm vụ | Cơ quan | Thời gian
//	               Chủ trì | Phối hợp | Bắt đầu | Kết thúc
//
// Flattened text does not say which columns have parts; their words do. It
// returns nil where the rows are no such head, or the words do not tell.
func tiers(rows [][]rawCell, width int) (upper, lower []block.Cell) {
	if len(rows) < 3 || len(rows[2]) > width {
		return nil, nil
	}
	top, parts := rows[0], rows[1]
	if len(top) < 2 || len(top) >= width || len(parts) < 2 || len(parts) >= width || width > 16 {
		return nil, nil
	}
	if label(parts[0].text) || label(top[0].text) && !head(top[0].text) {
		return nil, nil // rows of tasks or groups
	}
	wide := len(top) + len(parts) - width // how many columns have parts
	if wide < 1 || wide > 3 || wide > len(top) {
		return nil, nil
	}
	best := &split{}
	(&split{}).extend(top, parts, wide, best)
	if best.score < len(parts) {
		return nil, nil
	}
	for i, n := 0, 0; i < len(top); i++ {
		if k := best.parts[i]; k == 0 {
			upper = append(upper, cellOf(top[i], false))
			c := cellOf(top[i], false)
			c.Inherited = true
			lower = append(lower, c)
		} else {
			for j := range k {
				upper = append(upper, cellOf(top[i], j > 0))
				lower = append(lower, cellOf(parts[n], false))
				n++
			}
		}
	}
	return upper, lower
}

func cellOf(c rawCell, spanned bool) block.Cell {
	cell := block.Cell{Text: c.text, Bold: c.bold, Spanned: spanned}
	cell.Source.FirstLine, cell.Source.LastLine = c.src.FirstLine, c.src.LastLine
	return cell
}

// split is how many parts each column of the upper row has, 0 for a column
// without parts, and how well that goes with the words.
type split struct {
	parts []int
	score int
}

// extend tries all ways to give the parts to wide of the columns, from the
// column after those that s has on, and leaves the best in best.
func (s *split) extend(top, parts []rawCell, wide int, best *split) {
	i := len(s.parts)
	if i == len(top) {
		if wide == 0 && len(parts) == 0 && s.score > best.score {
			*best = split{append([]int(nil), s.parts...), s.score}
		}
		return
	}
	for k := 0; k <= len(parts); k++ {
		if k == 1 || k > 0 && wide == 0 {
			continue // one part alone is no split
		}
		score, left := s.score, wide
		for _, p := range parts[:k] {
			score += kinship(top[i].text, p.text)
		}
		if k > 0 {
			left--
		}
		next := &split{append(s.parts[:i:i], k), score}
		next.extend(top, parts[k:], left, best)
	}
}

// kin pairs what a column's head says with what its parts say.
var kin = [][2][]string{
	{{"thoi gian", "thoi han", "tien do", "lo trinh", "giai doan", "ke hoach nam"},
		{"thoi", "bat dau", "ket thuc", "hoan thanh", "thuc hien", "quy", "nam", "thang", "20"}},
	{{"co quan", "don vi", "trach nhiem", "phan cong", "to chuc", "chu the"},
		{"chu tri", "phoi hop", "thuc hien", "co quan", "don vi", "tham muu", "theo doi"}},
	{{"kinh phi", "nguon", "von", "du toan", "ngan sach"},
		{"tong", "trung uong", "dia phuong", "tinh", "nguon", "ngan sach", "von", "xa hoi hoa", "khac", "nam"}},
	{{"san pham", "ket qua", "chi tieu", "muc tieu"},
		{"san pham", "ket qua", "chi tieu", "don vi tinh", "muc", "nam", "20"}},
}

// kinship says how well a part goes with a column's head: 0, or 1, or 2 where
// it goes with no other kind of head.
func kinship(head, part string) int {
	head, part = vi.Fold(head), vi.Fold(part)
	kinds, fits := 0, false
	for _, k := range kin {
		if !containsAny(part, k[1]) {
			continue
		}
		kinds++
		fits = fits || containsAny(head, k[0])
	}
	switch {
	case !fits:
		return 0
	case kinds == 1:
		return 2
	}
	return 1
}

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

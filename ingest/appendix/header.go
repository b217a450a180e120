package appendix

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kehoach/plan"
)

// role is what a column holds.
type role string

const (
	roleNone   role = ""
	roleNumber role = "number"
	// roleTime is a time column that does not say whether start or end.
	roleTime  role = "time"
	roleOther role = "other"
	// The other roles are the names of the fields.
	roleObjective    = role(plan.FieldObjective)
	roleTask         = role(plan.FieldTask)
	roleProduct      = role(plan.FieldProduct)
	roleLead         = role(plan.FieldLead)
	roleCoordinating = role(plan.FieldCoordinating)
	roleStart        = role(plan.FieldStart)
	roleEnd          = role(plan.FieldEnd)
)

// column is a column of a table, or a header cell of a flattened one.
type column struct {
	role   role
	header string
	score  int
	// period is the quarter, month or year whose marks the column has.
	period string
}

// layout is the columns of a table, from left to right.
type layout struct {
	columns []column
}

// index returns the place of the column with this role, -1 if there is none.
func (l layout) index(r role) int {
	for i, c := range l.columns {
		if c.role == r {
			return i
		}
	}
	return -1
}

func (l layout) has(r role) bool { return l.index(r) >= 0 }

// sameAs reports whether two tables have columns of the same roles.
func (l layout) sameAs(o layout) bool {
	return slices.EqualFunc(l.columns, o.columns, func(a, b column) bool { return a.role == b.role })
}

// hasTime reports whether any column holds a time.
func (l layout) hasTime() bool {
	return l.has(roleStart) || l.has(roleEnd) || slices.ContainsFunc(l.columns, func(c column) bool { return c.period != "" })
}

// maxHeader is the longest text, in letters, that can be a header cell.
const maxHeader = 120

// The words by which officials head their columns, folded.
const (
	sayNumber    = "tt|stt|so tt|so thu tu|thu tu|s tt|so|ma|ma nv|ma so|ma nhiem vu|ma viec|ky hieu"
	sayAside     = "kinh phi|ghi chu|don vi tinh|nguon luc|nguon von|du toan|don gia|thanh tien|so luong|dia diem|can cu"
	sayMoney     = "don gia|thanh tien|so luong|don vi tinh|dinh muc|khoi luong|so tien"
	sayBody      = "co quan|don vi|to chuc|nguoi|phong ban|bo phan|so nganh|phong|ca nhan|dia phuong|chu the|lanh dao"
	sayPerson    = "lanh dao|nguoi|ca nhan|can bo|dong chi"
	sayDoes      = "thuc hien|tham muu|trach nhiem|phu trach|phan cong|trien khai|duoc giao|chiu trach nhiem|xay dung|soan thao"
	sayOversees  = "chi dao|theo doi|giam sat|ban hanh|phe duyet|trinh|don doc|kiem tra|nhan"
	sayTime      = "thoi gian|thoi han|thoi diem|tien do|lo trinh|moc|ky han|ngay hoan thanh|han"
	sayStart     = "bat dau|khoi dau|khoi cong|trien khai tu|tu ngay|tu thang"
	sayEnd       = "hoan thanh|ket thuc|thoi han|den ngay|han|han cuoi|den thang"
	sayProduct   = "san pham|ket qua|dau ra|san pham dau ra"
	sayObjective = "muc tieu|chi tieu|muc dich|tieu chi"
	sayTask      = "nhiem vu|noi dung|cong viec|hoat dong|giai phap|dau viec|viec|cong tac|noi dung cong viec"
	sayTaskWeak  = "ten|chuong trinh|de an|du an|van ban|viec lam|tieu de|linh vuc"
)

// classify says what a column with this header holds and how sure that is:
// the higher the score, the surer.
func classify(header string) (role, int) {
	if utf8.RuneCountInString(header) > maxHeader {
		return roleNone, 0
	}
	w := words(header)
	if w == " " {
		return roleNone, 0
	}
	for p := range strings.SplitSeq(sayNumber, "|") {
		if w == " "+p+" " {
			return roleNumber, 6
		}
	}
	switch {
	case starts(w, sayAside) || has(w, "kinh phi|ghi chu|don vi tinh"):
		return roleOther, 5
	case starts(w, sayProduct):
		return roleProduct, 6
	case has(w, "chu tri|dau moi"):
		return roleLead, 7
	case has(w, "phoi hop"):
		return roleCoordinating, 6
	case starts(w, sayPerson) && has(w, sayDoes):
		return roleLead, 5 // beside a column of units, who answers for them
	case has(w, sayBody) && has(w, sayDoes):
		return roleLead, 6
	case has(w, "trach nhiem|phan cong") && !has(w, sayTask):
		return roleLead, 5
	case has(w, sayBody) && has(w, sayOversees):
		return roleLead, 3
	case starts(w, "co quan|don vi") && !has(w, sayTask):
		return roleLead, 4
	case starts(w, sayStart) || has(w, sayTime) && has(w, sayStart):
		return roleStart, 6
	case has(w, sayTime) && has(w, sayEnd) || starts(w, sayEnd):
		return roleEnd, 6
	case has(w, sayTime):
		return roleTime, 5
	case has(w, sayTask):
		return roleTask, 5
	case has(w, sayObjective):
		return roleObjective, 6
	case has(w, sayProduct):
		return roleProduct, 4
	case has(w, sayTaskWeak):
		return roleTask, 2
	}
	return roleOther, 0
}

// newLayout reads the columns from their headers. A header of two rows has
// them separated by "\n"; the lower row is looked at first, because the upper
// one may name all that it spans ("Cơ quan chủ trì, phối hợp").
func newLayout(headers []string) layout {
	l := layout{columns: make([]column, len(headers))}
	for i, h := range headers {
		r, score := classify(h)
		if _, low, found := strings.Cut(h, "\n"); found && !has(words(h), sayAside) {
			if lr, ls := classify(low); lr != roleNone && ls >= 5 {
				r, score = lr, ls
			}
		}
		l.columns[i] = column{role: r, header: h, score: score}
	}
	l.settlePeriods()
	l.settleTimes()
	for _, f := range plan.TaskFields {
		l.keepBest(role(f))
	}
	l.keepBest(roleNumber)
	return l
}

// settleTimes makes start or end of each time column: next to an end a plain
// "thời gian thực hiện" is the start, alone it is the end.
func (l layout) settleTimes() {
	times, end, start := 0, l.has(roleEnd), l.has(roleStart)
	for _, c := range l.columns {
		if c.role == roleTime {
			times++
		}
	}
	for i, c := range l.columns {
		if c.role != roleTime {
			continue
		}
		if !start && (end || times > 1) {
			l.columns[i].role, start = roleStart, true
		} else {
			l.columns[i].role, end = roleEnd, true
		}
		times--
	}
}

// keepBest leaves a role to the column that claims it best, the first of
// equals; for the task the last, since "Nhiệm vụ | Hoạt động" go from the
// general to the particular. The others keep their words as other columns.
func (l layout) keepBest(r role) {
	best := -1
	for i, c := range l.columns {
		if c.role == r && (best < 0 || c.score > l.columns[best].score ||
			r == roleTask && c.score == l.columns[best].score) {
			best = i
		}
	}
	for i := range l.columns {
		if l.columns[i].role == r && i != best {
			l.columns[i].role = roleOther
		}
	}
}

// isTargets reports whether these are the columns of a table of targets, each
// with its unit and its figures, though some body may watch over it.
func (l layout) isTargets() bool {
	return l.has(roleObjective) && !l.has(roleTask) && !l.hasTime() &&
		slices.ContainsFunc(l.columns, func(c column) bool { return has(words(c.header), "don vi tinh|dvt") })
}

// isTasks reports whether these are the columns of a task table: something to
// do, and who does it or when. A table with columns of prices or quantities
// is a budget.
func (l layout) isTasks() bool {
	if l.isTargets() {
		return false
	}
	if !l.has(roleTask) && !l.has(roleObjective) || !l.has(roleLead) && !l.hasTime() && !l.has(roleCoordinating) {
		return false
	}
	money, known := 0, 0
	for _, c := range l.columns {
		if has(words(c.header), sayMoney) {
			money++
		}
		if c.role != roleOther && c.role != roleNone {
			known++
		}
	}
	return money < 2 && known >= 2 && (known >= 3 || !l.has(roleNumber) || l.has(roleLead))
}

// known counts the columns whose headers were recognised.
func (l layout) known() int {
	n := 0
	for _, c := range l.columns {
		if c.role != roleNone && c.score > 2 {
			n++
		}
	}
	return n
}

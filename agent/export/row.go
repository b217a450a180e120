package export

import (
	"encoding/json"
	"fmt"
	"strings"

	"kehoach/agent/work"
	"kehoach/plan"
)

// Row is an item as it is exported.
type Row struct {
	ID           string         `json:"id"`
	Kind         plan.Kind      `json:"kind"`
	Number       string         `json:"number"`
	Group        string         `json:"group,omitempty"`
	Objective    string         `json:"objective,omitempty"`
	Text         string         `json:"text"`
	Product      string         `json:"product,omitempty"`
	Lead         string         `json:"lead,omitempty"`
	Coordinating string         `json:"coordinating,omitempty"`
	Start        string         `json:"start,omitempty"`
	End          string         `json:"end,omitempty"`
	Due          plan.Due       `json:"due,omitzero"`
	Role         plan.Role      `json:"role,omitempty"`
	Via          string         `json:"via,omitempty"`
	Phase        string         `json:"phase"`
	Days         []plan.Date    `json:"days,omitempty"`
	Progress     *plan.Progress `json:"progress,omitempty"`
	Source       plan.Source    `json:"source"`
}

// phases name the phases for programs, phaseNames for people.
var (
	phases     = map[work.Phase]string{work.Due: "due", work.Recurring: "recurring", work.Running: "running", work.Standing: "standing", work.Doubtful: "doubtful", work.Elsewhere: "elsewhere"}
	phaseNames = map[work.Phase]string{work.Due: "Đến hạn", work.Recurring: "Định kỳ", work.Running: "Đang thực hiện", work.Standing: "Thường xuyên", work.Doubtful: "Hạn cần kiểm tra", work.Elsewhere: "Kỳ khác"}
	roleNames  = map[plan.Role]string{plan.RoleLead: "Chủ trì", plan.RoleCoordinating: "Phối hợp"}
)

// Rows returns what is exported of a list: all but what belongs to other
// periods.
func Rows(l *work.List) []Row {
	var out []Row
	for _, i := range l.Items {
		if i.Phase == work.Elsewhere {
			continue
		}
		e := i.Entry
		r := Row{
			ID: e.ID, Kind: e.Kind, Number: e.Number, Group: e.Group, Objective: e.Objective.Text, Text: e.Text,
			Product: e.Product.Text, Lead: e.Lead.Text, Coordinating: e.Coordinating.Text, Start: e.Start.Text, End: e.End.Text,
			Due: e.Due, Role: i.Role, Via: i.Via, Phase: phases[i.Phase], Days: i.Days, Progress: i.Progress, Source: e.Source,
		}
		if e.Kind == plan.KindDuty {
			r.Lead, r.End = e.Agency, e.Due.Text
		} else if e.Task.Text != "" {
			r.Text = e.Task.Text
		}
		out = append(out, r)
	}
	return out
}

// Columns are the columns of a list for people, [Row.Cells] its cells.
var Columns = []string{"TT", "Nhóm", "Mục tiêu", "Nhiệm vụ", "Kết quả, sản phẩm", "Chủ trì", "Phối hợp", "Thời gian thực hiện", "Thời gian hoàn thành", "Ngày đến hạn", "Vai trò", "Trạng thái hạn", "Tiến độ", "Mã"}

// Cells returns a row's cells, in the order of [Columns].
func (r Row) Cells() []string {
	role := roleNames[r.Role]
	if r.Via != "" {
		role += " (" + r.Via + ")"
	}
	var days []string
	for _, d := range r.Days {
		days = append(days, d.VN())
	}
	done := ""
	if r.Progress != nil {
		done = progressWords(r.Progress)
	}
	phase := ""
	for p, name := range phases {
		if name == r.Phase {
			phase = phaseNames[p]
			if p == work.Standing && r.Due.Kind == "" {
				phase = "Không ghi hạn" // the plan does not say that it is continuous
			}
		}
	}
	return []string{r.Number, r.Group, r.Objective, r.Text, r.Product, r.Lead, r.Coordinating, r.Start, r.End, strings.Join(days, ", "), role, phase, done, r.ID}
}

// progressWords says what was reported: "60% (123/BC-SYT)".
func progressWords(p *plan.Progress) string {
	s := fmt.Sprintf("%d%%", p.Done)
	if p.Doc != "" {
		s += " (" + p.Doc + ")"
	}
	return s
}

// Title says what a list is of.
func Title(l *work.List) string {
	s := "Nhiệm vụ theo Kế hoạch " + l.Plan.Number
	if l.Agency.Name != "" {
		s = "Nhiệm vụ của " + l.Agency.Name + " theo Kế hoạch " + l.Plan.Number
	}
	if l.Period.Label() != "" {
		s += ", " + l.Period.Label()
	}
	return s
}

// JSON writes a list as one object a line.
func JSON(l *work.List) ([]byte, error) {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	for _, r := range Rows(l) {
		if err := enc.Encode(r); err != nil {
			return nil, err
		}
	}
	return []byte(b.String()), nil
}

// Markdown writes a list as a table.
func Markdown(l *work.List) []byte {
	var b strings.Builder
	rows := Rows(l)
	fmt.Fprintf(&b, "# %s\n\n", Title(l))
	fmt.Fprintf(&b, "| %s |\n|%s\n", strings.Join(Columns, " | "), strings.Repeat(" --- |", len(Columns)))
	clean := strings.NewReplacer("|", "\\|", "\r", "", "\n", "<br>")
	for _, r := range rows {
		cells := r.Cells()
		for i := range cells {
			cells[i] = clean.Replace(strings.TrimSpace(cells[i]))
		}
		fmt.Fprintf(&b, "| %s |\n", strings.Join(cells, " | "))
	}
	fmt.Fprintf(&b, "\nTổng cộng: %d mục.\n", len(rows))
	return []byte(b.String())
}

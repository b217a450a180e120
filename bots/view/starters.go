package view

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"kehoach/plan"
	"kehoach/plan/vi"
)

// Role is what somebody comes to a plan for.
type Role string

const (
	// Official: has work in the plan and wants to know which.
	Official Role = "official"
	// HomeAffairs: chases deadlines and writes the reports.
	HomeAffairs Role = "home_affairs"
	// Newcomer: has to learn the plan.
	Newcomer Role = "newcomer"
)

// Roles are all of them.
var Roles = []Role{Official, HomeAffairs, Newcomer}

// Starters returns questions for a role to start with, in "vi" or "en", made
// of what this plan holds: its agencies, its months, its short forms. More
// than are shown, so that those without an answer can be left out.
func (v *View) Starters(role Role, lang string, today plan.Date) []string {
	s := starters{v: v, en: lang == "en", today: today}
	switch role {
	case HomeAffairs:
		s.homeAffairs()
	case Newcomer:
		s.newcomer()
	default:
		s.official()
	}
	return s.out
}

type starters struct {
	v     *View
	en    bool
	today plan.Date
	out   []string
}

func (s *starters) add(viet, english string, args ...any) {
	text := viet
	if s.en {
		text = english
	}
	s.out = append(s.out, fmt.Sprintf(text, args...))
}

// body returns the n-th of the bodies that lead the most.
func (s *starters) body(n int) (string, bool) {
	for _, a := range s.v.Agencies() {
		if a.Group || a.Lead == 0 {
			continue
		}
		if n--; n < 0 {
			if s.en && a.English != "" {
				return a.English, true
			}
			return a.Name, true
		}
	}
	return "", false
}

// month returns the first month from today on, or of the plan, in which a
// task falls due.
func (s *starters) month() (year, month int, ok bool) {
	from, to := s.v.Span()
	if from == "" {
		return 0, 0, false
	}
	for _, start := range []plan.Date{max(from, s.today), from} {
		for _, d := range s.v.Calendar(start, to, "", "vi") {
			if slices.ContainsFunc(d.Items, func(i Item) bool { return i.Kind == plan.KindTask }) {
				return d.Date.Year(), d.Date.Month(), true
			}
		}
	}
	return 0, 0, false
}

func (s *starters) official() {
	if name, ok := s.body(1); ok {
		s.add("%s chịu trách nhiệm gì và bao giờ đến hạn?", "What must the %s do, and by when?", name)
	}
	if y, m, ok := s.month(); ok {
		if s.en {
			s.add("", "What is due in %s %d?", monthNames[m], y)
		} else {
			s.add("Việc nào đến hạn trong tháng %d/%d?", "", m, y)
		}
	}
	for _, e := range s.v.Plan.OfKind(plan.KindTask) {
		if e.Coordinating.Text != "" && e.Product.Text != "" {
			s.add("Nhiệm vụ %s ai phối hợp, ra sản phẩm gì?", "Who coordinates task %s and what is its product?", e.Number)
			break
		}
	}
	if head := s.targetHead(); head != "" {
		s.add("Các mục tiêu về %s là gì?", "What are the targets on %s?", head)
	}
	if name, ok := s.body(0); ok {
		s.add("%s phối hợp những nhiệm vụ nào?", "Which tasks does the %s coordinate?", name)
	}
}

// headMark matches the number of a heading, ofTargets the words that say it is
// one of targets.
var (
	headMark  = regexp.MustCompile(`^(?:\d+(?:\.\d+)*|[IVX]+|[a-zđ])[.):]\s*|^[-–+•]\s*`)
	ofTargets = regexp.MustCompile(`(?i)^(?:(?:các )?(?:mục tiêu|chỉ tiêu)(?: cụ thể| chủ yếu| chung)?(?: số)?(?: \d+)?[.:]?\s*)?(?:về|đối với|trong lĩnh vực|lĩnh vực)?\s*`)
)

// targetHead returns what the largest group of targets with figures is about.
func (s *starters) targetHead() string {
	count := make(map[string]int)
	best := ""
	for _, e := range s.v.Plan.OfKind(plan.KindTarget) {
		if len(e.Heading) < 2 || len(e.Figures) == 0 {
			continue
		}
		h, _, _ := strings.Cut(oneLine(e.Heading[len(e.Heading)-1]), "(")
		h = ofTargets.ReplaceAllString(headMark.ReplaceAllString(h, ""), "")
		h = strings.Trim(strings.ToLower(h), " :.;")
		if h == "" || strings.HasPrefix(h, "đến ") {
			continue // only says that they are targets
		}
		if count[h]++; count[h] > count[best] {
			best = h
		}
	}
	if len(vi.Tokens(best)) > 8 {
		return ""
	}
	return best
}

func (s *starters) homeAffairs() {
	s.report()
	if y, m, ok := s.month(); ok {
		s.add("Quý %d/%d phải xong những việc gì?", "What must be finished in Q%d %d?", (m+2)/3, y)
	}
	if len(s.v.Plan.OfKind(plan.KindTask)) == 0 {
		s.add("Kế hoạch này nói về việc gì?", "What is this plan about?")
		s.add("Kinh phí thực hiện lấy từ đâu?", "Where does the money come from?")
		return
	}
	s.add("Cơ quan nào chủ trì nhiều nhiệm vụ nhất?", "Which agency leads the most tasks?")
	s.add("Nhiệm vụ nào không có thời hạn cụ thể?", "Which tasks have no fixed deadline?")
	s.add("Tổng cộng bao nhiêu nhiệm vụ?", "How many tasks are there in all?")
}

// report asks for the first kind of report that the plan names a day for.
func (s *starters) report() {
	var times strings.Builder
	for _, e := range s.v.reports() {
		for _, d := range parts(e.Due) {
			times.WriteString(strings.ToLower(d.Product+" "+d.Text) + "\n")
		}
	}
	for _, kind := range [][2]string{{"quý", "quarterly"}, {"6 tháng", "half-yearly"}, {"tháng", "monthly"}, {"năm", "yearly"}} {
		if strings.Contains(times.String(), "báo cáo "+kind[0]) || strings.Contains(times.String(), kind[0]) && kind[0] == "quý" {
			s.add("Báo cáo "+kind[0]+" gửi ai, chậm nhất ngày nào?", "Who do the "+kind[1]+" reports go to, and by which day?")
			return
		}
	}
	if times.Len() > 0 {
		s.add("Báo cáo gửi ai, chậm nhất ngày nào?", "Who do the reports go to, and by which day?")
	}
}

func (s *starters) newcomer() {
	s.add("Kế hoạch này nói về gì?", "What is this plan about?")
	s.add("Ai ký kế hoạch này, ngày nào?", "Who signed this plan, and when?")
	for _, a := range s.v.Plan.Abbreviations {
		if len(a.Short) <= 8 && !strings.Contains(a.Short, " ") {
			s.add("%s là gì?", "What does %s mean?", a.Short)
			break
		}
	}
	for _, a := range s.v.Agencies() {
		if a.Group && len(s.v.dir.Members(a.Key)) > 3 {
			s.add("“%s” gồm những cơ quan nào?", "Which bodies are in \"%s\"?", a.Name)
			break
		}
	}
	s.add("Kinh phí thực hiện lấy từ đâu?", "Where does the money come from?")
}

var monthNames = [...]string{
	1: "January", 2: "February", 3: "March", 4: "April", 5: "May", 6: "June", 7: "July", 8: "August",
	9: "September", 10: "October", 11: "November", 12: "December",
}

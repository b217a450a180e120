package page

import (
	"fmt"
	"strings"

	"kehoach/eval"
	"kehoach/plan"
)

// t chooses the words of the page's language.
func (v *viewer) t(vi, en string) string {
	if v.Lang == "en" {
		return en
	}
	return vi
}

var kindNames = map[string][2]string{
	"abbreviation": {"từ viết tắt", "abbreviations"}, "agency": {"việc của một cơ quan", "an agency's work"},
	"agency-deadline": {"hạn của một cơ quan", "an agency's deadlines"}, "count": {"đếm, so sánh", "counts"},
	"describe": {"hỏi theo nội dung", "by description"}, "document": {"về chính văn bản", "the document itself"},
	"field": {"một ô của nhiệm vụ", "one cell of a task"}, "followup": {"hỏi nối tiếp", "follow-ups"},
	"overview": {"tổng quan, nhóm", "overviews"}, "period": {"đến hạn trong kỳ", "due in a period"},
	"refuse": {"phải nói là không có", "must say it is not there"}, "report": {"báo cáo", "reports"}, "target": {"chỉ tiêu", "targets"},
}

var formNames = map[string][2]string{
	"accents": {"có dấu", "with diacritics"}, "plain": {"không dấu", "without diacritics"},
	"short": {"viết tắt, gõ sai", "abbreviated, typos"}, "en": {"tiếng Anh", "English"},
}

var splitNames = map[string][2]string{"tune": {"dùng để chỉnh", "for tuning"}, "held": {"giữ lại, không chỉnh theo", "held back"}}

var reasonNames = map[string][2]string{
	"out_of_scope": {"ngoài phạm vi", "out of scope"}, "not_in_plan": {"kế hoạch không nêu", "not in the plan"},
	"ambiguous": {"câu hỏi chưa rõ", "ambiguous"}, "not_permitted": {"không được phép", "not permitted"}, "unsafe": {"không an toàn", "unsafe"},
}

var entryNames = map[plan.Kind][2]string{
	plan.KindTask: {"nhiệm vụ", "task"}, plan.KindTarget: {"mục tiêu", "target"},
	plan.KindDuty: {"trách nhiệm", "duty"}, plan.KindSection: {"mục", "section"},
}

// named gives a name of a table in the page's language, or the key itself.
func (v *viewer) named(names map[string][2]string, key string) string {
	if n, ok := names[key]; ok {
		return v.t(n[0], n[1])
	}
	return key
}

// entryName is an entry's ID as people say it: "nhiệm vụ 59".
func (v *viewer) entryName(id string) string {
	kind, number, ok := strings.Cut(id, "/")
	n, known := entryNames[plan.Kind(kind)]
	if !ok || !known {
		return id
	}
	return v.t(n[0], n[1]) + " " + number
}

func (v *viewer) entryNames(ids []string) string {
	var out []string
	for _, id := range ids {
		var alternatives []string
		for _, one := range strings.Split(id, " / ") {
			alternatives = append(alternatives, v.entryName(one))
		}
		out = append(out, strings.Join(alternatives, v.t(" hoặc ", " or ")))
	}
	return strings.Join(out, ", ")
}

// place says where an entry stands in its document.
func (v *viewer) place(s plan.Source) string {
	var parts []string
	add := func(vi, en string, n int) {
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", v.t(vi, en), n))
		}
	}
	add("trang", "page", s.Page)
	add("bảng", "table", s.Table)
	add("hàng", "row", s.Row)
	if s.Table == 0 {
		add("đoạn", "paragraph", s.Paragraph)
	}
	if s.FirstLine > 0 && s.LastLine > s.FirstLine {
		parts = append(parts, fmt.Sprintf("%s %d–%d", v.t("dòng", "lines"), s.FirstLine, s.LastLine))
	} else {
		add("dòng", "line", s.FirstLine)
	}
	return strings.Join(parts, ", ")
}

// percent writes a share of 0 to 1 in per cent.
func (v *viewer) percent(share float64) string {
	s := fmt.Sprintf("%.1f%%", 100*share)
	if v.Lang != "en" {
		s = strings.Replace(s, ".", ",", 1)
	}
	return s
}

// expectation says whether to answer or not to know.
func (v *viewer) expectation(t *eval.Turn) string {
	var reasons []string
	for _, r := range t.Reasons {
		reasons = append(reasons, v.named(reasonNames, r))
	}
	list := strings.Join(reasons, v.t(" hoặc ", " or "))
	switch {
	case list == "":
		return ""
	case t.MayAnswer:
		return v.t("trả lời, hoặc nói: ", "an answer, or to say: ") + list
	}
	return v.t("nói là không trả lời được: ", "to say that it cannot answer: ") + list
}

package agent

import (
	"regexp"
	"slices"
	"strings"

	"kehoach/plan"
	"kehoach/plan/vi"
)

// asksOddities matches a question for what is wrong in the document itself:
// "có nhiệm vụ nào bị sai ngày tháng không", "lỗi chính tả trong kế hoạch".
var asksOddities = regexp.MustCompile(`\b(?:(?:bi|ghi|danh may|viet|go|de) (?:sai|nham)|loi (?:chinh ta|danh may|ky thuat|go)|sai (?:sot|ngay|thang|nam|chinh ta)|bat thuong|bat hop ly|mau thuan|typos?|errors? in|mistakes?|wrong dates?|inconsisten\w+)\b`)

// oddCodes are the warnings that tell of what an office would mend, not of how
// the document was read.
var oddCodes = []string{plan.WarnBeforePlanDate, plan.WarnEndBeforeStart, plan.WarnAgencyInProduct, plan.WarnTypo, plan.WarnRepeatedWord, plan.WarnCitedDate, plan.WarnTime}

// oddities answers what looks wrong in the source: the entries with warnings
// of the kind asked about.
func (t *turn) oddities() bool {
	q := t.q
	if !q.HasPhrase("sai", "nham", "loi", "bat thuong", "bat hop ly", "mau thuan", "typo", "typos", "error", "errors", "mistake", "mistakes", "wrong", "inconsistent", "inconsistency") || !asksOddities.MatchString(vi.Fold(q.Text)) || len(q.Refs) > 0 || len(q.Agencies) > 0 || q.Has("consequence", "late") || !q.HasPhrase("nhiem vu", "ke hoach", "van ban", "phu luc", "dong", "cho nao", "muc nao", "nv", "plan", "document", "task", "tasks", "rows") {
		return false
	}
	codes := oddCodes
	switch {
	case q.HasPhrase("ngay thang", "ngay", "thang", "nam", "thoi gian", "thoi han", "han", "date", "dates", "time"):
		codes = []string{plan.WarnBeforePlanDate, plan.WarnEndBeforeStart, plan.WarnCitedDate, plan.WarnTime}
	case q.HasPhrase("chinh ta", "danh may", "go", "typo", "typos", "spelling"):
		codes = []string{plan.WarnTypo, plan.WarnRepeatedWord}
	}
	var cs []concern
	for _, e := range t.b.plan.Entries {
		if slices.ContainsFunc(e.Warnings, func(w plan.Warning) bool { return slices.Contains(codes, w.Code) }) {
			cs = append(cs, concern{e: e, way: notConcerned})
		}
	}
	t.r.intent = "oddities"
	if len(cs) == 0 {
		return t.abstain(NotInPlan, "Tôi không thấy chỗ nào như vậy trong %s; tôi chỉ dò được một số loại lỗi, nên anh/chị vẫn cần đọc lại văn bản.",
			"I see nothing of the kind in %s; I know only some kinds of mistakes, so please read the document.", t.planName())
	}
	t.r.line("Những chỗ trong %s trông có vẻ sai (tôi giữ nguyên, không tự sửa):", "What looks wrong in %s (kept as it is, never mended):", t.planName())
	for _, c := range cs {
		var said []string
		for _, w := range c.e.Warnings {
			if slices.Contains(codes, w.Code) {
				said = append(said, w.Message)
			}
		}
		t.r.line("- **%s**: %s", "- **%s**: %s", t.r.cite(c.e), strings.Join(said, " "))
	}
	t.r.total = len(cs)
	return true
}

package question

import (
	"strings"

	"kehoach/plan"
)

// papers are the kinds of document whose date or number may look like a time
// asked about.
var papers = []string{
	"quyết định", "nghị quyết", "nghị định", "thông tư", "chỉ thị", "công văn", "kết luận", "thông báo", "luật", "quy định",
	"decision", "resolution", "decree", "circular", "directive", "law",
}

// numbered are kinds that count only with a number between: "kế hoạch ngày
// 15/6" may be one to hand in on that day.
var numbered = []string{"kế hoạch", "đề án", "văn bản", "chương trình", "báo cáo", "plan", "document", "project"}

// noTime reports whether what stands at token i is no time that a question asks
// about: each month and not one, a day by the moon, the date of a document, the
// far end of a programme.
func noTime(w *words, i int) bool {
	unit := unitNames[w.fold(i)] != "" || months[w.fold(i)] > 0
	numbered := w.is(i, "thang", "quy") && isNumber(w.fold(i+1)) // "Na Hang tháng 6" is June there, not each month
	if unit && (!numbered && w.says(i-1, "hằng", "hàng", "mỗi", "từng", "every", "each", "per") || w.is(i-1, "ram")) {
		return true
	}
	if w.is(i, "quy") && w.is(i-1, "dau", "cuoi") && w.is(i-2, "thang") {
		return true // "ngày 15 của tháng đầu quý kế tiếp", of each quarter
	}
	return horizon(w, i) || w.ofPaper(i) || w.otherPlan(i)
}

// otherPlan reports whether the words name the plan of another year: "kế hoạch
// năm ngoái", "last year's plan".
func (w *words) otherPlan(i int) bool {
	unit, shift, j := shifted(w, i)
	return unit == plan.Year && shift != 0 && (w.endsIn(i, []string{"kế hoạch", "bản", "plan"}) || w.is(j, "s") && w.is(j+1, "plan"))
}

// horizon reports whether the period at token i is that of a programme: "định
// hướng đến năm 2030", "tầm nhìn 2045".
func horizon(w *words, i int) bool {
	k := i
	for w.is(k-1, "den", "toi", "nam", "to") {
		k--
	}
	return w.is(k-1, "huong") && w.is(k-2, "dinh") || w.is(k-1, "nhin") && w.is(k-2, "tam") || w.is(k-1, "doan") && w.is(k-2, "giai") || w.is(k-1, "vision")
}

// ofPaper reports whether the day or year at token i belongs to the document
// named before it: "Quyết định 06/QĐ-TTg ngày 18/02/2022".
func (w *words) ofPaper(i int) bool {
	f := w.fold(i)
	dated := dayMonth.FindStringSubmatch(f) != nil || monthYear.MatchString(f) || w.is(i, "nam") && isYear(w.fold(i+1)) ||
		w.is(i, "ngay") || ordinalEn.MatchString(f) && (englishMonth(w, i+1) > 0 || w.is(i+1, "thang"))
	if !dated {
		return false
	}
	full := strings.Count(f, "/")+strings.Count(f, "-")+strings.Count(f, ".") == 2 || monthYear.MatchString(f) || !strings.ContainsAny(f, "/-.")
	k, said := i, false
	for w.is(k-1, "ngay", "dated", "of", "ky") && w.gap(k) == "" {
		said = said || w.is(k-1, "ngay", "dated")
		k--
	}
	if w.gap(k) != "" && w.gap(k) != "(" {
		return false
	}
	if documentNumber(w.fold(k - 1)) {
		return said || w.is(i, "nam", "ngay")
	}
	number := false
	if isNumber(w.fold(k - 1)) {
		k--
		number = true
	}
	if w.is(k-1, "so", "no") {
		k--
		number = number || monthYear.MatchString(f)
	}
	if number && w.endsIn(k, numbered) {
		return true
	}
	return (number || full && !w.is(i, "nam", "ngay")) && w.endsIn(k, papers)
}

// documentNumber reports whether a token is as "06/qd-ttg", "178-qd/tw".
func documentNumber(f string) bool {
	return f != "" && f[0] >= '0' && f[0] <= '9' && strings.ContainsAny(f, "/-") && hasLetter(f)
}

// endsIn reports whether one of the phrases ends before token k.
func (w *words) endsIn(k int, phrases []string) bool {
	for _, p := range phrases {
		if w.endsWith(k, strings.Fields(p)) > 0 {
			return true
		}
	}
	return false
}

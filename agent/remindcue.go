package agent

import (
	"slices"

	"kehoach/plan/vi"
)

// The words that ask for reminders. Only the asker can be reminded: "nhắc Sở
// Y tế nộp báo cáo" wants a message sent to somebody else, which is refused.
var (
	remindStop = []string{
		"thoi nhac", "dung nhac", "ngung nhac", "khong nhac nua", "khong can nhac", "huy nhac", "tat nhac", "bo nhac", "huy dang ky nhac",
		"stop reminding", "stop reminders", "stop the reminders", "cancel reminders", "cancel the reminders", "do not remind", "unsubscribe",
	}
	remindList = []string{
		"dang nhac gi", "dang nhac nhung gi", "dang nhac toi nhung gi", "dang nhac toi gi", "dang nhac viec gi", "dang nhac nhung viec gi", "dang duoc nhac",
		"cac nhac nho cua toi", "nhac nho cua toi", "danh sach nhac", "da dang ky nhac", "my reminders", "list reminders", "list the reminders", "which reminders",
	}
	remindStart = []string{
		"nhac toi", "nhac em", "nhac minh", "nhac anh", "nhac chi", "nhac tui", "nhac chung toi", "nhac chung em", "nhac nhom nay", "nhac kenh nay", "nhac ca nhom",
		"nhac giup toi", "nhac giup em", "nhac ho toi", "nhac ho em", "nhac gium toi", "nhac gium em", "nhac cho toi", "nhac cho em", "nhac viec cua", "nhac han cua",
		"nhac han nhiem vu", "nhac truoc", "dang ky nhac", "dat nhac", "cai nhac", "hen nhac", "remind me", "remind us", "remind this channel", "remind the channel",
	}
)

// opensWith reports whether nothing but politeness stands before one of these
// phrases.
func (t *turn) opensWith(phrases []string) bool {
	toks := t.q.Tokens()
	for i := range toks {
		for _, p := range phrases {
			if startsWith(toks[i:], vi.Tokens(p)) {
				return true
			}
		}
		if !slices.Contains(polite, toks[i].Fold) {
			return false
		}
	}
	return false
}

func startsWith(toks, phrase []vi.Token) bool {
	if len(toks) < len(phrase) {
		return false
	}
	for i, p := range phrase {
		if toks[i].Fold != p.Fold {
			return false
		}
	}
	return true
}

// numerals are the numbers that people write out.
var numerals = map[string]int{"mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10, "one": 1, "two": 2, "three": 3, "a": 1}

// daysBefore reads "trước 7 ngày", "trước hai tuần", "3 days before".
func (t *turn) daysBefore() int {
	toks := t.q.Tokens()
	for i := 0; i+1 < len(toks); i++ {
		n, ok := numerals[toks[i].Fold], toks[i].Fold != ""
		if n == 0 {
			n, ok = wholeNumber(toks[i].Fold)
		}
		if !ok || n == 0 {
			continue
		}
		switch toks[i+1].Fold {
		case "ngay", "hom", "day", "days":
			return n
		case "tuan", "week", "weeks":
			return 7 * n
		case "thang", "month", "months":
			if i > 0 && toks[i-1].Fold == "truoc" {
				return 30 * n
			}
		}
	}
	return remindDays
}

// wholeNumber reads a number of at most four digits.
func wholeNumber(s string) (n int, ok bool) {
	if s == "" || len(s) > 4 {
		return 0, false
	}
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = 10*n + int(c-'0')
	}
	return n, true
}

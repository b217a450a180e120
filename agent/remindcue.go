package agent

import (
	"slices"
	"strconv"
	"strings"

	"kehoach/plan/vi"
)

// The words that ask for reminders. Only the asker can be reminded: "nhắc Sở
// Y tế nộp báo cáo" wants a message sent to somebody else, which is refused.
//
// They are matched as written, or as typed without diacritics: "bộ nhạc" is
// not "bỏ nhắc".
var (
	remindStop = phrases(`thôi nhắc | đừng nhắc | dừng nhắc | ngừng nhắc | ngưng nhắc | không nhắc nữa | không cần nhắc | hủy nhắc | huỷ nhắc | tắt nhắc | bỏ nhắc
		| hủy đăng ký nhắc | stop reminding | stop reminders | stop the reminders | cancel reminders | cancel the reminders | do not remind | unsubscribe`)
	remindList = phrases(`đang nhắc gì | đang nhắc những gì | đang nhắc tôi gì | đang nhắc tôi những gì | đang nhắc việc gì | đang nhắc những việc gì | đang được nhắc
		| các nhắc nhở của tôi | nhắc nhở của tôi | danh sách nhắc | đã đăng ký nhắc | my reminders | list reminders | list the reminders | which reminders`)
	remindStart = phrases(`nhắc tôi | nhắc em | nhắc mình | nhắc anh | nhắc chị | nhắc tui | nhắc chúng tôi | nhắc chúng em | nhắc nhóm này | nhắc kênh này | nhắc cả nhóm
		| nhắc giúp tôi | nhắc giúp em | nhắc hộ tôi | nhắc hộ em | nhắc giùm tôi | nhắc giùm em | nhắc cho tôi | nhắc cho em | nhắc việc của | nhắc hạn của
		| nhắc hạn nhiệm vụ | nhắc trước | đăng ký nhắc | đặt nhắc | cài nhắc | hẹn nhắc | remind me | remind us | remind this channel | remind the channel
		| gửi bản tin tuần | gửi bản tin hằng tuần | gửi bản tin hàng tuần | gửi tôi bản tin | gửi kênh này bản tin | gửi nhóm này bản tin
		| send a weekly digest | send us a weekly digest | send me a weekly digest`)
	remindWeekly = phrases(`hằng tuần | hàng tuần | mỗi tuần | bản tin tuần | đầu tuần | every week | each week | weekly`)
	remindAll    = phrases(`mọi việc | tất cả | toàn bộ | cả tỉnh | cả kế hoạch | mọi cơ quan | các cơ quan | everything | all`)
)

// phrases reads a list such as those above.
func phrases(list string) [][]vi.Token {
	var out [][]vi.Token
	for p := range strings.SplitSeq(list, "|") {
		out = append(out, vi.Tokens(p))
	}
	return out
}

// opensWith reports whether nothing but politeness stands before one of these
// phrases.
func (t *turn) opensWith(list [][]vi.Token) bool {
	toks := t.q.Tokens()
	return slices.ContainsFunc(list, func(p []vi.Token) bool {
		at := phraseAt(toks, p)
		return at >= 0 && !slices.ContainsFunc(toks[:at], func(tok vi.Token) bool { return !slices.Contains(polite, tok.Fold) })
	})
}

// says reports whether one of these phrases stands anywhere.
func (t *turn) says(list [][]vi.Token) bool {
	return slices.ContainsFunc(list, func(p []vi.Token) bool { return phraseAt(t.q.Tokens(), p) >= 0 })
}

// numerals are the numbers that people write out.
var numerals = map[string]int{
	"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
	"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "ten": 10,
}

// daysBefore reads "trước 7 ngày", "trước hai tuần", "3 days before".
func (t *turn) daysBefore() int {
	toks := t.q.Tokens()
	for i := 0; i+1 < len(toks); i++ {
		n := numberOf(toks[i], i > 0 && toks[i-1].Fold == "truoc")
		if n == 0 {
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

// numberOf reads a number, 0 for none. Written out without diacritics it is
// one only where nothing else can stand: "sau" is mostly "after".
func numberOf(tok vi.Token, alone bool) int {
	if n := numerals[tok.Lower]; n > 0 {
		return n
	}
	if alone {
		for word, n := range numerals {
			if vi.Fold(word) == tok.Fold {
				return n
			}
		}
	}
	n, err := strconv.Atoi(tok.Fold)
	if err != nil || n < 0 || n > 9999 {
		return 0
	}
	return n
}

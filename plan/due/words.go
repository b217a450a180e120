package due

import (
	"strings"

	"kehoach/plan/vi"
)

// spellings are the time words as they are spelt; timeWords the same folded.
// A word that folds to one of these but is spelt otherwise is another word
// ("năng" and "nặng" apart) or a slip.
var spellings, timeWords = timeVocabulary(`tháng năm quý qúy quí ngày ngay tuần giờ
	hằng hàng mỗi từng trước sau đến tới hết từ kể kế khi trong vòng vào khoảng
	đầu giữa cuối nửa và hoặc lần kỳ kì định hạn chậm muộn trễ nhất
	không quá hơn xong là của làm việc thường xuyên liên tục cả suốt các những
	thứ chủ nhật yêu cầu đề nghị đột xuất phát sinh giai đoạn dự kiến
	thời gian hoàn thành bắt tiếp trở đi`)

func timeVocabulary(words string) (spelt, folded map[string]bool) {
	spelt, folded = map[string]bool{}, map[string]bool{}
	for _, w := range strings.Fields(words) {
		spelt[w] = true
		folded[vi.Fold(w)] = true
	}
	return spelt, folded
}

// slips are the time words that are taken to be meant where another spelling of
// their letters stands in a short cell. The others have common neighbours:
// sâu, mới, tư, ký, thủ.
var slips = wordSet("thang quy ngay tuan hang truoc thuong xuyen cuoi nhat trong")

// longTimeWords are those that a slip of one letter leaves recognisable.
var longTimeWords = []string{"thang", "thuong", "xuyen", "truoc", "trong", "quanh", "hoan", "thanh"}

// openers are the words that a phrase can start with. Most words of a text are
// none, and are passed over at once.
var openers = wordSet(`thuong lien quanh nam trong dau giua cuoi het ky phien tai dinh hang moi tung theo cac nhung
	it toi chu thu ngay chieu sang truoc cham muon tre khong han den xong vao tu ke tinh bat sau khoang du
	tuan thang thg t q quy qui giai thoi ca suot nua trung ha hom khi dot phat
	mot hai ba bon bay tam chin muoi i ii iii iv`)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// units of time that a recurrence can have.
type unit uint8

const (
	noUnit unit = iota
	perDay
	perWeek
	perMonth
	perQuarter
	perHalf
	perYear
)

// counts are numbers in words. "năm" (five, year) and unaccented "sau" (six,
// after) are left out because they are more often the other word.
var counts = map[string]int{
	"một": 1, "mot": 1, "hai": 2, "ba": 3, "bốn": 4, "bon": 4, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
}

// monthNames are names of months in words.
var monthNames = map[string]int{
	"giêng": 1, "hai": 2, "ba": 3, "tư": 4, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10, "chạp": 12,
}

var romans = map[string]int{
	"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12,
}

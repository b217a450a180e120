package appendix

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// traits is what a line looks like by itself, without its place: how much
// like a time, an agency or a product (each 0 to 1), and how it begins.
type traits struct {
	text  string
	w     string // folded words
	n     int    // letters
	label label  // the line is only a number or numeral

	time, agency, product float64

	verb    bool // begins with what is to be done
	target  bool // says a figure to be reached
	aim     bool // begins as a target does: "100% …", "Tối thiểu …"
	bullet  bool
	caps    bool
	indent  bool // white space before it
	lower   bool // begins with a small letter
	open    bool // ends with ; : or ,
	stop    bool // ends with a full stop
	related bool // an agency cell that is only "those concerned"
	again   bool // a long text that stands elsewhere in the table too
}

// look works out the traits of a line.
func look(text string) traits {
	t := traits{text: strings.TrimSpace(text), indent: text != strings.TrimLeftFunc(text, unicode.IsSpace)}
	t.n = utf8.RuneCountInString(t.text)
	t.label = parseLabel(t.text)
	t.w = words(t.text)
	t.bullet = isBullet(t.text)
	t.caps = capitals(t.text)
	if r, _ := utf8.DecodeRuneInString(t.text); unicode.IsLower(r) {
		t.lower = true
	}
	t.open = strings.HasSuffix(t.text, ";") || strings.HasSuffix(t.text, ":") || strings.HasSuffix(t.text, ",")
	t.stop = strings.HasSuffix(t.text, ".")
	t.verb = verbs.of(t.w)
	t.aim = starts(t.w, sayAims) || percentFirst(t.text)
	t.target = t.aim || strings.Contains(t.text, "%") || has(t.w, "phan dau|toi thieu|it nhat|tro len|dat tu")
	t.time = timeLike(t.w, t.n)
	t.agency = agencyLike(t.text, t.w)
	t.related = t.agency > 0.5 && has(t.w, "lien quan") && !strings.ContainsAny(t.text, ";")
	t.product = t.productLike()
	return t
}

// How officials begin a task, folded.
const sayVerbs = "ban hanh|xay dung|xay|to chuc|trien khai|thuc hien|ra soat|kiem tra|tham muu|tiep tuc|tang cuong|" +
	"day manh|day nhanh|nang cao|hoan thien|hoan thanh|tham dinh|lap|trinh|theo doi|don doc|cong bo|cong khai|cap nhat|" +
	"bien soan|dang tai|dao tao|boi duong|tap huan|tuyen truyen|huong dan|phoi hop|de xuat|nghien cuu|danh gia|" +
	"tong hop|tong ket|so ket|xu ly|giai quyet|bo tri|su dung|khai thac|phat trien|mo rong|quan ly|duy tri|" +
	"van hanh|thue|so hoa|chuyen doi|ung dung|hop|phe duyet|kien toan|sap xep|tinh gian|tap trung|chu trong|" +
	"quan triet|pho bien|thong ke|dieu tra|khao sat|thi diem|nhan rong|ho tro|khuyen khich|van dong|kiem soat|" +
	"thanh tra|giam sat|thuong xuyen|hang thang|hang nam|hang quy|dinh ky|doi moi|xac dinh|chi dao|tich cuc|chu dong|" +
	"bao dam|dam bao|cu the hoa|trao doi|ket noi|tich hop|lay y kien|phan bo|giai ngan|mua sam|nang cap|tu kiem tra|" +
	"tu danh gia|tham gia|thanh lap|sua doi|bo sung|cai thien|tao lap|thiet lap|trang bi|dau tu|huy dong|uu tien|" +
	"hinh thanh|khac phuc|phan cong|giao|quy hoach|chuan hoa|chuan bi|kien nghi|de nghi|bao cao|cung cap|tiep nhan|" +
	"thuc day|phat dong|phat huy|bao ve|gioi thieu|mo|san xuat|cap|cai cach|phan cap|tao dieu kien|phan tich|du bao"

// The long lists as they are looked up.
var verbs, products, whens = newBeginnings(sayVerbs), newBeginnings(sayProducts), newBeginnings(sayWhen)

// How a target begins, folded.
const sayAims = "phan dau|toi thieu|it nhat|ty le|moi|tu 100|giam"

// percentFirst reports whether a text begins with a percentage.
func percentFirst(s string) bool {
	s = strings.TrimLeft(s, "-–+* ")
	end := 0
	for end < len(s) && (s[end] >= '0' && s[end] <= '9' || s[end] == ',' || s[end] == '.') {
		end++
	}
	return end > 0 && strings.HasPrefix(strings.TrimLeft(s[end:], " "), "%")
}

// What tasks bring forth, folded.
const sayProducts = "ke hoach|bao cao|quyet dinh|nghi quyet|van ban|cong van|hoi nghi|danh muc|de an|to trinh|" +
	"chuong trinh|tai lieu|phan mem|co so du lieu|he thong|du lieu|danh sach|phieu|bien ban|huong dan|thong bao|" +
	"du thao|du an|lop|tin bai|quy che|quy trinh|mo hinh|nen tang|giai phap|chien luoc|bo tieu chi|bo chi so|" +
	"thong tu|chi thi|hop dong|giay moi|cuoc hop|hoi thao|bai viet|chuyen muc|ho so|san pham|ung dung|co che|" +
	"ty le|so lieu|bang|y kien|ket luan|ket qua|ket noi|mang luoi|phuong an|toa dam|so tay|an pham|video|trang|" +
	"cac van ban|cac quyet dinh|cac ke hoach|cac bao cao|cac giai phap|cac chuong trinh|cac co che|chi so|luan cu"

// productLike: short, named by a noun of what comes out.
func (t *traits) productLike() float64 {
	s := 0.2
	switch {
	case products.of(t.w) && t.n <= 60:
		s = 1
	case products.of(t.w) && t.n <= 130:
		s = 0.7
	case t.n <= 40:
		s = 0.6
	case has(t.w, "duoc") && t.n <= 130:
		s = 0.45
	}
	return s
}

// Words of times, folded; digits count too.
var timeWords = wordSet(`thang nam quy ngay tuan thuong xuyen lien tuc hang dinh ky truoc sau khi cham nhat muon
	den tu het trong cuoi dau giua giai doan hoan thanh xong dot xuat hoac va cac tiep theo i ii iii iv
	som thoi gian han lan moi ca tung ky hoach quy dinh yeu cau tien do tai diem hien hanh thuc te`)

func wordSet(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

const (
	// sayWhen begins a time: an event or a bound.
	sayWhen = "ngay sau khi|ngay khi|sau khi|khi|cham nhat|truoc|trong|tu thang|tu nam|tu ngay|tu quy|den|den het|" +
		"het|thang|nam|quy|ngay|dau nam|dau quy|cuoi nam|cuoi quy|giai doan|thuong xuyen|lien tuc|hang|dinh ky|dot xuat|" +
		"theo quy dinh|theo yeu cau|theo ke hoach|theo tien do|theo huong dan|theo lo trinh|theo thong bao|theo chi dao|" +
		"theo thoi|theo han|theo chuong trinh|theo tung|theo thuc te|cac nam|ca nam|ke tu|hoan thanh truoc|" +
		"hoan thanh trong|xong truoc|thoi han|thoi gian|tuan|khong qua|muon nhat|chua xac dinh|co ban"
	// sayInside is a time inside a sentence.
	sayInside = "cham nhat|truoc ngay|truoc thang|trong thang|trong quy|trong nam|ke tu ngay|ke tu khi|ngay lam viec|" +
		"cham nhat la|truoc khi"
)

// timeLike says how much like a time a text is: by the share of its words
// that times are made of, by how it begins, and less so the longer it is.
func timeLike(w string, n int) float64 {
	if n > 260 {
		return 0
	}
	tokens := strings.Fields(w)
	if len(tokens) == 0 {
		return 0
	}
	hits, figures := 0, false
	for _, t := range tokens {
		digit := t[0] >= '0' && t[0] <= '9'
		figures = figures || digit && len(t) >= 1
		if timeWords[t] || digit && len(t) <= 4 {
			hits++
		}
	}
	share := float64(hits) / float64(len(tokens))
	begins := whens.of(w) || isYear(tokens[0]) || len(tokens) > 1 && isDigits(tokens[0]) && isDigits(tokens[1])
	if begins && share >= 0.75 {
		return 1
	}
	score := 0.0
	switch {
	case begins:
		score = 0.3 + 0.6*share
		if starts(w, "ngay sau khi|sau khi|ngay khi|cham nhat|truoc ngay|theo yeu cau|theo quy dinh|theo ke hoach|khi co|khi nhan") || sinceDays(tokens) {
			score = max(score, 0.85)
		}
	case len(tokens) > 2 && isDigits(tokens[0]) && share >= 0.5:
		score = 0.4 + 0.5*share // "02 lần/năm", "6 tháng đầu năm"
	}
	if has(w, sayInside) && !(has(w, "so") && n > 120) {
		score = max(score, 0.55)
		if figures {
			score = max(score, 0.65)
		}
	}
	if n > 90 {
		score -= 0.15
	}
	if oftenDoes(tokens) {
		score -= 0.4
	}
	return max(score, 0)
}

// oftenDoes reports whether a text begins as work done often or at times, not
// as a time: "Thường xuyên rà soát", "Hằng tháng thực hiện".
func oftenDoes(tokens []string) bool {
	if len(tokens) < 4 {
		return false
	}
	first := tokens[0] + " " + tokens[1]
	if first != "thuong xuyen" && first != "dinh ky" && tokens[0] != "hang" {
		return false
	}
	return verbs.of(" " + strings.Join(tokens[2:], " ") + " ")
}

// sinceDays reports whether a text begins as "sau 15 ngày", "trong 5 ngày".
func sinceDays(tokens []string) bool {
	return len(tokens) > 2 && (tokens[0] == "sau" || tokens[0] == "trong") && isDigits(tokens[1])
}

func isYear(s string) bool {
	return len(s) == 4 && isDigits(s) && (strings.HasPrefix(s, "20") || strings.HasPrefix(s, "19"))
}

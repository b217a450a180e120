package gate

// units, in words; "năm" and "tư" are numbers only in some places.
var wordDigit = map[string]int{
	"một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "lăm": 5, "nhăm": 5,
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
	"thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
	"first": 1, "second": 2, "third": 3, "fifth": 5, "half": 0, "dozen": 12, "double": 2, "twice": 2, "triple": 3, "both": 2,
	"chục": 10, "tá": 12, "nửa": 0, "rưỡi": 0, "đôi": 2, "cặp": 2,
}

// scale are words that multiply what stands before them.
var scale = map[string]int{
	"mươi": 10, "trăm": 100, "nghìn": 1000, "ngàn": 1000, "triệu": 1e6, "tỷ": 1e9, "tỉ": 1e9, "hundred": 100, "thousand": 1000, "million": 1e6, "billion": 1e9,
}

// counted are words before which "năm" is five.
var counted = map[string]bool{
	"ngày": true, "tháng": true, "tuần": true, "giờ": true, "lần": true, "người": true, "mươi": true, "trăm": true, "nghìn": true, "phần": true,
	"nhiệm": true, "việc": true, "mục": true, "sở": true, "cơ": true, "đơn": true, "xã": true, "huyện": true, "quý": true, "thủ": true, "hồ": true, "%": true,
}

// inWords reads a number in words from words[i] on; it returns i where there
// is none.
func inWords(ws []word, i int) (value, to int) {
	sum, part, to := 0, 0, i
	for j := i; j < len(ws); j++ {
		if j > i && ws[j].sep != " " && ws[j].sep != "-" {
			break
		}
		w := ws[j].lower
		n, ok := wordDigit[w]
		switch {
		case ok:
		case w == "mười":
			n, ok = 10, true
		case w == "năm" && (j > i && at(ws, j-1) != "trăm" || counted[at(ws, j+1)] || at(ws, j-1) == "mùng" || at(ws, j-1) == "mồng"):
			n, ok = 5, true
		case w == "tư" && j > i:
			n, ok = 4, true
		case (w == "linh" || w == "lẻ" || w == "and") && j > i && to == j:
			if _, more := wordDigit[at(ws, j+1)]; more {
				to = j + 1
				continue
			}
		}
		if ok {
			part, to = part+n, j+1
			continue
		}
		m, ok := scale[w]
		if !ok || j == i && w != "mươi" && w != "trăm" && w != "nghìn" && w != "triệu" && w != "tỷ" {
			break
		}
		if m >= 1000 {
			sum, part = (sum+max(part, 1))*m, 0
		} else if m == 10 {
			part = part/100*100 + max(part%100, 1)*10
		} else {
			part = max(part, 1) * m
		}
		to = j + 1
	}
	if to > i && at(ws, to-1) == "and" {
		to--
	}
	return sum + part, to
}

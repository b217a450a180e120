package legacy

import "strings"

// tcvn3 has the characters of the fonts of TCVN 5712:1993, third form, and the
// letters that they look like, in the same order.
const (
	tcvn3From = "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ¡¢£¤¥¦§"
	tcvn3To   = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ"
)

var fromTCVN3 = strings.NewReplacer(pairs(tcvn3From, tcvn3To)...)

func pairs(from, to string) []string {
	var out []string
	target := []rune(to)
	for i, r := range []rune(from) {
		out = append(out, string(r), string(target[i]))
	}
	return out
}

// In VNI a letter is followed by one for its mark. The letters that stand for
// themselves come last.
var fromVNI = strings.NewReplacer(vniPairs()...)

func vniPairs() []string {
	// What each mark makes of a letter; "_" is a letter that cannot have it.
	marks := []struct{ mark, letters string }{
		{"ù", "áéóúý"}, {"ø", "àèòùỳ"}, {"û", "ảẻỏủỷ"}, {"õ", "ãẽõũỹ"}, {"ï", "ạẹọụ_"}, {"â", "âêô__"}, {"á", "ấếố__"}, {"à", "ầềồ__"},
		{"å", "ẩểổ__"}, {"ã", "ẫễỗ__"}, {"ä", "ậệộ__"}, {"ê", "ă____"}, {"é", "ắ____"}, {"è", "ằ____"}, {"ú", "ẳ____"}, {"ü", "ẵ____"}, {"ë", "ặ____"},
	}
	var out []string
	add := func(base, mark, letter string) {
		upper := strings.ToUpper
		out = append(out, base+mark, letter, upper(base)+upper(mark), upper(letter), upper(base)+mark, upper(letter))
	}
	for _, m := range marks {
		for i, letter := range []rune(m.letters) {
			if letter != '_' {
				add("aeouy"[i:i+1], m.mark, string(letter))
			}
		}
	}
	for i, mark := range []string{"ù", "ø", "û", "õ", "ï"} {
		add("ô", mark, string([]rune("ớờởỡợ")[i]))
		add("ö", mark, string([]rune("ứừửữự")[i]))
	}
	return append(out, pairs("ôöñæóòîÔÖÑÆÓÒÎ", "ơưđỉĩịỵƠƯĐỈĨỊỴ")...)
}

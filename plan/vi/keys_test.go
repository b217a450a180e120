package vi

import (
	"testing"
	"unicode/utf8"
)

func TestKeyed(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"tieenf": "tiền", "tienf": "tièn", "tie6n2": "tiền", "dduowcj": "được", "dduocwj": "được", "duocwjd": "được",
		"thuwj": "thự", "ddaats": "đất", "quaan": "quân", "hooj": "hộ", "thur": "thủ", "tucj": "tục", "nuwowcs": "nước",
		"ke61": "kế", "d9u7o7c5": "được", "hoa5ch": "hoạch", "nha6n": "nhân", "d9a61t": "đất", "tieengs": "tiếng",
		"Hoaf": "hòa", "quaf": "quà", "giaf": "già", "ngux": "ngũ", "đuowcj": "được", "tiêfn": "tiền", "trar": "trả",
		"xax": "xã", "khoong": "không", "boong": "", "tienges": "tiếng", "list": "lít",
		"tien": "", "tthc": "", "ubnd": "", "deadline": "", "2025": "", "t12": "", "q1": "", "data": "", "tienn": "", "đất": "",
	} {
		got, ok := Keyed(in)
		if got != want || ok != (want != "") {
			t.Errorf("Keyed(%q) = %q, %t; want %q", in, got, ok, want)
		}
	}
}

func FuzzKeyed(f *testing.F) {
	f.Add("dduowcj")
	f.Fuzz(func(t *testing.T, s string) {
		got, ok := Keyed(s)
		if ok && (!utf8.ValidString(got) || !IsSyllable(Fold(got)) || Canon(got) != got) {
			t.Errorf("Keyed(%q) = %q", s, got)
		}
	})
}

package restore

import (
	"crypto/sha256"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"kehoach/plan/vi"
	"kehoach/plan/vi/restore/ngram"
)

func TestRestore(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		// Without diacritics, half without, in capitals.
		"so noi vu chu tri nhung viec gi":      "sở nội vụ chủ trì những việc gì",
		"sở tu phap lam gi":                    "sở tư pháp làm gì",
		"SO Y TE PHAI LAM GI":                  "SỞ Y TẾ PHẢI LÀM GÌ",
		"Uy ban nhan dan tinh Tuyen Quang":     "Ủy ban nhân dân tỉnh Tuyên Quang",
		"ban quan ly cac khu cong nghiep":      "ban quản lý các khu công nghiệp",
		"ty le ho so truc tuyen cap xa":        "tỷ lệ hồ sơ trực tuyến cấp xã",
		"kế hoach cải cách hanh chính năm nay": "kế hoạch cải cách hành chính năm nay",
		// Slips: keys left in, the tone elsewhere, letters too many or too few.
		"tienf dduowcj tie6n2":                "tiền được tiền",
		"sowr nooij vuj chur trif vieecj gif": "sở nội vụ chủ trì việc gì",
		"phaỉ làm những gì":                   "phải làm những gì",
		"tốnn bao nhieu tiênf":                "tốn bao nhiêu tiền",
		"kế họach":                            "kế hoạch",
		"cải cách hành chínhh":                "cải cách hành chính",
		"nguời dân đươc hỗ trợ":               "người dân được hỗ trợ",
		"d9a61t d9ai cua3 xa4":                "đất đai của xã",
		// Left alone: as typed, initials, numbers, English, names in Latin letters.
		"sở Nội vụ và ubnd cấp xã có việc gì": "sở Nội vụ và ubnd cấp xã có việc gì",
		"hoà bình, thuỷ lợi":                  "hoà bình, thuỷ lợi",
		"snv, tttt, ubnd, nv, dvctt":          "snv, tttt, ubnd, nv, dvctt",
		"bao cao quy1 nop trc 15/1":           "báo cáo quy1 nộp trc 15/1",
		"list deadline cua so y te":           "list deadline của sở y tế",
		"chatbot AI cua tinh":                 "chatbot AI của tỉnh",
		"which bodies must report last":       "which bodies must report last",
		"can you tell me the due date of it":  "can you tell me the due date of it",
		"":                                    "",
		"???":                                 "???",
	} {
		got := Default().Restore(in)
		if got.Text != want || got.Changed != (in != want) {
			t.Errorf("Restore(%q) = %q, %t; want %q", in, got.Text, got.Changed, want)
		}
	}
}

func TestConfidence(t *testing.T) {
	t.Parallel()
	got := Default().Restore("uỷ ban nhan dan xa")
	for i, want := range []string{"uỷ", "ban", "nhân", "dân", "xã"} {
		w := got.Words[i]
		if w.Text != want || got.Text[w.Start:w.End] != want || w.Confidence < 0.5 || w.Confidence > 1 {
			t.Errorf("word %d: %+v, want %q and sure", i, w, want)
		}
	}
	if c := got.Words[0].Confidence; c != 1 {
		t.Errorf("a word typed with diacritics: confidence %v", c)
	}
	if unsure := Default().Restore("ban").Words[0]; unsure.Confidence > 0.9 {
		t.Errorf("one word of many readings: %+v", unsure)
	}
}

// TestModelIsTheOneDescribed holds model.bin to model.txt and to its limits.
func TestModelIsTheOneDescribed(t *testing.T) {
	t.Parallel()
	note, err := os.ReadFile("model.txt")
	if err != nil {
		t.Fatal(err)
	}
	sum := fmt.Sprintf("%x", sha256.Sum256([]byte(modelData)))
	if m := regexp.MustCompile(`(?m)^sha256: (\w+)$`).FindSubmatch(note); m == nil || string(m[1]) != sum {
		t.Errorf("model.txt does not describe this model.bin, whose sha256 is %s", sum)
	}
	if len(modelData) > 4_000_000 {
		t.Errorf("model.bin has %d bytes, more than 4 MB", len(modelData))
	}
	if _, err := ngram.Open(modelData); err != nil {
		t.Error(err)
	}
}

func FuzzRestore(f *testing.F) {
	for _, s := range []string{"so noi vu", "tienf dduowcj tie6n2 phaỉ tốnn", "KH&ĐT 223/KH-UBND", "hoa\u0300 \xff AI", "xã, x\u1ea1. !"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Default().Restore(s)
		if utf8.ValidString(s) && !utf8.ValidString(got.Text) {
			t.Fatalf("%q gives broken text %q", s, got.Text)
		}
		end := 0
		var typed strings.Builder
		for _, w := range got.Words {
			if w.Start < end || got.Text[w.Start:w.End] != w.Text || !(w.Confidence >= 0 && w.Confidence <= 1) {
				t.Fatalf("%q: %+v", s, w)
			}
			typed.WriteString(got.Text[end:w.Start])
			typed.WriteString(w.Typed)
			end = w.End
		}
		if typed.WriteString(got.Text[end:]); typed.String() != vi.NFC(s) {
			t.Fatalf("what is no word changed: %q, %q", s, typed.String())
		}
		if got.Changed != (got.Text != vi.NFC(s)) {
			t.Fatalf("%q: Changed is %t for %q", s, got.Changed, got.Text)
		}
	})
}

var questions = []string{
	"so noi vu chu tri nhung viec gi trong quy 1",
	"bao gio co ket qua cham diem cac so ban nganh va uy ban nhan dan huyen",
	"sowr nooij vuj chur trif vieecj gif",
	"ho so nop tren mang thi may ngay co ket qua",
	"which bodies must report last",
}

func BenchmarkRestore(b *testing.B) {
	r := Default()
	for i := 0; b.Loop(); i++ {
		r.Restore(questions[i%len(questions)])
	}
}

func BenchmarkStart(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ngram.Open(modelData); err != nil {
			b.Fatal(err)
		}
	}
}

func TestPart(t *testing.T) {
	r := Default()
	for word, want := range map[string]string{
		"nộivụ": "nội", "capxa": "cap", "báocáo": "báo", "hạnnộp": "hạn",
		"nội": "", "skhcn": "", "email": "", "aaaa": "", "": "",
	} {
		at, ok := r.Part(word)
		if got := word[:at]; ok != (want != "") || got != want {
			t.Errorf("Part(%q) = %q, %v, want %q", word, got, ok, want)
		}
	}
}

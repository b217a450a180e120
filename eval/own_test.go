package eval

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestOwnList(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, text string }{
		{"plain", "# việc của tôi\nSở Y tế làm gì?\n\nHỏi: ai ký kế hoạch\n"},
		{"numbered", "\ufeff1. Sở Y tế làm gì?\r\n2) Hỏi: ai ký kế hoạch\r\n"},
		{"bullets", "- Sở Y tế làm gì?\n• Hỏi: ai ký kế hoạch"},
		{"UTF-16", utf16le("Sở Y tế làm gì?\r\nHỏi: ai ký kế hoạch\r\n")},
	} {
		got, err := Own("of/mine.txt", []byte(c.text), samplePlan(t))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var questions []string
		for _, one := range got {
			questions = append(questions, one.Turns[0].Question)
			if !one.Turns[0].Open || one.Kind != "mine" {
				t.Errorf("%s: %+v is not open, or not of kind mine", c.name, one)
			}
		}
		if diff := cmp.Diff([]string{"Sở Y tế làm gì?", "Hỏi: ai ký kế hoạch"}, questions); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

// utf16le is how Notepad saves "Unicode".
func utf16le(s string) string {
	b := []byte{0xFF, 0xFE}
	for _, r := range s {
		b = append(b, byte(r), byte(r>>8))
	}
	return string(b)
}

func TestOwnBlocks(t *testing.T) {
	t.Parallel()
	got, err := Own("mine.txt", []byte("q: Nhiệm vụ 36?\nwant: task/36a\n\nq: còn gì nữa\ntoday: 2025-02-03\n\nt1: Sở Y tế?\nt2: còn Sở Tư pháp?\nwant: task/1\n"), samplePlan(t))
	if err != nil {
		t.Fatal(err)
	}
	var open []bool
	for _, c := range got {
		for _, turn := range c.Turns {
			open = append(open, turn.Open)
		}
	}
	if want := []bool{false, true, true, false}; !slices.Equal(open, want) {
		t.Errorf("open: %v, want %v", open, want)
	}
}

func TestOwnMistakes(t *testing.T) {
	t.Parallel()
	text := "q: a\nwnat: task/1\n\nq: b\nwant: task/900\n\nq: c\nwant: none\n"
	_, err := Own("mine.txt", []byte(text), samplePlan(t))
	var vi, en []string
	for _, m := range Mistakes(err) {
		vi, en = append(vi, m.In("vi")), append(en, m.In("en"))
	}
	for i, want := range []string{"mine.txt: dòng 2: wnat: không có khóa này", "mine.txt: dòng 5: want: kế hoạch không có mục \"task/900\"", "mine.txt: dòng 7: chưa nói"} {
		if i >= len(vi) || !strings.HasPrefix(vi[i], want) {
			t.Errorf("mistakes %q, want %q", vi, want)
		}
	}
	if len(en) != 3 || !strings.HasPrefix(en[1], "mine.txt: line 5: want: the plan has no entry") {
		t.Errorf("in English: %q", en)
	}
	for _, empty := range []string{"# chỉ ghi chú\n", "", "PK\x03\x04\x00\x00"} {
		if _, err := Own("mine.txt", []byte(empty), samplePlan(t)); len(Mistakes(err)) != 1 {
			t.Errorf("Own(%q) = %v, want one mistake", empty, err)
		}
	}
}

func TestOpenTurnsAreNotJudged(t *testing.T) {
	t.Parallel()
	cases, err := Own("mine.txt", []byte("q: a\nwant: task/1\n\nq: b\n"), samplePlan(t))
	if err != nil {
		t.Fatal(err)
	}
	rep := Run(t.Context(), cases, func(context.Context, ...Turn) (Answer, error) {
		return Answer{Entries: rested("task/2")}, nil
	})
	judged, open := rep.Judged(), rep.Open()
	if len(judged.Results) != 1 || judged.Results[0].AllRight() {
		t.Errorf("judged: %+v, want one that is wrong", judged.Results)
	}
	if len(open.Results) != 1 || len(open.Results[0].Extra) > 0 {
		t.Errorf("open: %+v, want one without faults", open.Results)
	}
}

func FuzzOwn(f *testing.F) {
	f.Add("Sở Y tế làm gì?\n2. ai ký\n")
	f.Add("q: a\n\nt1: b\nt2: c\nwant: task/1\n")
	f.Add("\xff\xfeq\x00:\x00")
	p := samplePlan(f)
	f.Fuzz(func(t *testing.T, text string) {
		cases, err := Own("x.txt", []byte(text), p)
		if err == nil && len(cases) == 0 {
			t.Errorf("neither questions nor a mistake from %q", text)
		}
		for _, m := range Mistakes(err) {
			if m.File != "x.txt" || m.VI == "" || m.EN == "" {
				t.Errorf("%q: a mistake that says too little: %+v", text, m)
			}
		}
		for _, c := range cases {
			if len(c.Turns) == 0 {
				t.Errorf("case without turns from %q", text)
			}
		}
	})
}

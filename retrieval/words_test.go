package retrieval

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCanonicalNumber(t *testing.T) {
	for _, test := range []struct {
		in, want string
		parts    []string
	}{
		{"06", "6", nil},
		{"0", "0", nil},
		{"00", "00", nil},
		{"2025", "2025", nil},
		{"0,4", "0.4", nil},
		{"0.4", "0.4", nil},
		{"93,5", "93.5", nil},
		{"1.250", "1250", nil},
		{"1.250.000", "1250000", nil},
		{"15/01/2025", "15/1/2025", []string{"2025", "15/1", "1/2025"}},
		{"15-1-2025", "15/1/2025", []string{"2025", "15/1", "1/2025"}},
		{"15.1.2025", "15/1/2025", []string{"2025", "15/1", "1/2025"}},
		{"01/2025", "1/2025", []string{"2025"}},
		{"15/6", "15/6", nil},
		{"24/7", "24/7", nil},
		{"223/kh-ubnd", "223/kh-ubnd", []string{"223"}},
		{"01/2023/tt-vpcp", "1/2023/tt-vpcp", []string{"1", "1/2023"}},
		{"kh&dt", "khdt", nil},
		{"q1", "q1", nil},
	} {
		got, parts := canonicalNumber(test.in)
		if got != test.want || !cmp.Equal(parts, test.parts) {
			t.Errorf("canonicalNumber(%q) = %q, %q; want %q, %q", test.in, got, parts, test.want, test.parts)
		}
	}
}

func TestJoined(t *testing.T) {
	for _, test := range []struct {
		text string
		want []bool
	}{
		{"thủ tục  hành\u00a0chính", []bool{false, true, true, true}},
		{"phí, lệ phí; thuế", []bool{false, false, true, false}},
		{"kinh tế - xã hội", []bool{false, true, false, true}},
		{"e-form (mẫu)\nmới", []bool{false, true, false, false}},
	} {
		var got []bool
		for _, w := range wordsOf(test.text) {
			got = append(got, w.joined)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.text, diff)
		}
	}
}

func TestTypedSyllable(t *testing.T) {
	for in, want := range map[string]string{
		"tienf": "tien", "tie6n2": "tien", "dduowcj": "duoc", "thuwj": "thu", "ddaats": "dat",
		"tieenf": "tien", "quaan": "quan", "hooj": "ho", "thur": "thu",
		// Words that stay as they are.
		"tien": "", "thu": "", "tthc": "", "ubnd": "", "deadline": "", "2025": "", "t12": "", "q1": "",
		"tienn": "", // a slip, left to the neighbours
	} {
		got, ok := typedSyllable(in)
		if got != want || ok != (want != "") {
			t.Errorf("typedSyllable(%q) = %q, %t; want %q", in, got, ok, want)
		}
	}
}

// FuzzWords holds words to what segments rely on.
func FuzzWords(f *testing.F) {
	f.Add("Kế hoạch số 223/KH-UBND, 0,4% – KH&ĐT")
	f.Fuzz(func(t *testing.T, s string) {
		for _, w := range wordsOf(s) {
			if w.text == "" || len(w.text) > longestWord || len(w.lower) > 2*longestWord {
				t.Errorf("word %q (%q) of %q: empty or too long", w.text, w.lower, s)
			}
			if class(w.text) == classPair {
				t.Errorf("word %q of %q has a space", w.text, s)
			}
		}
	})
}

package legacy

import (
	"strings"
	"testing"
)

// The same words as the fonts store them.
const (
	unicodeText = "Ủy ban nhân dân tỉnh ban hành Kế hoạch cải cách hành chính, nước, được, thường xuyên, nghĩa, mỹ, đặc, việc, ngữ, sửa, rỗng, kỳ"
	tcvn3Text   = "Uû ban nh©n d©n tØnh ban hµnh KÕ ho¹ch c¶i c¸ch hµnh chÝnh, n\u00adíc, ®\u00adîc, th\u00adêng xuyªn, nghÜa, mü, ®Æc, viÖc, ng÷, söa, rçng, kú"
	vniText     = "UÛy ban nhaân daân tænh ban haønh Keá hoaïch caûi caùch haønh chính, nöôùc, ñöôïc, thöôøng xuyeân, nghóa, myõ, ñaëc, vieäc, ngöõ, söûa, roãng, kyø"
)

func TestConvert(t *testing.T) {
	t.Parallel()
	// TCVN3 has "Uỷ" for what VNI has as "Ủy" here.
	if got, want := TCVN3.Convert(tcvn3Text), strings.Replace(unicodeText, "Ủy", "Uỷ", 1); got != want {
		t.Errorf("TCVN3:\n got %s\nwant %s", got, want)
	}
	if got := VNI.Convert(vniText); got != unicodeText {
		t.Errorf("VNI:\n got %s\nwant %s", got, unicodeText)
	}
	if got := VNI.Convert("KEÁ HOAÏCH ÑÖÔÏC SÔÛ TÆNH"); got != "KẾ HOẠCH ĐƯỢC SỞ TỈNH" {
		t.Errorf("VNI capitals: %s", got)
	}
	if got := TCVN3.Convert("Kế hoạch © 2025"); got != "Kế hoạch © 2025" {
		t.Errorf("Unicode was changed: %s", got)
	}
}

func TestEveryLetterHasItsOwn(t *testing.T) {
	t.Parallel()
	from, to := []rune(tcvn3From), []rune(tcvn3To)
	if len(from) != len(to) || len(from) != 67+7 {
		t.Fatalf("%d characters for %d letters, want 74 of each", len(from), len(to))
	}
	seen := make(map[rune]bool)
	for i := range from {
		if seen[from[i]] || seen[-to[i]] {
			t.Errorf("%c or %c stands twice", from[i], to[i])
		}
		seen[from[i]], seen[-to[i]] = true, true
	}
}

func TestOf(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		text string
		want Encoding
	}{
		{unicodeText, None}, {tcvn3Text, None}, // too little to be sure
		{strings.Repeat(tcvn3Text, 4), TCVN3},
		{strings.Repeat(vniText, 4), VNI},
		{strings.Repeat(unicodeText+" © ", 9), None},
		{strings.Repeat("Ke hoach cai cach hanh chinh cua tinh. ", 20), None},
		{strings.Repeat("Le plan de réforme administrative a été approuvé à Noël. ", 10), None},
		{strings.Repeat("± 5% × 3 µg ", 30), None},
	} {
		if got := Of(tt.text); got != tt.want {
			t.Errorf("Of(%.40q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}

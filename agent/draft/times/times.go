// Package times measures text set in Times New Roman, as far as the lines of a
// letter's head need it: the line under an agency's name has a third to a half
// of the name's length. The widths are those of the Times core font, whose
// letters are as wide; a letter with a mark is as wide as the one without.
package times

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// The widths of the letters from space to "z", in thousandths of the size.
var (
	regular = widths("A722 B667 C667 D722 E611 F556 G722 H722 I333 J389 K722 L611 M889 N722 O722 P556 Q722 R667 S556 T611 U722 V722 W944 X722 Y722 Z611 " +
		"a444 b500 c444 d500 e444 f333 g500 h500 i278 j278 k500 l278 m778 n500 o500 p500 q500 r333 s389 t278 u500 v500 w722 x500 y500 z444 /278 -333 .250 ,250 :278 ;278 (333 )333")
	bold = widths("A722 B667 C722 D722 E667 F611 G778 H778 I389 J500 K778 L667 M944 N722 O778 P611 Q778 R722 S556 T667 U722 V722 W1000 X722 Y722 Z667 " +
		"a500 b556 c444 d556 e444 f333 g500 h556 i278 j333 k556 l278 m833 n556 o500 p556 q556 r444 s389 t333 u556 v500 w722 x500 y500 z444 /278 -333 .250 ,250 :333 ;333 (333 )333")
)

func widths(s string) map[rune]int {
	out := map[rune]int{' ': 250}
	for _, f := range strings.Fields(s) {
		n := 0
		for _, d := range f[1:] {
			n = n*10 + int(d-'0')
		}
		out[rune(f[0])] = n
	}
	return out
}

// Width returns how wide a text is, in twentieths of a point (twips), set in a
// size given in points.
func Width(text string, points float64, isBold bool) int {
	table := regular
	if isBold {
		table = bold
	}
	sum := 0
	for _, r := range norm.NFD.String(strings.NewReplacer("Đ", "D", "đ", "d").Replace(text)) {
		if r >= 0x300 && r < 0x370 {
			continue
		}
		w, ok := table[r]
		if !ok {
			w = 500
		}
		sum += w
	}
	return int(float64(sum) * points * 20 / 1000)
}

package raster

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/png"
	"testing"

	"github.com/go-fonts/liberation/liberationserifregular"
	"golang.org/x/image/font/sfnt"

	"kehoach/agent/export"
)

func paint(t *testing.T, p *export.Picture) image.Image {
	t.Helper()
	data, err := PNG(p)
	if err != nil {
		t.Fatal(err)
	}
	im, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return im
}

// dark counts the points of a stretch that are not white.
func dark(im image.Image, r image.Rectangle) int {
	n := 0
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if red, green, blue, _ := im.At(x, y).RGBA(); red+green+blue < 3*0xe000 {
				n++
			}
		}
	}
	return n
}

func TestShapesAreWhereTheyAre(t *testing.T) {
	red := color.RGBA{0xb2, 0x22, 0x22, 0xff}
	im := paint(t, &export.Picture{Width: 100, Height: 60, Shapes: []export.Shape{
		{Kind: export.Box, X: 10, Y: 10, X2: 30, Y2: 20, Colour: red},
		{Kind: export.Dot, X: 50, Y: 30, Size: 5, Colour: red},
		{Kind: export.Line, X: 5, Y: 50, X2: 95, Y2: 50, Colour: red},
		{Kind: export.Words, X: 80, Y: 20, Size: 12, Anchor: export.Middle, Colour: red, Text: "ẵ"},
	}})
	if b := im.Bounds(); b.Dx() != 200 || b.Dy() != 120 {
		t.Fatalf("painted %v, want 200 by 120", b)
	}
	for name, at := range map[string][2]int{"box": {40, 30}, "edge of the box": {20, 20}, "dot": {100, 60}, "rim of the dot": {108, 60}, "line": {100, 100}} {
		if c := color.RGBAModel.Convert(im.At(at[0], at[1])); c != red {
			t.Errorf("the %s at %v is %v, want %v", name, at, c, red)
		}
	}
	for name, at := range map[string][2]int{"ground": {2, 2}, "beside the box": {61, 30}, "corner about the dot": {108, 68}, "beside the line": {100, 104}} {
		if c := color.RGBAModel.Convert(im.At(at[0], at[1])); c != (color.RGBA{0xff, 0xff, 0xff, 0xff}) {
			t.Errorf("the %s at %v is %v, want white", name, at, c)
		}
	}
	// The letter's middle is at its place: as much on the left as on the right.
	left, right := dark(im, image.Rect(140, 10, 160, 50)), dark(im, image.Rect(160, 10, 180, 50))
	if left < 10 || right < 10 {
		t.Errorf("%d points left of the middle of the letter, %d right", left, right)
	}
}

// TestVietnameseLetters: the font has a drawing for each letter, and marks
// above and below are painted.
func TestVietnameseLetters(t *testing.T) {
	f, err := sfnt.Parse(liberationserifregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	const vowels = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
	const all = vowels + "đĐ“”–…•≥½ABCDEGHIKLMNOPQRSTUVXYƯƠĂÂÊÔỶỸẴỮ/%()"
	for _, r := range all {
		if i, err := f.GlyphIndex(nil, r); i == 0 || err != nil {
			t.Errorf("no drawing of %q: %v", r, err)
		}
	}
	letter := func(s string) image.Image {
		return paint(t, &export.Picture{Width: 30, Height: 40, Shapes: []export.Shape{{Kind: export.Words, X: 5, Y: 25, Size: 16, Anchor: export.Start, Colour: color.RGBA{A: 0xff}, Text: s}}})
	}
	above, below := image.Rect(0, 0, 60, 30), image.Rect(0, 52, 60, 80)
	if dark(letter("a"), above) >= dark(letter("ẵ"), above) {
		t.Error("ẵ has nothing above it")
	}
	if dark(letter("a"), below) >= dark(letter("ặ"), below) {
		t.Error("ặ has nothing below it")
	}
}

func TestTooLarge(t *testing.T) {
	for height, want := range map[int]int{4000: 2, 10_000: 1} {
		if scale, err := scaleOf(&export.Picture{Width: 1000, Height: height}); err != nil || scale != want {
			t.Errorf("%d high: %d, %v; want %d", height, scale, err, want)
		}
	}
	var large *TooLarge
	if _, err := PNG(&export.Picture{Width: 1000, Height: 20_000}); !errors.As(err, &large) {
		t.Errorf("a picture of 20 million points: %v", err)
	}
}

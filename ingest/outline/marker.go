package outline

import (
	"strings"
	"unicode"

	"kehoach/ingest/block"
)

// Class is the kind of a marker.
type Class uint8

// The classes, from the outside of a document inwards as far as there is an
// order.
const (
	// None: a paragraph without a marker.
	None Class = iota
	// Part: "Phần I", "Phần thứ nhất", "Chương II", "Điều 3".
	Part
	// Upper: "A."
	Upper
	// Roman: "IV."
	Roman
	// Decimal: "2.", "2.13.", "1)".
	Decimal
	// Letter: "a)", "đ)", "a.1)".
	Letter
	// Paren: "(1)", "(ii)".
	Paren
	// Head: a heading in capitals or bold without a marker.
	Head
	// Bullet: "-", "+", "•".
	Bullet
)

// Ranked reports whether a marker has no label and is numbered by its rank.
func (m Marker) Ranked() bool { return m.Class == Bullet || m.Class == Head }

// Marker is the number or bullet at the start of a paragraph.
type Marker struct {
	Class Class
	// Kind tells lists of one class apart: the bullet, the closing sign, the
	// lettering.
	Kind string
	// Label is the number without its punctuation: "II", "2.13", "đ", "1"; ""
	// for a bullet.
	Label string
	// Depth is how many parts a decimal or letter label has.
	Depth int
	// Rest is the text after the marker.
	Rest string
}

// Mark reads the marker of a paragraph, the computed one where there is one.
func Mark(b block.Block) Marker {
	text := strings.TrimSpace(b.Text)
	label := strings.TrimSpace(b.Label)
	if label == "" || !strings.HasPrefix(text, label) {
		return parse(text)
	}
	rest := strings.TrimSpace(text[len(label):])
	m := parse(label + " X")
	switch {
	case m.Class != None:
	case strings.ContainsFunc(label, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }):
		m = Marker{Class: Decimal, Label: strings.Trim(label, ".:)/ "), Depth: 1}
	default:
		m = Marker{Class: Bullet, Kind: label}
	}
	m.Rest = rest
	return m
}

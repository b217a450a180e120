package outline

import (
	"strconv"
	"strings"
)

// numbers are the numbers that are given, each with how often it was asked for.
type numbers map[string]int

// unique returns the number if it is free, else with the first free suffix.
func (s numbers) unique(number string) string {
	if s[number] == 0 {
		s[number] = 1
		return number
	}
	for i := s[number] + 1; ; i++ {
		s[number] = i
		if n := Suffix(number, i); s[n] == 0 {
			s[n] = 1
			return n
		}
	}
}

// number gives every node below n its number.
func (n *Node) number(given numbers) {
	for _, c := range n.Children {
		if c.Attached || c.Class == None || c.Ranked() {
			continue
		}
		number := join(n, c.Marker)
		c.Number, c.Printed = given.unique(number), true
		c.Repeated = c.Number != number
	}
	rank := 0
	for _, c := range n.Children {
		if c.Attached || !c.Ranked() {
			continue
		}
		for rank++; given[Below(n.Number, strconv.Itoa(rank))] > 0; {
			rank++
		}
		c.Number = given.unique(Below(n.Number, strconv.Itoa(rank)))
	}
	n.numberText(given)
	for _, c := range n.Children {
		c.number(given)
	}
}

// numberText numbers the paragraphs and tables without a marker.
func (n *Node) numberText(given numbers) {
	free := n.IsHeading()
	rank := 0
	for _, c := range n.Children {
		switch {
		case c.Attached || c.Class != None:
		case n.Parent == nil:
			for rank++; given[strconv.Itoa(rank)] > 0; {
				rank++
			}
			c.Number = given.unique(strconv.Itoa(rank))
		case free:
			c.Number, c.Printed, free = n.Number, n.Printed, false
		default:
			c.Number = given.unique(n.Number)
		}
	}
}

// join puts a printed label behind the number of its parent; the parts that
// repeat the parent's label are written once.
func join(parent *Node, m Marker) string {
	label := m.Label
	if parent.Class == m.Class {
		label = strings.TrimPrefix(label, parent.Label+".")
	}
	return Below(parent.Number, label)
}

// Below is the number of a label below a number.
func Below(number, label string) string {
	if number == "" {
		return label
	}
	return number + "." + label
}

// Suffix tells the i-th thing of one number apart: a letter after a digit or
// Roman numeral ("V.1.4b", "IIIb"), a digit after a letter ("VI.19.b2").
func Suffix(number string, i int) string {
	if number == "" {
		return strconv.Itoa(i)
	}
	last := number[len(number)-1]
	if (last >= '0' && last <= '9' || last >= 'A' && last <= 'Z') && i <= 26 {
		return number + string(rune('a'+i-1))
	}
	return number + strconv.Itoa(i)
}

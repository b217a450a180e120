package text

import (
	"strings"
	"unicode"
)

// styled is a line without its marks.
type styled struct {
	text                   string
	lines                  []string // of a paragraph, once joined
	letters, bolds, slants int      // letters and digits: all, bold, italic
	level                  int      // of a "#" heading
	first, last            int      // lines of the text, from 1
	// open: bold or italic goes on over the line's end. opens, closes: a mark
	// stands at the line's start and opens, at its end and closes.
	open, opens, closes bool
}

func (s *styled) bold() bool   { return s.letters > 0 && s.bolds == s.letters }
func (s *styled) italic() bool { return s.letters > 0 && s.slants == s.letters }

// mark is a run of "*" in a line.
type mark struct{ line, at, n int }

// unmark takes the marks out of the lines of one paragraph or cell.
func unmark(lines []string, marked bool) []styled {
	out := make([]styled, len(lines))
	var marks []mark
	if marked {
		marks = findMarks(lines)
	}
	singles := 0 // marks still to come that toggle italic
	for _, m := range marks {
		singles += m.n % 2
	}
	bold, slant := false, false
	var b strings.Builder
	for i, line := range lines {
		s := &out[i]
		b.Reset()
		from := 0
		write := func(t string) {
			for _, r := range t {
				if unicode.IsLetter(r) || unicode.IsDigit(r) {
					s.letters++
					if bold {
						s.bolds++
					}
					if slant {
						s.slants++
					}
				}
			}
			b.WriteString(t)
		}
		for ; len(marks) > 0 && marks[0].line == i; marks = marks[1:] {
			m := marks[0]
			write(line[from:m.at])
			from = m.at + m.n
			if m.n%2 == 1 {
				singles--
				if !slant && (singles == 0 || bullet(line, m, singles)) {
					write("*")
				} else {
					slant = !slant
				}
			}
			if m.n/2%2 == 1 {
				bold = !bold
			}
			s.opens = s.opens || (bold || slant) && blank(line[:m.at])
			s.closes = !bold && !slant && blank(line[from:])
		}
		write(line[from:])
		s.text, s.open = b.String(), bold || slant
	}
	return out
}

// bullet reports whether a lone "*" that would open italic is a bullet or a
// sign of its own instead: white space or nothing on both sides, and those
// that follow pair up without it.
func bullet(line string, m mark, following int) bool {
	end := m.at + m.n
	space := (m.at == 0 || line[m.at-1] == ' ') && end < len(line) && line[end] == ' '
	return space && m.n == 1 && following%2 == 0
}

// findMarks returns the runs of "*" that may be marks: not footnote signs
// such as "(*)", and not those after a backslash.
func findMarks(lines []string) []mark {
	var marks []mark
	for i, line := range lines {
		for at := 0; at < len(line); at++ {
			if line[at] != '*' {
				continue
			}
			end := at
			for end < len(line) && line[end] == '*' {
				end++
			}
			sign := at > 0 && end < len(line) && line[at-1] == '(' && line[end] == ')'
			if !sign && (at == 0 || line[at-1] != '\\') {
				marks = append(marks, mark{i, at, end - at})
			}
			at = end
		}
	}
	return marks
}

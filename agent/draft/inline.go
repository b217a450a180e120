package draft

import "strings"

// special are the letters that the markup of templates gives a meaning to.
const special = `\[{|*#@-`

// escape makes words of a plan stand for themselves in the markup.
func escape(s string) string {
	var out strings.Builder
	for i, r := range s {
		if strings.ContainsRune(`\[{|*`, r) || i == 0 && strings.ContainsRune(special, r) {
			out.WriteByte('\\')
		}
		out.WriteRune(r)
	}
	return out.String()
}

// parseText reads a line of markup: [[what|owner|unit]] is a slot, [[~… a brief
// one, {^id} a citation, **…** bold, \n a new line, \x the letter x.
func parseText(s string) Text {
	var out Text
	var words strings.Builder
	bold := false
	flush := func() {
		if words.Len() > 0 {
			out = append(out, Piece{Words: words.String(), Bold: bold})
			words.Reset()
		}
	}
	for s != "" {
		switch {
		case strings.HasPrefix(s, `\n`):
			words.WriteByte('\n')
			s = s[2:]
		case s[0] == '\\' && len(s) > 1:
			words.WriteByte(s[1])
			s = s[2:]
		case strings.HasPrefix(s, "**"):
			flush()
			bold, s = !bold, s[2:]
		case strings.HasPrefix(s, "{^") && strings.Contains(s, "}"):
			flush()
			id, rest, _ := strings.Cut(s[2:], "}")
			out = append(out, Piece{Cite: id})
			s = rest
		case strings.HasPrefix(s, "[[") && strings.Contains(s, "]]"):
			flush()
			inner, rest, _ := strings.Cut(s[2:], "]]")
			out = append(out, Piece{Slot: parseSlot(inner), Bold: bold})
			s = rest
		default:
			words.WriteByte(s[0])
			s = s[1:]
		}
	}
	flush()
	return out
}

func parseSlot(s string) *Slot {
	s, brief := strings.CutPrefix(s, "~")
	parts := append(strings.Split(unescape(s), "|"), "", "")
	return &Slot{Brief: brief, What: strings.TrimSpace(parts[0]), Owner: strings.TrimSpace(parts[1]), Unit: strings.TrimSpace(parts[2])}
}

func unescape(s string) string { return parseText(strings.ReplaceAll(s, "[", `\[`)).Plain() }

// cells splits a table row at the bars that are not escaped and not inside a
// slot.
func cells(s string) []Text {
	s = strings.TrimSpace(s)
	s = strings.TrimSuffix(strings.TrimPrefix(s, "|"), "|")
	var out []Text
	start, inSlot := 0, false
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\':
			i++
		case strings.HasPrefix(s[i:], "[["):
			inSlot = true
		case strings.HasPrefix(s[i:], "]]"):
			inSlot = false
		case s[i] == '|' && !inSlot:
			out = append(out, parseText(strings.TrimSpace(s[start:i])))
			start = i + 1
		}
	}
	return append(out, parseText(strings.TrimSpace(s[start:])))
}

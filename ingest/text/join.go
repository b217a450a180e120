package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kehoach/ingest/block"
)

// join takes the marks out of the lines [from, to), which have no blank line
// between them, and joins those that were parted only by wrapping. What it
// returns is a paragraph each, or a line of a cell.
func (r *reader) join(from, to int, cell bool) []styled {
	var out []styled
	fresh := true // a new paragraph begins at the next line
	parts := unmark(r.lines[from:to], r.marked)
	for i := range parts {
		p := &parts[i]
		p.first, p.last = from+i+1, from+i+1
		if r.marked {
			p.text, p.level = heading(p.text)
			p.text = unescape(p.text)
		}
		p.text = strings.TrimRightFunc(p.text, unicode.IsSpace)
		if strings.Trim(p.text, " \t*") == "" {
			// A line of marks alone; one that closes stands for a line end.
			if len(out) > 0 && p.closes {
				out[len(out)-1].closes, out[len(out)-1].open = true, false
			}
			continue
		}
		if fresh || r.breaks(&out[len(out)-1], p, to-from-i == 1, cell) {
			p.lines = []string{p.text}
			out = append(out, *p)
			fresh = false
			continue
		}
		q := &out[len(out)-1]
		q.lines = append(q.lines, strings.TrimLeftFunc(p.text, unicode.IsSpace))
		q.text = p.text
		q.letters, q.bolds, q.slants = q.letters+p.letters, q.bolds+p.bolds, q.slants+p.slants
		q.last, q.open, q.closes = p.last, p.open, p.closes
	}
	for i := range out {
		out[i].text = strings.Join(out[i].lines, " ")
	}
	return out
}

// breaks reports whether the line end between a, whose text is its last line
// so far, and b is the author's own, not one of wrapping. final: b is the
// last line.
func (r *reader) breaks(a, b *styled, final, cell bool) bool {
	prev, next := a.text, strings.TrimSpace(b.text)
	if len(a.lines) == 1 && bareBullet(prev) && b.level == 0 && !item(next) && !ruler(next) {
		return false // a bullet alone: its words come next
	}
	if b.level > 0 || a.level > 0 || a.letters == 0 || ruler(next) {
		return true
	}
	if len(a.lines) == 1 && label(prev) {
		return false // a number alone: its words come next
	}
	end, _ := utf8.DecodeLastRuneInString(prev)
	first, _ := utf8.DecodeRuneInString(next)
	stop := strings.ContainsRune(".;:/", end)
	switch {
	case item(next):
		return stop || !a.open && a.closes || bulleted(a.lines[0]) && bulletUpper(next) && (r.dense || bulleted(next))
	case signs(next):
		return true
	case end == ',' || end == '-' || end == '(' || unicode.IsLower(first):
		return false
	case (a.closes || b.opens && !a.open) && end != ':':
		return true
	case cell && final && personName(next) && !strings.ContainsFunc(prev, unicode.IsLower):
		return true
	}
	// Where no blank lines part the paragraphs, a short line that ends a
	// sentence ends its paragraph too.
	return stop && end != ':' && !cell && r.dense && r.short(b.first-1, next)
}

// short reports whether the line (from 1) had room for the first word of the
// next one, and plenty of it.
func (r *reader) short(line int, next string) bool {
	word, _, _ := strings.Cut(next, " ")
	return utf8.RuneCountInString(r.lines[line-1])+1+utf8.RuneCountInString(word) < r.width*3/4
}

// carriesOn reports whether text is the rest of the paragraph in b, parted
// from it by a blank line in the middle of a sentence.
func carriesOn(b *block.Block, text string) bool {
	end, _ := utf8.DecodeLastRuneInString(b.Text)
	first, _ := utf8.DecodeRuneInString(text)
	// The bound keeps the cost of a text of such lines alone in proportion.
	return len(b.Text) < 2000 && b.Table == nil && b.Level == 0 && !b.Bold && unicode.IsLower(end) && unicode.IsLower(first) && !item(text)
}

// heading takes the "#" marks from a heading line.
func heading(line string) (string, int) {
	t := strings.TrimLeft(line, "#")
	n := len(line) - len(t)
	if n == 0 || n > 6 || !strings.HasPrefix(t, " ") {
		return line, 0
	}
	return strings.TrimSpace(strings.TrimRight(t, "# ")), n
}

// unescape takes the backslash from before a mark.
func unescape(s string) string {
	if strings.IndexByte(s, '\\') < 0 {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && strings.IndexByte("\\*_#|.-+()[]<>`~!&\"'", s[i+1]) >= 0 {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// ruler reports whether the line is drawn with dashes or the like.
func ruler(s string) bool { return len(s) >= 3 && strings.Trim(s, "-_=*–— ") == "" }

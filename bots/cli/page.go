package cli

import (
	"os"
	"strconv"
	"strings"
	"unicode/utf8"
)

// isTerminal reports whether a stream is a person's terminal.
func isTerminal(v any) bool {
	f, ok := v.(*os.File)
	if !ok {
		return false
	}
	st, err := f.Stat()
	return err == nil && st.Mode()&os.ModeCharDevice != 0
}

// page lays Markdown out for the output: wrapped and with bold letters on a
// terminal, one line a paragraph and plain where it goes to a program.
func (a *app) page(md string) string {
	tty := isTerminal(a.out)
	bold := tty && a.getenv("NO_COLOR") == "" && a.getenv("TERM") != "dumb"
	width := 0
	if tty {
		width = 80
		if n, err := strconv.Atoi(a.getenv("COLUMNS")); err == nil && n >= 40 {
			width = min(n, 110)
		}
	}
	return layOut(md, width, bold)
}

// layOut is page for a width (0 is no wrapping) and with or without bold.
func layOut(md string, width int, bold bool) string {
	var b strings.Builder
	for line := range strings.SplitSeq(md, "\n") {
		indent := len(line) - len(strings.TrimLeft(line, " "))
		if strings.HasPrefix(line[indent:], "- ") {
			indent += 2
		}
		for i, part := range wrap(line, width, indent) {
			if i > 0 {
				b.WriteString(strings.Repeat(" ", indent))
			}
			b.WriteString(part)
			b.WriteByte('\n')
		}
	}
	return emphasise(strings.TrimRight(b.String(), "\n"), bold)
}

// emphasise replaces ** by the terminal's bold, or drops it.
func emphasise(s string, bold bool) string {
	if !bold {
		return strings.ReplaceAll(s, "**", "")
	}
	var b strings.Builder
	on := false
	for {
		i := strings.Index(s, "**")
		if i < 0 {
			b.WriteString(s)
			break
		}
		b.WriteString(s[:i])
		on = !on
		b.WriteString(map[bool]string{true: "\x1b[1m", false: "\x1b[0m"}[on])
		s = s[i+2:]
	}
	if on {
		b.WriteString("\x1b[0m")
	}
	return b.String()
}

// wrap cuts a line into parts of at most width columns; all but the first
// stand after an indent. Marks of emphasis take no column.
func wrap(line string, width, indent int) []string {
	if width == 0 || columns(line) <= width {
		return []string{line}
	}
	lead := line[:len(line)-len(strings.TrimLeft(line, " "))]
	var parts []string
	cur, room := lead, width
	empty := true
	for word := range strings.FieldsSeq(line) {
		if !empty && columns(cur)+1+columns(word) > room {
			parts = append(parts, cur)
			cur, room, empty = "", width-indent, true
		}
		if !empty {
			cur += " "
		}
		cur += word
		empty = false
	}
	return append(parts, cur)
}

func columns(s string) int {
	return utf8.RuneCountInString(strings.ReplaceAll(s, "**", ""))
}

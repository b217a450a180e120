package draft

import (
	"slices"
	"strconv"
	"strings"
)

// line joins the lines of a text for a sentence; one that ends without a mark
// gets a semicolon. Cells of tables keep the plan's own form.
func line(s string) string {
	var parts []string
	for l := range strings.Lines(s) {
		l = strings.Join(strings.Fields(l), " ")
		if l = strings.TrimPrefix(l, "- "); l != "" {
			parts = append(parts, l)
		}
	}
	out := ""
	for i, l := range parts {
		if i > 0 {
			if !strings.ContainsAny(out[len(out)-1:], ".;:,-") {
				out += ";"
			}
			out += " "
		}
		out += l
	}
	return tidy.Replace(out)
}

// tidy takes out what reads wrong in running text: dashes that stood before the
// parts of a list, several to a line, and blanks before a mark.
var tidy = strings.NewReplacer("; - ", "; ", " ;", ";", " ,", ",")

// functions are what templates may call.
var functions = map[string]any{
	"slot":  slot,
	"brief": func(what string, rest ...string) string { return strings.Replace(slot(what, rest...), "[[", "[[~", 1) },
	"add":   func(a, b int) int { return a + b },
	"roman": Roman,
	"upper": strings.ToUpper,
	"small": small,
	"cut": func(n int, s string) string {
		r := []rune(s)
		if len(r) <= n {
			return s
		}
		short := string(r[:n])
		return strings.TrimRight(short[:max(strings.LastIndexByte(short, ' '), 1)], " ,;.") + "…"
	},
	"num":   strconv.Itoa,
	"count": count,
	"list":  list,
}

// count says how many items there are of a sort, "" for none.
func count(items []*Item, what string) string {
	if len(items) == 0 {
		return ""
	}
	return strconv.Itoa(len(items)) + " " + what
}

// list joins what is not blank: "a, b và c".
func list(parts ...string) string {
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	switch n := len(parts); n {
	case 0:
		return ""
	case 1:
		return parts[0]
	default:
		return strings.Join(parts[:n-1], ", ") + " và " + parts[n-1]
	}
}

// slot writes the mark of a slot: what is missing, who has it, its unit.
func slot(what string, rest ...string) string {
	clean := strings.NewReplacer("|", "/", "]]", "] ]", "\n", " ")
	out := "[[" + clean.Replace(what)
	for _, r := range rest {
		out += "|" + clean.Replace(r)
	}
	return out + "]]"
}

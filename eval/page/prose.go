package page

import (
	"html/template"
	"regexp"
	"strings"
)

var (
	strong = regexp.MustCompile(`\*\*([^*]+)\*\*`)
	cite   = regexp.MustCompile(`\[[^\[\]]{1,60}\]`)
)

// prose lays out the Markdown that answers are in: paragraphs, lists with a
// dash, bold words; citations are marked. All else is text.
func prose(md string) template.HTML {
	var b strings.Builder
	depth := 0
	list := func(to int) {
		for ; depth < to; depth++ {
			b.WriteString("<ul>")
		}
		for ; depth > to; depth-- {
			b.WriteString("</ul>")
		}
	}
	for line := range strings.SplitSeq(md, "\n") {
		text := strings.TrimLeft(line, " ")
		indent := len(line) - len(text)
		item, isItem := strings.CutPrefix(text, "- ")
		switch {
		case text == "":
		case isItem:
			list(1 + min(indent/2, 2))
			b.WriteString("<li>" + inline(item) + "</li>")
		case indent > 0 && depth > 0: // goes on with the item above
			b.WriteString("<li class=\"on\">" + inline(text) + "</li>")
		default:
			list(0)
			b.WriteString("<p>" + inline(text) + "</p>")
		}
	}
	list(0)
	return template.HTML(b.String()) // every text in it went through inline
}

// inline lays out one line; what is not markup is escaped.
func inline(s string) string {
	s = template.HTMLEscapeString(s)
	s = strong.ReplaceAllString(s, "<strong>$1</strong>")
	return cite.ReplaceAllString(s, `<span class="cite">$0</span>`)
}

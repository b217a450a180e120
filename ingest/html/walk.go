package html

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"kehoach/ingest/block"
)

// walker collects the blocks of one flow: the page, or a cell.
type walker struct {
	limits Limits
	hiding map[string]bool // classes that are not shown
	nodes  int

	out    []block.Block
	margin []string
	open   *paragraph
	label  string // of a list item whose first paragraph is still to come
	err    error
	// dropped, hidden and struck count what was passed over.
	dropped, hidden, struck int
}

// style is how text looks where the walker stands.
type style struct {
	bold, italic, kept bool
	level              int
	label              string // of the list item that begins here
}

// measure refuses a page that is nested too deep or has too many nodes.
func (w *walker) measure(n *html.Node, depth int) error {
	if depth > w.limits.Depth {
		return tooMuch("thẻ lồng nhau", "nested tags")
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if w.nodes++; w.nodes > w.limits.Nodes {
			return tooMuch("thẻ", "tags")
		}
		if err := w.measure(c, depth+1); err != nil {
			return err
		}
	}
	return nil
}

func (w *walker) children(n *html.Node, s style) {
	for c := n.FirstChild; c != nil && w.err == nil; c = c.NextSibling {
		w.node(c, s)
	}
}

func (w *walker) node(n *html.Node, s style) {
	switch n.Type {
	case html.TextNode:
		w.write(n.Data, s)
	case html.ElementNode:
		if !w.passOver(n) {
			w.element(n, s)
		}
	case html.DocumentNode:
		w.children(n, s)
	}
}

func (w *walker) element(n *html.Node, s style) {
	s = restyle(n, s)
	switch n.DataAtom {
	case atom.Br:
		w.paragraph().add("\n", s)
	case atom.Hr:
		w.end()
	case atom.Table:
		w.end()
		w.table(n, s)
	case atom.Ol, atom.Ul, atom.Menu, atom.Dir:
		w.end()
		w.list(n, s)
		w.end()
	case atom.Sup:
		w.children(n, s)
	default:
		if !isBlock(n.DataAtom) {
			w.children(n, s)
			return
		}
		w.end()
		if s.label != "" {
			w.label, s.label = s.label, ""
		}
		if s.level > 0 {
			w.paragraph().level = s.level
		}
		w.children(n, s)
		w.end()
		if n.DataAtom == atom.Li {
			w.label = "" // an item without words
		}
	}
}

// isBlock reports whether an element is a paragraph of its own.
func isBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Blockquote, atom.Pre, atom.Li,
		atom.Dd, atom.Dt, atom.Dl, atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer, atom.Center, atom.Form,
		atom.Fieldset, atom.Address, atom.Figure, atom.Figcaption, atom.Body, atom.Html, atom.Caption, atom.Details, atom.Summary,
		atom.Tr, atom.Td, atom.Th, atom.Legend:
		return true
	}
	return false
}

// restyle returns how text in n looks.
func restyle(n *html.Node, s style) style {
	switch n.DataAtom {
	case atom.B, atom.Strong, atom.Th:
		s.bold = true
	case atom.I, atom.Em, atom.Cite, atom.Var, atom.Dfn:
		s.italic = true
	case atom.Pre, atom.Textarea:
		s.kept = true
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		s.bold, s.level = true, int(n.Data[1]-'0')
	}
	css := declarations(attr(n, "style"))
	switch v := css["font-weight"]; {
	case v == "":
	case v == "bold", v == "bolder", len(v) == 3 && v >= "600":
		s.bold = true
	default:
		s.bold = false
	}
	if v := css["font-style"]; v != "" {
		s.italic = v == "italic" || v == "oblique"
	}
	if v := css["white-space"]; v != "" {
		s.kept = strings.HasPrefix(v, "pre")
	}
	return s
}

// paragraph is one that is being put together.
type paragraph struct {
	text                   strings.Builder
	label                  string
	level                  int
	letters, bolds, slants int
	space                  bool // white space stands between what is written and what comes
}

func (w *walker) paragraph() *paragraph {
	if w.open == nil {
		w.open = &paragraph{label: w.label}
		w.label = ""
	}
	return w.open
}

// write adds text, its white space made one space as a browser does.
func (w *walker) write(text string, s style) {
	if w.open == nil && strings.TrimSpace(text) == "" {
		return
	}
	p := w.paragraph()
	if s.kept {
		p.add(text, s)
		return
	}
	for i, word := range strings.FieldsFunc(text, isSpace) {
		if i > 0 || startsSpace(text) {
			p.space = true
		}
		p.add(word, s)
	}
	if t := strings.TrimRightFunc(text, isSpace); len(t) < len(text) {
		p.space = true
	}
}

// isSpace tells the white space that a browser folds: not the no-break kind.
func isSpace(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f' }

func startsSpace(s string) bool { return s != "" && isSpace(rune(s[0])) }

func (p *paragraph) add(text string, s style) {
	if p.space && text != "\n" && p.text.Len() > 0 && !strings.HasSuffix(p.text.String(), "\n") {
		p.text.WriteByte(' ')
	}
	p.space = false
	p.text.WriteString(text)
	for _, r := range text {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			continue
		}
		p.letters++
		if s.bold {
			p.bolds++
		}
		if s.italic {
			p.slants++
		}
	}
}

// end closes the open paragraph.
func (w *walker) end() {
	p := w.open
	w.open = nil
	if p == nil {
		return
	}
	text := strings.TrimRightFunc(strings.TrimLeft(block.Clean(p.text.String()), "\n"), unicode.IsSpace)
	b := block.Block{
		Text: text, Label: p.label, Level: p.level,
		Bold: p.letters > 0 && p.bolds == p.letters, Italic: p.letters > 0 && p.slants == p.letters,
	}
	if p.label != "" {
		b.Text = strings.TrimSpace(p.label + " " + strings.TrimLeftFunc(text, unicode.IsSpace))
	}
	if strings.TrimSpace(b.Text) != "" {
		w.out = append(w.out, b)
	}
}

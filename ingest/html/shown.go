package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// passOver reports whether an element is no text of the page, and counts it.
func (w *walker) passOver(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Head, atom.Title, atom.Object, atom.Svg, atom.Math, atom.Canvas, atom.Audio,
		atom.Video, atom.Rp, atom.Rt, atom.Datalist:
		return true
	case atom.Nav, atom.Aside, atom.Button, atom.Select, atom.Textarea, atom.Iframe, atom.Dialog:
		w.dropped++
		return true
	case atom.Del:
		w.struck++
		return true
	case atom.Div:
		// Where LibreOffice puts what Word has in the margin of the page.
		if t := attr(n, "title"); t == "header" || t == "footer" {
			w.setMargin(n)
			return true
		}
	}
	if w.isHidden(n) {
		w.hidden++
		return true
	}
	return false
}

// setMargin keeps the words of a page header or footer.
func (w *walker) setMargin(n *html.Node) {
	inner := &walker{limits: w.limits, hiding: w.hiding}
	inner.children(n, style{})
	inner.end()
	for _, b := range inner.out {
		if b.Table == nil {
			w.margin = append(w.margin, b.Text)
		}
	}
}

func (w *walker) isHidden(n *html.Node) bool {
	if hasAttr(n, "hidden") || attr(n, "type") == "hidden" {
		return true
	}
	for class := range strings.FieldsSeq(attr(n, "class")) {
		if w.hiding[class] {
			return true
		}
	}
	s := attr(n, "style")
	return s != "" && hides(declarations(s))
}

func hides(css map[string]string) bool {
	return css["display"] == "none" || css["visibility"] == "hidden" || css["mso-hide"] == "all" || css["mso-element"] == "comment"
}

// declarations reads a style attribute.
func declarations(s string) map[string]string {
	if s == "" {
		return nil
	}
	out := make(map[string]string)
	for d := range strings.SplitSeq(s, ";") {
		name, value, ok := strings.Cut(d, ":")
		if ok {
			value, _, _ = strings.Cut(strings.ToLower(value), "!")
			out[strings.ToLower(strings.TrimSpace(name))] = strings.TrimSpace(value)
		}
	}
	return out
}

// hidingClasses returns the classes that a page's own style sheets hide.
func hidingClasses(root *html.Node) map[string]bool {
	out := make(map[string]bool)
	for n := range root.Descendants() {
		if n.DataAtom != atom.Style || n.FirstChild == nil {
			continue
		}
		for rule := range strings.SplitSeq(n.FirstChild.Data, "}") {
			selectors, body, ok := strings.Cut(rule, "{")
			if !ok || strings.Contains(selectors, "@") || !hides(declarations(body)) {
				continue
			}
			for sel := range strings.SplitSeq(selectors, ",") {
				// Only a class by itself: what hangs on more is not always hidden.
				if class, ok := strings.CutPrefix(strings.TrimSpace(sel), "."); ok && !strings.ContainsAny(class, " .:>+~[#") {
					out[class] = true
				}
			}
		}
	}
	return out
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}

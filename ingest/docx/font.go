package docx

import (
	"strings"

	"kehoach/ingest/legacy"
)

// oldFont tells what the letters of a font stand for: those of TCVN3 and VNI
// give Latin-1 the look of Vietnamese. upper: it shows capitals only, as
// .VnTimeH does.
func oldFont(name string) (enc legacy.Encoding, upper bool) {
	switch {
	case strings.HasPrefix(name, ".Vn"):
		return legacy.TCVN3, strings.HasSuffix(name, "H")
	case strings.HasPrefix(strings.ToUpper(name), "VNI-"):
		return legacy.VNI, false
	}
	return legacy.None, false
}

// fonts is what is known of the old fonts in a document. People go on typing
// Unicode with an old font chosen, so the text decides, not the name: what is
// in such fonts is counted in a first reading and converted in a second.
type fonts struct {
	counted map[legacy.Encoding]*legacy.Census
	convert map[legacy.Encoding]bool
}

func (f *fonts) count(enc legacy.Encoding, s string) {
	if f.counted == nil {
		f.counted = make(map[legacy.Encoding]*legacy.Census)
	}
	if f.counted[enc] == nil {
		f.counted[enc] = new(legacy.Census)
	}
	f.counted[enc].Add(s)
}

// settled reports whether nothing is to be converted; otherwise the document
// is to be read again.
func (f *fonts) settled() bool {
	if f.convert != nil {
		return true
	}
	f.convert = make(map[legacy.Encoding]bool)
	for enc, c := range f.counted {
		if c.Old() {
			f.convert[enc] = true
		}
	}
	return len(f.convert) == 0
}

// stretch is a part of a paragraph's text that is to be changed when all of it
// is there: a run may cut a letter from its mark.
type stretch struct {
	from, to int
	enc      legacy.Encoding
	upper    bool
}

// mark notes that the text from here on looks otherwise than it is stored.
func (g *paragraph) mark(s string, l look) {
	enc, upper := oldFont(g.font(l))
	if enc != legacy.None {
		g.p.fonts.count(enc, s)
	}
	if !g.p.fonts.convert[enc] {
		enc, upper = legacy.None, false
	}
	upper = upper || toggled(l.caps, g.p.styles.get(l.style).look.caps, g.base.look.caps, g.p.styles.base.caps)
	if enc == legacy.None && !upper {
		return
	}
	from, to := len(g.text), len(g.text)+len(s)
	if n := len(g.stretches); n > 0 {
		if last := &g.stretches[n-1]; last.to == from && last.enc == enc && last.upper == upper {
			last.to = to
			return
		}
	}
	g.stretches = append(g.stretches, stretch{from, to, enc, upper})
}

// font is that of a run.
func (g *paragraph) font(l look) string {
	for _, name := range []string{l.font, g.p.styles.get(l.style).look.font, g.base.look.font, g.p.styles.base.font} {
		if name != "" {
			return name
		}
	}
	return ""
}

// shown returns the paragraph's text as it looks.
func (g *paragraph) shown() []byte {
	if len(g.stretches) == 0 {
		return g.text
	}
	var out []byte
	at := 0
	for _, s := range g.stretches {
		out = append(out, g.text[at:s.from]...)
		text := s.enc.Convert(string(g.text[s.from:s.to]))
		if s.upper {
			text = strings.ToUpper(text)
		}
		out = append(out, text...)
		at = s.to
	}
	return append(out, g.text[at:]...)
}

package draft

import (
	_ "embed"
	"strings"
	"unicode"

	"kehoach/plan"
)

//go:embed heads.txt
var builtinHeads string

// heading is what the head and the foot of a body's papers say.
type heading struct {
	parent, code, head, deputy string
	// collective: a people's committee, for which its head signs with TM.
	collective bool
}

// readHeads reads a heads.txt.
func readHeads(text string) map[string]heading {
	out := make(map[string]heading)
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		f := append(strings.Split(line, "|"), "", "", "", "")
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
		}
		out[f[0]] = heading{parent: f[1], code: f[2], head: f[3], deputy: f[4], collective: strings.HasPrefix(f[0], "ubnd-")}
	}
	return out
}

// headOf returns the heading of a body; the longest key that fits counts.
func (k *Kinds) headOf(key, name string) heading {
	best, h := -1, heading{head: "THỦ TRƯỞNG ĐƠN VỊ", deputy: "PHÓ THỦ TRƯỞNG ĐƠN VỊ"}
	for pattern, v := range k.heads {
		prefix, wild := strings.CutSuffix(pattern, "*")
		if key == pattern {
			prefix, best, h = pattern, len(key)+1, v
		} else if wild && strings.HasPrefix(key, prefix) && len(prefix) > best {
			best, h = len(prefix), v
		}
	}
	if h.code == "" {
		h.code = initials(name)
	}
	return h
}

// initials makes a sign of a name: "Sở Thông tin và Truyền thông" gives
// "STTTT".
func initials(name string) string {
	out := ""
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if w == "và" || w == "các" || w == "tỉnh" {
			continue
		}
		out += strings.ToUpper(string([]rune(w)[:1]))
	}
	return out
}

// makeHead fills the head of the first page and the block of the signature.
func (k *Kinds) makeHead(in *Input, d *Document) {
	p := in.Plan
	d.Head.Place, d.Head.Year = p.Place, p.Year
	if !in.Request.Period.IsZero() {
		d.Head.Year = in.Request.Period.To.Year()
	}
	issuer := strings.ToUpper(p.Issuer)
	if in.Agency.Key == "" {
		d.Head.Name, d.Head.Issuer = p.Issuer, committee(issuer)
		d.Sign = signature(heading{head: "CHỦ TỊCH", deputy: "PHÓ CHỦ TỊCH", collective: true}, in.Request.Sign)
		d.Head.Symbol = symbol(d, in.Request.Kind, "UBND")
		return
	}
	h := k.headOf(in.Agency.Key, in.Agency.Name)
	d.Head.Name = in.Agency.Name
	d.Head.Issuer = []string{strings.ToUpper(in.Agency.Name)}
	d.Head.Parent = strings.TrimPrefix(h.parent, "-")
	if h.collective {
		d.Head.Issuer = committee(strings.ToUpper(in.Agency.Name))
		d.Head.Place = placeOf(in.Agency.Name, d.Head.Place)
	} else if h.parent == "" {
		d.Head.Parent = short(issuer)
	}
	d.Sign = signature(h, in.Request.Sign)
	d.Head.Symbol = symbol(d, in.Request.Kind, h.code)
}

// symbol puts the code of the body behind the sign of the kind, or for a
// letter the field of work behind the code.
func symbol(d *Document, kind, code string) string {
	if d.Type == "" {
		return code + "-" + d.Head.Symbol
	}
	return d.Head.Symbol + "-" + code
}

// placeOf returns the place of a people's committee: "Na Hang" for that of a
// district, the other one where the name says no place.
func placeOf(name, other string) string {
	for _, w := range []string{" huyện ", " thành phố ", " thị xã ", " xã ", " phường ", " thị trấn "} {
		if _, place, ok := strings.Cut(name, w); ok {
			return place
		}
	}
	return other
}

// committee parts a people's committee's name into its two lines.
func committee(issuer string) []string {
	for _, w := range []string{" TỈNH ", " THÀNH PHỐ ", " HUYỆN ", " XÃ ", " PHƯỜNG ", " THỊ TRẤN ", " THỊ XÃ "} {
		if i := strings.Index(issuer, w); i > 0 {
			return []string{issuer[:i], issuer[i+1:]}
		}
	}
	return []string{issuer}
}

// short writes a people's committee as heads of papers do.
func short(issuer string) string {
	for _, long := range []string{"ỦY BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN"} {
		issuer = strings.Replace(issuer, long, "UBND", 1)
	}
	return issuer
}

// signature returns the lines over the signature.
func signature(h heading, s Sign) []string {
	var out []string
	if h.collective && (s == SignHead || s == "" || s == SignDeputy) {
		out = append(out, "TM. ỦY BAN NHÂN DÂN")
	}
	switch s {
	case SignDeputy:
		return append(out, "KT. "+h.head, h.deputy)
	case SignOrder:
		return append(out, "TL. "+h.head, "[CHỨC VỤ NGƯỜI KÝ]")
	case SignMandate:
		return append(out, "TUQ. "+h.head, "[CHỨC VỤ NGƯỜI KÝ]")
	}
	return append(out, h.head)
}

// reference names the plan in full, as a first mention has to.
func reference(p *plan.Plan) string {
	s := "Kế hoạch"
	if kindWord.MatchString(p.Title) {
		s = capital(strings.ToLower(strings.TrimSpace(kindWord.FindString(p.Title))))
	}
	if p.Number != "" {
		s += " số " + p.Number
	}
	if p.Date != "" {
		s += " ngày " + p.Date.VN()
	}
	return s + " của " + p.Issuer
}

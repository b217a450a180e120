package body

import (
	"slices"
	"strings"

	"kehoach/plan/agency"
	"kehoach/plan/vi"
)

// ground is how long, in bytes, the time or the ground before a name may be.
const ground = 120

// afterGround returns the name after a time or a ground at the start: "Hằng
// năm, Sở Nội vụ tổng hợp …", "Căn cứ Kế hoạch này, các sở, ban, ngành …". A
// comma inside a name ("các sở, ban, ngành") ends none.
func (r *reader) afterGround(text string) string {
	if !adverbial(text) {
		return ""
	}
	mentions := r.Agencies.Find(text[:runeStart(text, 2*ground)])
	for comma := 0; ; comma++ {
		next := strings.IndexByte(text[comma:], ',')
		if comma += next; next < 0 || comma > ground {
			return ""
		}
		inside := slices.ContainsFunc(mentions, func(m agency.Mention) bool { return m.Start < comma && comma < m.End })
		if inside || strings.Count(text[:comma], "(") > strings.Count(text[:comma], ")") {
			continue
		}
		rest := strings.TrimSpace(text[comma+1:])
		rest = rest[opener(rest):] // "Trên cơ sở …, giao Sở Y tế …"
		if name := subjectAt(rest, r.Agencies); name != "" && (r.known(person(name)) || r.lists(name)) {
			return name
		}
		if name := r.mentioned(rest, 0); name != "" {
			return name
		}
	}
}

// lists reports whether a name is a list of bodies: "Giám đốc các Sở, Thủ trưởng
// các ngành, UBND các xã".
func (r *reader) lists(name string) bool {
	m := r.Agencies.Find(name)
	return len(m) > 1 && m[0].Start == 0
}

// adverbial reports whether a sentence begins with a time or a ground.
func adverbial(text string) bool {
	tokens := vi.Tokens(text[:min(len(text), 40)])
	if len(tokens) < 2 || !adverbs[tokens[0].Lower] {
		return false
	}
	switch next := tokens[1].Lower; tokens[0].Lower {
	case "định":
		return next == "kỳ" // not "định hướng"
	case "đầu":
		return next != "tư" && next != "mối"
	case "căn":
		return next == "cứ"
	}
	return true
}

var adverbs = wordsOf("hằng|hàng|định|trước|đến|trong|sau|căn|trên|từ|cuối|đầu|khi|quý|tháng|ngoài|bên")

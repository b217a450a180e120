package agent

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"kehoach/plan"
	"kehoach/plan/vi"
)

//go:embed data/glossary.txt
var glossaryText string

// term is an entry of the glossary.
type term struct{ name, long, vi, en string }

// glossary holds the terms by their folded spellings; one that is written in
// capitals has only its short form here, so that "VT" is not "vt".
var glossary = sync.OnceValue(func() map[string]term {
	g := make(map[string]term)
	for line := range strings.Lines(glossaryText) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "|")
		if len(f) != 4 {
			continue // the table's test counts the lines that are read
		}
		t := term{long: strings.TrimSpace(f[1]), vi: strings.TrimSpace(f[2]), en: strings.TrimSpace(f[3])}
		for name := range strings.SplitSeq(f[0], " / ") {
			t.name = strings.TrimSpace(name)
			g[strings.Join(folds(t.name), " ")] = t
		}
		if key := strings.Join(folds(t.long), " "); g[key] == (term{}) {
			g[key] = t
		}
	}
	return g
})

// define answers what a word or an abbreviation means: by the plan itself
// where it explains it, else by the glossary, saying which.
func (t *turn) define() bool {
	q := t.q
	if t.abbreviatesBody() {
		return true
	}
	if !q.Has("define", "compare", "count") && !t.loneInitials() || len(q.Refs) > 0 || q.Window != nil || q.Has("when", "lead", "coord", "product", "due", "figure", "where", "next", "earliest", "latest", "duty") && !t.asksLongForm() {
		return false
	}
	words := t.defined()
	if q.Has("count") && !t.asksLongForm() {
		words = slices.DeleteFunc(words, func(m meaning) bool { return !t.counts(m) })
	}
	if len(words) == 0 {
		return t.bracketed()
	}
	t.r.intent = "define"
	for _, w := range words {
		t.explain(w)
	}
	t.spoken(words)
	return true
}

// loneInitials reports whether the question is nothing but initials: "QPPL".
func (t *turn) loneInitials() bool {
	toks := t.q.Tokens()
	return len(toks) == 1 && initials(toks[0].Text)
}

// abbreviatesBody says what body the initials asked about stand for.
func (t *turn) abbreviatesBody() bool {
	ms := t.q.Agencies
	if len(ms) != 1 || !t.asksLongForm() || ms[0].Group || t.q.TopicWords > 0 || t.q.Window != nil || !initials(ms[0].Name) {
		return false
	}
	t.r.intent = "define"
	t.r.line("**%s**: %s (theo danh bạ cơ quan).", "**%s**: %s (from the directory of agencies).", ms[0].Name, t.agencyName(ms[0].Key, ms[0].Name))
	return true
}

// counts reports whether what is known of a word says how many there are of
// what the question counts: "bộ chỉ số 766 gồm mấy nhóm".
func (t *turn) counts(m meaning) bool {
	words := folds(t.q.Text)
	for i := 1; i < len(words); i++ {
		if w := words[i-1]; w == "may" || w == "bao" || w == "nhieu" || w == "bn" || w == "many" {
			if slices.Contains(folds(m.term.vi+" "+m.term.en), words[i]) {
				return true
			}
		}
	}
	return false
}

// asksLongForm reports whether the question asks outright what letters stand
// for.
func (t *turn) asksLongForm() bool {
	return t.q.HasPhrase("viet tat", "ten tat", "chu tat", "viet day du", "stand", "stands", "mean", "means", "nghia")
}

// meaning is a word that the question asks about with what is known of it.
type meaning struct {
	word  string
	term  term
	known bool
	abbr  plan.Abbreviation
}

// defined returns the words asked about: the longest glossary terms or the
// plan's own abbreviations among the question's words, or a lone abbreviation
// that the plan uses.
func (t *turn) defined() []meaning {
	toks := t.q.Tokens()
	var out []meaning
	for i := 0; i < len(toks); {
		n := 0
		var m meaning
		for k := min(6, len(toks)-i); k > 0 && n == 0; k-- {
			m, n = t.meaningOf(toks[i : i+k])
		}
		if n == 0 {
			i++
			continue
		}
		out = append(out, m)
		i += n
	}
	rest := t.q.TopicWords
	for _, m := range out {
		rest -= len(vi.Tokens(m.word))
	}
	if rest > 2 {
		return nil
	}
	return out
}

func (t *turn) meaningOf(toks []vi.Token) (meaning, int) {
	key := joinFold(toks)
	word := t.q.Text[toks[0].Start:toks[len(toks)-1].End]
	for _, a := range t.b.plan.Abbreviations {
		if strings.Join(folds(a.Short), " ") == key {
			return meaning{word: a.Short, abbr: a, term: glossary()[key], known: true}, len(toks)
		}
	}
	if (key == "ke hoach" || key == "kh") && !t.asksLongForm() {
		return meaning{}, 0 // the plan itself
	}
	g, ok := glossary()[key]
	if !ok || len(toks) == 1 && !initials(g.name) && len(key) < 5 {
		return meaning{}, 0
	}
	if len(toks) == 1 && len(g.name) <= 3 && !t.asksLongForm() && toks[0].Text != strings.ToUpper(toks[0].Text) && vi.IsSyllable(key) {
		return meaning{}, 0 // "kh", "vt" in running words
	}
	return meaning{word: word, term: g, known: true}, len(toks)
}

// initials reports whether a term is a short form in capitals.
func initials(s string) bool {
	n := 0
	for _, r := range s {
		if r >= 'A' && r <= 'Z' || r == 'Đ' {
			n++
		}
	}
	return n >= 2
}

func (t *turn) explain(m meaning) {
	r := t.r
	if m.abbr.Long != "" {
		cite := ""
		if e := t.b.byID[m.abbr.Entry]; e != nil {
			cite = " " + r.cite(e)
		}
		r.line("**%s**: %s (kế hoạch tự giải thích)%s.", "**%s**: %s (explained in the plan itself)%s.", m.abbr.Short, m.abbr.Long, cite)
		if m.term.vi != "" {
			r.line("  %s", "  %s", r.t(m.term.vi, m.term.en))
		}
		return
	}
	if r.lang == "en" {
		r.line("", "**%s**: %s — %s (from the general glossary).", m.word, m.term.long, m.term.en)
		return
	}
	r.line("**%s**: %s — %s (theo bảng thuật ngữ chung).", "", m.term.name, m.term.long, m.term.vi)
}

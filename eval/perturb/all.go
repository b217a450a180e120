package perturb

import (
	"hash/fnv"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"

	"kehoach/plan/agency"
	"kehoach/plan/vi"
)

// Perturbation is a way of typing a question.
type Perturbation struct {
	// Name is short, in lower case: "no diacritics".
	Name string
	// Example is what it makes of some words.
	Example string
	// Forms are the forms of gold questions that it is for; nil for all.
	Forms []string

	apply func(text string, r *rand.Rand) string
}

// Apply returns the text typed in that way, or as it was where that changes
// nothing. The same text always gives the same.
func (p *Perturbation) Apply(text string) string {
	text = vi.NFC(text)
	if !strings.ContainsFunc(text, unicode.IsLetter) {
		return text
	}
	seed := fnv.New64a()
	seed.Write([]byte(p.Name + "\x00" + text))
	return p.apply(text, rand.New(rand.NewPCG(seed.Sum64(), 0)))
}

// Fits reports whether it is for questions of a form.
func (p *Perturbation) Fits(form string) bool {
	return p.Forms == nil || slices.Contains(p.Forms, form)
}

// All returns the perturbations, from the lightest to the heaviest. The
// directory knows the agencies' names in both languages; it may be nil where
// none is applied.
func All(dir *agency.Directory) []Perturbation {
	return []Perturbation{
		{Name: "decomposed", Example: "NFD: hạn = h a ̣ n", apply: fixed(decomposed)},
		{Name: "tone placement", Example: "hoà, hòa; uỷ, ủy", apply: fixed(otherTonePlace)},
		{Name: "lower case", Example: "sở y tế", apply: fixed(lower)},
		{Name: "upper case", Example: "SỞ Y TẾ", apply: fixed(upper)},
		{Name: "no punctuation", Example: "sở nội vụ quý 1 có gì", apply: fixed(unpunctuated)},
		{Name: "missing space", Example: "sở nộivụ chủ trì gì", apply: glued},
		{Name: "no diacritics", Example: "so noi vu chu tri gi", apply: fixed(plain)},
		{Name: "half the diacritics", Example: "sở noi vụ chu trì gì", apply: halfPlain},
		{Name: "neighbouring key", Example: "sở nội vụ chủ ttì", apply: slip(neighbour, 1)},
		{Name: "dropped letter", Example: "thán 6", apply: slip(dropped, 1)},
		{Name: "doubled letter", Example: "thánng 6", apply: slip(doubled, 1)},
		{Name: "swapped letters", Example: "thágn 6", apply: slip(swapped, 1)},
		{Name: "two slips", Example: "thágn 6 hoànn thành", apply: slip(anySlip, 2)},
		{Name: "Telex leftovers", Example: "đến hanj", apply: telexSome},
		{Name: "Telex off", Example: "ddeens hanj", apply: fixed(telex)},
		{Name: "politeness", Example: "dạ cho em hỏi … ạ", apply: polite},
		{Name: "other order", Example: "trong quý 1 ai …; ai … trong quý 1", apply: fixed(reordered)},
		{Name: "office abbreviations", Example: "SNV, UBND, TTHC", apply: shortened(officeForms, 1)},
		{Name: "chat abbreviations", Example: "nv j trc t6", apply: shortened(chatForms, 0.7)},
		{Name: "agencies in the other language", Example: "Department of Health, Sở Y tế", Forms: []string{"en"}, apply: fixed(otherLanguage(dir))},
	}
}

// fixed makes a perturbation of a function without chance in it.
func fixed(f func(string) string) func(string, *rand.Rand) string {
	return func(text string, _ *rand.Rand) string { return f(text) }
}

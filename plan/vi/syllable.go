package vi

import "strings"

// rimes are all rimes of the language without diacritics. Those that follow q
// start with its u.
var rimes = set(`a ac ach ai am an ang anh ao ap at au ay
	e ec ech em en eng enh eo ep et eu
	i ia ich iec iem ien ieng iep iet ieu im in inh ip it iu
	o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oem oen oeo oet oi om on ong ooc oong op ot
	u ua uan uang uat uay uau uc ue uech uenh ui um un ung uo uoc uoi uom uon uong uop uot uou up ut uu
	uy uya uych uyen uyet uyn uynh uyp uyt uyu
	y yem yen yeng yet yeu`)

var quRimes = set(`ua uac uach uai uam uan uang uanh uao uap uat uau uay
	ue uec uech uen uenh ueo uet ueu ui uin uit uinh uich uo uoc uoi uon uong uot uy uych uyen uyet uynh uyt`)

var onsets = set(`b c ch d g gh gi h k kh l m n ng ngh nh p ph r s t th tr v x`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// IsSyllable reports whether a folded word could be a Vietnamese syllable: an
// onset and a rime of the language. It knows no dictionary.
func IsSyllable(fold string) bool {
	if strings.HasPrefix(fold, "q") {
		return quRimes[fold[1:]]
	}
	for n := min(3, len(fold)); n >= 0; n-- {
		if (n == 0 || onsets[fold[:n]]) && rimes[fold[n:]] {
			return true
		}
	}
	return false
}

package question

import (
	"strings"
	"unicode"

	"kehoach/plan/vi"
)

// courtesies are words of greeting, thanks and asking leave, folded; a clause
// of these alone says nothing of the question beside it.
var courtesies = wordSet(`da em anh chi a ạ vang chao xin phep cho hoi minh toi ban bac co chu cac moi nguoi tro ly oi ad admin bot
	kinh thua cam on nhieu nhe nha nhen nhieu lam rat tran trong mong duoc giai dap som phan hoi vui long lam giup voi nho xem ho
	chut xiu ti mot hai cau nhanh tien the lien tro giup do ai biet khong phien lam phien
	hi hello hey there dear good morning afternoon evening thanks thank you many very much in advance please sorry to bother but
	quick question just a i have one excuse me could can would tell help with this so appreciate it kind regards im i'm m new here`)

// leave are phrases that ask leave at the head of a question, folded.
var leave = []string{
	"lam on cho toi biet", "lam on cho em biet", "lam on cho minh biet", "lam on cho biet", "vui long cho biet", "vui long cho toi biet", "vui long cho em biet",
	"xin cho biet", "xin cho toi biet", "xin cho em biet", "cho toi hoi", "cho em hoi", "cho minh hoi", "cho hoi", "xin hoi", "xin phep hoi", "em xin hoi", "toi xin hoi", "em muon hoi", "toi muon hoi", "minh muon hoi",
	"anh chi cho em hoi", "anh chi oi cho em hoi", "cho em xin hoi", "nho anh chi cho biet", "nho ban xem giup", "nho anh chi xem giup",
	"please tell me", "can you tell me", "could you tell me", "could you please tell me", "can you please tell me", "i would like to know", "i want to know", "sorry to bother you but", "quick question",
}

func wordSet(list string) map[string]bool {
	set := make(map[string]bool)
	for w := range strings.FieldsSeq(list) {
		set[vi.Fold(w)] = true
	}
	return set
}

// plainly returns the question without the courtesies around it. What is
// nothing but courtesies stays as it is.
func plainly(text string) string {
	body := text
	for {
		i := strings.IndexAny(body, ",.!?:;\n")
		if i < 0 || !courteous(body[:i]) || inNumber(body, i) {
			break
		}
		body = strings.TrimLeft(body[i:], ",.!?:; \n")
	}
	for {
		trimmed := strings.TrimRight(body, ",.!?:; \n")
		i := strings.LastIndexAny(trimmed, ".!?;\n")
		if i < 0 || !courteous(trimmed[i+1:]) || inNumber(trimmed, i) {
			break
		}
		body = body[:i+1]
	}
	body = withoutLeave(body)
	if strings.IndexFunc(body, unicode.IsLetter) < 0 && strings.IndexFunc(body, unicode.IsDigit) < 0 || courteous(body) {
		return text
	}
	return body
}

// inNumber reports whether a mark stands inside a number: "nhiệm vụ 1.a".
func inNumber(text string, i int) bool {
	return i > 0 && text[i] == '.' && startsDigit(text[i-1:]) && i+1 < len(text) && text[i+1] != ' ' && text[i+1] != '\n'
}

// courteous reports whether a clause has courtesies alone.
func courteous(clause string) bool {
	toks := vi.Tokens(clause)
	for i, t := range toks {
		if !courtesies[t.Fold] || t.Lower == "sở" || t.Fold == "so" && i > 0 && toks[i-1].Fold == "cac" {
			return false // "Các sở, ban, ngành …" is no "so"
		}
	}
	return len(toks) > 0
}

// withoutLeave drops the words at the head that ask leave to ask.
func withoutLeave(text string) string {
	toks := vi.Tokens(text)
	folds := make([]string, len(toks))
	for i, t := range toks {
		folds[i] = t.Fold
	}
	line := strings.Join(folds, " ") + " "
	best := 0
	for _, phrase := range leave {
		if n := strings.Count(phrase, " ") + 1; strings.HasPrefix(line, phrase+" ") && n > best && n+2 <= len(toks) {
			best = n
		}
	}
	if best == 0 {
		return text
	}
	return text[toks[best].Start:]
}

// quiet puts a question that is all in capitals into lower case: then capitals
// are no sign of initials.
func quiet(text string) string {
	if strings.IndexFunc(text, unicode.IsLower) >= 0 || len(strings.Fields(text)) < 4 {
		return text
	}
	return strings.ToLower(text)
}

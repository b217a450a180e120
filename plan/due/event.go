package due

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kehoach/plan"
)

// event reads a time that hangs on something that happens. i is the token
// after the bound b that was read before it: "[sau] khi có thông báo", "[trong]
// 05 ngày làm việc kể từ khi …", "[chậm nhất] 10 ngày trước ngày …".
func (p *parser) event(b bound, i int) (*plan.Event, int) {
	if ev, j := p.offset(b, i); j > i {
		return ev, j
	}
	if p.is(i, "khi") {
		if p.prose && !b.now && b.side != before {
			return nil, i
		}
		j := p.triggerEnd(i + 1)
		if j == i+1 {
			return nil, i
		}
		trigger := p.slice(i+1, j)
		switch {
		case b.side == before:
			ev := &plan.Event{Trigger: trigger, Side: "before"}
			p.trailingOffset(ev, i+1, j)
			return ev, j
		case b.now:
			return &plan.Event{Trigger: trigger, Side: "immediate"}, j
		case b.side == in && p.onDemand(i+1, j):
			return &plan.Event{Trigger: trigger, Side: "on_demand"}, j
		}
		return &plan.Event{Trigger: trigger, Side: "after"}, j
	}
	// "sau kỳ họp …", "trước ngày văn bản … hết hiệu lực": any words will do,
	// but not in running text, where these are mostly about something else.
	if b.side != before && b.side != after || !b.said || p.prose && !b.strong && !b.now && !p.is(i, "ngay") {
		return nil, i
	}
	j := p.triggerEnd(i)
	if j < i+2 || p.toks[i].kind != word || p.oneOf(i, "va", "hoac", "mat") {
		return nil, i
	}
	ev := &plan.Event{Trigger: p.slice(i, j), Side: "before"}
	if b.side == after {
		if ev.Side = "after"; b.now {
			ev.Side = "immediate"
		}
	} else {
		p.trailingOffset(ev, i, j)
	}
	return ev, j
}

// offset reads "15 ngày kể từ ngày …", "10 ngày trước khi …", "05 ngày làm
// việc" behind a bound.
func (p *parser) offset(b bound, i int) (*plan.Event, int) {
	n, name, j := p.duration(i)
	if j == i {
		return nil, i
	}
	ev := &plan.Event{Offset: &n, Unit: name, Side: "after", Within: b.side != after}
	k := p.skip(j, ",")
	switch {
	case p.is(k, "ke", "tu"), p.is(k, "tinh", "tu"):
		k += 2
		if b.side == before { // trước 10 ngày kể từ ngày …
			ev.Side, ev.Within = "before", true
		}
	case p.is(k, "tu"), p.is(k, "sau"), p.is(k, "ngay", "sau"):
		k = p.skip(k, "ngay") + 1
	case p.is(k, "truoc"):
		k++
		if _, next := p.point(k); next > k && name == "month" {
			return nil, i // "báo cáo 6 tháng trước ngày 15/6"
		}
		ev.Side, ev.Within = "before", true
	case p.is(k, "so", "voi"):
		k += 2
		ev.Side, ev.Within = "before", b.side == before
		if b.side != before {
			return nil, i
		}
	case p.is(k, "khi") && (b.said || b.strong):
	default:
		// "trong 5 ngày làm việc" does not say from when.
		if !b.said || b.side == before || b.side == from || p.prose || p.oneOf(j, "dau", "cuoi") {
			return nil, i
		}
		if _, next := p.point(p.skip(j, "(")); next > j {
			return nil, i // "trong 2 năm 2025-2026"
		}
		return ev, j
	}
	k = p.skip(k, "khi")
	end := p.triggerEnd(k)
	if end == k {
		return nil, i
	}
	ev.Trigger = p.slice(k, end)
	return ev, end
}

// duration reads "15 ngày", "05 ngày làm việc", "2 tuần", "03 tháng", "24
// giờ"; weeks are given in days and years in months.
func (p *parser) duration(i int) (n int, name string, next int) {
	n, ok := p.count(i)
	if !ok || n > 1000 {
		return 0, "", i
	}
	j := i + 1
	if p.is(j, "(") { // 05 (năm) ngày
		for k := j + 1; k < min(j+4, len(p.toks)); k++ {
			if p.is(k, ")") {
				j = k + 1
				break
			}
		}
	}
	switch {
	case p.is(j, "ngay", "lam", "viec"):
		return n, "workday", j + 3
	case p.is(j, "ngay"):
		return n, "day", j + 1
	case p.is(j, "tuan"):
		return 7 * n, "day", j + 1
	case p.is(j, "thang"):
		if p.oneOf(j+1, "dau", "cuoi") {
			return 0, "", i
		}
		return n, "month", j + 1
	case p.is(j, "nam"):
		return 12 * n, "month", j + 1
	case p.is(j, "gio"), p.is(j, "h"):
		return n, "hour", j + 1
	}
	return 0, "", i
}

// trailingOffset takes the "15 ngày" off the end of "trước ngày khai mạc kỳ
// họp 15 ngày".
func (p *parser) trailingOffset(ev *plan.Event, i, j int) {
	for k := max(i+1, j-6); k < j; k++ {
		if n, name, next := p.duration(k); next == j {
			end := k
			if p.is(k-2, "it", "nhat") || p.reads(k-2, "toi", "thieu") {
				end = k - 2
			}
			if end > i {
				ev.Offset, ev.Unit, ev.Within = &n, name, true
				ev.Trigger = p.slice(i, end)
			}
			return
		}
	}
}

// demand are the words of a request or a need.
var demand = [][]string{
	{"yeu", "cau"}, {"de", "nghi"}, {"nhu", "cau"}, {"phat", "sinh"}, {"can", "thiet"}, {"dot", "xuat"},
	{"nhan", "duoc"}, {"can"}, {"vu", "viec"},
}

// onDemand reports whether the words from i up to j start with a request.
func (p *parser) onDemand(i, j int) bool {
	for k := i; k < min(i+2, j); k++ {
		for _, words := range demand {
			if p.is(k, words...) {
				return true
			}
		}
	}
	return false
}

// triggerEnd returns where the words of an event that start at i end: at the
// end of the clause, or where another time begins.
func (p *parser) triggerEnd(i int) int {
	depth := 0
	for j := i; j < len(p.toks); j++ {
		switch t := &p.toks[j]; {
		case t.kind != mark && t.kind != word:
		case p.is(j, "("):
			depth++
		case p.is(j, ")"):
			if depth--; depth < 0 {
				return p.trimEnd(i, j)
			}
		case p.is(j, ";"):
			return p.trimEnd(i, j)
		case p.is(j, ",") || p.is(j, "va") || p.is(j, "hoac"):
			if p.prose && t.kind == mark && depth == 0 && !p.insideName(j) || p.timeBegins(p.skip(j+1, "hoac", "va", "/")) {
				return p.trimEnd(i, j)
			}
		}
	}
	return p.trimEnd(i, len(p.toks))
}

// insideName reports whether the comma at j stands in the name of a law: "Luật
// Phòng, chống ma túy", where a word in capitals goes before it and a small one
// follows.
func (p *parser) insideName(j int) bool {
	if j < 2 || j+1 >= len(p.toks) || !p.oneOf(j-2, "luat", "phap") {
		return false
	}
	before, after := p.text[p.toks[j-1].start:], p.text[p.toks[j+1].start:]
	return startsUpper(before) && !startsUpper(after)
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// trimEnd drops marks from the end of a run of tokens.
func (p *parser) trimEnd(i, j int) int {
	for j > i && p.oneOf(j-1, ".", ",", ":", "-", "va", "hoac", "/", "(") {
		j--
	}
	return j
}

// timeBegins reports whether another time phrase clearly starts at i. It looks
// at a few words only, so that the ends of events are found in one pass.
func (p *parser) timeBegins(i int) bool {
	switch p.foldAt(i) {
	case "khi":
		return p.is(i, "khi")
	case "thuong":
		return p.is(i, "thuong", "xuyen")
	case "dinh":
		return p.is(i, "dinh", "ky") && !p.is(i+2, "bao")
	case "dot":
		return p.is(i, "dot", "xuat")
	case "hang", "moi":
		return p.oneOf(i, "hang", "moi") && p.unitAt(i+1)
	case "ngay":
		return p.oneOf(i+1, "sau", "khi")
	case "sau", "truoc":
		if p.is(i+1, "khi") || p.is(i+1, "ngay") {
			return true
		}
		_, j := p.point(i + 1)
		return j > i+1
	case "cham", "muon":
		return p.is(i+1, "nhat")
	case "theo":
		return p.is(i, "theo", "yeu", "cau") || p.is(i, "theo", "quy", "dinh") || p.is(i, "theo", "de", "nghi")
	}
	if t, j := p.point(i); j > i {
		return !t.dayOnly()
	}
	return false
}

// demandPhrase reads "theo yêu cầu của …", "đột xuất", "phát sinh".
func (p *parser) demandPhrase(i int) (*plan.Event, int) {
	j := i
	switch {
	case p.is(i, "theo") && (p.is(i+1, "yeu", "cau") || p.is(i+1, "de", "nghi") || p.is(i+1, "nhu", "cau") ||
		p.is(i+1, "phat", "sinh") || p.is(i+1, "vu", "viec") || p.is(i+1, "tung", "vu", "viec")):
		if p.prose {
			return nil, i
		}
		i, j = i+1, p.triggerEnd(i+1)
	case p.is(i, "dot", "xuat"), p.is(i, "phat", "sinh"):
		if p.prose {
			return nil, i
		}
		j = i + 2
		// "đột xuất khi có yêu cầu": the words after it say more.
		k := p.skip(j, ",", "(")
		if ev, next := p.event(bound{}, k); next > k {
			return ev, next
		}
		if ev, next := p.demandPhrase(k); next > k {
			return ev, next
		}
	default:
		return nil, i
	}
	return &plan.Event{Trigger: p.slice(i, j), Side: "on_demand"}, j
}

// reference reads "theo quy định", "theo Kế hoạch của Bộ Nội vụ": another
// document decides.
func (p *parser) reference(i int) (string, int) {
	if !p.is(i, "theo") || p.is(i+1, "doi") || p.is(i+1, "do") || p.prose {
		return "", i
	}
	j := p.triggerEnd(i + 1)
	return strings.TrimSpace(p.slice(i+1, j)), j
}

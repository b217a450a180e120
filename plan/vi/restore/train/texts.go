package main

import "strings"

// places reads "province: unit | unit" and gives each name, and each unit with
// its province.
func places(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		province, units, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		name := strings.TrimPrefix(strings.TrimPrefix(province, "tỉnh "), "thành phố ")
		out = append(out, province, name, "ubnd "+province, "ủy ban nhân dân "+province)
		for _, u := range strings.Split(units, " | ") {
			out = append(out, u, u+" "+province)
			if _, bare, ok := strings.Cut(u, " "); ok {
				out = append(out, bare)
			}
		}
	}
	return out
}

// agencies gives the Vietnamese names in a file of plan/agency, also without
// their commas, as they are typed.
func agencies(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		key, value, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		switch key {
		case "body", "also", "guess", "topic", "side", "cell", "group", "open group", "title", "head", "cell head", "not":
		default:
			continue
		}
		for _, name := range strings.Split(value, " | ") {
			out = append(out, name)
			if key == "body" || key == "also" || key == "group" {
				out = append(out, "của "+name, name+" phải làm gì", "việc của "+name, name+" chủ trì", "phối hợp với "+name)
			}
			if bare := strings.ReplaceAll(name, ",", ""); bare != name {
				out = append(out, bare)
			}
			if rest, ok := strings.CutPrefix(name, "UBND "); ok {
				out = append(out, "ủy ban nhân dân "+rest)
			}
		}
	}
	return out
}

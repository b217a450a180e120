package agent

import (
	"strings"
	"testing"
)

func TestTablesAreRead(t *testing.T) {
	if _, err := readAbsences(absentText); err != nil {
		t.Error(err)
	}
	if n := len(places()); n < 60 {
		t.Errorf("%d places", n)
	}
	lines := 0
	for line := range strings.Lines(glossaryText) {
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		lines++
		if strings.Count(line, "|") != 3 {
			t.Errorf("glossary line with other than four fields: %q", line)
		}
	}
	if n := len(glossary()); n < lines {
		t.Errorf("%d glossary terms of %d lines", n, lines)
	}
}

func TestAbsencePhrasesDoNotRepeat(t *testing.T) {
	seen := make(map[string]string)
	for _, a := range absences() {
		for _, p := range a.phrases {
			key := joinFold(p)
			if code, ok := seen[key]; ok && code != a.code {
				t.Errorf("%q stands under %s and %s", key, code, a.code)
			}
			seen[key] = a.code
		}
	}
}

func TestReadAbsencesRejectsBadLines(t *testing.T) {
	for _, bad := range []string{"code: phrase", "code = only one label: phrase", "nothing"} {
		if _, err := readAbsences(bad); err == nil {
			t.Errorf("readAbsences(%q): no error", bad)
		}
	}
}

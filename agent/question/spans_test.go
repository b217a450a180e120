package question

import (
	_ "embed"
	"math"
	"strings"
	"testing"
	"time"

	"kehoach/plan"
	"kehoach/plan/agency"
)

//go:embed testdata/spans.txt
var spansText string

// spanCase is a question of testdata/spans.txt with the window it means.
type spanCase struct {
	line       int
	text, want string
	at         Context
}

func spanCases(t testing.TB) []spanCase {
	t.Helper()
	var cases []spanCase
	at := Context{Agencies: agency.Default().In("Ủy ban nhân dân tỉnh Tuyên Quang", "2024-12-23")}
	n := 0
	for line := range strings.Lines(spansText) {
		n++
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
			continue
		case line[0] == '@':
			f := strings.Fields(line)
			if len(f) != 4 {
				t.Fatalf("spans.txt:%d: want a day and two years", n)
			}
			at.Today, at.PlanYear, at.LastYear = plan.Date(f[1]), atoi(f[2]), atoi(f[3])
			continue
		}
		text, want, ok := strings.Cut(line, " = ")
		if !ok {
			t.Fatalf("spans.txt:%d: no window", n)
		}
		cases = append(cases, spanCase{n, text, want, at})
	}
	return cases
}

func spanned(v *Window) string {
	if v == nil {
		return "none"
	}
	var out []string
	for _, s := range v.parts {
		out = append(out, string(s.from+".."+s.to))
	}
	if len(out) == 0 {
		return string(v.From + ".." + v.To)
	}
	return strings.Join(out, "+")
}

func TestSpans(t *testing.T) {
	for _, c := range spanCases(t) {
		if got := spanned(Parse(c.text, c.at).Window); got != c.want {
			t.Errorf("spans.txt:%d: window of %q: got %s, want %s", c.line, c.text, got, c.want)
		}
	}
}

// TestNewYears computes the moons again: Tết is the first day of the lunar
// month that begins between 20 January and 20 February at UTC+7.
func TestNewYears(t *testing.T) {
	if len(newYears) != 21 {
		t.Fatalf("the table has %d years, want 2020 to 2040", len(newYears))
	}
	for n, day := range newYears {
		if day < plan.MakeDate(firstNewYear+n, 1, 20) || day > plan.MakeDate(firstNewYear+n, 2, 20) {
			t.Errorf("Tết of %d on %s is out of season", firstNewYear+n, day)
		}
		if !newMoonOn(day) {
			t.Errorf("no new moon on %s", day)
		}
		if n > 0 {
			moons := int(math.Round(float64(day.Time().Sub(newYears[n-1].Time())/(24*time.Hour)) / 29.530588))
			if moons != 12 && moons != 13 {
				t.Errorf("%d months from %s to %s", moons, newYears[n-1], day)
			}
		}
	}
}

// newMoonOn reports whether the moon is new on that day at UTC+7, by the main
// terms of Meeus, Astronomical Algorithms, chapter 49.
func newMoonOn(d plan.Date) bool {
	k := math.Round((float64(d.Year()) + float64(d.Time().YearDay())/365.25 - 2000) * 12.3685)
	for _, k := range []float64{k - 1, k, k + 1} {
		T := k / 1236.85
		rad := func(deg float64) float64 { return deg * math.Pi / 180 }
		sun := rad(2.5534 + 29.10535670*k)
		moon := rad(201.5643 + 385.81693528*k)
		node := rad(160.7108 + 390.67050284*k)
		jde := 2451550.09766 + 29.530588861*k + 0.00015437*T*T -
			0.40720*math.Sin(moon) + 0.17241*math.Sin(sun) + 0.01608*math.Sin(2*moon) + 0.01039*math.Sin(2*node) +
			0.00739*math.Sin(moon-sun) - 0.00514*math.Sin(moon+sun) + 0.00208*math.Sin(2*sun)
		// 70 seconds from dynamical to universal time, 7 hours to Viet Nam, half a
		// day from noon to midnight.
		local := jde - 70.0/86400 + 7.0/24 + 0.5
		unix := (local - 2440588) * 86400
		if plan.DateOf(time.Unix(int64(unix), 0).UTC()) == d {
			return true
		}
	}
	return false
}

// FuzzFindWindow: no question makes the reading of a window panic or run
// backwards, and the words that it names are the question's.
func FuzzFindWindow(f *testing.F) {
	for _, c := range spanCases(f) {
		f.Add(c.text, uint16(c.at.Today.Time().YearDay()), uint8(c.at.PlanYear-2020))
	}
	f.Fuzz(func(t *testing.T, text string, day uint16, year uint8) {
		first := 2020 + int(year%40)
		c := Context{Today: plan.MakeDate(first, 1, int(day%800)), PlanYear: first, LastYear: first + int(year%3)}
		q := Parse(text, c)
		v := q.Window
		if v == nil {
			return
		}
		if v.From == "" && v.To == "" || v.From != "" && v.To != "" && v.From > v.To {
			t.Fatalf("window of %q: %+v", text, v)
		}
		if v.Text == "" {
			t.Fatalf("window of %q has no words", text)
		}
		for n, s := range v.parts {
			if s.from > s.to || s.from < v.From || s.to > v.To || n > 0 && s.from <= v.parts[n-1].to {
				t.Fatalf("parts of %q: %+v", text, v.parts)
			}
		}
	})
}

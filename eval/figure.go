package eval

import (
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"text/tabwriter"
)

// Figure is one measure of the quality of a system. More is better.
type Figure struct {
	Name string
	Interval
	// Of is how many things it was measured on.
	Of int
}

// WriteFigures writes a table of figures in per cent, one a line.
func WriteFigures(w io.Writer, figures []Figure) error {
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(tw, "figure\t%\tfrom\tto\tof")
	for _, f := range figures {
		fmt.Fprintf(tw, "%s\t%.1f\t%.1f\t%.1f\t%d\n", f.Name, 100*f.Value, 100*f.Low, 100*f.High, f.Of)
	}
	return tw.Flush()
}

// ReadFigures reads what [WriteFigures] writes; lines that start with "#" are
// comments.
func ReadFigures(text string) ([]Figure, error) {
	var out []Figure
	for n, line := range strings.Split(text, "\n") {
		f := strings.Fields(line)
		if len(f) == 0 || strings.HasPrefix(line, "#") || strings.HasPrefix(line, "figure ") {
			continue
		}
		if len(f) < 5 {
			return nil, fmt.Errorf("line %d: want a name and four numbers, have %q", n+1, line)
		}
		at := len(f) - 4
		var v [3]float64
		for i := range v {
			x, err := strconv.ParseFloat(f[at+i], 64)
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", n+1, err)
			}
			v[i] = x / 100
		}
		of, err := strconv.Atoi(f[at+3])
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n+1, err)
		}
		out = append(out, Figure{strings.Join(f[:at], " "), Interval{v[0], v[1], v[2]}, of})
	}
	return out, nil
}

// Change is how a figure differs from what it was.
type Change struct{ Name, Text string }

// CompareFigures says which figures are lower than they were, which higher, and
// which cannot be compared, since they are new, gone or of other questions.
func CompareFigures(was, is []Figure) (lost, gained, other []Change) {
	before := make(map[string]Figure)
	for _, f := range was {
		before[f.Name] = f
	}
	for _, f := range is {
		b, ok := before[f.Name]
		delete(before, f.Name)
		text := fmt.Sprintf("%.1f of %d, was %.1f of %d", 100*f.Value, f.Of, 100*b.Value, b.Of)
		change := Change{f.Name, text}
		switch d := math.Round(1000*f.Value) - math.Round(1000*b.Value); {
		case !ok:
			other = append(other, Change{f.Name, "new"})
		case f.Of != b.Of:
			other = append(other, change)
		case d < 0:
			lost = append(lost, change)
		case d > 0:
			gained = append(gained, change)
		}
	}
	for _, f := range was {
		if _, gone := before[f.Name]; gone {
			other = append(other, Change{f.Name, "gone"})
		}
	}
	return lost, gained, other
}

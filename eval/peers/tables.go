package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"kehoach/eval/yardstick"
)

// writeTables writes the figures for people, shares in per cent.
func writeTables(w io.Writer, all []Measured) error {
	var answering []Measured
	fmt.Fprintln(w, "systems")
	for _, m := range all {
		fmt.Fprintf(w, "  %s: %s\n", m.Name, m.What)
		if m.Name != idleName {
			answering = append(answering, m)
		}
	}
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(tw, "\nwhat reaches the user\tserved\ttune\theld\trecall\tprecision\twords\tfalse answers\tfalse refusals\tcharacters\t")
	for _, m := range answering {
		fmt.Fprintf(tw, "%s\t%s\t%s\t%s\t%.1f\t%.1f\t%s\t%s\t%s\t%d\t\n", m.Name, m.Serves, m.ServesTune, m.ServesHeld,
			m.Recall.value(), m.Precision.value(), m.Words, m.Bench.All.FalseAnswers, m.Bench.All.FalseRefusals, m.Characters)
	}
	fmt.Fprintln(tw, "\nset to refuse well\tserved\tfalse answers\tfalse refusals\tmean right\t")
	for _, m := range answering {
		c := m.Careful
		if c == nil { // has no threshold to set
			c = &Careful{Serves: m.Serves, FalseAnswers: Share(m.Bench.All.FalseAnswers), FalseRefusals: Share(m.Bench.All.FalseRefusals)}
		}
		fmt.Fprintf(tw, "%s\t%s\t%s\t%s\t%.1f\t\n", m.Name, c.Serves, c.FalseAnswers, c.FalseRefusals, 100-50*(c.FalseAnswers.share()+c.FalseRefusals.share()))
	}
	fmt.Fprint(tw, "\nthe search alone holds all\t")
	for _, k := range depths {
		fmt.Fprintf(tw, "top %d\t(held)\t", k)
	}
	fmt.Fprintln(tw)
	for _, m := range answering {
		if len(m.Depths) == 0 {
			continue
		}
		fmt.Fprintf(tw, "%s\t", m.Name)
		for _, d := range m.Depths {
			fmt.Fprintf(tw, "%s\t%s\t", d.All, d.Held)
		}
		fmt.Fprintln(tw)
	}
	fmt.Fprintln(tw, "\nViPlanBench\tright\tby words\trefused\tanswered\tmean\trisk\tcoverage\tarea\t")
	for _, m := range answering {
		b := &m.Bench
		fmt.Fprintf(tw, "%s\t%s\t%s\t%s\t%s\t%.1f\t%s\t\n", m.Name, b.All.Right, b.All.Words, b.Refusals, b.Answers, b.Balanced, risk(b.CurveByWords))
	}
	fmt.Fprint(tw, "\nby words\t")
	for _, c := range yardstick.Categories {
		fmt.Fprintf(tw, "%s\t", c)
	}
	fmt.Fprintln(tw)
	for _, m := range answering {
		fmt.Fprintf(tw, "%s\t", m.Name)
		for _, row := range m.Bench.Categories {
			fmt.Fprintf(tw, "%s\t", row.Words)
		}
		fmt.Fprintln(tw)
	}
	fmt.Fprintln(tw, "\ncost\tindex ms\tp50 ms\tp95 ms\tpeak MB\tdisk kB\t")
	for _, m := range all {
		fmt.Fprintf(tw, "%s\t%.0f\t%.2f\t%.2f\t%.0f\t%d\t\n", m.Name, m.IndexMS, m.P50, m.P95, m.PeakMB, m.DiskBytes/1000)
	}
	return tw.Flush()
}

// risk is the last point of a curve, and its area.
func risk(c yardstick.Curve) string {
	cells := []string{"-", "-", "-"}
	if n := len(c.Points); n > 0 {
		cells[0], cells[1] = fmt.Sprintf("%.1f", 100*c.Points[n-1].Risk), fmt.Sprintf("%.1f", 100*c.Points[n-1].Coverage)
	}
	if c.Area != nil {
		cells[2] = fmt.Sprintf("%.1f", 100**c.Area)
	}
	return strings.Join(cells, "\t")
}

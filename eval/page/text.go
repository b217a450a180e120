package page

import (
	"fmt"
	"io"
	"strings"
)

// Text writes the same results for a terminal: the figures, each wrong answer
// with what is wrong with it, and the answers that nobody judged.
func Text(w io.Writer, p Page) error {
	v := &viewer{Page: p}
	var b strings.Builder
	for _, part := range v.view().Parts {
		v.textOf(&b, part)
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return err
	}
	return JudgeText(w, p)
}

func (v *viewer) textOf(b *strings.Builder, p part) {
	fmt.Fprintf(b, "%s — %s\n", p.Title, p.About)
	for _, c := range p.Cards {
		fmt.Fprintf(b, "  %s %s (%s)\n", c.Figure, c.Label, c.Note)
	}
	for _, c := range p.Charts {
		fmt.Fprintf(b, "\n%s\n", c.Title)
		for _, bar := range c.Bars {
			fmt.Fprintf(b, "  %7s  %s (%d/%d)\n", bar.Label, bar.Name, bar.Right, bar.Turns)
		}
	}
	for _, s := range p.Wrong {
		fmt.Fprintf(b, "\n%s %s: %s\n", v.t("SAI", "WRONG"), s.Where, s.Question)
		if s.Failed != "" {
			fmt.Fprintf(b, "  %s: %s\n", v.t("lỗi", "failed"), s.Failed)
		}
		for _, f := range s.Faults {
			fmt.Fprintf(b, "  %s: %s\n", f.Label, f.Text)
		}
	}
	for _, s := range p.Open {
		fmt.Fprintf(b, "\n%s\n%s\n", s.Question, indented(plain(s.Answer)+s.Failed))
	}
}

// plain takes the marks of bold words away.
func plain(md string) string { return strings.ReplaceAll(md, "**", "") }

func indented(s string) string { return "  " + strings.ReplaceAll(s, "\n", "\n  ") }

// JudgeText writes what a model says beside the rules, nothing without one.
func JudgeText(w io.Writer, p Page) error {
	if p.Judge == nil {
		return nil
	}
	v := &viewer{Page: p}
	j := v.judged()
	_, err := fmt.Fprintf(w, v.t("\nMô hình %s chấm lại %d câu: khớp với quy tắc %s, kappa %s; chỉ mô hình cho là đúng %d, chỉ quy tắc %d; không chấm được %d.\n",
		"\nThe model %s judged %d answers: agrees with the rules on %s, kappa %s; only the model calls right %d, only the rules %d; no opinion of %d.\n"),
		j.Name, p.Judge.Judged(), j.Share, j.Kappa, p.Judge.ModelOnly, p.Judge.RulesOnly, p.Judge.Failed)
	return err
}

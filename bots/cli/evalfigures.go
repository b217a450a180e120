package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"kehoach/eval"
)

// evalFiguresCmd computes all figures of the gold questions.
func (a *app) evalFiguresCmd() *cobra.Command {
	c := &cobra.Command{
		Use:   "figures",
		Short: a.t("Mọi số đo trên bộ câu hỏi vàng, có khoảng tin cậy", "All figures of the gold questions, with their bounds"),
		Args:  cobra.NoArgs,
	}
	unsupported := c.Flags().Bool("unsupported", false, a.t("in những câu mà mục được dẫn không nói như thế", "print the statements that the cited entry does not bear out"))
	c.RunE = func(cmd *cobra.Command, _ []string) error {
		ctx := cmd.Context()
		b, err := a.openBench(ctx)
		if err != nil {
			return err
		}
		defer b.close()
		m, err := b.Measure(ctx)
		if err != nil {
			return err
		}
		if *unsupported {
			for _, u := range m.Unsupported {
				fmt.Fprintf(a.out, "%s: %q %v %s\n", u.What, u.Statement.Context, u.Statement.Entries, u.Statement.Text)
			}
		}
		if err := eval.WriteFigures(a.out, m.Figures); err != nil {
			return err
		}
		_, err = fmt.Fprintf(a.out, "latency: p50 %.1f ms, p95 %.1f ms\n", eval.Latency(m.Results, 50), eval.Latency(m.Results, 95))
		return err
	}
	return c
}

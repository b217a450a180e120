package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"kehoach/eval"
)

func (a *app) evalCmd() *cobra.Command {
	c := &cobra.Command{
		Use:   "eval",
		Short: a.t("Đo độ đúng trên bộ câu hỏi vàng của kế hoạch mẫu", "Measure correctness on the gold questions of the sample plan"),
		Args:  cobra.NoArgs,
	}
	failures := c.Flags().Bool("failures", false, a.t("in cả những câu trả lời sai", "print the wrong answers too"))
	tuning := c.Flags().Bool("tuning", false, a.t("chỉ phần dùng để chỉnh, không dùng phần giữ lại", "only the part for tuning, not the part held back"))
	c.RunE = func(cmd *cobra.Command, _ []string) error {
		ctx := cmd.Context()
		b, err := a.openBench(ctx)
		if err != nil {
			return err
		}
		defer b.close()
		gold := b.gold
		if *tuning {
			gold = eval.Tuning(gold)
		}
		rep := eval.Run(ctx, gold, b.ask)
		if *failures {
			rep.WriteFailures(a.out)
			fmt.Fprintln(a.out)
		}
		rep.WriteTables(a.out)
		return rep.Stopped
	}
	c.AddCommand(a.evalRobustCmd())
	return c
}

package cli

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"kehoach/agent"
	"kehoach/eval"
	"kehoach/ingest"
	"kehoach/plan/sample"
	"kehoach/retrieval/sqlite"
)

func (a *app) evalCmd() *cobra.Command {
	c := &cobra.Command{
		Use:   "eval",
		Short: a.t("Đo độ đúng trên bộ câu hỏi vàng của kế hoạch mẫu", "Measure correctness on the gold questions of the sample plan"),
		Args:  cobra.NoArgs,
	}
	c.AddCommand(a.evalBenchCmd())
	failures := c.Flags().Bool("failures", false, a.t("in cả những câu trả lời sai", "print the wrong answers too"))
	tuning := c.Flags().Bool("tuning", false, a.t("chỉ phần dùng để chỉnh, không dùng phần giữ lại", "only the part for tuning, not the part held back"))
	c.RunE = func(cmd *cobra.Command, _ []string) error {
		ctx := cmd.Context()
		dir, err := os.MkdirTemp("", "kehoach-eval")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		st, err := sqlite.Open(ctx, filepath.Join(dir, "eval.db"), nil)
		if err != nil {
			return err
		}
		defer st.Close()
		p, err := ingest.Read(sample.Name, sample.Text, nil)
		if err != nil {
			return err
		}
		e, err := a.embedding(ctx, nil)
		if err != nil {
			return err
		}
		if _, err := a.put(ctx, st, p, e.by); err != nil {
			return err
		}
		gold, err := eval.Load(eval.Gold(), p)
		if err != nil {
			return err
		}
		if *tuning {
			gold = eval.Tuning(gold)
		}
		rep := eval.Run(ctx, gold, eval.AskAgent(agent.New(st, &agent.Options{Embedder: e.by}), a.tenant, p.ID))
		if *failures {
			rep.WriteFailures(a.out)
			fmt.Fprintln(a.out)
		}
		rep.WriteTables(a.out)
		return rep.Stopped
	}
	c.AddCommand(a.evalRobustCmd(), a.evalFiguresCmd())
	return c
}

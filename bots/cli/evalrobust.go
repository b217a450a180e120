package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"kehoach/eval"
	"kehoach/eval/perturb"
)

// evalRobustCmd asks the gold questions as other people would type them.
func (a *app) evalRobustCmd() *cobra.Command {
	c := &cobra.Command{
		Use:   "robust",
		Short: a.t("Hỏi lại bộ câu hỏi vàng theo nhiều cách gõ: câu trả lời phải giữ nguyên", "Ask the gold questions as other people type them: the answers must stay"),
		Long: a.t("Gõ lại mỗi câu hỏi vàng theo nhiều cách rồi so câu trả lời (các mục, số đếm, có trả lời hay không) với khi gõ nguyên văn. Các cách gõ:",
			"Types each gold question in many ways and compares the answer (its entries, its count, whether it answers) with that to the question as it is. The ways:") + wayList(),
		Args: cobra.NoArgs,
	}
	failures := c.Flags().Bool("failures", false, a.t("in cả những câu đổi câu trả lời", "print the questions whose answers changed too"))
	tuning := c.Flags().Bool("tuning", false, a.t("chỉ phần dùng để chỉnh, không dùng phần giữ lại", "only the part for tuning, not the part held back"))
	only := c.Flags().StringSlice("only", nil, a.t("chỉ những cách gõ này (tên như trong bảng)", "only these ways of typing (by their names in the table)"))
	c.RunE = func(cmd *cobra.Command, _ []string) error {
		b, err := a.openBench(cmd.Context())
		if err != nil {
			return err
		}
		defer b.close()
		ways := perturb.All(eval.DirectoryOf(b.Plan))
		if ways, err = a.chosen(ways, *only); err != nil {
			return err
		}
		gold := b.Gold
		if *tuning {
			gold = eval.Tuning(gold)
		}
		shaken, err := eval.Shake(cmd.Context(), gold, ways, b.Ask)
		if err != nil {
			return err
		}
		if *failures {
			if err := eval.WriteChanged(a.out, shaken); err != nil {
				return err
			}
			fmt.Fprintln(a.out)
		}
		return eval.WriteSteadiness(a.out, eval.Steadinesses(shaken))
	}
	return c
}

// chosen returns the ways of typing of some names, all for none.
func (a *app) chosen(ways []perturb.Perturbation, names []string) ([]perturb.Perturbation, error) {
	if len(names) == 0 {
		return ways, nil
	}
	var out []perturb.Perturbation
	var known []string
	for _, w := range ways {
		known = append(known, w.Name)
		if slices.Contains(names, w.Name) {
			out = append(out, w)
		}
	}
	for _, n := range names {
		if !slices.Contains(known, n) {
			return nil, usageError{fmt.Errorf(a.t("--only %q: không có cách gõ này; có: %s", "--only %q: no such way of typing; there are: %s"), n, strings.Join(known, ", "))}
		}
	}
	return out, nil
}

// wayList names the ways of typing, one a line with an example.
func wayList() string {
	var b strings.Builder
	b.WriteString("\n")
	for _, w := range perturb.All(nil) {
		fmt.Fprintf(&b, "\n  %-31s %s", w.Name, w.Example)
	}
	return b.String()
}

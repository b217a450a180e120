package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"kehoach/agent"
	"kehoach/eval"
	"kehoach/ingest"
	"kehoach/plan"
	"kehoach/plan/sample"
	"kehoach/retrieval/sqlite"
)

// evalFlags are the flags of eval.
type evalFlags struct {
	failures, tuning, judge, internal bool
	questions, plan, html, today      string
}

func (a *app) evalCmd() *cobra.Command {
	c := &cobra.Command{
		Use:   "eval",
		Short: a.t("Đo độ đúng: trên bộ câu hỏi vàng, hoặc câu hỏi và kế hoạch của anh/chị", "Measure correctness: on the gold questions, or on your own questions and plan"),
		Long: a.t(`Hỏi bộ câu hỏi vàng đi kèm và in bảng kết quả: kế hoạch mẫu trước, các kế hoạch khác sau.
Với --questions thì hỏi câu hỏi của anh/chị trên kế hoạch của anh/chị: mỗi dòng một câu (chỉ để đọc câu trả lời),
hoặc theo cách ghi của bộ câu hỏi vàng (để chấm). "kehoach eval bootstrap" lập sẵn một tệp như thế từ kế hoạch.`,
			`Asks the gold questions that ship and prints the figures: the sample plan first, then the other plans.
With --questions it asks yours about your plan: one question a line (to read the answers), or in the format of
the gold (to judge them). "kehoach eval bootstrap" makes such a file from a plan.`),
		Example: "  kehoach eval --questions my.txt --plan my.docx --html report.html\n  kehoach eval bootstrap my.docx -o my.txt",
		Args:    cobra.NoArgs,
	}
	f := &evalFlags{}
	c.Flags().BoolVar(&f.failures, "failures", false, a.t("in cả những câu trả lời sai", "print the wrong answers too"))
	c.Flags().BoolVar(&f.tuning, "tuning", false, a.t("chỉ phần dùng để chỉnh, không dùng phần giữ lại", "only the part for tuning, not the part held back"))
	c.Flags().StringVar(&f.questions, "questions", "", a.t("tệp câu hỏi của anh/chị", "a file of your own questions"))
	c.Flags().StringVar(&f.plan, "plan", "", a.t("tệp kế hoạch được hỏi (mặc định: kế hoạch mẫu)", "the plan's file that they are about (default: the sample plan)"))
	c.Flags().StringVar(&f.html, "html", "", a.t("ghi báo cáo thành một tệp HTML", "write a report as one HTML file"))
	c.Flags().StringVar(&f.today, "today", "", a.t("ngày coi là hôm nay cho câu hỏi không ghi ngày, dạng YYYY-MM-DD", "the day to take for today where a question names none, YYYY-MM-DD"))
	c.Flags().BoolVar(&f.judge, "judge", false, a.t("mô hình ngôn ngữ chấm lại, và cho biết nó khớp với quy tắc chấm đến đâu", "have the language model judge too, and say how far it agrees with the rules"))
	c.Flags().BoolVar(&f.internal, "allow-internal", false, a.t("cho phép tài liệu “lưu hành nội bộ”", "allow documents marked for internal use"))
	c.RunE = func(cmd *cobra.Command, _ []string) error { return a.evaluate(cmd.Context(), f) }
	c.AddCommand(a.bootstrapCmd(), a.evalRobustCmd(), a.evalFiguresCmd(), a.evalBenchCmd())
	return c
}

// evaluate asks the questions, prints what came of it and writes the report.
func (a *app) evaluate(ctx context.Context, f *evalFlags) error {
	model, err := a.judgeModel(f.judge)
	if err != nil {
		return err
	}
	plans, err := a.evalPlans(f)
	if err != nil {
		return err
	}
	var reports []eval.PlanReport
	for _, g := range plans {
		rep, err := a.evalPlan(ctx, g)
		if err != nil {
			return err
		}
		reports = append(reports, eval.PlanReport{PlanGold: g, Report: rep})
		if rep.Stopped != nil {
			break
		}
	}
	said, err := a.judged(ctx, model, reports)
	if err != nil {
		return err
	}
	if err := a.reportEval(f, reports, said); err != nil {
		return err
	}
	return reports[len(reports)-1].Report.Stopped
}

// evalPlans are the plans to ask about, with the questions.
func (a *app) evalPlans(f *evalFlags) ([]eval.PlanGold, error) {
	if f.questions == "" {
		if f.plan != "" || f.today != "" {
			return nil, usageError{errors.New(a.t("--plan và --today cần đi với --questions", "--plan and --today need --questions"))}
		}
		plans, err := eval.GoldPlans()
		if err == nil && f.tuning {
			for i := range plans {
				plans[i].Cases = eval.Tuning(plans[i].Cases)
			}
		}
		return plans, a.mistakes(err)
	}
	day, err := parseToday(f.today)
	if err != nil {
		return nil, err
	}
	p, err := a.planFile(f.plan, f.internal)
	if err != nil {
		return nil, err
	}
	data, err := a.readFile(f.questions)
	if err != nil {
		return nil, err
	}
	cases, err := eval.Own(f.questions, data, p)
	if err != nil {
		return nil, a.mistakes(err)
	}
	if f.today == "" {
		day = eval.FirstDay(p)
	}
	eval.AskOn(day, cases)
	return []eval.PlanGold{{Name: p.ID, Plan: p, Cases: cases}}, nil
}

// planFile reads a plan from a file; "" is the sample plan.
func (a *app) planFile(file string, internal bool) (*plan.Plan, error) {
	if file == "" {
		return ingest.Read(sample.Name, sample.Text, nil)
	}
	data, err := a.readFile(file)
	if err != nil {
		return nil, err
	}
	p, err := ingest.Read(filepath.Base(file), data, &ingest.Options{AllowInternal: internal})
	if err != nil {
		return nil, fmt.Errorf("%s: %s", file, a.explain(err))
	}
	return p, nil
}

// readFile reads a file that the user names.
func (a *app) readFile(file string) ([]byte, error) {
	data, err := ingest.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf(a.t("không đọc được tệp %s: %s", "cannot read the file %s: %s"), file, a.explain(err))
	}
	return data, nil
}

// mistakes says all that is wrong with a file of questions, one mistake a line.
func (a *app) mistakes(err error) error {
	all := eval.Mistakes(err)
	if len(all) == 0 {
		return err
	}
	var lines []string
	for _, m := range all {
		lines = append(lines, m.In(a.lang))
	}
	return errors.New(strings.Join(lines, "\n"))
}

// evalPlan asks the questions about one plan, from a fresh store that holds
// nothing else.
func (a *app) evalPlan(ctx context.Context, g eval.PlanGold) (eval.Report, error) {
	dir, err := os.MkdirTemp("", "kehoach-eval")
	if err != nil {
		return eval.Report{}, err
	}
	defer os.RemoveAll(dir)
	st, err := sqlite.Open(ctx, filepath.Join(dir, "eval.db"), nil)
	if err != nil {
		return eval.Report{}, err
	}
	defer st.Close()
	e, err := a.embedding(ctx, nil)
	if err != nil {
		return eval.Report{}, err
	}
	if _, err := a.put(ctx, st, g.Plan, e.by); err != nil {
		return eval.Report{}, err
	}
	return eval.Run(ctx, g.Cases, eval.AskAgent(agent.New(st, &agent.Options{Embedder: e.by}), a.tenant, g.Plan.ID)), nil
}

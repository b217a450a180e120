package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"time"

	"github.com/spf13/cobra"

	"kehoach/eval"
	"kehoach/eval/yardstick"
	"kehoach/ingest"
	"kehoach/plan"
	"kehoach/plan/sample"
)

// benchFlags are what `eval bench` is told.
type benchFlags struct {
	command, url, model    string
	noPrompt, withPlan     bool
	tuning, failures, json bool
	jobs, everyNth         int
	timeout                time.Duration
}

func (a *app) evalBenchCmd() *cobra.Command {
	c := &cobra.Command{
		Use:   "bench",
		Short: a.t("ViPlanBench: đo bất kỳ hệ thống nào trên bộ câu hỏi vàng", "ViPlanBench: hold any system to the gold questions"),
		Long: a.t("Hỏi hệ thống ở --url (chat completions của OpenAI nếu kết thúc bằng /v1, nếu không thì JSON của /api/ask) hoặc --command (câu hỏi ở đầu vào chuẩn, JSON hoặc chữ ở đầu ra); không có cả hai thì đo chính kehoach. Khóa: KEHOACH_BENCH_KEY. Cách chấm: eval/yardstick/README.md.",
			"Asks the system at --url (OpenAI's chat completions where it ends in /v1, otherwise the JSON of /api/ask) or --command (the question on standard input, JSON or text on its output); with neither, kehoach itself. Key: KEHOACH_BENCH_KEY. How it is judged: eval/yardstick/README.md."),
		Args: cobra.NoArgs,
	}
	var f benchFlags
	fl := c.Flags()
	fl.StringVar(&f.command, "command", "", a.t("lệnh shell trả lời một câu; {today} là ngày hỏi", "a shell command that answers one question; {today} is the day"))
	fl.StringVar(&f.url, "url", "", a.t("địa chỉ của hệ thống", "the system's address"))
	fl.StringVar(&f.model, "model", "", a.t("tên mô hình gửi cho chat completions", "the model's name for chat completions"))
	fl.BoolVar(&f.noPrompt, "no-prompt", false, a.t("không gửi lời dặn cách dẫn và cách từ chối", "send no system message on how to cite and to refuse"))
	fl.BoolVar(&f.withPlan, "with-plan", false, a.t("gửi cả văn bản kế hoạch trong lời dặn", "send the plan's text in the system message"))
	fl.BoolVar(&f.tuning, "tuning", false, a.t("chỉ phần dùng để chỉnh", "only the part for tuning"))
	fl.BoolVar(&f.failures, "failures", false, a.t("in cả câu trả lời sai của phần dùng để chỉnh", "print what is wrong in the part for tuning"))
	fl.BoolVar(&f.json, "json", false, a.t("in kết quả dạng JSON", "print the figures as JSON"))
	fl.IntVar(&f.jobs, "jobs", runtime.NumCPU(), a.t("số cuộc trò chuyện cùng lúc", "conversations at once"))
	fl.IntVar(&f.everyNth, "every", 1, a.t("chỉ hỏi cuộc thứ n, 2n, … (chạy thử)", "ask only the n-th conversation, the 2n-th, … (to try)"))
	fl.DurationVar(&f.timeout, "timeout", time.Minute, a.t("thời gian tối đa cho một câu trả lời", "how long an answer may take"))
	c.RunE = func(cmd *cobra.Command, _ []string) error { return a.holdToBench(cmd.Context(), f) }
	c.AddCommand(a.benchExportCmd())
	return c
}

func (a *app) benchExportCmd() *cobra.Command {
	c := &cobra.Command{
		Use:   "export DIR",
		Short: a.t("Ghi bộ câu hỏi, kế hoạch và cách chấm vào một thư mục mới", "Write the questions, the plan and how it is judged into a new folder"),
		Args:  cobra.ExactArgs(1),
	}
	held := c.Flags().Bool("held", false, a.t("cả phần giữ lại, không được dùng để chỉnh", "the part held back too, on which nothing is to be tuned"))
	c.RunE = func(_ *cobra.Command, args []string) error {
		p, gold, err := sampleGold()
		if err != nil {
			return err
		}
		if err := yardstick.Export(args[0], gold, p, sample.Text, *held); err != nil {
			return err
		}
		fmt.Fprintf(a.out, a.t("Đã ghi ViPlanBench vào %s.\n", "ViPlanBench is in %s.\n"), args[0])
		return nil
	}
	return c
}

// sampleGold reads the sample plan and its gold questions.
func sampleGold() (*plan.Plan, []eval.Case, error) {
	p, err := ingest.Read(sample.Name, sample.Text, nil)
	if err != nil {
		return nil, nil, err
	}
	gold, err := eval.Load(eval.Gold(), p)
	return p, gold, err
}

// holdToBench measures a system and prints its figures.
func (a *app) holdToBench(ctx context.Context, f benchFlags) error {
	if f.command != "" && f.url != "" {
		return usageError{errors.New(a.t("chỉ dùng một trong --command và --url", "use --command or --url, not both"))}
	}
	if f.everyNth < 1 || f.jobs < 1 {
		return usageError{errors.New(a.t("--every và --jobs phải từ 1 trở lên", "--every and --jobs must be 1 or more"))}
	}
	p, gold, err := sampleGold()
	if err != nil {
		return err
	}
	if f.tuning {
		gold = eval.Tuning(gold)
	}
	var asked []eval.Case
	for i := f.everyNth - 1; i < len(gold); i += f.everyNth {
		asked = append(asked, gold[i])
	}
	ask, done, err := a.benchSystem(ctx, f)
	if err != nil {
		return err
	}
	defer done()
	outcomes, err := yardstick.Run(ctx, asked, p, ask, yardstick.Options{Jobs: f.jobs})
	if err != nil {
		return err
	}
	figures := yardstick.Count(outcomes)
	for _, o := range outcomes {
		if o.Result.Err != nil { // the first is enough to mend it by
			fmt.Fprintf(a.err, a.t("Có câu không được trả lời: %v\n", "Some questions were not answered: %v\n"), o.Result.Err)
			break
		}
	}
	if f.json {
		enc := json.NewEncoder(a.out)
		enc.SetIndent("", "  ")
		return enc.Encode(figures)
	}
	if f.failures {
		if err := yardstick.WriteFailures(a.out, outcomes); err != nil {
			return err
		}
		fmt.Fprintln(a.out)
	}
	return figures.WriteText(a.out)
}

// benchSystem is what is measured, and what closes it.
func (a *app) benchSystem(ctx context.Context, f benchFlags) (yardstick.AskFunc, func(), error) {
	none := func() {}
	switch {
	case f.command != "":
		return yardstick.Command(f.command, f.timeout), none, nil
	case f.url != "":
		s := &yardstick.Server{URL: f.url, Key: a.getenv("KEHOACH_BENCH_KEY"), Model: f.model, Timeout: f.timeout}
		if f.withPlan {
			s.System = yardstick.Prompt(string(sample.Text))
		} else if !f.noPrompt {
			s.System = yardstick.Prompt("")
		}
		return s.Ask, none, nil
	}
	b, err := a.openBench(ctx)
	if err != nil {
		return nil, nil, err
	}
	return yardstick.Local(b.Ask), b.close, nil
}

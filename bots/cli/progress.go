package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"kehoach/agent"
	"kehoach/agent/work"
	"kehoach/plan"
)

func (a *app) progressCmd() *cobra.Command {
	c := &cobra.Command{
		Use:   "progress",
		Short: a.t("Ghi và xem tiến độ nhiệm vụ", "Report and show the progress of tasks"),
		Long: a.t("Tiến độ do người báo, lưu kèm lịch sử (ai, lúc nào); chương trình không tự suy ra. Dự thảo báo cáo và danh sách xuất ra dùng số liệu này.",
			"Progress is what people report, kept with its history (who, when); nothing is worked out. Drafts of reports and exported lists use it."),
		Args: cobra.NoArgs,
	}
	planID := c.PersistentFlags().String("plan", "", a.t("mã kế hoạch (xem: kehoach plans)", "ID of the plan (see: kehoach plans)"))
	c.AddCommand(a.progressSet(planID), a.progressList(planID), a.progressHistory(planID), a.progressExport(planID), a.progressImport(planID))
	return c
}

// withAgent runs f with an agent over the store.
func (a *app) withAgent(ctx context.Context, planID string, f func(*agent.Agent) error) error {
	ag, st, err := a.openAgent(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	return a.progressFault(a.draftFault(a.noPlan(f(ag), planID)))
}

// progressFault says in the language of messages why a report is not taken.
func (a *app) progressFault(err error) error {
	var whose *agent.AmbiguousReporter
	var not *agent.NotLeading
	switch {
	case errors.Is(err, agent.ErrNoJournal):
		return errors.New(a.t("kho này không lưu tiến độ; hãy dùng kho sqlite hoặc postgres", "this store keeps no progress; use a sqlite or a postgres store"))
	case errors.As(err, &whose):
		return fmt.Errorf(a.t("%s do nhiều cơ quan chủ trì (%s): thêm --agency", "%s is led by several (%s): add --agency"), whose.Entry, strings.Join(whose.Leads, "; "))
	case errors.As(err, &not):
		return fmt.Errorf(a.t("%s không chủ trì %s", "%s does not lead %s"), not.Agency, not.Entry)
	}
	return err
}

func (a *app) progressSet(planID *string) *cobra.Command {
	var p plan.Progress
	var who string
	c := &cobra.Command{
		Use:     a.t("set NHIỆM_VỤ --done PHẦN_TRĂM", "set TASK --done PERCENT"),
		Short:   a.t("Báo tiến độ một nhiệm vụ", "Report the progress of a task"),
		Example: "  kehoach progress set task/59 --done 60 --note \"đã nghiệm thu giai đoạn 1\" --doc 123/BC-SYT",
		Args:    a.oneArg("cần một nhiệm vụ, ví dụ task/59", "want one task, such as task/59"),
	}
	c.Flags().IntVar(&p.Done, "done", -1, a.t("phần trăm hoàn thành, 0 đến 100", "percent done, 0 to 100"))
	c.Flags().StringVar(&p.Note, "note", "", a.t("ghi chú", "a note"))
	c.Flags().StringVar(&p.Doc, "doc", "", a.t("văn bản chứng minh", "the document that shows it"))
	c.Flags().StringVar(&who, "agency", "", a.t("cơ quan báo (khi nhiệm vụ có nhiều cơ quan chủ trì)", "the agency that reports (where several lead)"))
	a.byFlag(c, &p.By)
	c.RunE = func(cmd *cobra.Command, args []string) error {
		if p.Done < 0 || p.Done > 100 {
			return usageError{errors.New(a.t("cần --done từ 0 đến 100", "want --done from 0 to 100"))}
		}
		p.Entry, p.At = args[0], time.Now().UTC()
		p.Note, p.Doc = strings.TrimSpace(p.Note), strings.TrimSpace(p.Doc)
		return a.withAgent(cmd.Context(), *planID, func(ag *agent.Agent) error {
			got, err := ag.Report(cmd.Context(), a.tenant, *planID, who, p)
			if err != nil {
				return err
			}
			fmt.Fprintf(a.out, a.t("Đã ghi %s (%s): %d%%.\n", "Noted %s (%s): %d%%.\n"), got.Entry, got.Agency, got.Done)
			return nil
		})
	}
	return c
}

// byFlag adds --by, who reports: the user of the machine where it is not said.
func (a *app) byFlag(c *cobra.Command, by *string) {
	c.Flags().StringVar(by, "by", cmp.Or(a.getenv("KEHOACH_USER"), a.getenv("USER"), a.getenv("USERNAME"), "kehoach"), a.t("người báo", "who reports"))
}

// oneArg wants exactly one argument.
func (a *app) oneArg(vi, en string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) != 1 {
			return usageError{errors.New(a.t(vi, en))}
		}
		return nil
	}
}

func (a *app) progressList(planID *string) *cobra.Command {
	var who, today string
	var overdue bool
	c := &cobra.Command{
		Use: "list", Short: a.t("Tiến độ mới nhất của các nhiệm vụ", "The last report on each task"), Args: cobra.NoArgs,
	}
	c.Flags().StringVar(&who, "agency", "", a.t("chỉ của cơ quan này", "of this agency only"))
	c.Flags().BoolVar(&overdue, "overdue", false, a.t("chỉ việc đã quá hạn mà chưa báo hoàn thành", "only what is past its day and not reported as done"))
	c.Flags().StringVar(&today, "today", "", a.t("ngày coi là hôm nay, dạng YYYY-MM-DD", "the day to take for today, YYYY-MM-DD"))
	c.RunE = func(cmd *cobra.Command, _ []string) error {
		day, err := parseToday(today)
		if err != nil {
			return err
		}
		return a.withAgent(cmd.Context(), *planID, func(ag *agent.Agent) error {
			l, err := ag.Works(cmd.Context(), a.tenant, *planID, who, work.Period{})
			if err != nil {
				return err
			}
			if who == "" && !overdue {
				return a.printLatest(cmd.Context(), ag, *planID)
			}
			n, done := 0, 0
			for _, i := range l.Items {
				late := i.Entry.Due.Date != "" && i.Entry.Due.Date < day && i.Phase == work.Due
				if i.Entry.Kind != plan.KindTask || i.Role == plan.RoleCoordinating || overdue && !late || !overdue && i.Progress == nil {
					continue
				}
				if overdue && i.Progress != nil && i.Progress.Done == 100 {
					done++
					continue
				}
				n++
				a.printProgress(i)
			}
			fmt.Fprintf(a.out, a.t("Tổng cộng: %d nhiệm vụ.\n", "Total: %d tasks.\n"), n)
			if done > 0 {
				fmt.Fprintf(a.out, a.t("Không kể %d nhiệm vụ đã qua hạn nhưng đã báo hoàn thành 100%%.\n", "Not counting %d tasks that are past their day but reported as 100%% done.\n"), done)
			}
			return nil
		})
	}
	return c
}

// printLatest prints the last report of each task by each agency, in the
// plan's order.
func (a *app) printLatest(ctx context.Context, ag *agent.Agent, planID string) error {
	p, history, err := ag.History(ctx, a.tenant, planID)
	if err != nil {
		return err
	}
	latest := plan.Latest(history)
	n := 0
	for _, e := range p.Entries {
		for _, r := range slices.SortedFunc(maps.Values(latest), func(x, y plan.Progress) int { return strings.Compare(x.Agency, y.Agency) }) {
			if r.Entry == e.ID {
				n++
				fmt.Fprintf(a.out, "%s ", r.Agency)
				a.printProgress(work.Item{Entry: e, Progress: &r})
			}
		}
	}
	fmt.Fprintf(a.out, a.t("Tổng cộng: %d nhiệm vụ đã báo tiến độ.\n", "Total: %d reports.\n"), n)
	return nil
}

func (a *app) printProgress(i work.Item) {
	state := a.t("chưa báo", "not reported")
	if p := i.Progress; p != nil {
		state = fmt.Sprintf("%d%%", p.Done)
		for _, s := range []string{p.Doc, p.Note} {
			if s != "" {
				state += "; " + s
			}
		}
		state += fmt.Sprintf(" (%s, %s)", p.By, p.At.Format("02/01/2006"))
	}
	fmt.Fprintf(a.out, "%s %s\n  %s; %s\n", i.Entry.ID, a.gist(i.Entry), cmp.Or(i.Entry.Due.Date.VN(), i.Entry.Due.Text), state)
}

func (a *app) progressHistory(planID *string) *cobra.Command {
	c := &cobra.Command{
		Use:   a.t("history NHIỆM_VỤ", "history TASK"),
		Short: a.t("Lịch sử báo tiến độ của một nhiệm vụ", "All reports on a task"),
		Args:  a.oneArg("cần một nhiệm vụ, ví dụ task/59", "want one task, such as task/59"),
	}
	c.RunE = func(cmd *cobra.Command, args []string) error {
		return a.withAgent(cmd.Context(), *planID, func(ag *agent.Agent) error {
			_, reports, err := ag.History(cmd.Context(), a.tenant, *planID)
			if err != nil {
				return err
			}
			for _, p := range reports {
				if p.Entry == args[0] || p.Entry == "task/"+args[0] {
					fmt.Fprintf(a.out, "%s  %s  %3d%%  %s  %s  %s\n", p.At.Format(time.RFC3339), p.Agency, p.Done, p.By, p.Doc, p.Note)
				}
			}
			return nil
		})
	}
	return c
}

package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"kehoach/agent"
	"kehoach/agent/work"
	"kehoach/bots/remind"
	"kehoach/bots/view"
	"kehoach/plan"
	"kehoach/retrieval"
)

// maxRemindDays is how far the command looks; a plan is for a year or a few.
const maxRemindDays = 366

// remindFlags are the flags of the remind command.
type remindFlags struct {
	days                int
	agency, today, plan string
}

func (a *app) remindCmd() *cobra.Command {
	var f remindFlags
	c := &cobra.Command{
		Use:   "remind",
		Short: a.t("Kể việc sắp đến hạn, theo cơ quan", "Tell what falls due soon, by agency"),
		Long: a.t(`Kể những việc có hạn trong N ngày tới, theo cơ quan chủ trì, hoặc của một cơ quan với --agency (cả phần phối hợp và qua nhóm).
Chỉ kể những ngày mà lời văn của kế hoạch ấn định; việc thường xuyên không có ngày. Hạn rơi vào thứ Bảy, Chủ nhật thì có ghi.
Muốn được nhắn mỗi sáng: đặt trong Slack hoặc Zalo, “nhắc tôi việc của Sở Y tế trước 7 ngày”.`,
			`Tells what falls due in the next N days, by who leads it, or of one agency with --agency (with what it helps in and what it has part in through a group).
Only days that the plan's words set are told of; continuous work has none. Days on a weekend are marked.
To be told each morning, ask in Slack or Zalo: "remind me of the work of the Department of Health 7 days before".`),
		Example: "  kehoach remind --days 7\n  kehoach remind --days 30 --agency \"Sở Y tế\" --today 2025-06-01",
		Args:    cobra.NoArgs,
	}
	fl := c.Flags()
	fl.IntVar(&f.days, "days", 7, a.t("trong bao nhiêu ngày tới", "in how many days"))
	fl.StringVar(&f.agency, "agency", "", a.t("chỉ việc của cơ quan này", "the work of this agency only"))
	fl.StringVar(&f.today, "today", "", a.t("ngày coi là hôm nay, dạng YYYY-MM-DD", "the day to take for today, YYYY-MM-DD"))
	fl.StringVar(&f.plan, "plan", "", a.t("mã kế hoạch (xem: kehoach plans); mặc định là mọi kế hoạch", "ID of the plan (see: kehoach plans); all plans by default"))
	c.RunE = func(cmd *cobra.Command, _ []string) error {
		if f.days < 0 || f.days > maxRemindDays {
			return usageError{fmt.Errorf(a.t("--days %d: cần từ 0 đến %d", "--days %d: want 0 to %d"), f.days, maxRemindDays)}
		}
		day, err := parseToday(f.today)
		if err != nil {
			return err
		}
		return a.remind(cmd.Context(), f, day)
	}
	return c
}

func (a *app) remind(ctx context.Context, f remindFlags, today plan.Date) error {
	ag, st, err := a.openAgent(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	ids, err := a.planIDs(ctx, st, f.plan)
	if err != nil {
		return err
	}
	n, until := 0, today.AddDays(f.days)
	known, unknown := false, error(nil) // not every plan need know the agency
	for _, id := range ids {
		l, err := ag.Works(ctx, a.tenant, id, f.agency, work.Period{})
		var not *agent.UnknownAgency
		if errors.As(err, &not) {
			unknown = err
			continue
		}
		if err != nil {
			return a.noPlan(err, id)
		}
		known = true
		v := view.New(l.Plan, nil)
		items := remind.Falling(v, l.Agency.Key, today, until, a.lang)
		n += len(items)
		a.printFalling(v, l.Agency.Name, items, today)
	}
	if unknown != nil && !known {
		return a.draftFault(unknown)
	}
	fmt.Fprintf(a.out, a.t("Tổng cộng: %d việc đến hạn từ %s đến %s.\n", "Total: %d due from %s to %s.\n"), n, today.VN(), until.VN())
	return nil
}

// planIDs is the plan that is named, or all that the office has.
func (a *app) planIDs(ctx context.Context, st retrieval.Store, named string) ([]string, error) {
	if named != "" {
		return []string{named}, nil
	}
	infos, err := st.Plans(ctx, a.tenant)
	ids := make([]string, 0, len(infos))
	for _, i := range infos {
		ids = append(ids, i.ID)
	}
	return ids, err
}

// printFalling prints what falls due in a plan.
func (a *app) printFalling(v *view.View, agencyName string, items []remind.Item, today plan.Date) {
	if len(items) == 0 {
		return
	}
	groups := []remind.Led{{Name: agencyName, Items: items}}
	if agencyName == "" {
		groups = remind.ByLead(v, items)
	}
	for _, g := range groups {
		name := cmp.Or(g.Name, a.t("Kế hoạch không ghi cơ quan chủ trì", "No lead is named"))
		md := fmt.Sprintf("**%s** (%s): %d\n%s", name, v.Plan.Number, len(g.Items), remind.List(g.Items, today, a.lang))
		fmt.Fprintln(a.out, a.page(md)+"\n")
	}
}

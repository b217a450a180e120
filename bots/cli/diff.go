package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"kehoach/ingest"
	"kehoach/plan"
	"kehoach/plan/diff"
)

func (a *app) diffCmd() *cobra.Command {
	c := &cobra.Command{
		Use:   a.t("diff CŨ MỚI", "diff OLD NEW"),
		Short: a.t("So hai kế hoạch: việc thêm, bỏ, đổi hạn, đổi chủ trì", "Compare two plans: tasks added, dropped, moved, given to others"),
		Long: a.t("So hai kế hoạch trong kho (bằng mã) hoặc hai tệp. Nhiệm vụ được ghép theo nội dung, vì kế hoạch sau đánh số lại.",
			"Compares two stored plans (by ID) or files. Tasks are matched by what they say, for a successor numbers them anew."),
		Example: "  kehoach diff 223-kh-ubnd-2024-tuyen-quang ke-hoach-2026.docx",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return usageError{errors.New(a.t("cần hai kế hoạch: CŨ MỚI", "want two plans: OLD NEW"))}
			}
			return nil
		},
	}
	asJSON := c.Flags().Bool("json", false, a.t("in JSON", "print JSON"))
	c.RunE = func(cmd *cobra.Command, args []string) error {
		before, err := a.planOrFile(cmd.Context(), args[0])
		if err != nil {
			return err
		}
		after, err := a.planOrFile(cmd.Context(), args[1])
		if err != nil {
			return err
		}
		r := diff.Plans(before, after)
		if *asJSON {
			return printJSON(a.out, r)
		}
		a.printDiff(r)
		return nil
	}
	return c
}

// planOrFile reads a plan from a file where there is one of that name, else
// from the store.
func (a *app) planOrFile(ctx context.Context, name string) (*plan.Plan, error) {
	if st, err := os.Stat(name); err == nil && st.Mode().IsRegular() {
		data, err := ingest.ReadFile(name)
		if err != nil {
			return nil, err
		}
		return ingest.Read(filepath.Base(name), data, nil)
	}
	st, err := a.openStore(ctx)
	if err != nil {
		return nil, err
	}
	defer st.Close()
	p, err := st.Plan(ctx, a.tenant, name)
	if err != nil {
		return nil, a.noPlan(err, name)
	}
	return p, nil
}

// fieldNames say which field differs.
func (a *app) fieldName(name string) string {
	vi := map[string]string{"text": "nội dung", "product": "sản phẩm", "lead": "chủ trì", "coordinating": "phối hợp", "start": "bắt đầu", "end": "thời hạn", "figures": "con số"}
	return a.t(vi[name], name)
}

func (a *app) printDiff(r diff.Result) {
	list := func(title string, es []*plan.Entry) {
		if len(es) == 0 {
			return
		}
		fmt.Fprintf(a.out, "%s (%d)\n", title, len(es))
		for _, e := range es {
			fmt.Fprintf(a.out, "  %s %s\n", e.ID, a.gist(e))
		}
	}
	list(a.t("Thêm", "Added"), r.Added)
	list(a.t("Bỏ", "Dropped"), r.Dropped)
	moved, leads := 0, 0
	if len(r.Changed) > 0 {
		fmt.Fprintf(a.out, "%s (%d)\n", a.t("Đổi", "Changed"), len(r.Changed))
	}
	for _, c := range r.Changed {
		fmt.Fprintf(a.out, "  %s → %s %s\n", c.Old.ID, c.New.ID, a.gist(c.New))
		for _, f := range c.Fields {
			fmt.Fprintf(a.out, "    %s: %s → %s\n", a.fieldName(f.Name), cmp.Or(f.Old, "—"), cmp.Or(f.New, "—"))
		}
		if c.Has("end") {
			moved++
		}
		if c.Has("lead") {
			leads++
		}
	}
	fmt.Fprintf(a.out, a.t("Tổng cộng: %d thêm, %d bỏ, %d đổi (%d đổi hạn, %d đổi chủ trì), %d giữ nguyên.\n",
		"Total: %d added, %d dropped, %d changed (%d moved, %d with a new lead), %d the same.\n"), len(r.Added), len(r.Dropped), len(r.Changed), moved, leads, r.Same)
}

// gist is what an entry says, cut short.
func (a *app) gist(e *plan.Entry) string {
	r := []rune(strings.Join(strings.Fields(cmp.Or(e.Task.Text, e.Text)), " "))
	if len(r) > 100 {
		return string(r[:100]) + "…"
	}
	return string(r)
}

package cli

import (
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"kehoach/agent"
	"kehoach/agent/export/xlsx"
	"kehoach/plan"
)

func (a *app) progressExport(planID *string) *cobra.Command {
	var out string
	c := &cobra.Command{
		Use: "export -o TIEN-DO.xlsx", Args: cobra.NoArgs,
		Short: a.t("Xuất sổ tiến độ, mỗi cơ quan một trang tính, để các cơ quan điền", "Write the progress workbook, a sheet an agency, to be filled in"),
	}
	c.Flags().StringVarP(&out, "output", "o", "tien-do.xlsx", a.t("tệp ghi ra", "the file to write"))
	c.RunE = func(cmd *cobra.Command, _ []string) error {
		return a.withAgent(cmd.Context(), *planID, func(ag *agent.Agent) error {
			lists, err := ag.Leads(cmd.Context(), a.tenant, *planID)
			if err != nil {
				return err
			}
			data, err := xlsx.Progress(lists)
			if err != nil {
				return err
			}
			if err := a.save(out, data); err != nil || out == "-" {
				return err
			}
			fmt.Fprintf(a.out, a.t("Đã ghi %s: %d cơ quan.\n", "Wrote %s: %d agencies.\n"), out, len(lists))
			return nil
		})
	}
	return c
}

func (a *app) progressImport(planID *string) *cobra.Command {
	var by string
	c := &cobra.Command{
		Use:   a.t("import TỆP.xlsx", "import FILE.xlsx"),
		Short: a.t("Nhập sổ tiến độ đã điền; chỉ ghi những dòng có thay đổi", "Read the filled workbook; only rows that changed are noted"),
		Args:  a.oneArg("cần một tệp .xlsx", "want one .xlsx file"),
	}
	a.byFlag(c, &by)
	c.RunE = func(cmd *cobra.Command, args []string) error {
		data, err := os.ReadFile(args[0])
		if err != nil {
			return err
		}
		id, rows, err := xlsx.ReadProgress(data)
		if err != nil {
			return err
		}
		if *planID != "" && id != *planID {
			return fmt.Errorf(a.t("sổ này là của kế hoạch %q", "this workbook is of plan %q"), id)
		}
		return a.withAgent(cmd.Context(), id, func(ag *agent.Agent) error {
			_, history, err := ag.History(cmd.Context(), a.tenant, id)
			if err != nil {
				return err
			}
			changed := changes(rows, plan.Latest(history), by, time.Now().UTC())
			if len(changed) > 0 {
				if err := ag.Reports(cmd.Context(), a.tenant, id, changed); err != nil {
					return err
				}
			}
			fmt.Fprintf(a.out, a.t("Đã ghi %d dòng thay đổi; %d dòng giữ nguyên.\n", "Noted %d rows that changed; %d are the same.\n"), len(changed), len(rows)-len(changed))
			return nil
		})
	}
	return c
}

// changes returns the rows of a workbook that say something new.
func changes(rows []plan.Progress, latest map[[2]string]plan.Progress, by string, at time.Time) []plan.Progress {
	var out []plan.Progress
	for _, p := range rows {
		last, ok := latest[[2]string{p.Entry, p.Agency}]
		if ok && last.Done == p.Done && last.Note == p.Note && last.Doc == p.Doc {
			continue
		}
		p.By, p.At = by, at
		out = append(out, p)
	}
	return out
}

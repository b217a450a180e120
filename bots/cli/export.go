package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"kehoach/agent/export"
	"kehoach/agent/export/raster"
	"kehoach/agent/export/xlsx"
	"kehoach/agent/work"
)

// exportFlags are the flags of the export command.
type exportFlags struct{ agency, period, format, view, out, plan string }

func (a *app) exportCmd() *cobra.Command {
	f := &exportFlags{}
	c := &cobra.Command{
		Use:   "export",
		Short: a.t("Xuất danh sách nhiệm vụ: xlsx, ics, md, json, svg, png", "Export a list of tasks: xlsx, ics, md, json, svg, png"),
		Long: a.t("Xuất việc của một cơ quan (hoặc mọi cơ quan) trong một kỳ (hoặc cả kế hoạch). ics là lịch có nhắc trước 7 ngày và 1 ngày; svg và png có hai hình: timeline và matrix (cơ quan × tháng).",
			"Exports the work of an agency (or of all) in a period (or the whole plan). ics is a calendar with reminders 7 days and 1 day before; svg and png have two pictures: timeline and matrix (agencies × months)."),
		Example: "  kehoach export --agency \"Sở Nội vụ\" --format ics -o so-noi-vu.ics\n  kehoach export --period 2025-Q2 --format xlsx -o quy-2.xlsx\n  kehoach export --view matrix -o khoi-luong.png",
		Args:    cobra.NoArgs,
	}
	fl := c.Flags()
	fl.StringVar(&f.agency, "agency", "", a.t("cơ quan", "the agency"))
	fl.StringVar(&f.period, "period", "", a.t("kỳ: 2025, 2025-H1, 2025-Q2 hoặc 2025-06", "the period: 2025, 2025-H1, 2025-Q2 or 2025-06"))
	fl.StringVar(&f.format, "format", "", a.t("xlsx, ics, md, json, svg hoặc png (mặc định theo đuôi tệp)", "xlsx, ics, md, json, svg or png (by default the file's ending)"))
	fl.StringVar(&f.view, "view", "timeline", a.t("hình svg, png: timeline hoặc matrix", "the picture: timeline or matrix"))
	fl.StringVarP(&f.out, "output", "o", "", a.t("tệp ghi ra (“-” là đầu ra chuẩn)", "the file to write (\"-\" is standard output)"))
	fl.StringVar(&f.plan, "plan", "", a.t("mã kế hoạch (xem: kehoach plans)", "ID of the plan (see: kehoach plans)"))
	c.RunE = func(cmd *cobra.Command, _ []string) error { return a.export(cmd.Context(), f) }
	return c
}

func (a *app) export(ctx context.Context, f *exportFlags) error {
	format := cmp.Or(f.format, ending(f.out))
	write := writers(f.view)[format]
	if write == nil {
		return usageError{fmt.Errorf(a.t("không có dạng %q; các dạng: xlsx, ics, md, json, svg, png (hình: --view timeline, matrix)", "no format %q; the formats: xlsx, ics, md, json, svg, png (pictures: --view timeline, matrix)"), format)}
	}
	var p work.Period
	if f.period != "" {
		var err error
		if p, err = work.ParsePeriod(f.period); err != nil {
			return usageError{fmt.Errorf(a.t("--period %q: viết 2025, 2025-H1, 2025-Q2 hoặc 2025-06", "--period %q: write 2025, 2025-H1, 2025-Q2 or 2025-06"), f.period)}
		}
	}
	if f.out == "" {
		return usageError{errors.New(a.t("cần -o TỆP (“-” là đầu ra chuẩn)", "want -o FILE (\"-\" is standard output)"))}
	}
	ag, st, err := a.openAgent(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	l, err := ag.Works(ctx, a.tenant, f.plan, f.agency, p)
	if err != nil {
		return a.draftFault(a.noPlan(err, f.plan))
	}
	data, err := write(l)
	var large *raster.TooLarge
	if errors.As(err, &large) {
		return fmt.Errorf(a.t("hình quá lớn (%d × %d điểm ảnh): chọn một cơ quan hoặc một kỳ, hoặc dùng svg", "the picture is too large (%d by %d points): choose an agency or a period, or use svg"), large.Width, large.Height)
	}
	if err != nil {
		return err
	}
	if err := a.save(f.out, data); err != nil || f.out == "-" {
		return err
	}
	fmt.Fprintf(a.out, a.t("Đã ghi %s: %d mục.\n", "Wrote %s: %d items.\n"), f.out, len(export.Rows(l)))
	return nil
}

// writers write a list in each format; view is the picture of those that are
// pictures, and none of them knows another.
func writers(view string) map[string]func(*work.List) ([]byte, error) {
	out := map[string]func(*work.List) ([]byte, error){
		"xlsx": xlsx.List, "json": export.JSON,
		"ics": func(l *work.List) ([]byte, error) { return export.Calendar(l), nil },
		"md":  func(l *work.List) ([]byte, error) { return export.Markdown(l), nil },
	}
	if draw := map[string]func(*work.List) *export.Picture{"timeline": export.Timeline, "matrix": export.Matrix}[view]; draw != nil {
		out["svg"] = func(l *work.List) ([]byte, error) { return draw(l).SVG(), nil }
		out["png"] = func(l *work.List) ([]byte, error) { return raster.PNG(draw(l)) }
	}
	return out
}

// ending is the ending of a file's name, without the dot.
func ending(name string) string {
	for i := len(name) - 1; i >= 0 && name[i] != '/'; i-- {
		if name[i] == '.' {
			return name[i+1:]
		}
	}
	return ""
}

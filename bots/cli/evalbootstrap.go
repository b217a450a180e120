package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"kehoach/eval/bootstrap"
)

// bootstrapCmd writes candidate questions about a plan.
func (a *app) bootstrapCmd() *cobra.Command {
	c := &cobra.Command{
		Use:   a.t("bootstrap TỆP_KẾ_HOẠCH", "bootstrap PLAN_FILE"),
		Short: a.t("Lập câu hỏi gợi ý kèm đáp án từ một kế hoạch, để người kiểm tra", "Make candidate questions with expected answers from a plan, for a person to check"),
		Long: a.t("Lập câu hỏi từ các ô, các mục đọc được của kế hoạch. Đáp án lấy từ đó, không hỏi chương trình; phải có người đọc lại từng câu bên cạnh văn bản.",
			"Makes questions from the fields of the plan as it was read. What is expected comes from there, not from the program's answers; a person must read each beside the document."),
		Example: "  kehoach eval bootstrap ke-hoach.docx -o cau-hoi.txt\n  kehoach eval --questions cau-hoi.txt --plan ke-hoach.docx --html bao-cao.html",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usageError{errors.New(a.t("cần đúng một tệp kế hoạch", "want one plan file"))}
			}
			return nil
		},
	}
	out := c.Flags().StringP("output", "o", "-", a.t("tệp ghi ra (“-” là đầu ra chuẩn)", "the file to write (\"-\" is standard output)"))
	most := c.Flags().Int("most", 0, a.t("mỗi loại nhiều nhất bao nhiêu câu, rải đều (0: tất cả)", "how many of each kind at most, spread over the plan (0: all)"))
	internal := c.Flags().Bool("allow-internal", false, a.t("cho phép tài liệu “lưu hành nội bộ”", "allow documents marked for internal use"))
	c.RunE = func(_ *cobra.Command, args []string) error {
		p, err := a.planFile(args[0], *internal)
		if err != nil {
			return err
		}
		qs := bootstrap.Questions(p, &bootstrap.Options{Most: *most})
		var b strings.Builder
		if err := bootstrap.Write(&b, p, qs); err != nil {
			return err
		}
		if err := a.save(*out, []byte(b.String())); err != nil || *out == "-" {
			return err
		}
		fmt.Fprintf(a.out, a.t("Đã ghi %s: %d câu, chưa ai kiểm tra. Đọc lại từng câu bên cạnh văn bản, rồi: kehoach eval --questions %s --plan %s\n",
			"Wrote %s: %d questions that nobody has checked. Read each beside the document, then: kehoach eval --questions %s --plan %s\n"), *out, len(qs), *out, args[0])
		return nil
	}
	return c
}

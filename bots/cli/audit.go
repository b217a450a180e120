package cli

import (
	"errors"
	"fmt"
	"log/slog"

	"github.com/spf13/cobra"

	"kehoach/agent/llm"
	"kehoach/bots/audit"
	"kehoach/bots/web"
)

// openAudit opens the record of questions in a folder.
func (a *app) openAudit(dir string, days int) (*audit.Log, error) {
	return audit.Open(dir, []byte(a.getenv("KEHOACH_AUDIT_KEY")), days)
}

// record tells the audit of each answer. A record that cannot be written is
// logged, and the answer is given all the same.
func record(l *audit.Log, log *slog.Logger) func(web.Answered) {
	return func(w web.Answered) {
		if err := l.Add(w.At, w.Tenant, w.User, w.Answer); err != nil {
			log.Error("audit not written", "err", err)
		}
	}
}

// recordCalls tells the audit of each call of the language model.
func recordCalls(l *audit.Log, log *slog.Logger) func(llm.Record) {
	return func(r llm.Record) {
		if err := l.AddCall(r.At, r); err != nil {
			log.Error("audit not written", "err", err)
		}
	}
}

// auditCmd exports or deletes what the record holds of a person.
func (a *app) auditCmd() *cobra.Command {
	c := &cobra.Command{
		Use:   "audit",
		Short: a.t("Nhật ký hỏi đáp: xuất hoặc xóa phần của một người", "The record of questions: export or delete what it holds of a person"),
	}
	dir := c.PersistentFlags().String("audit", "", a.t("thư mục nhật ký (như của serve --audit)", "the record's folder (as for serve --audit)"))
	person := func(use, short string, run func(l *audit.Log, user string) error) *cobra.Command {
		return &cobra.Command{Use: use, Short: short, RunE: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 || *dir == "" {
				return usageError{errors.New(a.t("cần --audit THƯ_MỤC và tên một người dùng", "want --audit FOLDER and one user's name"))}
			}
			l, err := a.openAudit(*dir, 0)
			if err != nil {
				return err
			}
			defer l.Close()
			return run(l, args[0])
		}}
	}
	c.AddCommand(person(a.t("export NGƯỜI", "export USER"), a.t("In những gì nhật ký giữ về một người, dạng JSON", "Print what the record holds of a person, as JSON"), func(l *audit.Log, user string) error {
		entries, err := l.Of(a.tenant, user)
		if err != nil {
			return err
		}
		for _, e := range entries {
			if err := printJSON(a.out, e); err != nil {
				return err
			}
		}
		return nil
	}), person(a.t("forget NGƯỜI", "forget USER"), a.t("Xóa những gì nhật ký giữ về một người", "Delete what the record holds of a person"), func(l *audit.Log, user string) error {
		n, err := l.Forget(a.tenant, user)
		if err != nil {
			return err
		}
		fmt.Fprintf(a.out, a.t("Đã xóa %d dòng.\n", "Deleted %d lines.\n"), n)
		return nil
	}))
	return c
}

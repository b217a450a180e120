// Package cli is the command line: it reads flags and environment, wires the
// parts together and prints answers for people or, with --json, for programs.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"kehoach/agent/llm"
	"kehoach/bots/otlp"
)

// The exit codes.
const (
	exitOK    = 0
	exitFail  = 1
	exitUsage = 2
)

// app is what all commands share.
type app struct {
	in       io.Reader
	out, err io.Writer
	getenv   func(string) string
	lang     string // of messages: "vi" or "en"
	store    string // --store
	tenant   string // --tenant
	noModel  bool   // --no-model

	counts     *modelCounts
	modelCalls func(llm.Record) // tells an audit; nil for none
	tracer     *otlp.Tracer     // nil for none
}

// usageError marks a call with wrong words.
type usageError struct{ error }

// Main runs the command line and returns the exit code.
func Main(args []string, in io.Reader, out, errw io.Writer, getenv func(string) string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	a := &app{in: in, out: out, err: errw, getenv: getenv, lang: locale(getenv), counts: &modelCounts{}}
	root := a.root()
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errw)
	err := root.ExecuteContext(ctx)
	var usage usageError
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errReported):
		return exitFail
	case errors.As(err, &usage), strings.HasPrefix(err.Error(), "unknown command"), strings.HasPrefix(err.Error(), "unknown flag"):
		fmt.Fprintf(errw, "kehoach: %v\n%s\n", err, a.t("Xem: kehoach --help", "See: kehoach --help"))
		return exitUsage
	}
	fmt.Fprintf(errw, "kehoach: %s\n", a.explain(err))
	return exitFail
}

// errReported is a failure whose words are already printed.
var errReported = errors.New("reported")

// locale returns the language for messages: English where the locale says
// so, Vietnamese otherwise.
func locale(getenv func(string) string) string {
	for _, k := range []string{"KEHOACH_LANG", "LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := getenv(k); v != "" {
			if strings.HasPrefix(v, "en") {
				return "en"
			}
			if strings.HasPrefix(v, "vi") {
				return "vi"
			}
		}
	}
	return "vi"
}

// t chooses the words of the language of messages.
func (a *app) t(vi, en string) string {
	if a.lang == "en" {
		return en
	}
	return vi
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use: "kehoach",
		Short: a.t("Trợ lý hỏi đáp về kế hoạch hành chính, trả lời có dẫn nguồn",
			"An assistant that answers questions about an administrative plan and cites its source"),
		Long: a.t(`Hỏi một kế hoạch: ai làm gì, với ai, bao giờ xong, ra sản phẩm gì, chỉ tiêu bao nhiêu.

  kehoach ask "Sở Y tế chịu trách nhiệm gì và bao giờ đến hạn?"
  kehoach chat
  kehoach ingest ke-hoach.docx

Chưa nạp kế hoạch nào thì chương trình dùng kế hoạch mẫu đi kèm.`,
			`Ask a plan: who does what, with whom, by when, what comes out of it.

  kehoach ask "What must the Department of Health do, and by when?"
  kehoach chat
  kehoach ingest plan.docx

With no plan stored the program uses the sample plan that ships with it.`),
		SilenceErrors: true, SilenceUsage: true,
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: true},
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	f := root.PersistentFlags()
	f.StringVar(&a.store, "store", a.getenv("KEHOACH_STORE"), a.t("kho dữ liệu: sqlite:ĐƯỜNG_DẪN hoặc postgres://… (mặc định: tệp trong thư mục dữ liệu của người dùng)", "the store: sqlite:PATH or postgres://… (default: a file in the user's data folder)"))
	f.StringVar(&a.tenant, "tenant", envOr(a.getenv, "KEHOACH_TENANT", "default"), a.t("cơ quan sở hữu kế hoạch", "the office whose plans are meant"))
	f.BoolVar(&a.noModel, "no-model", false, a.t("không gọi mô hình ngôn ngữ, chỉ trả lời theo quy tắc", "never call the language model; the rules answer alone"))
	root.AddCommand(a.askCmd(), a.chatCmd(), a.ingestCmd(), a.searchCmd(), a.plansCmd(), a.evalCmd(), a.migrateCmd(), a.reindexCmd(), a.serveCmd(), a.auditCmd(),
		a.draftCmd(), a.exportCmd(), a.diffCmd(), a.progressCmd(), a.remindCmd(), a.doctorCmd(), a.mcpCmd())
	if a.lang == "vi" {
		vietnamese(root)
	}
	return root
}

func envOr(getenv func(string) string, key, def string) string {
	if v := getenv(key); v != "" {
		return v
	}
	return def
}

// vietnamese puts cobra's own words into Vietnamese.
func vietnamese(root *cobra.Command) {
	root.SetUsageTemplate(`Cách dùng:{{if .Runnable}}
  {{.UseLine}}{{end}}{{if .HasAvailableSubCommands}}
  {{.CommandPath}} [lệnh]{{end}}{{if .HasExample}}

Ví dụ:
{{.Example}}{{end}}{{if .HasAvailableSubCommands}}

Các lệnh:{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding }} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

Tùy chọn:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

Tùy chọn chung:
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableSubCommands}}

"{{.CommandPath}} [lệnh] --help" cho biết thêm về một lệnh.{{end}}
`)
	root.SetHelpCommand(&cobra.Command{Use: "help [lệnh]", Short: "Trợ giúp về một lệnh", Run: func(c *cobra.Command, args []string) {
		cmd, _, err := c.Root().Find(args)
		if cmd == nil || err != nil {
			cmd = c.Root()
		}
		_ = cmd.Help()
	}})
}

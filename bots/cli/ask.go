package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"kehoach/agent"
)

// talkFlags are the flags of ask and chat.
type talkFlags struct {
	json        bool
	today, lang string
	plan        string
}

func (a *app) talkFlags(c *cobra.Command) *talkFlags {
	f := &talkFlags{}
	c.Flags().BoolVar(&f.json, "json", false, a.t("in JSON, mỗi câu trả lời một dòng", "print JSON, one answer a line"))
	c.Flags().StringVar(&f.today, "today", "", a.t("ngày coi là hôm nay, dạng YYYY-MM-DD", "the day to take for today, YYYY-MM-DD"))
	c.Flags().StringVar(&f.lang, "lang", "auto", a.t("ngôn ngữ trả lời: auto, vi hoặc en", "language of the answer: auto, vi or en"))
	c.Flags().StringVar(&f.plan, "plan", "", a.t("mã kế hoạch cần hỏi (xem: kehoach plans)", "ID of the plan to ask (see: kehoach plans)"))
	return f
}

// request checks the flags and makes the part of a request that they give.
func (a *app) request(f *talkFlags) (agent.Request, error) {
	today, err := parseToday(f.today)
	if err != nil {
		return agent.Request{}, err
	}
	lang := f.lang
	switch lang {
	case "auto", "":
		lang = ""
	case "vi", "en":
	default:
		return agent.Request{}, usageError{fmt.Errorf("--lang %q: auto, vi, en", f.lang)}
	}
	return agent.Request{Tenant: a.tenant, Today: today, Lang: lang, Plan: f.plan}, nil
}

func (a *app) askCmd() *cobra.Command {
	c := &cobra.Command{
		Use:   a.t("ask CÂU_HỎI", "ask QUESTION"),
		Short: a.t("Trả lời một câu hỏi", "Answer one question"),
		Long: a.t("Trả lời một câu hỏi về kế hoạch. “-” đọc mỗi dòng một câu hỏi từ đầu vào chuẩn.",
			"Answer one question about the plan. \"-\" reads a question a line from standard input."),
		Example: `  kehoach ask "Sở Y tế chịu trách nhiệm gì và bao giờ đến hạn?"
  kehoach ask --today 2025-01-02 "stp lam gi trc 15/1"`,
	}
	f := a.talkFlags(c)
	c.RunE = func(cmd *cobra.Command, args []string) error {
		question := strings.Join(args, " ")
		if strings.TrimSpace(question) == "" {
			return usageError{errors.New(a.t("thiếu câu hỏi", "no question given"))}
		}
		req, err := a.request(f)
		if err != nil {
			return err
		}
		ag, st, err := a.openAgent(cmd.Context())
		if err != nil {
			return err
		}
		defer st.Close()
		answer := func(text string) error {
			req.Text = text
			return a.answer(cmd.Context(), ag, req, f.json)
		}
		if question == "-" {
			return a.lines(cmd.Context(), func(line string) error {
				if strings.TrimSpace(line) == "" {
					return nil
				}
				return answer(line)
			})
		}
		return answer(question)
	}
	return c
}

func (a *app) chatCmd() *cobra.Command {
	c := &cobra.Command{
		Use:   "chat",
		Short: a.t("Trò chuyện: hỏi nối tiếp nhau", "A conversation: questions that follow one another"),
		Long: a.t("Hỏi nối tiếp: câu sau được hiểu theo câu trước (“còn Sở Tư pháp thì sao?”). Dòng trống bắt đầu cuộc mới; Ctrl-D kết thúc.",
			"Questions that follow one another: \"what about the Department of Justice?\". An empty line starts anew; Ctrl-D ends."),
		Args: cobra.NoArgs,
	}
	f := a.talkFlags(c)
	by := c.Flags().String("by", "", a.t("người báo: cho phép ghi tiến độ trong cuộc trò chuyện (“cập nhật nhiệm vụ 59: xong 60%”)", "who reports: allows noting progress in the talk (\"update task 59: 60% done\")"))
	c.RunE = func(cmd *cobra.Command, _ []string) error {
		req, err := a.request(f)
		if err != nil {
			return err
		}
		req.Reporter = strings.TrimSpace(*by)
		ag, st, err := a.openAgent(cmd.Context())
		if err != nil {
			return err
		}
		defer st.Close()
		prompt := func() {}
		if !f.json && isTerminal(a.in) {
			fmt.Fprintln(a.out, a.t("Trợ lý tự động về kế hoạch. Dòng trống: bắt đầu lại. Ctrl-D: kết thúc.", "Automatic assistant on the plan. Empty line: start anew. Ctrl-D: end."))
			prompt = func() { fmt.Fprint(a.out, "\n> ") }
		}
		talk := &agent.Conversation{}
		prompt()
		return a.lines(cmd.Context(), func(line string) error {
			defer prompt()
			if strings.TrimSpace(line) == "" {
				talk = &agent.Conversation{}
				return nil
			}
			req.Text, req.Conversation = line, talk
			return a.answer(cmd.Context(), ag, req, f.json)
		})
	}
	return c
}

// maxLine bounds a line of input, in bytes; nobody types a longer question.
const maxLine = 1 << 20

// lines hands each line of standard input to do.
func (a *app) lines(ctx context.Context, do func(string) error) error {
	sc := bufio.NewScanner(a.in)
	sc.Buffer(make([]byte, 64*1024), maxLine)
	for sc.Scan() {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := do(sc.Text()); err != nil {
			return err
		}
	}
	if err := sc.Err(); err != nil {
		return fmt.Errorf("read standard input: %w", err)
	}
	return nil
}

// maxQuestion is how many bytes a question may have.
const maxQuestion = 16 * 1024

// answer answers one question and prints it.
func (a *app) answer(ctx context.Context, ag *agent.Agent, req agent.Request, asJSON bool) error {
	if len(req.Text) > maxQuestion {
		req.Text = strings.ToValidUTF8(req.Text[:maxQuestion], "")
	}
	done := func() {}
	if isTerminal(a.err) {
		req.Doing, done = showSteps(a.err, a.lang)
	}
	ans, err := ag.Ask(ctx, req)
	done()
	if err != nil {
		return a.noPlan(err, req.Plan)
	}
	if asJSON {
		return printJSON(a.out, ans)
	}
	_, err = io.WriteString(a.out, a.page(ans.Text)+"\n")
	return err
}

// printJSON writes one line of JSON with the letters as they are.
func printJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

func (a *app) searchCmd() *cobra.Command {
	var k int
	c := &cobra.Command{
		Use:   a.t("search CÂU_HỎI", "search QUESTION"),
		Short: a.t("Chỉ tìm kiếm: các mục khớp nhất, có điểm", "Search alone: the entries that fit best, with scores"),
	}
	asJSON := c.Flags().Bool("json", false, a.t("in JSON, mỗi câu một dòng", "print JSON, one question a line"))
	planID := c.Flags().String("plan", "", a.t("chỉ tìm trong kế hoạch này", "search this plan only"))
	c.Flags().IntVarP(&k, "k", "k", 10, a.t("số kết quả", "how many results"))
	c.RunE = func(cmd *cobra.Command, args []string) error {
		question := strings.Join(args, " ")
		if strings.TrimSpace(question) == "" {
			return usageError{errors.New(a.t("thiếu câu hỏi", "no question given"))}
		}
		if k < 1 {
			return usageError{fmt.Errorf("-k %d: ≥ 1", k)}
		}
		ag, st, err := a.openAgent(cmd.Context())
		if err != nil {
			return err
		}
		defer st.Close()
		one := func(text string) error {
			found, err := ag.Search(cmd.Context(), a.tenant, *planID, text, k)
			if err != nil {
				return a.noPlan(err, *planID)
			}
			return a.printFound(found, *asJSON)
		}
		if question == "-" {
			return a.lines(cmd.Context(), one)
		}
		return one(question)
	}
	return c
}

func (a *app) printFound(f *agent.Found, asJSON bool) error {
	if asJSON {
		return printJSON(a.out, f)
	}
	if f.Lacks {
		fmt.Fprintln(a.err, a.t("Máy chủ tạo vector không trả lời.", "The embedding server did not answer."))
	}
	for i, e := range f.Entries {
		fmt.Fprintf(a.out, "%2d. %-16s %6.2f  %s\n", i+1, e.ID, e.Score, e.Gist)
	}
	if len(f.Entries) == 0 {
		fmt.Fprintln(a.out, a.t("Không thấy mục nào.", "Nothing found."))
	}
	return nil
}

func (a *app) plansCmd() *cobra.Command {
	c := &cobra.Command{Use: "plans", Short: a.t("Liệt kê, xóa kế hoạch trong kho", "List or remove stored plans"), Args: cobra.NoArgs}
	asJSON := c.Flags().Bool("json", false, a.t("in JSON, mỗi kế hoạch một dòng", "print JSON, one plan a line"))
	c.RunE = func(cmd *cobra.Command, _ []string) error {
		st, err := a.openStore(cmd.Context())
		if err != nil {
			return err
		}
		defer st.Close()
		infos, err := st.Plans(cmd.Context(), a.tenant)
		if err != nil {
			return err
		}
		for _, p := range infos {
			if *asJSON {
				if err := printJSON(a.out, p); err != nil {
					return err
				}
				continue
			}
			fmt.Fprintf(a.out, a.t("%s\n  %s, ngày %s, %s\n  %s\n  %d nhiệm vụ, %d mục; tệp %s\n", "%s\n  %s, %s, %s\n  %s\n  %d tasks, %d entries; file %s\n"),
				p.ID, p.Number, p.Date.VN(), p.Issuer, p.Title, p.Tasks, p.Entries, p.File)
		}
		if len(infos) == 0 && !*asJSON {
			fmt.Fprintln(a.out, a.t("Kho chưa có kế hoạch nào. Nạp: kehoach ingest TỆP", "The store holds no plan. Read one in: kehoach ingest FILE"))
		}
		return nil
	}
	c.AddCommand(&cobra.Command{
		Use:   a.t("remove MÃ", "remove ID"),
		Short: a.t("Xóa một kế hoạch khỏi kho", "Remove a plan from the store"),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usageError{errors.New(a.t("cần đúng một mã kế hoạch", "want one plan ID"))}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			st, err := a.openStore(cmd.Context())
			if err != nil {
				return err
			}
			defer st.Close()
			if err := st.Remove(cmd.Context(), a.tenant, args[0]); err != nil {
				return a.noPlan(err, args[0])
			}
			fmt.Fprintf(a.out, a.t("Đã xóa %s.\n", "Removed %s.\n"), args[0])
			return nil
		},
	})
	return c
}

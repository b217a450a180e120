package cli

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"kehoach/agent/llm"
	"kehoach/retrieval"
	"kehoach/retrieval/wire"
)

// finding is what doctor says of one part.
type finding struct {
	Part string `json:"part"`
	// State is "ok", "off" where the part is not configured, or "bad".
	State string `json:"state"`
	Text  string `json:"text"`
	// Do is what to do about it, "" for nothing.
	Do string  `json:"do,omitempty"`
	MS float64 `json:"ms"`
}

func (a *app) doctorCmd() *cobra.Command {
	c := &cobra.Command{
		Use:   "doctor",
		Short: a.t("Thử từng phần đã cấu hình và nói cần làm gì", "Try each part that is configured and say what to do"),
		Long: a.t("Thử kho dữ liệu, máy chủ tạo vector, mô hình ngôn ngữ và các bot chat, mỗi phần một lượt gọi thật. Mã thoát 1 nếu có phần hỏng.",
			"Tries the store, the embedder, the language model and the chat bots, each with a real round trip. Exits with 1 if a part is bad."),
		Args: cobra.NoArgs,
	}
	asJSON := c.Flags().Bool("json", false, a.t("in JSON, mỗi phần một dòng", "print JSON, one part a line"))
	c.RunE = func(cmd *cobra.Command, _ []string) error {
		bad := false
		for _, check := range []func(context.Context) finding{a.checkStore, a.checkEmbedder, a.checkModel, a.checkSlack, a.checkZaloBot, a.checkZaloOA} {
			start := time.Now()
			f := check(cmd.Context())
			f.MS = float64(time.Since(start).Microseconds()) / 1000
			bad = bad || f.State == "bad"
			if err := a.printFinding(f, *asJSON); err != nil {
				return err
			}
		}
		if bad {
			return errReported
		}
		return nil
	}
	return c
}

func (a *app) printFinding(f finding, asJSON bool) error {
	if asJSON {
		return printJSON(a.out, f)
	}
	mark := map[string]string{"ok": a.t("tốt", "ok"), "off": a.t("không dùng", "off"), "bad": a.t("HỎNG", "BAD")}[f.State]
	fmt.Fprintf(a.out, "%s: %s, %s (%.0f ms)\n", f.Part, mark, f.Text, f.MS)
	if f.Do != "" {
		fmt.Fprintf(a.out, "  → %s\n", f.Do)
	}
	return nil
}

// checkStore lists the plans and reads the latest.
func (a *app) checkStore(ctx context.Context) finding {
	f := finding{Part: a.t("Kho dữ liệu", "Store"), State: "bad"}
	st, err := a.openStore(ctx)
	if err != nil {
		f.Text = a.explain(err)
		f.Do = a.t("Kiểm tra --store hoặc KEHOACH_STORE; với PostgreSQL hãy chạy kehoach migrate.", "Check --store or KEHOACH_STORE; for PostgreSQL run kehoach migrate.")
		return f
	}
	defer st.Close()
	infos, err := st.Plans(ctx, a.tenant)
	if err == nil && len(infos) > 0 {
		_, err = st.Plan(ctx, a.tenant, infos[0].ID)
	}
	if err != nil {
		f.Text = a.explain(err)
		f.Do = a.t("Với PostgreSQL hãy chạy kehoach migrate; với SQLite hãy khôi phục tệp từ bản sao lưu.", "For PostgreSQL run kehoach migrate; for SQLite restore the file from a backup.")
		return f
	}
	f.State, f.Text = "ok", fmt.Sprintf(a.t("%d kế hoạch", "%d plans"), len(infos))
	if len(infos) == 0 {
		f.Do = a.t("Nạp kế hoạch: kehoach ingest TỆP (chưa nạp thì dùng kế hoạch mẫu).", "Read in a plan: kehoach ingest FILE (until then the sample plan is used).")
	}
	return f
}

// checkEmbedder makes the vector of a question.
func (a *app) checkEmbedder(ctx context.Context) finding {
	f := finding{Part: a.t("Vector", "Embedder"), State: "bad"}
	e, err := a.embedding(ctx, nil)
	if err == nil && e.by == nil {
		f.State, f.Text = "off", a.t("chỉ tìm theo từ", "search by words only")
		return f
	}
	if err == nil {
		_, err = e.by.EmbedQuery(ctx, "ai chủ trì việc này?")
	}
	if err != nil {
		f.Text = a.explain(err)
		f.Do = a.t("Kiểm tra các biến KEHOACH_EMBED_…, hoặc đặt KEHOACH_EMBED=builtin.", "Check the variables KEHOACH_EMBED_…, or set KEHOACH_EMBED=builtin.")
		return f
	}
	f.State, f.Text = "ok", fmt.Sprintf(a.t("%d chiều", "%d dimensions"), e.by.Dim())
	f.Do = a.staleVectors(ctx, e.by)
	return f
}

// staleVectors says what to do where stored plans have another embedder's
// vectors.
func (a *app) staleVectors(ctx context.Context, by retrieval.Embedder) string {
	st, err := a.openStore(ctx)
	if err != nil {
		return "" // said of the store
	}
	defer st.Close()
	infos, err := st.Plans(ctx, a.tenant)
	if err != nil {
		return ""
	}
	for _, p := range infos {
		if p.Embedder != by.Identity() {
			return fmt.Sprintf(a.t("Kế hoạch %s chưa có vector của mô hình này: chạy kehoach reindex.", "Plan %s has no vectors of this model: run kehoach reindex."), p.ID)
		}
	}
	return ""
}

// checkModel has the model call a tool, which answering needs.
func (a *app) checkModel(ctx context.Context) finding {
	f := finding{Part: a.t("Mô hình ngôn ngữ", "Language model"), State: "bad"}
	opts, given, err := a.modelOptions()
	switch {
	case err != nil:
		f.Text = err.Error()
		return f
	case !given:
		f.State, f.Text = "off", a.t("trả lời theo quy tắc", "the rules answer")
		return f
	}
	opts.Tries = 1
	m, err := llm.Open(opts)
	if err != nil {
		f.Text, f.Do = err.Error(), a.t("Sửa KEHOACH_LLM_BASE_URL, ví dụ http://localhost:11434/v1.", "Mend KEHOACH_LLM_BASE_URL, such as http://localhost:11434/v1.")
		return f
	}
	callsTools, err := m.Probe(ctx)
	if err != nil {
		f.Text = fmt.Sprintf("%s, %s: %v", m.Name(), m.Address(), err)
		f.Do = a.modelAdvice(err)
		return f
	}
	f.State, f.Text = "ok", fmt.Sprintf("%s, %s", m.Name(), m.Address())
	if !callsTools {
		f.State = "bad"
		f.Do = a.t("Mô hình trả lời nhưng không gọi công cụ; hãy chọn mô hình hỗ trợ gọi công cụ (tool calls).", "The model answers but calls no tool; choose one that supports tool calls.")
	}
	return f
}

// modelAdvice says what to do about a failure of the model's server.
func (a *app) modelAdvice(err error) string {
	var we *wire.Error
	switch {
	case !errors.As(err, &we) || we.Status == 0:
		return a.t("Kiểm tra máy chủ đang chạy và KEHOACH_LLM_BASE_URL.", "Check that the server runs, and KEHOACH_LLM_BASE_URL.")
	case we.Status == 401 || we.Status == 403:
		return a.t("Kiểm tra KEHOACH_LLM_API_KEY.", "Check KEHOACH_LLM_API_KEY.")
	case we.Status == 404 || we.Status >= 300 && we.Status < 400:
		return a.t("Kiểm tra KEHOACH_LLM_BASE_URL (thường kết thúc bằng /v1) và KEHOACH_LLM_MODEL.", "Check KEHOACH_LLM_BASE_URL (it mostly ends in /v1) and KEHOACH_LLM_MODEL.")
	case we.Status == 429:
		return a.t("Máy chủ quá tải hoặc hết hạn mức; thử lại sau.", "The server is overloaded or the quota is used up; try again later.")
	case we.Status >= 500:
		return a.t("Máy chủ lỗi; xem nhật ký của máy chủ.", "The server has an error of its own; see its log.")
	case we.Status == 200:
		return a.t("Máy chủ trả lời không đúng giao thức OpenAI; kiểm tra KEHOACH_LLM_BASE_URL.", "The server does not speak OpenAI's protocol; check KEHOACH_LLM_BASE_URL.")
	}
	return a.t("Máy chủ không nhận yêu cầu; mô hình có thể không hỗ trợ gọi công cụ.", "The server does not take the request; the model may not support tool calls.")
}

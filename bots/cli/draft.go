package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"kehoach/agent"
	"kehoach/agent/draft"
	"kehoach/agent/draft/check"
	"kehoach/agent/draft/docx"
	"kehoach/agent/work"
	"kehoach/plan"
)

// draftFlags are the flags of the draft command.
type draftFlags struct {
	agency, period, out, plan string
	sign, cite, kinds         string
	subject, entry, check     string
	consolidated, md          bool
}

func (a *app) draftCmd() *cobra.Command {
	f := &draftFlags{}
	c := &cobra.Command{
		Use:   a.t("draft LOẠI", "draft KIND"),
		Short: a.t("Soạn dự thảo văn bản (.docx) từ kế hoạch, hoặc kiểm tra thể thức", "Draft a paper (.docx) from the plan, or check a paper's form"),
		Long: a.t(`Soạn dự thảo theo Nghị định 30/2020/NĐ-CP, điền sẵn những gì kế hoạch nêu; kết quả thì để chỗ trống “[cần bổ sung: …]”.
Không nêu --agency: văn bản của cơ quan ban hành kế hoạch, gồm việc của mọi cơ quan. Cơ quan tổng hợp thêm --consolidated.
"kehoach draft list" kể các loại. "kehoach draft --check TỆP.docx" kiểm tra thể thức của một tệp bất kỳ.
Mẫu riêng của cơ quan: "kehoach draft guide" giải thích cách viết, "kehoach draft show LOẠI" in một mẫu có sẵn để sửa.`,
			`Drafts a paper in the form of Nghị định 30/2020/NĐ-CP, filled with what the plan says; results are left as slots "[cần bổ sung: …]".
Without --agency it is a paper of the plan's own issuer over everyone's work; the agency that consolidates adds --consolidated.
"kehoach draft list" names the kinds. "kehoach draft --check FILE.docx" checks the form of any file.
An office's own kinds: "kehoach draft guide" tells how to write one, "kehoach draft show KIND" prints one to begin with.`),
		Example: "  kehoach draft bao-cao-quy --agency \"Sở Y tế\" --period 2025-Q2 -o bao-cao.docx\n  kehoach draft list\n  kehoach draft --check bao-cao.docx",
	}
	fl := c.Flags()
	fl.StringVar(&f.agency, "agency", "", a.t("cơ quan đứng tên văn bản", "the agency that issues the paper"))
	fl.StringVar(&f.period, "period", "", a.t("kỳ: 2025, 2025-H1, 2025-Q2 hoặc 2025-06", "the period: 2025, 2025-H1, 2025-Q2 or 2025-06"))
	fl.StringVarP(&f.out, "output", "o", "", a.t("tệp ghi ra (mặc định đặt tên theo loại, cơ quan, kỳ; “-” là đầu ra chuẩn)", "the file to write (by default named after kind, agency and period; \"-\" is standard output)"))
	fl.BoolVar(&f.md, "md", false, a.t("ghi dạng Markdown", "write Markdown"))
	fl.BoolVar(&f.consolidated, "consolidated", false, a.t("gồm việc của mọi cơ quan, do cơ quan này tổng hợp", "cover everyone's work, as this agency draws it together"))
	fl.StringVar(&f.sign, "sign", string(draft.SignHead), a.t("thể thức ký: thu-truong, ky-thay, thua-lenh, thua-uy-quyen", "form of signing: thu-truong, ky-thay, thua-lenh, thua-uy-quyen"))
	fl.StringVar(&f.cite, "cite", string(docx.Comments), a.t("nguồn của từng câu: comment, footnote, none", "sources of the sentences: comment, footnote, none"))
	fl.StringVar(&f.subject, "subject", "", a.t("lĩnh vực công tác, khi không lấy theo tên kế hoạch", "the field of work, where it is not that of the plan's title"))
	fl.StringVar(&f.entry, "entry", "", a.t("nhiệm vụ mà văn bản nói đến, ví dụ task/68", "the task that the paper is about, such as task/68"))
	fl.StringVar(&f.kinds, "kinds", a.getenv("KEHOACH_KINDS"), a.t("thư mục mẫu riêng của cơ quan", "a folder of the office's own kinds"))
	fl.StringVar(&f.plan, "plan", "", a.t("mã kế hoạch (xem: kehoach plans)", "ID of the plan (see: kehoach plans)"))
	fl.StringVar(&f.check, "check", "", a.t("kiểm tra thể thức của tệp .docx này", "check the form of this .docx file"))
	c.RunE = func(cmd *cobra.Command, args []string) error {
		if f.check != "" {
			return a.checkForm(f.check)
		}
		kinds, err := loadKinds(f.kinds)
		if err != nil {
			return a.draftFault(err)
		}
		switch {
		case len(args) == 2 && args[0] == "show":
			return a.showKind(kinds, args[1])
		case len(args) == 1 && args[0] == "guide":
			_, err := io.WriteString(a.out, draft.Guide())
			return err
		case len(args) != 1:
			return usageError{errors.New(a.t("cần một loại văn bản; xem: kehoach draft list", "want one kind of paper; see: kehoach draft list"))}
		case args[0] == "list":
			return a.listKinds(kinds)
		}
		return a.draft(cmd.Context(), kinds, args[0], f)
	}
	return c
}

func loadKinds(folder string) (*draft.Kinds, error) {
	var own []fs.FS
	if folder != "" {
		if st, err := os.Stat(folder); err != nil {
			return nil, &draft.Fault{File: folder, VI: "không mở được thư mục mẫu", EN: "the folder of kinds cannot be opened", Err: err}
		} else if !st.IsDir() {
			return nil, &draft.Fault{File: folder, VI: "không phải thư mục; --kinds nhận thư mục chứa các tệp .txt", EN: "no folder; --kinds takes a folder with the .txt files"}
		}
		own = append(own, os.DirFS(folder))
	}
	return draft.NewKinds(own...)
}

// showKind prints a file of the kinds, to be copied and changed.
func (a *app) showKind(kinds *draft.Kinds, name string) error {
	s, ok := kinds.Source(name)
	if !ok {
		return usageError{fmt.Errorf(a.t("không có mẫu %q; có: %s", "there is no %q; there are: %s"), name, strings.Join(kinds.Sources(), ", "))}
	}
	_, err := io.WriteString(a.out, s)
	return err
}

func (a *app) listKinds(kinds *draft.Kinds) error {
	for _, k := range kinds.All() {
		fmt.Fprintf(a.out, "%-20s %s. %s\n", k.Name, k.Title, k.Help)
		var units []string
		for _, u := range k.Units {
			units = append(units, periodForms[u])
		}
		if len(units) > 0 {
			fmt.Fprintf(a.out, "%-20s --period %s\n", "", strings.Join(units, " | "))
		}
	}
	return nil
}

// periodForms show how each unit of time is written.
var periodForms = map[plan.Granularity]string{plan.Month: "2025-06", plan.Quarter: "2025-Q2", plan.Half: "2025-H1", plan.Year: "2025"}

// draftRequest checks the flags against what the kind wants.
func (a *app) draftRequest(kinds *draft.Kinds, name string, f *draftFlags) (draft.Request, error) {
	req := draft.Request{Kind: name, Agency: f.agency, Consolidated: f.consolidated, Sign: draft.Sign(f.sign), Subject: f.subject, Entry: f.entry}
	k, ok := kinds.Kind(name)
	if !ok {
		var names []string
		for _, k := range kinds.All() {
			names = append(names, k.Name)
		}
		return req, usageError{fmt.Errorf(a.t("không có loại văn bản %q; các loại: %s", "no kind of paper is called %q; the kinds: %s"), name, strings.Join(names, ", "))}
	}
	if !slices.Contains(draft.Signs, req.Sign) {
		return req, usageError{fmt.Errorf("--sign %q: thu-truong, ky-thay, thua-lenh, thua-uy-quyen", f.sign)}
	}
	if k.Agency == "yes" && f.agency == "" {
		return req, usageError{fmt.Errorf(a.t("%s cần --agency TÊN_CƠ_QUAN", "%s wants --agency NAME"), name)}
	}
	if f.period == "" {
		if len(k.Units) > 0 && !slices.Contains(k.Units, plan.Year) {
			return req, usageError{fmt.Errorf(a.t("%s cần --period, ví dụ %s", "%s wants --period, such as %s"), name, periodForms[k.Units[0]])}
		}
		return req, nil
	}
	p, err := work.ParsePeriod(f.period)
	if err != nil {
		return req, usageError{fmt.Errorf(a.t("--period %q: viết 2025, 2025-H1, 2025-Q2 hoặc 2025-06", "--period %q: write 2025, 2025-H1, 2025-Q2 or 2025-06"), f.period)}
	}
	if len(k.Units) > 0 && !slices.Contains(k.Units, p.Unit) {
		return req, usageError{fmt.Errorf(a.t("--period %q: %s dùng kỳ dạng %s", "--period %q: %s is for a period like %s"), f.period, name, periodForms[k.Units[0]])}
	}
	req.Period = p
	return req, nil
}

func (a *app) draft(ctx context.Context, kinds *draft.Kinds, name string, f *draftFlags) error {
	req, err := a.draftRequest(kinds, name, f)
	if err != nil {
		return err
	}
	cite := docx.Cite(f.cite)
	if !slices.Contains([]docx.Cite{docx.Comments, docx.Footnotes, docx.NoCites}, cite) {
		return usageError{fmt.Errorf("--cite %q: comment, footnote, none", f.cite)}
	}
	ag, st, err := a.openAgent(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	d, err := ag.Draft(ctx, a.tenant, f.plan, kinds, req)
	if err != nil {
		return a.draftFault(a.noPlan(err, f.plan))
	}
	data, ext := []byte(draft.Markdown(d)), ".md"
	if !f.md {
		ext = ".docx"
		if data, err = docx.Write(d, &docx.Options{Cite: cite}); err != nil {
			return err
		}
	}
	out := f.out
	if out == "" {
		out = draft.FileName(req) + ext
	}
	if err := a.save(out, data); err != nil {
		return err
	}
	if out != "-" {
		fmt.Fprintf(a.out, a.t("Đã ghi %s: %d chỗ cần bổ sung (liệt kê ở trang cuối).\n", "Wrote %s: %d places to fill in (listed on the last page).\n"), out, len(d.Notes.Slots))
	}
	return nil
}

// save writes a file, or standard output for "-".
func (a *app) save(name string, data []byte) error {
	if name == "-" {
		_, err := a.out.Write(data)
		return err
	}
	return os.WriteFile(name, data, 0o644)
}

// draftFault says in the language of messages what a request lacks: an agency,
// an entry or a period that the plan does not have.
func (a *app) draftFault(err error) error {
	var fault *draft.Fault
	if errors.As(err, &fault) {
		if fault.Line > 0 {
			return fmt.Errorf(a.t("%s, dòng %d: %s", "%s, line %d: %s"), fault.File, fault.Line, a.t(fault.VI, fault.EN))
		}
		return fmt.Errorf("%s: %s", fault.File, a.t(fault.VI, fault.EN))
	}
	var outside *agent.OutsidePlan
	if errors.As(err, &outside) {
		return fmt.Errorf(a.t("kế hoạch %s là của năm %d-%d, không có %s", "plan %s is for %d-%d and has no %s"), outside.Plan, outside.First, outside.Last, outside.Period)
	}
	var entry *agent.UnknownEntry
	if errors.As(err, &entry) {
		return fmt.Errorf(a.t("kế hoạch %s không có mục %q (viết như task/68)", "plan %s has no entry %q (write it like task/68)"), entry.Plan, entry.ID)
	}
	var unknown *agent.UnknownAgency
	if !errors.As(err, &unknown) {
		return err
	}
	if len(unknown.Nearest) == 0 {
		return fmt.Errorf(a.t("không biết cơ quan %q; kế hoạch không nêu tên nào giống vậy", "no agency is called %q, and the plan has no name like it"), unknown.Name)
	}
	return fmt.Errorf(a.t("không biết cơ quan %q; có phải: %s?", "no agency is called %q; perhaps: %s?"), unknown.Name, strings.Join(unknown.Nearest, "; "))
}

// checkForm names what differs from the decree in a .docx.
func (a *app) checkForm(file string) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf(a.t("không đọc được tệp %s: %w", "cannot read the file %s: %w"), file, err)
	}
	faults, err := check.File(data)
	if err != nil {
		return fmt.Errorf(a.t("%s không phải tệp .docx đọc được (%w)", "%s is no readable .docx (%w)"), file, err)
	}
	for _, f := range faults {
		fmt.Fprintf(a.out, "%s: %s\n", f.Rule, f.Message)
	}
	if len(faults) > 0 {
		fmt.Fprintf(a.out, a.t("%s: %d điểm khác thể thức Nghị định 30/2020/NĐ-CP.\n", "%s: %d points differ from the form of Nghị định 30/2020/NĐ-CP.\n"), file, len(faults))
		return errReported
	}
	fmt.Fprintf(a.out, a.t("%s: đúng thể thức (các điểm kiểm tra được).\n", "%s: in the decree's form (as far as can be checked).\n"), cmp.Or(file, "-"))
	return nil
}

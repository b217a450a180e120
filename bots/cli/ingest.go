package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"kehoach/ingest"
	"kehoach/plan"
	"kehoach/retrieval"
)

func (a *app) ingestCmd() *cobra.Command {
	c := &cobra.Command{
		Use:   a.t("ingest TỆP...", "ingest FILE..."),
		Short: a.t("Đọc tài liệu (.docx, .pdf, .xlsx, .html, .txt…) vào kho", "Read documents (.docx, .pdf, .xlsx, .html, .txt…) into the store"),
		Long: a.t("Đọc kế hoạch vào kho: mỗi tệp, hoặc mọi tệp trong thư mục. Cuối cùng là bảng kê: đọc được bao nhiêu nhiệm vụ, mục tiêu, trách nhiệm, dòng nào chưa hiểu.\n"+
			"Đọc được: .docx, PDF (có chữ; bản quét thì cần tesseract-ocr-vie), .xlsx, .html và .mht, .txt; .doc, .rtf, .odt, .xls, .ods nếu máy có LibreOffice.",
			"Read plans into the store: each file, or all files of a folder. It ends with an account of what was read and what was not understood.\n"+
				"It reads .docx, PDF (with text; scans take tesseract-ocr-vie), .xlsx, .html and .mht, .txt; .doc, .rtf, .odt, .xls, .ods where LibreOffice is installed."),
		Example: "  kehoach ingest ke-hoach.docx phu-luc.pdf\n  kehoach ingest --dry-run --json ke-hoach.docx",
	}
	var g ingestRun
	c.Flags().BoolVar(&g.dry, "dry-run", false, a.t("chỉ đọc, không lưu", "read only, store nothing"))
	c.Flags().BoolVar(&g.json, "json", false, a.t("in kết quả đọc dạng JSON, mỗi tệp một dòng", "print what was read as JSON, one file a line"))
	c.Flags().BoolVar(&g.internal, "allow-internal", false, a.t("cho phép tài liệu “lưu hành nội bộ”", "allow documents marked for internal use"))
	c.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return usageError{errors.New(a.t("thiếu tên tệp", "no file given"))}
		}
		g.app = a
		return g.run(cmd.Context(), args)
	}
	return c
}

// ingestRun reads files and goes on past a bad one.
type ingestRun struct {
	app                 *app
	dry, json, internal bool
	store               retrieval.Store
	embedder            retrieval.Embedder
	good, bad           int
	print               error // of printing what was read
}

func (g *ingestRun) run(ctx context.Context, args []string) error {
	files, err := collect(args)
	if err != nil {
		return err
	}
	if !g.dry {
		if g.store, err = g.app.openStore(ctx); err != nil {
			return err
		}
		defer g.store.Close()
		if g.embedder, err = g.app.embedderOf(ctx, g.store); err != nil {
			return err
		}
	}
	if bulk, ok := g.store.(retrieval.BulkStore); ok && len(files) > 1 {
		err = g.many(ctx, bulk, files)
	} else {
		err = g.each(ctx, files)
	}
	a := g.app
	if len(files) > 1 {
		fmt.Fprintf(a.err, a.t("Xong: %d tệp đọc được, %d tệp không đọc được.\n", "Done: %d files read, %d not.\n"), g.good, g.bad)
		if rest := len(files) - g.good - g.bad; rest > 0 {
			fmt.Fprintf(a.err, a.t("Còn %d tệp chưa lưu: chạy lại lệnh này để nạp tiếp.\n", "%d files are not stored: run the same command again to go on.\n"), rest)
		}
	}
	if err != nil {
		return err
	}
	if g.bad > 0 {
		return errReported
	}
	return g.print
}

// each reads and stores files one after another.
func (g *ingestRun) each(ctx context.Context, files []string) error {
	for i, f := range files {
		if err := ctx.Err(); err != nil {
			return err
		}
		if len(files) > 1 {
			fmt.Fprintf(g.app.err, "[%d/%d] %s\n", i+1, len(files), f)
		}
		if err := g.one(ctx, f); err != nil {
			g.failed(f, err)
		}
	}
	return nil
}

// failed counts a file that was not read or not stored, and says why.
func (g *ingestRun) failed(file string, err error) {
	g.bad++
	fmt.Fprintf(g.app.err, "%s: %s\n", file, g.app.explain(err))
}

// done counts a file that was read and stored, and prints what was read.
func (g *ingestRun) done(p *plan.Plan, changed bool) {
	g.good++
	if !g.json {
		g.summary(p, changed)
	} else if err := printJSON(g.app.out, report(p)); err != nil && g.print == nil {
		g.print = err
	}
}

// collect lists the files that are named, and those in folders that are.
func collect(args []string) ([]string, error) {
	var files []string
	for _, arg := range args {
		st, err := os.Stat(arg)
		if err != nil || !st.IsDir() {
			files = append(files, arg) // a missing file is reported in its turn
			continue
		}
		err = filepath.WalkDir(arg, func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if d.Type().IsRegular() && !strings.HasPrefix(d.Name(), ".") && !strings.HasPrefix(d.Name(), "~$") {
				files = append(files, path)
			}
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("list %q: %w", arg, err)
		}
	}
	return files, nil
}

func (g *ingestRun) one(ctx context.Context, file string) error {
	p, err := g.read(file)
	if err != nil {
		return err
	}
	changed := true
	if !g.dry {
		if changed, err = g.app.put(ctx, g.store, p, g.embedder); err != nil {
			return err
		}
	}
	g.done(p, changed)
	return nil
}

func (g *ingestRun) read(file string) (*plan.Plan, error) {
	data, err := ingest.ReadFile(file)
	if err != nil {
		return nil, err
	}
	return ingest.Read(filepath.Base(file), data, &ingest.Options{AllowInternal: g.internal})
}

// summary prints the account of a document that was read.
func (g *ingestRun) summary(p *plan.Plan, changed bool) {
	a := g.app
	state := a.t("đã lưu", "stored")
	switch {
	case g.dry:
		state = a.t("chỉ đọc thử, không lưu", "dry run, nothing stored")
	case !changed:
		state = a.t("đã có sẵn, không thay đổi", "already stored, unchanged")
	}
	fmt.Fprintf(a.out, "%s — %s (%s)\n", cmp.Or(p.Number, p.File), p.Title, state)
	ws := slices.Clone(p.Warnings)
	for _, e := range p.Entries {
		ws = append(ws, e.Warnings...)
	}
	for _, w := range ws {
		where := w.Entry
		if where != "" {
			where += ": "
		}
		fmt.Fprintf(a.out, "  ⚠ %s%s\n", where, w.Message)
	}
	for _, l := range p.Leftovers {
		fmt.Fprintf(a.out, a.t("  ? chưa hiểu: %s\n", "  ? not understood: %s\n"), l.Text)
	}
	fmt.Fprintln(a.out, ingest.Summary(p, a.lang))
}

// head is a plan's own fields, without its parts.
type head struct {
	ID          string              `json:"id"`
	Number      string              `json:"number"`
	Date        plan.Date           `json:"date"`
	Place       string              `json:"place"`
	Issuer      string              `json:"issuer"`
	Title       string              `json:"title"`
	Signer      string              `json:"signer"`
	SignerTitle string              `json:"signer_title"`
	LegalBasis  []string            `json:"legal_basis"`
	Preamble    []string            `json:"preamble,omitempty"`
	Recipients  []string            `json:"recipients,omitempty"`
	Year        int                 `json:"year,omitempty"`
	LastYear    int                 `json:"last_year,omitempty"`
	Abbr        []plan.Abbreviation `json:"abbreviations,omitempty"`
	Hash        string              `json:"hash,omitempty"`
	File        string              `json:"file,omitempty"`
}

// readPlan is what ingest --json prints of a document.
type readPlan struct {
	Plan      head           `json:"plan"`
	Groups    []plan.Group   `json:"groups"`
	Entries   []*plan.Entry  `json:"entries"`
	Headings  []plan.Piece   `json:"headings"`
	Leftovers []plan.Piece   `json:"leftovers"`
	Warnings  []plan.Warning `json:"warnings"`
}

func report(p *plan.Plan) readPlan {
	return readPlan{
		Plan: head{p.ID, p.Number, p.Date, p.Place, p.Issuer, p.Title, p.Signer, p.SignerTitle, orEmpty(p.LegalBasis),
			p.Preamble, p.Recipients, p.Year, p.LastYear, p.Abbreviations, p.Hash, p.File},
		Groups: orEmpty(p.Groups), Entries: orEmpty(p.Entries), Headings: orEmpty(p.Headings),
		Leftovers: orEmpty(p.Leftovers), Warnings: orEmpty(p.Warnings),
	}
}

// orEmpty makes JSON say [] rather than null.
func orEmpty[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

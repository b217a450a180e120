package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"kehoach/agent"
	"kehoach/ingest"
	"kehoach/ingest/block"
	"kehoach/plan"
	"kehoach/plan/sample"
	"kehoach/retrieval"
	"kehoach/retrieval/postgres"
	"kehoach/retrieval/sqlite"
)

// openStore opens the store that --store or KEHOACH_STORE names.
func (a *app) openStore(ctx context.Context) (retrieval.Store, error) {
	spec := a.store
	if spec == "" {
		path, err := defaultPath(a.getenv)
		if err != nil {
			return nil, err
		}
		spec = "sqlite:" + path
	}
	if isPostgres(spec) {
		st, err := postgres.Open(ctx, spec, nil)
		if err != nil {
			return nil, err
		}
		return st, nil
	}
	path, ok := strings.CutPrefix(spec, "sqlite:")
	if !ok || path == "" {
		return nil, usageError{fmt.Errorf(a.t("--store %q: cần dạng sqlite:ĐƯỜNG_DẪN hoặc postgres://…", "--store %q: want sqlite:PATH or postgres://…"), redact(spec))}
	}
	return sqlite.Open(ctx, path, nil)
}

func isPostgres(spec string) bool {
	return strings.HasPrefix(spec, "postgres://") || strings.HasPrefix(spec, "postgresql://")
}

// migrateCmd brings the tables of a PostgreSQL store up to date.
func (a *app) migrateCmd() *cobra.Command {
	c := &cobra.Command{
		Use:   "migrate",
		Short: a.t("Tạo hoặc nâng cấp bảng của kho PostgreSQL", "Create or bring up to date the tables of a PostgreSQL store"),
		Long: a.t("Tạo hoặc nâng cấp bảng của kho mà --store postgres://… nêu. Chạy lại không hại gì.",
			"Creates the tables of the store that --store postgres://… names, or brings them up to date. Running it again does no harm."),
		Args: cobra.NoArgs,
	}
	distributed := c.Flags().Bool("distributed", false, a.t("phân tán theo cơ quan trên Citus", "distribute by office on Citus"))
	grant := c.Flags().String("grant", "", a.t("vai trò PostgreSQL mà chương trình dùng khi chạy", "the PostgreSQL role under which the program runs"))
	c.RunE = func(cmd *cobra.Command, _ []string) error {
		if !isPostgres(a.store) {
			return usageError{errors.New(a.t("migrate cần --store postgres://…; kho sqlite tự nâng cấp", "migrate wants --store postgres://…; a sqlite store does it by itself"))}
		}
		if err := postgres.Migrate(cmd.Context(), a.store, &postgres.MigrateOptions{Grant: *grant, Distributed: *distributed}); err != nil {
			return err
		}
		fmt.Fprintln(a.out, a.t("Các bảng đã sẵn sàng.", "The tables are up to date."))
		return nil
	}
	return c
}

// redact hides what a store's address may hold of secrets.
func redact(spec string) string {
	if i := strings.LastIndexByte(spec, '@'); i >= 0 {
		if j := strings.Index(spec, "://"); j >= 0 && j < i {
			return spec[:j+3] + "…" + spec[i:]
		}
	}
	return spec
}

// defaultPath is the embedded store's file in the user's data folder.
func defaultPath(getenv func(string) string) (string, error) {
	if d := getenv("XDG_DATA_HOME"); d != "" {
		return filepath.Join(d, "kehoach", "plans.db"), nil
	}
	home := getenv("HOME")
	if home == "" {
		var err error
		if home, err = os.UserHomeDir(); err != nil {
			return "", fmt.Errorf("find the data folder: %w (use --store sqlite:PATH)", err)
		}
	}
	return filepath.Join(home, ".local", "share", "kehoach", "plans.db"), nil
}

// openAgent opens the store and makes sure that it holds a plan, an empty one
// gets the sample, and that the plans have the vectors that questions need.
func (a *app) openAgent(ctx context.Context) (*agent.Agent, retrieval.Store, error) {
	st, err := a.openStore(ctx)
	if err != nil {
		return nil, nil, err
	}
	by, err := a.readyStore(ctx, st)
	if err != nil {
		st.Close()
		return nil, nil, err
	}
	model, err := a.phraser()
	if err != nil {
		st.Close()
		return nil, nil, err
	}
	return agent.New(st, &agent.Options{Embedder: by, Phraser: model}), st, nil
}

func (a *app) readyStore(ctx context.Context, st retrieval.Store) (retrieval.Embedder, error) {
	infos, err := st.Plans(ctx, a.tenant)
	if err != nil {
		return nil, err
	}
	e, err := a.embedding(ctx, infos)
	if err != nil {
		return nil, err
	}
	if len(infos) == 0 {
		return e.by, a.loadSample(ctx, st, e.by)
	}
	return a.upToDate(ctx, st, infos, e)
}

func (a *app) loadSample(ctx context.Context, st retrieval.Store, by retrieval.Embedder) error {
	p, err := ingest.Read(sample.Name, sample.Text, nil)
	if err != nil {
		return fmt.Errorf("read the sample plan: %w", err)
	}
	if _, err := a.put(ctx, st, p, by); err != nil {
		return err
	}
	fmt.Fprintf(a.err, a.t("Chưa có kế hoạch nào trong kho: dùng kế hoạch mẫu %s. Nạp kế hoạch của anh/chị: kehoach ingest TỆP\n",
		"The store holds no plan yet: using the sample plan %s. Read in your own: kehoach ingest FILE\n"), p.Number)
	return nil
}

// parseToday reads --today; "" is today in the time zone of Việt Nam.
func parseToday(s string) (plan.Date, error) {
	if s != "" {
		d, err := plan.ParseDate(s)
		if err != nil {
			return "", usageError{fmt.Errorf("--today %q: YYYY-MM-DD", s)}
		}
		return d, nil
	}
	// Việt Nam is at UTC+7 all year, so no time zone data is needed.
	return plan.DateOf(time.Now().In(time.FixedZone("ICT", 7*3600))), nil
}

// noPlan says which plan the store lacks, where that is what went wrong.
func (a *app) noPlan(err error, id string) error {
	if errors.Is(err, retrieval.ErrNotFound) {
		return fmt.Errorf(a.t("trong kho không có kế hoạch %q; xem: kehoach plans", "the store has no plan %q; see: kehoach plans"), id)
	}
	return err
}

// explain says an error in the language of messages.
func (a *app) explain(err error) string {
	var refusal *block.Refusal
	if errors.As(err, &refusal) && a.lang == "en" {
		return refusal.EN
	}
	if errors.As(err, &refusal) {
		return refusal.VI
	}
	var fault *retrieval.Fault
	if errors.As(err, &fault) {
		return a.t(fault.VI, fault.EN)
	}
	if errors.Is(err, context.Canceled) {
		return a.t("đã dừng theo yêu cầu", "stopped as asked")
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return a.t("không có tệp này; xem lại tên và thư mục", "there is no such file; check its name and folder")
		case errors.Is(err, fs.ErrPermission):
			return a.t("không có quyền mở tệp này", "no permission to open this file")
		case errors.Is(err, syscall.EISDIR):
			return a.t("đây là một thư mục, không phải tệp", "this is a folder, not a file")
		}
	}
	return err.Error()
}

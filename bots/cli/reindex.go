package cli

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"kehoach/retrieval"
)

func (a *app) reindexCmd() *cobra.Command {
	c := &cobra.Command{
		Use:   "reindex",
		Short: a.t("Tạo lại vector cho các kế hoạch trong kho", "Make the vectors of the stored plans anew"),
		Long: a.t(`Tạo lại vector cho mọi kế hoạch của cơ quan, từng kế hoạch một. Cần chạy sau khi đổi mô hình tạo vector.
Dừng giữa chừng thì chạy lại: kế hoạch đã có vector đúng được bỏ qua.

Biến môi trường: KEHOACH_EMBED (builtin, endpoint, both, none), KEHOACH_EMBED_BASE_URL, KEHOACH_EMBED_MODEL, KEHOACH_EMBED_KEY,
KEHOACH_EMBED_QUERY_PREFIX, KEHOACH_EMBED_PASSAGE_PREFIX ("none": không có tiền tố), KEHOACH_EMBED_DIMENSIONS.`,
			`Makes the vectors of all plans of the office anew, plan by plan. To be run after the embedding model was changed.
If it is stopped, run it again: plans that have the right vectors are left out.

Environment: KEHOACH_EMBED (builtin, endpoint, both, none), KEHOACH_EMBED_BASE_URL, KEHOACH_EMBED_MODEL, KEHOACH_EMBED_KEY,
KEHOACH_EMBED_QUERY_PREFIX, KEHOACH_EMBED_PASSAGE_PREFIX ("none": no prefix), KEHOACH_EMBED_DIMENSIONS.`),
		Example: "  kehoach reindex\n  KEHOACH_EMBED_BASE_URL=http://localhost:11434/v1 KEHOACH_EMBED_MODEL=bge-m3 kehoach reindex",
		Args:    cobra.NoArgs,
	}
	planID := c.Flags().String("plan", "", a.t("chỉ kế hoạch này (xem: kehoach plans)", "this plan only (see: kehoach plans)"))
	force := c.Flags().Bool("force", false, a.t("tạo lại cả khi vector đã đúng", "anew even where the vectors are right"))
	c.RunE = func(cmd *cobra.Command, _ []string) error {
		return a.reindex(cmd.Context(), *planID, *force)
	}
	return c
}

func (a *app) reindex(ctx context.Context, planID string, force bool) error {
	st, err := a.openStore(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	infos, err := st.Plans(ctx, a.tenant)
	if err != nil {
		return err
	}
	if planID != "" {
		if infos = only(infos, planID); len(infos) == 0 {
			return a.noPlan(retrieval.ErrNotFound, planID)
		}
	}
	if force && planID == "" {
		a.forgetMeans()
	}
	e, err := a.embedding(ctx, infos)
	if err != nil {
		return err
	}
	if e.by == nil {
		return usageError{errors.New(a.t("không có gì để tạo vector: đặt KEHOACH_EMBED_BASE_URL và KEHOACH_EMBED_MODEL",
			"nothing is there to make vectors with: set KEHOACH_EMBED_BASE_URL and KEHOACH_EMBED_MODEL"))}
	}
	todo := infos
	if !force {
		todo = stale(infos, e.by)
	}
	made := 0
	for i, info := range todo {
		start := time.Now()
		fmt.Fprintf(a.err, a.t("[%d/%d] %s (%d mục)", "[%d/%d] %s (%d entries)"), i+1, len(todo), info.ID, info.Entries)
		err := retrieval.Reembed(ctx, st, a.tenant, info, e.by)
		switch {
		case errors.Is(err, retrieval.ErrNotFound):
			fmt.Fprintln(a.err, a.t(" đã bị xóa", " was removed"))
		case err != nil:
			fmt.Fprintf(a.err, a.t("\nMới xong %d/%d kế hoạch; chạy lại kehoach reindex để làm tiếp.\n", "\nOnly %d of %d plans are done; run kehoach reindex again to go on.\n"), made, len(todo))
			return err
		default:
			made++
			fmt.Fprintf(a.err, " %.1f s\n", time.Since(start).Seconds())
		}
	}
	fmt.Fprintf(a.out, a.t("Đã tạo vector cho %d kế hoạch; %d kế hoạch đã có sẵn.\n", "Made the vectors of %d plans; %d had them.\n"), made, len(infos)-len(todo))
	return nil
}

// stale returns the plans without vectors of an embedder.
func stale(infos []retrieval.PlanInfo, by retrieval.Embedder) []retrieval.PlanInfo {
	identity := by.Identity()
	var out []retrieval.PlanInfo
	for _, info := range infos {
		if info.Embedder != identity {
			out = append(out, info)
		}
	}
	return out
}

func only(infos []retrieval.PlanInfo, id string) []retrieval.PlanInfo {
	for _, info := range infos {
		if info.ID == id {
			return []retrieval.PlanInfo{info}
		}
	}
	return nil
}

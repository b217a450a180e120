package postgres

import (
	"context"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"

	"kehoach/retrieval"
)

// distribute distributes the tables over the nodes of a Citus cluster, by
// tenant and side by side, so that all rows of a tenant are on one node.
// What is distributed already stays as it is.
func distribute(ctx context.Context, conn *pgx.Conn) error {
	var there bool
	if err := conn.QueryRow(ctx, "SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'citus')").Scan(&there); err != nil {
		return err
	}
	if !there {
		return &retrieval.Fault{
			Code: retrieval.StoreForeign,
			VI:   "cơ sở dữ liệu này không có phần mở rộng citus: hãy bỏ --distributed, hoặc để quản trị viên chạy “CREATE EXTENSION citus” trên nút điều phối và thêm các nút",
			EN:   "this database lacks the extension citus: leave out --distributed, or let its administrator run \"CREATE EXTENSION citus\" on the coordinator and add the nodes",
		}
	}
	for _, table := range slices.Concat([]string{"plans"}, belonging, lasting) {
		name := "kehoach." + table
		var done bool
		err := conn.QueryRow(ctx, "SELECT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = $1::text::regclass)", name).Scan(&done)
		if err != nil {
			return err
		}
		if done {
			continue
		}
		if err := simplePolicies(ctx, conn, table); err != nil {
			return err
		}
		statement, args := "SELECT create_distributed_table($1::text::regclass, 'tenant')", []any{name}
		if table != "plans" {
			statement, args = "SELECT create_distributed_table($1::text::regclass, 'tenant', colocate_with => $2)", []any{name, "kehoach.plans"}
		}
		if _, err := conn.Exec(ctx, statement, args...); err != nil {
			return fmt.Errorf("distribute %s: %w", name, err)
		}
	}
	return nil
}

// simplePolicies takes the sub-selects out of a table's policies, which Citus
// does not distribute. They only save time.
func simplePolicies(ctx context.Context, conn *pgx.Conn, table string) error {
	for policy, condition := range map[string]string{
		"own_rows":  "tenant = current_setting('kehoach.tenant', true)",
		"read_all":  "current_setting('kehoach.scope', true) IN ('read', 'write')",
		"write_all": "current_setting('kehoach.scope', true) = 'write'",
	} {
		if _, err := conn.Exec(ctx, fmt.Sprintf("ALTER POLICY %s ON kehoach.%s USING (%s)", policy, table, condition)); err != nil {
			return err
		}
	}
	return nil
}

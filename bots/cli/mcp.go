package cli

import (
	"context"
	"net/http"

	"github.com/spf13/cobra"

	"kehoach/agent"
	"kehoach/bots/mcp"
	"kehoach/bots/web"
	"kehoach/plan"
)

// mcpPath is where serve speaks MCP over HTTP.
const mcpPath = "/mcp"

// mcpOverHTTP serves programs of people who may read, each as themselves: what
// they ask counts against their limit and stands in the record.
func (a *app) mcpOverHTTP(ag *agent.Agent) func(*web.Server, web.Identity) http.Handler {
	return func(s *web.Server, who web.Identity) http.Handler {
		return mcp.New(ag, mcp.Options{
			Tenant: who.Tenant, Version: version(),
			Ask: func(ctx context.Context, question, lang string) (*agent.Answer, error) {
				r, err := s.Ask(ctx, who, question, lang)
				if err != nil {
					return nil, err
				}
				return r.Answer, nil
			},
		}).Handler()
	}
}

// mcpCmd serves assistants that speak the Model Context Protocol.
func (a *app) mcpCmd() *cobra.Command {
	c := &cobra.Command{
		Use:   "mcp",
		Short: a.t("Cho trợ lý AI trên máy hỏi kế hoạch qua giao thức MCP (stdio)", "Let an assistant on this machine ask the plan over MCP (stdio)"),
		Long: a.t("Nói giao thức MCP qua đầu vào và đầu ra chuẩn: công cụ “ask” và các công cụ tra cứu, chỉ đọc.",
			"Speaks the Model Context Protocol over standard input and output: the tool \"ask\" and those that look things up, all of which only read."),
		Args: cobra.NoArgs,
	}
	planID := c.Flags().String("plan", "", a.t("mã kế hoạch cần hỏi (xem: kehoach plans)", "ID of the plan to ask (see: kehoach plans)"))
	today := c.Flags().String("today", "", a.t("ngày coi là hôm nay, dạng YYYY-MM-DD", "the day to take for today, YYYY-MM-DD"))
	c.RunE = func(cmd *cobra.Command, _ []string) error {
		if _, err := parseToday(*today); err != nil {
			return err
		}
		ag, st, err := a.openAgent(cmd.Context())
		if err != nil {
			return err
		}
		defer st.Close()
		return mcp.New(ag, mcp.Options{
			Tenant: a.tenant, Plan: *planID, Lang: a.lang, Version: version(),
			Today: func() plan.Date { d, _ := parseToday(*today); return d }, // it was read above
		}).Serve(cmd.Context(), a.in, a.out)
	}
	return c
}

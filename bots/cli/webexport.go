package cli

import (
	"context"
	"errors"

	"kehoach/agent"
	"kehoach/agent/export"
	"kehoach/agent/export/xlsx"
	"kehoach/agent/work"
	"kehoach/bots"
	"kehoach/bots/web"
)

// webExports are the files that the page offers of an agency's work, the same
// as those of the command export.
func webExports(ag *agent.Agent) []web.Export {
	of := func(format, kind string, write func(*work.List) ([]byte, error)) web.Export {
		return web.Export{Format: format, ContentType: kind, Make: func(ctx context.Context, of web.ExportOf) ([]byte, error) {
			l, err := ag.Works(ctx, of.Tenant, of.Plan, of.Agency, work.Period{})
			var unknown *agent.UnknownAgency
			if errors.As(err, &unknown) {
				return nil, &bots.Problem{
					Code: bots.NotFound, Err: err,
					VI: "Chưa xuất được việc của nhóm này; hãy mở từng cơ quan trong nhóm.",
					EN: "The work of this group cannot be exported; open one of its agencies.",
				}
			}
			if err != nil {
				return nil, asProblem(err)
			}
			return write(l)
		}}
	}
	return []web.Export{
		of("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx.List),
		of("ics", "text/calendar; charset=utf-8", func(l *work.List) ([]byte, error) { return export.Calendar(l), nil }),
		of("md", "text/markdown; charset=utf-8", func(l *work.List) ([]byte, error) { return export.Markdown(l), nil }),
		of("svg", "image/svg+xml", func(l *work.List) ([]byte, error) { return export.Timeline(l), nil }),
	}
}

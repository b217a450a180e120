package cli

import (
	"context"
	"errors"

	"kehoach/agent"
	"kehoach/agent/export"
	"kehoach/agent/export/raster"
	"kehoach/agent/export/xlsx"
	"kehoach/agent/work"
	"kehoach/bots"
	"kehoach/bots/web"
)

// webExports are the files that the page offers of an agency's work, the same
// as those of the command export.
func webExports(ag *agent.Agent) []web.Export {
	of := func(format, ending, kind, title string, write func(*work.List) ([]byte, error)) web.Export {
		return web.Export{Format: format, Ending: ending, ContentType: kind, Title: title, Make: func(ctx context.Context, of web.ExportOf) ([]byte, error) {
			l, err := ag.Works(ctx, of.Tenant, of.Plan, of.Agency, of.Period)
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
			data, err := write(l)
			var large *raster.TooLarge
			if errors.As(err, &large) {
				return nil, &bots.Problem{
					Code: bots.TooLarge, Err: err,
					VI: "Hình quá lớn; hãy chọn một cơ quan, một kỳ ngắn hơn, hoặc dạng .svg.",
					EN: "The picture is too large; choose an agency, a shorter period, or .svg.",
				}
			}
			return data, err
		}}
	}
	return []web.Export{
		of("xlsx", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Danh sách nhiệm vụ", xlsx.List),
		of("ics", "ics", "text/calendar; charset=utf-8", "Lịch nhắc hạn", func(l *work.List) ([]byte, error) { return export.Calendar(l), nil }),
		of("md", "md", "text/markdown; charset=utf-8", "Danh sách nhiệm vụ", func(l *work.List) ([]byte, error) { return export.Markdown(l), nil }),
		of("svg", "svg", "image/svg+xml", "Các mốc đến hạn", func(l *work.List) ([]byte, error) { return export.Timeline(l).SVG(), nil }),
		of("png", "png", "image/png", "Các mốc đến hạn", func(l *work.List) ([]byte, error) { return raster.PNG(export.Timeline(l)) }),
		of("matrix", "png", "image/png", "Khối lượng theo tháng", func(l *work.List) ([]byte, error) { return raster.PNG(export.Matrix(l)) }),
	}
}

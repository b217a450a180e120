package cli

import (
	"context"
	"slices"

	"kehoach/agent"
	"kehoach/agent/work"
	"kehoach/bots"
	"kehoach/bots/web"
)

// answerFile makes the file that an answer offers, the same as the page does,
// for an entrance that sends it.
func answerFile(drafts func(context.Context, web.DraftOf) (*bots.File, error), exports []web.Export) func(context.Context, string, *agent.Answer) (*bots.File, error) {
	return func(ctx context.Context, tenant string, a *agent.Answer) (*bots.File, error) {
		if d := a.Draft; d != nil {
			p, err := periodIn(d.Period)
			if err != nil {
				return nil, err
			}
			return drafts(ctx, web.DraftOf{Tenant: tenant, Plan: a.Plan, Kind: d.Kind, Agency: d.Key, Period: p})
		}
		e := a.Export
		if e == nil {
			return nil, noFile
		}
		i := slices.IndexFunc(exports, func(x web.Export) bool { return x.Format == e.Format })
		if i < 0 {
			return nil, noFile
		}
		p, err := periodIn(e.Period)
		if err != nil {
			return nil, err
		}
		x := exports[i]
		data, err := x.Make(ctx, web.ExportOf{Tenant: tenant, Plan: a.Plan, Agency: e.Agency, Period: p})
		if err != nil {
			return nil, err
		}
		return &bots.File{
			Name: bots.FileName(x.Ending, x.Title, e.Agency, p.Label()), Plain: a.Plan + "." + x.Ending, ContentType: x.ContentType, Data: data,
		}, nil
	}
}

// noFile is for an answer that offers none that is made here.
var noFile = &bots.Problem{Code: bots.NotFound, VI: "Không xuất được dạng tệp này.", EN: "There is no such kind of file."}

// periodIn reads the period of an offer, "" for all the plan's time.
func periodIn(text string) (work.Period, error) {
	if text == "" {
		return work.Period{}, nil
	}
	return work.ParsePeriod(text)
}

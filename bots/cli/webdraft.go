package cli

import (
	"context"
	"errors"
	"slices"
	"strings"

	"kehoach/agent"
	"kehoach/agent/draft"
	"kehoach/agent/draft/docx"
	"kehoach/bots"
	"kehoach/bots/web"
	"kehoach/plan"
)

const docxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

// webDraft writes the papers that the page offers, the same as those of the
// command draft with its flags left at rest.
func webDraft(ag *agent.Agent, kinds *draft.Kinds) func(context.Context, web.DraftOf) (*bots.File, error) {
	return func(ctx context.Context, of web.DraftOf) (*bots.File, error) {
		k, ok := kinds.Kind(of.Kind)
		switch {
		case !ok:
			return nil, &bots.Problem{Code: bots.NotFound, VI: "Không có loại văn bản này.", EN: "There is no such kind of paper."}
		case k.Agency == "yes" && of.Agency == "":
			return nil, &bots.Problem{Code: bots.BadRequest, VI: "Văn bản này cần tên cơ quan.", EN: "This kind of paper wants an agency."}
		case len(k.Units) > 0 && of.Period.IsZero() && !slices.Contains(k.Units, plan.Year), !of.Period.IsZero() && len(k.Units) > 0 && !slices.Contains(k.Units, of.Period.Unit):
			return nil, &bots.Problem{Code: bots.BadRequest, VI: "Loại văn bản này dùng kỳ dạng " + periodForms[k.Units[0]] + ".", EN: "This kind of paper is for a period like " + periodForms[k.Units[0]] + "."}
		}
		req := draft.Request{Kind: of.Kind, Agency: of.Agency, Period: of.Period, Sign: draft.SignHead}
		d, err := ag.Draft(ctx, of.Tenant, of.Plan, kinds, req)
		if err != nil {
			return nil, draftProblem(err)
		}
		data, err := docx.Write(d, &docx.Options{Cite: docx.Comments})
		if err != nil {
			return nil, err
		}
		return &bots.File{
			Name:  bots.FileName("docx", k.Title, d.Head.Name, of.Period.Label()),
			Plain: draft.FileName(req) + ".docx", ContentType: docxType, Data: data,
		}, nil
	}
}

// draftProblem says what a request for a draft lacks.
func draftProblem(err error) error {
	var outside *agent.OutsidePlan
	var unknown *agent.UnknownAgency
	switch {
	case errors.As(err, &outside):
		return &bots.Problem{Code: bots.BadRequest, Err: err, VI: "Kế hoạch " + outside.Plan + " không có " + outside.Period + ".", EN: "Plan " + outside.Plan + " has no " + outside.Period + "."}
	case errors.As(err, &unknown):
		p := &bots.Problem{Code: bots.NotFound, Err: err, VI: "Không biết cơ quan này.", EN: "No agency is called that."}
		if len(unknown.Nearest) > 0 {
			near := strings.Join(unknown.Nearest, "; ") + "?"
			p.VI, p.EN = p.VI+" Có phải: "+near, p.EN+" Perhaps: "+near
		}
		return p
	}
	return asProblem(err)
}

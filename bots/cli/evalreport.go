package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"time"

	"kehoach/agent/llm"
	"kehoach/eval"
	"kehoach/eval/judge"
	"kehoach/eval/page"
)

// judgeModel opens the model that judges, nil where none is asked for.
func (a *app) judgeModel(wanted bool) (*llm.Model, error) {
	if !wanted {
		return nil, nil
	}
	opts, given, err := a.modelOptions()
	if err != nil {
		return nil, err
	}
	if !given {
		return nil, usageError{errors.New(a.t("--judge cần một mô hình ngôn ngữ: đặt KEHOACH_LLM_BASE_URL và KEHOACH_LLM_MODEL, không dùng --no-model",
			"--judge needs a language model: set KEHOACH_LLM_BASE_URL and KEHOACH_LLM_MODEL, without --no-model"))}
	}
	m, err := llm.Open(opts)
	if err != nil {
		return nil, usageError{fmt.Errorf("KEHOACH_LLM_BASE_URL: %w", err)}
	}
	return m, nil
}

// judgement is what a model says beside the rules.
type judgement struct {
	agreement *judge.Agreement
	model     string
}

// judged lets a model judge the answers; without one it gives nil.
func (a *app) judged(ctx context.Context, m *llm.Model, reports []eval.PlanReport) (*judgement, error) {
	if m == nil {
		return nil, nil
	}
	said := &judge.Agreement{}
	turns := 0
	for i := range reports {
		turns += len(reports[i].Report.Judged().Results)
	}
	fmt.Fprintf(a.err, a.t("Mô hình %s đang chấm %d câu, mỗi câu một lượt gọi…\n", "The model %s judges %d answers, one call each…\n"), m.Name(), turns)
	for i := range reports {
		said.Judge(ctx, m, reports[i].Plan, &reports[i].Report)
	}
	if said.Judged() == 0 && said.Err != nil {
		return nil, fmt.Errorf(a.t("mô hình không chấm được câu nào: %w", "the model gave no opinion of any answer: %w"), said.Err)
	}
	return &judgement{said, m.Name()}, nil
}

// reportEval prints the figures and writes the page.
func (a *app) reportEval(f *evalFlags, reports []eval.PlanReport, said *judgement) error {
	p := page.Page{Lang: a.lang, Made: time.Now(), Plans: reports}
	if said != nil {
		p.Judge, p.JudgeName = said.agreement, said.model
	}
	if err := a.printEval(f, p); err != nil {
		return err
	}
	if f.html == "" {
		return nil
	}
	var b bytes.Buffer
	if err := page.Write(&b, p); err != nil {
		return err
	}
	if err := a.save(f.html, b.Bytes()); err != nil || f.html == "-" {
		return err
	}
	fmt.Fprintf(a.out, a.t("Đã ghi %s.\n", "Wrote %s.\n"), f.html)
	return nil
}

// printEval prints one's own questions as the page has them, and the gold's as
// tables: the first plan's, then one with a row for each plan.
func (a *app) printEval(f *evalFlags, p page.Page) error {
	if f.html == "-" {
		return nil
	}
	if f.questions != "" {
		return page.Text(a.out, p)
	}
	if f.failures {
		for i := range p.Plans {
			if err := p.Plans[i].Report.WriteFailures(a.out); err != nil {
				return err
			}
		}
		fmt.Fprintln(a.out)
	}
	if err := p.Plans[0].Report.WriteTables(a.out); err != nil {
		return err
	}
	if len(p.Plans) > 1 {
		if err := eval.WritePlans(a.out, p.Plans); err != nil {
			return err
		}
	}
	return page.JudgeText(a.out, p)
}

package agent

import "kehoach/plan"

// store stores reports and repeats what was stored, and what was before.
func (t *turn) store(reports []reportOf) {
	history, err := t.history()
	if err != nil {
		t.failed = err
		return
	}
	latest := plan.Latest(history)
	var ps []plan.Progress
	for _, r := range reports {
		ps = append(ps, r.Progress)
	}
	if err := t.notes.journal.Report(t.ctx, t.notes.tenant, t.b.plan.ID, ps...); err != nil {
		t.failed = err
		return
	}
	if len(ps) == 1 {
		t.r.stored = &ps[0]
		t.stored(reports[0], latest)
		return
	}
	t.r.storedAll = ps
	r := t.r
	r.line("Đã ghi tiến độ của %d nhiệm vụ:", "Noted the progress of %d tasks:", len(ps))
	for _, p := range reports {
		r.line("- %s của **%s**: **%s**. %s — %s", "- %s of **%s**: **%s**. %s — %s", r.cite(p.entry), p.name, r.reportWords(p.Progress), gist(p.entry, 90), t.saidBefore(p, latest))
	}
	r.line("Người ghi: %s, cho %s. Nếu nhầm, anh/chị gõ lại con số đúng của từng nhiệm vụ; lịch sử giữ cả hai lần.",
		"Noted by %s, for %s. If one is wrong, type its right figure again; the history keeps both.", r.reportedBy(ps[0]), t.planName())
}

// saidBefore says what was last reported before a report.
func (t *turn) saidBefore(p reportOf, latest map[[2]string]plan.Progress) string {
	r := t.r
	last, ok := latest[[2]string{p.Entry, p.Agency}]
	if !ok {
		return r.t("trước đó chưa có báo cáo", "nothing was reported before")
	}
	return r.t("trước đó: ", "before: ") + r.reportWords(last) + " (" + r.reportedBy(last) + ")"
}

// stored confirms a report.
func (t *turn) stored(p reportOf, latest map[[2]string]plan.Progress) {
	r := t.r
	r.line("Đã ghi tiến độ %s của **%s**: **%s**.", "Noted the progress of %s of **%s**: **%s**.", r.cite(p.entry), p.name, r.reportWords(p.Progress))
	r.line("Nhiệm vụ: %s", "The task: %s", gist(p.entry, 130))
	if last, ok := latest[[2]string{p.Entry, p.Agency}]; !ok {
		r.line("Trước đó chưa có báo cáo tiến độ.", "Nothing was reported before.")
	} else {
		r.line("Trước đó: %s (%s).", "Before: %s (%s).", r.reportWords(last), r.reportedBy(last))
	}
	r.line("Người ghi: %s, cho %s. Nếu nhầm, anh/chị gõ lại con số đúng; lịch sử giữ cả hai lần.",
		"Noted by %s, for %s. If it is wrong, type the right figure again; the history keeps both.", r.reportedBy(p.Progress), t.planName())
}

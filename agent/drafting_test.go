package agent_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehoach/agent"
	"kehoach/agent/draft"
	"kehoach/agent/draft/check"
	"kehoach/agent/draft/docx"
	"kehoach/agent/work"
	"kehoach/ingest"
	docxread "kehoach/ingest/docx"
	"kehoach/plan/sample"
	"kehoach/retrieval/sqlite"
)

// bench is an agent over the sample plan.
type bench struct {
	agent *agent.Agent
	kinds *draft.Kinds
}

func setup(tb testing.TB) bench {
	tb.Helper()
	st, err := sqlite.Open(tb.Context(), filepath.Join(tb.TempDir(), "plans.db"), nil)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { st.Close() })
	p, err := ingest.Read(sample.Name, sample.Text, nil)
	if err != nil {
		tb.Fatal(err)
	}
	if _, err := st.Put(tb.Context(), "t", p, nil); err != nil {
		tb.Fatal(err)
	}
	kinds, err := draft.NewKinds()
	if err != nil {
		tb.Fatal(err)
	}
	return bench{agent.New(st, nil), kinds}
}

func (b bench) draft(tb testing.TB, req draft.Request) *draft.Document {
	tb.Helper()
	d, err := b.agent.Draft(tb.Context(), "t", "", b.kinds, req)
	if err != nil {
		tb.Fatalf("draft %+v: %v", req, err)
	}
	return d
}

func (b bench) docx(tb testing.TB, req draft.Request, opts *docx.Options) []byte {
	tb.Helper()
	data, err := docx.Write(b.draft(tb, req), opts)
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

func period(tb testing.TB, s string) work.Period {
	tb.Helper()
	if s == "" {
		return work.Period{}
	}
	p, err := work.ParsePeriod(s)
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

// TestReportsHoldTheirTasks holds each report's annex against the tasks read
// off the plan by hand: all of the period, and none of another.
func TestReportsHoldTheirTasks(t *testing.T) {
	b := setup(t)
	data, err := os.ReadFile("testdata/reports.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, para := range strings.Split(string(data), "\n\n")[1:] {
		lines := strings.Split(strings.TrimSpace(para), "\n")
		head := strings.Split(lines[0], " | ")
		if len(head) != 3 {
			continue
		}
		t.Run(strings.ReplaceAll(lines[0], " | ", "/"), func(t *testing.T) {
			want := make(map[string][]string)
			for _, l := range lines[1:] {
				name, numbers, _ := strings.Cut(l, ":")
				if f := strings.Fields(numbers); len(f) > 0 {
					want[name] = f
				}
			}
			d := b.draft(t, draft.Request{Kind: head[0], Agency: head[1], Period: period(t, head[2])})
			duties := want["duties"]
			delete(want, "duties")
			if diff := cmp.Diff(duties, dutiesIn(d)); diff != "" {
				t.Errorf("duties (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(want, progress(d)); diff != "" {
				t.Errorf("tasks by phase (-want +got):\n%s", diff)
			}
			known := slices.Concat(want["due"], want["recurring"], want["running"], want["standing"])
			for _, id := range citedBefore(d, "IV.") {
				if n, ok := strings.CutPrefix(id, "task/"); ok && !slices.Contains(known, n) {
					t.Errorf("the results speak of task %s, which is of another period or agency", n)
				}
			}
		})
	}
}

// dutiesIn returns the numbers of the duties that the results speak of.
func dutiesIn(d *draft.Document) []string {
	var out []string
	for _, id := range citedBefore(d, "II.") {
		if n, ok := strings.CutPrefix(id, "duty/"); ok && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return out
}

// TestAgencyHasItsOwnTargets holds the targets of an agency's plan against the
// sample: a target is its own where a task that it leads serves it.
func TestAgencyHasItsOwnTargets(t *testing.T) {
	b := setup(t)
	d := b.draft(t, draft.Request{Kind: "ke-hoach-co-quan", Agency: "Sở Y tế"})
	cited := citedBefore(d, "III.")
	for _, n := range []string{"II.1", "II.2.4", "II.2.6", "II.2.12", "II.2.13", "II.3.1", "II.3.2", "II.5.2", "II.6.8", "II.6.9", "II.6.15"} {
		if !slices.Contains(cited, "target/"+n) {
			t.Errorf("target %s is missing", n)
		}
	}
	for _, n := range []string{"II.2.1", "II.4.1", "II.4.5", "II.5.1", "II.5.3", "II.6.1", "II.6.3", "II.6.13", "II.6.14", "II.6.16", "II.6.17", "II.6.18"} {
		if slices.Contains(cited, "target/"+n) {
			t.Errorf("target %s is another's", n)
		}
	}
}

// progress returns the numbers in the progress annex by phase.
func progress(d *draft.Document) map[string][]string {
	out := make(map[string][]string)
	name := ""
	for _, bl := range d.Annexes[len(d.Annexes)-1].Body {
		for _, r := range bl.Table.Rows {
			if r.Span {
				name = map[string]string{"A": "due", "B": "recurring", "C": "running", "D": "standing"}[r.Cells[0].Plain()[:1]]
			} else if name != "" {
				out[name] = append(out[name], r.Cells[0].Plain())
			}
		}
	}
	return out
}

// citedBefore returns the entries that the body cites before a part.
func citedBefore(d *draft.Document, part string) []string {
	var out []string
	for _, bl := range d.Body {
		if bl.Level == draft.Part && strings.HasPrefix(bl.Text.Plain(), part) {
			break
		}
		for _, p := range bl.Text {
			if p.Cite != "" {
				out = append(out, p.Cite)
			}
		}
	}
	return out
}

// requests are each kind for three agencies and three periods, as far as the
// kind has periods.
func requests(t *testing.T, kinds *draft.Kinds) []draft.Request {
	t.Helper()
	periods := map[string][]string{
		"bao-cao-quy": {"2025-Q1", "2025-Q2", "2025-Q4"}, "bao-cao-6-thang": {"2025-H1", "2025-H2"}, "bao-cao-nam": {"2025"},
		"tu-cham-diem": {"2025-01", "2025-06", "2025-12"}, "cong-van-don-doc": {"2025-06", "2025-Q1", "2025-H2"},
		"ke-hoach-co-quan": {""}, "ke-hoach-kiem-tra": {"2025"}, "bao-cao-kiem-tra": {"2025-Q4", "2025-H2", "2025"}, "to-trinh": {""},
	}
	var out []draft.Request
	for _, k := range kinds.All() {
		if periods[k.Name] == nil {
			t.Errorf("no periods to try the kind %s for", k.Name)
		}
		for _, p := range periods[k.Name] {
			for _, who := range []string{"Sở Y tế", "so noi vu", "UBND huyện Na Hang", ""} {
				if who == "" && k.Agency == "yes" {
					continue
				}
				out = append(out, draft.Request{Kind: k.Name, Agency: who, Period: period(t, p)})
			}
		}
	}
	return append(out, draft.Request{Kind: "bao-cao-6-thang", Agency: "Sở Nội vụ", Consolidated: true, Period: period(t, "2025-H1"), Sign: draft.SignDeputy},
		draft.Request{Kind: "to-trinh", Agency: "Sở Nội vụ", Entry: "task/68", Sign: draft.SignMandate})
}

func TestEachKindIsInTheDecreesForm(t *testing.T) {
	b := setup(t)
	for i, req := range requests(t, b.kinds) {
		t.Run(draft.FileName(req), func(t *testing.T) {
			data := b.docx(t, req, nil)
			faults, err := check.File(data)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range faults {
				t.Errorf("%s: %s", f.Rule, f.Message)
			}
			if i%4 == 0 && !bytes.Equal(data, b.docx(t, req, nil)) {
				t.Error("two runs give different bytes")
			}
		})
	}
}

var left = regexp.MustCompile(`<no value>|\{\{|\[\[|\{\^|%!`)

// TestDraftsAreReadAgain reads each kind with the program's own reader.
func TestDraftsAreReadAgain(t *testing.T) {
	b := setup(t)
	for i, req := range requests(t, b.kinds) {
		if i%3 != 0 {
			continue // one of each three is enough, and takes a third of the time
		}
		d := b.draft(t, req)
		for _, cite := range []docx.Cite{docx.Comments, docx.Footnotes, docx.NoCites} {
			data, err := docx.Write(d, &docx.Options{Cite: cite})
			if err != nil {
				t.Fatal(err)
			}
			doc, err := docxread.Read("draft.docx", data)
			if err != nil {
				t.Fatalf("%s: %v", draft.FileName(req), err)
			}
			if len(doc.Blocks) < 10 {
				t.Errorf("%s: %d blocks read", draft.FileName(req), len(doc.Blocks))
			}
		}
		if m := left.FindString(draft.Markdown(d)); m != "" {
			t.Errorf("%s: the markup %q was left in the text", draft.FileName(req), m)
		}
		if len(d.Notes.Slots) == 0 {
			t.Errorf("%s: no slots", draft.FileName(req))
		}
	}
}

func TestReportGoesToWhomThePlanSays(t *testing.T) {
	b := setup(t)
	for _, tc := range []struct{ agency, period, to, deadline string }{
		{"Sở Y tế", "2025-Q1", "Sở Nội vụ", "15/03/2025"},
		{"Sở Tư pháp", "2025-Q2", "Sở Nội vụ", "15/06/2025"},
		{"Sở Nội vụ", "2025-Q3", "Ủy ban nhân dân tỉnh", "18/09/2025"},
		{"", "2025-Q1", "Bộ Nội vụ", ""},
	} {
		d := b.draft(t, draft.Request{Kind: "bao-cao-quy", Agency: tc.agency, Period: period(t, tc.period)})
		if got := strings.Join(d.To, ";"); got != tc.to {
			t.Errorf("%s %s is addressed to %q, want %q", tc.agency, tc.period, got, tc.to)
		}
		notes := strings.Join(d.Notes.Lines, "\n")
		if !strings.Contains(notes, tc.deadline) || tc.deadline == "" && strings.Contains(notes, "Hạn gửi") {
			t.Errorf("%s %s: notes %q, want the day %q", tc.agency, tc.period, notes, tc.deadline)
		}
	}
}

func TestHeadOfADistrict(t *testing.T) {
	b := setup(t)
	h := b.draft(t, draft.Request{Kind: "bao-cao-quy", Agency: "UBND huyện Na Hang", Period: period(t, "2025-Q1")}).Head
	if got := strings.Join(h.Issuer, "|"); got != "ỦY BAN NHÂN DÂN|HUYỆN NA HANG" || h.Place != "Na Hang" || h.Parent != "" || h.Symbol != "BC-UBND" {
		t.Errorf("head %+v", h)
	}
}

func TestDraftErrors(t *testing.T) {
	b := setup(t)
	for _, tc := range []struct {
		req  draft.Request
		want string
	}{
		{draft.Request{Kind: "bao-cao-quy", Agency: "Sở Y té học", Period: period(t, "2025-Q1")}, `no agency is called "Sở Y té học"`},
		{draft.Request{Kind: "bao-cao-quy", Period: period(t, "2027-Q1")}, "is for 2025 to 2025"},
		{draft.Request{Kind: "to-trinh", Agency: "Sở Y tế", Entry: "task/999"}, `no entry "task/999"`},
		{draft.Request{Kind: "thu-moi"}, `no kind of paper is called "thu-moi"`},
	} {
		_, err := b.agent.Draft(t.Context(), "t", "", b.kinds, tc.req)
		if err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("Draft(%+v): %v, want %q", tc.req, err, tc.want)
		}
	}
}

// BenchmarkDraft is the longest paper: the province's annual report.
func BenchmarkDraft(b *testing.B) {
	x := setup(b)
	req := draft.Request{Kind: "bao-cao-nam", Period: work.Year(2025)}
	b.ReportAllocs()
	for b.Loop() {
		x.docx(b, req, nil)
	}
}

// TestStatisticsAnnex: everyone's report has the figures of all levels, with
// the body that accounts for each group; an agency's has its own. Every figure
// is a slot.
func TestStatisticsAnnex(t *testing.T) {
	b := setup(t)
	rows := func(agency string) map[string]string {
		out := make(map[string]string)
		d := b.draft(t, draft.Request{Kind: "bao-cao-quy", Agency: agency, Period: work.Quarter(2025, 1)})
		for _, block := range d.Annexes[0].Body {
			if block.Table == nil {
				continue
			}
			for _, r := range block.Table.Rows {
				if r.Span || !strings.Contains("1234567", r.Cells[0].Plain()[:1]) {
					continue // a heading, or a target of the plan
				}
				value := r.Cells[4]
				if len(value) != 1 || value[0].Slot == nil || value[0].Slot.Unit != r.Cells[3].Plain() {
					t.Fatalf("%s: the figure is %q, want a slot in %s", r.Cells[1].Plain(), value.Plain(), r.Cells[3].Plain())
				}
				out[r.Cells[1].Plain()] = value[0].Slot.Owner
			}
		}
		return out
	}
	all, own := rows(""), rows("Sở Y tế")
	for name, want := range map[string][2]string{
		"Văn bản quy phạm pháp luật cấp xã ban hành":                       {"Sở Tư pháp", ""},
		"Văn bản quy phạm pháp luật ban hành hoặc tham mưu ban hành":       {"", "Sở Y tế"},
		"Thủ tục hành chính tiếp nhận không phụ thuộc địa giới hành chính": {"Văn phòng Ủy ban nhân dân tỉnh", "Sở Y tế"},
		"Đơn vị sự nghiệp đã chuyển thành công ty cổ phần":                 {"Sở Tài chính", "Sở Y tế"},
		"Cuộc đối thoại với người dân, doanh nghiệp, cán bộ, công chức":    {"Sở Nội vụ", "Sở Y tế"},
		"Tỷ lệ thanh toán trực tuyến":                                      {"Sở Thông tin và Truyền thông", "Sở Y tế"},
	} {
		if all[name] != want[0] || own[name] != want[1] {
			t.Errorf("%s: of everyone's report %q, of the agency's %q; want %q", name, all[name], own[name], want)
		}
	}
	if len(all) < 55 || len(own) < 50 {
		t.Errorf("%d and %d figures", len(all), len(own))
	}
}

// TestReportOfAnAgencyIsShort: its body says no empty counts, and the last page
// tells of all slots in few lines.
func TestReportOfAnAgencyIsShort(t *testing.T) {
	b := setup(t)
	for _, agency := range []string{"Sở Y tế", "Sở Nội vụ", "UBND huyện Na Hang"} {
		d := b.draft(t, draft.Request{Kind: "bao-cao-quy", Agency: agency, Period: work.Quarter(2025, 2)})
		lines, slots := d.Missing(), 0
		for _, m := range lines {
			slots += m.Count
		}
		if slots != len(d.Notes.Slots) || len(lines) > 40 {
			t.Errorf("%s: %d lines tell of %d slots of %d", agency, len(lines), slots, len(d.Notes.Slots))
		}
		text := draft.Markdown(d)
		for _, wrong := range []string{" 0 nhiệm vụ", ", " + agency + "]", "Thành viên nhóm"} {
			if strings.Contains(text, wrong) {
				t.Errorf("%s: the report says %q", agency, wrong)
			}
		}
		if !d.Annexes[0].Portrait {
			t.Errorf("%s: the statistics lie", agency)
		}
	}
}

// TestProseIsTidy reads the running text of every kind for several bodies and
// periods as an editor would: no empty brackets, no stray blanks and marks, no
// copy to oneself.
func TestProseIsTidy(t *testing.T) {
	b := setup(t)
	for _, k := range b.kinds.All() {
		for _, agency := range []string{"", "Sở Nội vụ", "Sở Y tế", "Công an tỉnh", "UBND huyện Na Hang"} {
			for _, p := range []string{"2025", "2025-H1", "2025-Q1", "2025-Q2", "2025-Q4", "2025-06", "2025-07"} {
				per := period(t, p)
				if k.Agency == "yes" && agency == "" || len(k.Units) > 0 && !slices.Contains(k.Units, per.Unit) || len(k.Units) == 0 && p != "2025" {
					continue
				}
				d := b.draft(t, draft.Request{Kind: k.Name, Agency: agency, Period: per})
				for _, block := range d.Body {
					text := block.Text.Plain()
					for _, wrong := range []string{"  ", " ;", " ,", "()", ": )", ": ;", ",;", ";;", "; - ", "; .", "(;"} {
						if strings.Contains(text, wrong) {
							t.Errorf("%s of %q for %s has %q: %s", k.Name, agency, p, wrong, text)
						}
					}
				}
				for i, c := range d.Copies {
					if c == d.Head.Name || slices.Contains(d.Copies[:i], c) {
						t.Errorf("%s of %q: the copies are %q", k.Name, agency, d.Copies)
					}
				}
			}
		}
	}
}

package agent_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"kehoach/agent/export"
	"kehoach/agent/export/xlsx"
	"kehoach/agent/work"
	"kehoach/plan"
)

func (b bench) works(tb testing.TB, who, p string) *work.List {
	tb.Helper()
	l, err := b.agent.Works(tb.Context(), "t", "", who, period(tb, p))
	if err != nil {
		tb.Fatal(err)
	}
	return l
}

func TestCalendarIsWellFormed(t *testing.T) {
	b := setup(t)
	l := b.works(t, "Sở Nội vụ", "")
	data := string(export.Calendar(l))
	if data != string(export.Calendar(l)) {
		t.Error("two runs differ")
	}
	if strings.Count(data, "\n") != strings.Count(data, "\r\n") {
		t.Error("a line ends without CR")
	}
	for _, line := range strings.Split(data, "\r\n") {
		if len(line) > 75 {
			t.Errorf("a line of %d octets: %q", len(line), line)
		}
	}
	flat := strings.ReplaceAll(data, "\r\n ", "")
	for _, want := range []string{
		"RRULE:FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=18;UNTIL=20251231", // V.2.6
		"RRULE:FREQ=MONTHLY;BYMONTHDAY=-1;UNTIL=20251231",                 // task 74
		"UID:task-71-0@", "DTSTART;VALUE=DATE:20250630", "TRIGGER:-P7D", "tự chấm điểm",
	} {
		if !strings.Contains(flat, want) {
			t.Errorf("the calendar lacks %q", want)
		}
	}
	if strings.Contains(flat, "UID:task-68-") {
		t.Error("task 68 is in the calendar, though its time lies before the plan")
	}
	if n, m := strings.Count(flat, "BEGIN:VEVENT"), strings.Count(flat, "END:VEVENT"); n != m || n < 20 {
		t.Errorf("%d events begin, %d end", n, m)
	}
}

// TestCalendarOfWhatIsDone: no reminder of what was reported as done, on its
// day still, while what comes again is reminded of.
func TestCalendarOfWhatIsDone(t *testing.T) {
	b := setup(t)
	for _, p := range []plan.Progress{{Entry: "task/71", Done: 100, Doc: "9/BC-SNV"}, {Entry: "task/69", Done: 60}, {Entry: "task/74", Done: 100}} {
		p.By, p.At = "Lan", time.Date(2025, 6, 10, 8, 0, 0, 0, time.UTC)
		if _, err := b.agent.Report(t.Context(), "t", "", "Sở Nội vụ", p); err != nil {
			t.Fatal(err)
		}
	}
	flat := strings.ReplaceAll(string(export.Calendar(b.works(t, "Sở Nội vụ", ""))), "\r\n ", "")
	for id, want := range map[string]struct {
		alarms bool
		words  string
	}{
		"71-": {false, "SUMMARY:Đã báo hoàn thành: Nhiệm vụ 71"}, "69-": {true, "Tiến độ đã báo: 60%"}, "74-": {true, "Tiến độ đã báo: 100%"}, "75a-": {true, "SUMMARY:Nhiệm vụ 75a"},
	} {
		_, event, ok := strings.Cut(flat, "UID:task-"+id)
		event, _, _ = strings.Cut(event, "END:VEVENT")
		if !ok || strings.Contains(event, "VALARM") != want.alarms || !strings.Contains(event, want.words) {
			t.Errorf("task %s: reminders %v, want %v and %q:\n%s", id, strings.Contains(event, "VALARM"), want.alarms, want.words, event)
		}
	}
	if !strings.Contains(flat, "\r\nSEQUENCE:1\r\n") || !strings.Contains(flat, "9/BC-SNV") {
		t.Error("the event of task 71 is not told as changed, or without its document")
	}
}

func TestListsInEachFormat(t *testing.T) {
	b := setup(t)
	l := b.works(t, "Sở Tư pháp", "2025-Q1")
	rows := export.Rows(l)
	data, err := export.JSON(l)
	if err != nil {
		t.Fatal(err)
	}
	lines := bytes.Split(bytes.TrimSpace(data), []byte("\n"))
	if len(lines) != len(rows) {
		t.Errorf("%d lines of JSON for %d rows", len(lines), len(rows))
	}
	found := false
	for _, line := range lines {
		var r export.Row
		if err := json.Unmarshal(line, &r); err != nil {
			t.Fatal(err)
		}
		found = found || r.ID == "task/1" && r.Phase == "due" && len(r.Days) == 1 && r.Days[0] == "2025-01-31"
		if r.ID == "task/71" {
			t.Error("a task of the second quarter, led by another, is in the list")
		}
	}
	if !found {
		t.Error("task 1 is not due in the JSON")
	}
	if md := string(export.Markdown(l)); strings.Count(md, "\n| ") != len(rows)+2 {
		t.Errorf("%d lines of the table for %d rows", strings.Count(md, "\n| "), len(rows))
	}
	for name, svg := range map[string][]byte{"timeline": export.Timeline(l).SVG(), "matrix": export.Matrix(l).SVG()} {
		dec := xml.NewDecoder(bytes.NewReader(svg))
		for {
			if _, err := dec.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
	}
}

func TestWorkbookHoldsTheList(t *testing.T) {
	b := setup(t)
	l := b.works(t, "", "2025-Q2")
	data, err := xlsx.List(l)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := xlsx.List(l); err != nil || !bytes.Equal(data, again) {
		t.Errorf("two runs differ (%v)", err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	got, err := f.GetRows("Danh sách")
	if err != nil {
		t.Fatal(err)
	}
	rows := export.Rows(l)
	if len(got) != len(rows)+3 {
		t.Fatalf("%d rows in the sheet, %d in the list", len(got)-3, len(rows))
	}
	for i, r := range rows {
		if want := r.Cells(); got[i+3][0] != want[0] || got[i+3][3] != want[3] {
			t.Errorf("row %d is %q, want %q", i, got[i+3], want)
		}
	}
}

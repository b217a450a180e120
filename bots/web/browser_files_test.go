package web

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestFilesInBrowser asks for a draft and for a list in plain words, and takes
// away what the link gives.
func TestFilesInBrowser(t *testing.T) {
	xlsx := wordsExport[0]
	xlsx.Format, xlsx.Ending = "xlsx", "xlsx"
	h := setup(t, &Options{Exports: []Export{xlsx}, Draft: draftOfWords}, nil)
	ctx := browser(t, 390, 844, false, true)
	run(t, ctx, chromedp.Navigate(h.URL), chromedp.WaitVisible(css("#question")))
	fetch := `(async () => {
		const link = document.querySelector(".log > .answered:last-child .files a[download]");
		const res = await fetch(link.href);
		return [link.textContent, res.status, (await res.text())].join("|");
	})()`
	for _, c := range []struct{ question, want string }{
		{"soạn đề cương báo cáo quý II của Sở Y tế", "Tải dự thảo Word (.docx)|200|default " + sampleID + " bao-cao-quy so-y-te 2025-Q2"},
		{"gửi em file excel ds này", "Tải danh sách: Excel|200|default " + sampleID + " Sở Y tế 2025-Q2 vi 2025-01-02"},
	} {
		run(t, ctx, typeQuestion(c.question))
		got := value(t, ctx, chromedp.Evaluate[string](fetch, chromedp.EvalAwaitPromise))
		if got != c.want {
			t.Errorf("%s gives %q, want %q", c.question, got, c.want)
		}
		if wide := value(t, ctx, chromedp.Evaluate[string](widest)); wide != "" {
			t.Errorf("the page is wider than the window: %s", wide)
		}
	}
	shot(t, ctx, "files")
}

// TestProgressInBrowser reports progress in the chat, and sees it beside the
// task and on the agency's page.
func TestProgressInBrowser(t *testing.T) {
	h := setup(t, nil, nil)
	ctx := browser(t, 1360, 844, false, false)
	run(t, ctx, chromedp.Navigate(h.URL), chromedp.WaitVisible(css("#question")),
		typeQuestion("cap nhat nv 59: xong 60%, vb 123/BC-SYT"), chromedp.Click(css(".answered .chip[data-entry='task/59']")), chromedp.WaitVisible(css(".panel .progress li")))
	if got := value(t, ctx, chromedp.Text(css(".panel .progress li"))); !strings.HasPrefix(got, "60% Sở Y tế · 123/BC-SYT · local ") {
		t.Errorf("beside the task: %q", got)
	}
	shot(t, ctx, "progress-1")
	value(t, ctx, chromedp.Evaluate[string](`location.hash = "#/agency/so-y-te"`))
	run(t, ctx, chromedp.WaitVisible(css(".work .under-way")))
	if got := value(t, ctx, chromedp.Text(css(".work .under-way"))); !strings.HasPrefix(got, "đã báo 60% · 123/BC-SYT · local ") {
		t.Errorf("on the agency's page: %q", got)
	}
	shot(t, ctx, "progress-2")
}

package web

import (
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

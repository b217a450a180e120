package web

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// browser starts a headless Chromium and returns a context for its first page.
// What the page writes to the console as an error fails the test.
func browser(t *testing.T, width, height int64, dark, phone bool) context.Context {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome", "headless_shell"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		t.Skip("no browser: install Chromium (apt-get install chromium) to run this test")
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.Flag("accept-lang", "vi-VN"))
	alloc, stop := chromedp.NewExecAllocator(context.Background(), opts...)
	ctx, cancel := chromedp.NewContext(alloc)
	if err := chromedp.Do(ctx); err != nil { // starts the browser, which lives as long as this context
		t.Fatal(err)
	}
	console := make(chan struct{})
	messages := chromedp.Console(ctx)
	go func() {
		defer close(console)
		for m, err := range messages {
			if err == nil && (m.IsException() || m.Type == "error") {
				t.Errorf("the page's console: %s", m)
			}
		}
	}()
	page, end := context.WithTimeout(ctx, 90*time.Second)
	t.Cleanup(func() {
		end()
		_ = chromedp.Cancel(ctx) // waits for the browser to end
		cancel()
		stop()
		<-console
	})
	scheme := "light"
	if dark {
		scheme = "dark"
	}
	media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}}}
	metrics := emulation.SetDeviceMetricsOverrideParams{Width: width, Height: height, DeviceScaleFactor: 1, Mobile: phone}
	for _, err := range []error{
		call(page, emulation.SetEmulatedMedia, media), call(page, emulation.SetDeviceMetricsOverride, metrics),
		call(page, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: phone}),
		call(page, emulation.SetLocaleOverride, emulation.SetLocaleOverrideParams{Locale: "vi-VN"}),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return page
}

func call[P any](ctx context.Context, cmd cdp.Command[P, cdp.Empty], params P) error {
	_, err := chromedp.Call(ctx, cmd, params)
	return err
}

type step = chromedp.Action[chromedp.Void]

func run(t *testing.T, ctx context.Context, steps ...step) {
	t.Helper()
	for i, s := range steps {
		if err := chromedp.Do(ctx, s); err != nil {
			t.Fatalf("step %d: %v", i+1, err)
		}
	}
}

func value[T any](t *testing.T, ctx context.Context, a chromedp.Action[T]) T {
	t.Helper()
	v, err := chromedp.Run(ctx, a)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

type css = chromedp.CSS

// shot saves a picture where KEHOACH_SHOTS names a folder, to be looked at.
func shot(t *testing.T, ctx context.Context, name string) {
	t.Helper()
	dir := os.Getenv("KEHOACH_SHOTS")
	if dir == "" {
		return
	}
	run(t, ctx, chromedp.Sleep(250*time.Millisecond))
	png := value(t, ctx, chromedp.CaptureScreenshot())
	if err := os.WriteFile(filepath.Join(dir, name+".png"), png, 0o600); err != nil {
		t.Fatal(err)
	}
}

// widest names what makes the page wider than its window, "" where nothing does.
const widest = `(() => {
	const main = document.querySelector("main");
	if (document.documentElement.scrollWidth <= innerWidth && main.scrollWidth <= main.clientWidth) return "";
	const out = [...main.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > main.getBoundingClientRect().right + 1 && !e.parentElement.closest(".scroll, .months"));
	return out.slice(0, 4).map((e) => e.outerHTML.slice(0, 160)).join("\n") || "main " + main.scrollWidth + " of " + main.clientWidth;
})()`

// typeQuestion asks as a person does, and waits for the answer.
func typeQuestion(question string) step {
	return chromedp.Steps(
		chromedp.WaitVisible(css("#question")),
		chromedp.SendKeys(css("#question"), question+"\r"),
		chromedp.WaitVisible(css(".log > .answered:last-child .under")),
	)
}

// TestAskInBrowser asks a question, opens a citation and looks for the lit
// cell, as an official would.
func TestAskInBrowser(t *testing.T) {
	h := setup(t, &Options{Feedback: func(Feedback) error { return nil }}, nil)
	for _, c := range []struct {
		name        string
		width       int64
		dark, phone bool
	}{{"desktop", 1360, false, false}, {"desktop-dark", 1360, true, false}, {"phone", 390, false, true}, {"phone-dark", 390, true, true}} {
		t.Run(c.name, func(t *testing.T) {
			ctx := browser(t, c.width, 844, c.dark, c.phone)
			run(t, ctx, chromedp.Navigate(h.URL), chromedp.WaitVisible(css(".starters .starter")))
			shot(t, ctx, c.name+"-1-hello")
			run(t, ctx, typeQuestion("nhiệm vụ 59 hạn khi nào?"), chromedp.Click(css(".answered .chip[data-entry='task/59']")), chromedp.WaitVisible(css(".panel .cell.lit[data-field='end']")))
			lit := value(t, ctx, chromedp.Text(css(".panel .cell.lit[data-field='end'] dd")))
			where := value(t, ctx, chromedp.Text(css(".panel .where")))
			if lit != "Tháng 12/2025" || !strings.Contains(where, "dòng 613–619") {
				t.Errorf("lit cell %q at %q; want %q at dòng 613–619", lit, where, "Tháng 12/2025")
			}
			shot(t, ctx, c.name+"-2-citation")
			run(t, ctx, chromedp.Click(css(".panel .actions .button:first-child")), chromedp.WaitVisible(css("dialog tr.this td.lit")))
			shot(t, ctx, c.name+"-3-table")
			run(t, ctx, chromedp.Click(css("dialog .plain")), chromedp.WaitNotPresent(css("dialog")),
				chromedp.KeyEvent("\x1b"), chromedp.WaitNotVisible(css("#panel")))
			if !value(t, ctx, chromedp.Evaluate[bool](`document.activeElement.dataset.entry === "task/59"`)) {
				t.Error("closing the panel did not give the focus back to the citation")
			}
			run(t, ctx, typeQuestion("Sở Y tế chịu trách nhiệm gì và bao giờ đến hạn?"))
			if left := value(t, ctx, chromedp.Evaluate[string](`document.getElementById("question").value`)); left != "" {
				t.Errorf("the box still holds %q", left)
			}
			shot(t, ctx, c.name+"-4-agency-answer")
			run(t, ctx, typeQuestion("còn Sở Tư pháp thì sao?"), typeQuestion("lương giám đốc sở bao nhiêu"))
			shot(t, ctx, c.name+"-5-follow-up")
			for _, page := range []string{"agency", "agency/so-noi-vu", "calendar/2025-12", "tour", "plans"} {
				value(t, ctx, chromedp.Evaluate[string](`location.hash = "#/`+page+`"`))
				run(t, ctx, chromedp.WaitVisible(css(".page h1")), chromedp.Sleep(200*time.Millisecond))
				if wide := value(t, ctx, chromedp.Evaluate[string](widest)); wide != "" {
					t.Errorf("the page %s is wider than the window: %s", page, wide)
				}
				shot(t, ctx, c.name+"-6-"+strings.ReplaceAll(page, "/", "-"))
			}
		})
	}
}

package web

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"kehoach/agent"
	"kehoach/agent/llm/llmtest"
	"kehoach/bots"
)

// watch notes what the page says while it waits.
const watch = `(() => {
	window.said = [];
	new MutationObserver(() => { for (const p of document.querySelectorAll(".thinking")) if (said.at(-1) !== p.textContent) said.push(p.textContent); })
		.observe(document.body, { childList: true, subtree: true, characterData: true });
	return "";
})()`

// TestStepsInBrowser asks for a text that a slow language model writes: the
// page says what is being done, and never what was false.
func TestStepsInBrowser(t *testing.T) {
	h := withModel(t)
	ctx := browser(t, 1360, 844, false, false)
	run(t, ctx, chromedp.Navigate(h.URL), chromedp.WaitVisible(css("#question")))
	value(t, ctx, chromedp.Evaluate[string](watch))
	run(t, ctx, typeQuestion(toTheModel))
	said := value(t, ctx, chromedp.Evaluate[string](`said.join("\n")`))
	for _, step := range []agent.Step{agent.StepLooks, agent.StepHolds, agent.StepAgain} {
		if !strings.Contains(said, bots.StepWords(step, "vi")) {
			t.Errorf("the page does not say %q: %s", bots.StepWords(step, "vi"), said)
		}
	}
	answer := value(t, ctx, chromedp.Text(css(".log > .answered:last-child")))
	if !strings.Contains(answer, "tháng 12/2025") || strings.Contains(answer+said, "11/2025") || !strings.Contains(answer, llmtest.Model) {
		t.Errorf("answered %s", answer)
	}
}

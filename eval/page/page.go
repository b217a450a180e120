// Package page writes the results of a run as one HTML file that can be sent:
// figures with charts, every wrong answer with what was expected of it and what
// it rests on, and the answers that nobody judged for reading. The file needs
// no network and runs no script.
package page

import (
	_ "embed"
	"html/template"
	"io"
	"time"

	"kehoach/eval"
	"kehoach/eval/judge"
)

// Page is what a report shows.
type Page struct {
	// Lang is the language of the page's own words, "vi" or "en".
	Lang string
	// Made is when the run was.
	Made time.Time
	// Plans are the runs, each over the questions about one plan.
	Plans []eval.PlanReport
	// Judge is what a model says of the same answers, nil where none was asked.
	Judge *judge.Agreement
	// JudgeName is that model's name.
	JudgeName string
}

//go:embed page.html
var layout string

// Write writes the page.
func Write(w io.Writer, p Page) error {
	v := &viewer{Page: p}
	t, err := template.New("page").Funcs(template.FuncMap{
		"t": v.t, "prose": prose, "inc": func(i int) int { return i + 1 },
	}).Parse(layout)
	if err != nil {
		return err
	}
	return t.Execute(w, v.view())
}

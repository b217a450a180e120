package zalo

import (
	"cmp"
	"log/slog"
	"strings"
	"time"

	"kehoach/agent"
	"kehoach/bots/remind"
	"kehoach/plan"
)

// Options are the settings of a [Handler]; the zero value answers nobody,
// since it names nobody.
type Options struct {
	Access Access
	// Dir is the folder in which the bot keeps what must survive a restart.
	Dir string
	// PublicURL is the address of the web page as people see it, for links to
	// files; "" gives none.
	PublicURL string
	// Today is the day in the office's time zone, nil for that of Việt Nam.
	Today func() plan.Date
	// Reminders keeps who wants to be reminded of what, nil for none.
	Reminders *remind.Book
	// Audit is told of each answer; nil for none.
	Audit func(tenant, user string, at time.Time, a *agent.Answer)
	// Log is where failures are logged, without what was asked; nil for nowhere.
	Log *slog.Logger
}

func (o Options) withDefaults() Options {
	if o.Today == nil {
		o.Today = func() plan.Date { return plan.DateOf(time.Now().In(time.FixedZone("ICT", 7*3600))) }
	}
	o.Log = cmp.Or(o.Log, slog.New(slog.DiscardHandler))
	o.PublicURL = strings.TrimRight(o.PublicURL, "/")
	return o
}

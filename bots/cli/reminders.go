package cli

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"time"

	"kehoach/agent"
	"kehoach/bots/remind"
	"kehoach/bots/web"
	"kehoach/plan"
)

// reminders are what serve reminds people of, and the ways to them, which the
// entrances put in as they start.
type reminders struct {
	book *remind.Book
	send map[string]remind.Send
	at   time.Duration
}

// openReminders opens the file of reminders beside the embedded store.
func (a *app) openReminders(at string) (*reminders, error) {
	t, err := time.Parse("15:04", at)
	if err != nil {
		return nil, usageError{fmt.Errorf(a.t("--remind-at %q: cần giờ:phút, như 07:30", "--remind-at %q: want hours:minutes, such as 07:30"), at)}
	}
	path := a.getenv("KEHOACH_REMINDERS")
	if path == "" {
		if path, err = defaultPath(a.getenv); err != nil {
			return nil, err
		}
		path = filepath.Join(filepath.Dir(path), "reminders.json")
	}
	book, err := remind.Open(path)
	if err != nil {
		return nil, fmt.Errorf(a.t("không đọc được tệp đăng ký nhắc: %w", "cannot read the file of reminders: %w"), err)
	}
	day := time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute
	return &reminders{book: book, send: make(map[string]remind.Send), at: max(day, time.Nanosecond)}, nil // midnight is a time of day too
}

// start begins to remind where an entrance can; the function returned stops it.
func (r *reminders) start(ctx context.Context, ag *agent.Agent, lib library, opts *web.Options) func() {
	if len(r.send) == 0 {
		return func() {}
	}
	clock := remind.NewClock(r.book, lib, remind.Options{
		At: r.at, Send: r.send, Log: opts.Log,
		Reports: func(ctx context.Context, tenant, planID string) ([]plan.Progress, error) {
			_, reports, err := ag.History(ctx, tenant, planID)
			if errors.Is(err, agent.ErrNoJournal) {
				err = nil
			}
			return reports, err
		},
	})
	ctx, stop := context.WithCancel(ctx)
	var running sync.WaitGroup
	running.Go(func() { clock.Run(ctx) })
	return func() {
		stop()
		running.Wait()
	}
}

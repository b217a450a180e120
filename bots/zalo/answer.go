package zalo

import (
	"context"
	"fmt"
)

// run answers in the background, the messages of one chat one after another,
// and gives the place back.
func (b *Bot) run(in Incoming) {
	before, leave := b.lanes.join(in.Chat)
	b.running.Go(func() {
		defer func() { <-b.places }()
		defer leave()
		defer func() {
			if r := recover(); r != nil {
				b.opts.Log.Error("zalo: panic", "entrance", b.name, "panic", fmt.Sprint(r))
				b.finish(in)
			}
		}()
		<-before
		ctx, cancel := context.WithTimeout(b.ctx, answering)
		defer cancel()
		b.answer(ctx, in)
	})
}

// answer answers one message; what cannot be answered now stays in the inbox.
func (b *Bot) answer(ctx context.Context, in Incoming) {
	if in.Kind == Wrote && b.opts.Access.allows(in.User) {
		b.sender.typing(ctx, in.Chat)
	}
	out, err := b.handler.Handle(ctx, in)
	if err != nil {
		return // the program is stopping
	}
	for i, text := range out.Texts {
		if err := b.sender.send(ctx, in.Chat, text); err != nil {
			b.opts.Log.Error("zalo: not sent", "entrance", b.name, "part", i+1, "of", len(out.Texts), "err", err)
			if ctx.Err() != nil {
				return
			}
			break // Zalo does not want it
		}
		if i == 0 && out.Greets {
			if err := b.handler.known.add(b.handler.user(in)); err != nil {
				b.opts.Log.Error("zalo: greeting not noted", "entrance", b.name, "err", err)
			}
		}
	}
	b.finish(in)
}

func (b *Bot) finish(in Incoming) {
	if err := b.inbox.done(in.ID); err != nil {
		b.opts.Log.Error("zalo: answered, but still in the inbox", "entrance", b.name, "err", err)
	}
}

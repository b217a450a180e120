package zalo

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"kehoach/bots"
	"kehoach/bots/remind"
)

// reminding is how long a reminder may take, with the waiting for Zalo.
const reminding = time.Minute

// Remind sends a reminder; it is a [remind.Send].
func (b *Bot) Remind(ctx context.Context, s remind.Subscription, message string) error {
	user, ours := strings.CutPrefix(s.User, b.name+":")
	if !ours || s.Tenant != b.opts.Access.Tenant || !b.opts.Access.allows(user) {
		return remind.ErrNotAllowed
	}
	ctx, cancel := context.WithTimeout(ctx, reminding)
	defer cancel()
	for _, part := range bots.Split(plain(message), maxText, maxText) {
		err := b.sender.send(ctx, s.Address, part)
		var no *refusal
		if errors.As(err, &no) && !no.passes {
			return fmt.Errorf("%w: %w", remind.ErrRefused, err) // blocked, or too long since the person wrote
		}
		if err != nil {
			return err
		}
	}
	return nil
}

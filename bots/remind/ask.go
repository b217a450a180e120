package remind

import (
	"errors"
	"fmt"
	"strings"

	"kehoach/agent"
	"kehoach/bots"
)

// Reply does what a person asked for in a place where reminders can be sent,
// and says so in the place of what the answer said. A reply to anything else
// stays as it is.
func (b *Book) Reply(r *bots.Reply, tenant, user string, p Place) (*bots.Reply, error) {
	o := r.Remind
	if o == nil {
		return r, nil
	}
	s := Subscription{Tenant: tenant, Place: p, User: user, Agency: o.Agency, Key: o.Key, Entry: o.Entry, Days: o.Days, Weekly: o.Weekly, Lang: o.Lang}
	if s.Entry != "" {
		s.Plan = r.Plan
	}
	text, err := b.do(o.Action, s)
	if err != nil {
		return nil, err
	}
	a := *r.Answer
	a.Text, a.Entries, a.Total = text, []agent.Cited{}, 0
	return &bots.Reply{Answer: &a}, nil
}

func (b *Book) do(action string, s Subscription) (string, error) {
	switch action {
	case agent.RemindStop:
		return b.stop(s)
	case agent.RemindList:
		return b.list(s), nil
	}
	err := b.Start(s)
	if errors.Is(err, ErrFull) {
		return fmt.Sprintf(say(s.Lang, "Ở đây đã có %d đăng ký nhắc, nhiều nhất là vậy. Gõ “thôi nhắc” để bỏ hết, hoặc “thôi nhắc việc của …” để bỏ bớt.",
			"There are %d reminders here, which is the most. Write \"stop reminders\" to end them."), maxAtPlace), nil
	}
	if err != nil {
		return "", err
	}
	if s.Weekly {
		return fmt.Sprintf(say(s.Lang, "Đã đặt: bản tin đầu mỗi tuần về %s, trong cuộc trò chuyện này: việc đến hạn tuần này và tuần tới. Bản đầu tiên gửi trong lượt nhắc gần nhất; tuần không có việc đến hạn thì không gửi.\nThôi nhận: “thôi nhắc”. Xem lại: “đang nhắc những gì”.",
			"Done: at the beginning of each week I will send a digest of %s here: what is due this week and the next. The first comes with the next reminders; a week without any brings none.\nTo end it: \"stop reminders\". To see it: \"list reminders\"."), s.Of()), nil
	}
	return fmt.Sprintf(say(s.Lang, "Đã đặt: nhắc %s %s, trong cuộc trò chuyện này. Chỉ nhắc những ngày mà kế hoạch ấn định; việc thường xuyên không có ngày thì không nhắc.\nThôi nhận: “thôi nhắc”. Xem lại: “đang nhắc những gì”.",
		"Done: I will remind you here of %s, %s. I remind only of days that the plan sets; continuous work has none.\nTo end it: \"stop reminders\". To see it: \"list reminders\"."), s.Of(), s.before()), nil
}

// stop ends what was named, or all where nothing was.
func (b *Book) stop(s Subscription) (string, error) {
	ended, err := b.Stop(s.Tenant, s.Place, func(o Subscription) bool {
		return s.Key == "" && s.Entry == "" || s.Key != "" && o.Key == s.Key || s.Entry != "" && o.Entry == s.Entry
	})
	switch {
	case err != nil:
		return "", err
	case len(ended) == 0:
		return say(s.Lang, "Không có đăng ký nhắc nào như vậy ở đây.\n", "There is no such reminder here.\n") + b.list(s), nil
	}
	var names []string
	for _, o := range ended {
		o.Lang = s.Lang
		names = append(names, o.Of())
	}
	return say(s.Lang, "Đã thôi nhắc: ", "Ended: ") + strings.Join(names, "; ") + ".", nil
}

func (b *Book) list(s Subscription) string {
	subs := b.Of(s.Tenant, s.Place)
	if len(subs) == 0 {
		return say(s.Lang, "Ở đây chưa đặt nhắc việc nào. Ví dụ: “nhắc tôi việc của Sở Y tế trước 7 ngày”.",
			"No reminders here. For example: \"remind me of the work of the Department of Health 7 days before\".")
	}
	lines := []string{say(s.Lang, "Đang nhắc ở đây:", "Reminders here:")}
	for _, o := range subs {
		o.Lang = s.Lang
		lines = append(lines, "- "+o.Of()+", "+o.before())
	}
	return strings.Join(lines, "\n")
}

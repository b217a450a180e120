package zalo

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"time"
)

// Kind is what a person did.
type Kind string

const (
	// Wrote: sent a text.
	Wrote Kind = "wrote"
	// SentOther: sent a picture, a file, a sticker.
	SentOther Kind = "other"
	// Followed: began to follow the account.
	Followed Kind = "followed"
)

// Incoming is one thing that a person did, however it reached us. The inbox
// keeps it as JSON.
type Incoming struct {
	// ID names it; what comes again under it was seen before.
	ID   string    `json:"id"`
	Kind Kind      `json:"kind"`
	At   time.Time `json:"at"`
	// Chat is where to answer, User who did it.
	Chat  string `json:"chat"`
	User  string `json:"user"`
	Group bool   `json:"group,omitempty"`
	Text  string `json:"text,omitempty"`
	// Tries is how often the program has begun to answer after a start.
	Tries int `json:"tries,omitempty"`
}

// update is what the Bot Platform sends.
type update struct {
	Event   string `json:"event_name"`
	Message struct {
		ID   string `json:"message_id"`
		Date int64  `json:"date"` // milliseconds; seconds from older hosts
		Text string `json:"text"`
		From struct {
			ID  string `json:"id"`
			Bot bool   `json:"is_bot"`
		} `json:"from"`
		Chat struct {
			ID   string `json:"id"`
			Type string `json:"chat_type"`
		} `json:"chat"`
	} `json:"message"`
}

// readUpdates reads what a poll or a webhook brought: one update, a list of
// them, or either wrapped in {"ok","result"}.
func readUpdates(data []byte) ([]update, error) {
	data = bytes.TrimSpace(data)
	if len(data) > 0 && data[0] == '{' {
		var wrapped struct {
			Result json.RawMessage `json:"result"`
		}
		if err := json.Unmarshal(data, &wrapped); err != nil {
			return nil, err
		}
		if len(wrapped.Result) > 0 {
			data = wrapped.Result
		}
	}
	if len(data) == 0 || string(data) == "null" {
		return nil, nil
	}
	if data[0] == '[' {
		var all []update
		err := json.Unmarshal(data, &all)
		return all, err
	}
	var one update
	err := json.Unmarshal(data, &one)
	return []update{one}, err
}

// incoming returns what an update is about, false for one that is not for us.
func (u update) incoming() (Incoming, bool) {
	m := u.Message
	in := Incoming{
		ID: "bot/" + u.Event + "/" + m.ID, Kind: SentOther, At: millis(m.Date), Chat: m.Chat.ID, User: m.From.ID,
		Group: m.Chat.Type == "GROUP", Text: strings.TrimSpace(m.Text),
	}
	if m.ID == "" || m.Chat.ID == "" || m.From.ID == "" || m.From.Bot || !strings.HasPrefix(u.Event, "message.") {
		return in, false
	}
	if u.Event == "message.text.received" {
		in.Kind = Wrote
	}
	return in, true
}

// event is what an Official Account's webhook sends.
type event struct {
	App       string   `json:"app_id"`
	Event     string   `json:"event_name"`
	Timestamp verbatim `json:"timestamp"`
	Sender    person   `json:"sender"`
	Follower  person   `json:"follower"`
	Message   struct {
		ID   string `json:"msg_id"`
		Text string `json:"text"`
	} `json:"message"`
}

type person struct {
	ID string `json:"id"`
}

// verbatim is a number as it was written, in quotes or not: the signature is
// over these very digits.
type verbatim string

// UnmarshalJSON keeps the digits.
func (v *verbatim) UnmarshalJSON(data []byte) error {
	*v = verbatim(bytes.Trim(data, `"`))
	return nil
}

// time is the moment that the digits mean.
func (v verbatim) time() (time.Time, bool) {
	ms, err := strconv.ParseInt(string(v), 10, 64)
	return millis(ms), err == nil && ms > 0
}

// incoming returns what an event is about, false for one that is not for us,
// such as what the account itself sent.
func (e *event) incoming() (Incoming, bool) {
	at, _ := e.Timestamp.time()
	in := Incoming{ID: "oa/" + e.Event + "/" + e.Message.ID, Kind: SentOther, At: at, Chat: e.Sender.ID, User: e.Sender.ID, Text: strings.TrimSpace(e.Message.Text)}
	switch {
	case e.Event == "follow" && e.Follower.ID != "":
		in.Kind, in.Chat, in.User = Followed, e.Follower.ID, e.Follower.ID
		in.ID = "oa/follow/" + e.Follower.ID + "/" + string(e.Timestamp)
		return in, true
	case !strings.HasPrefix(e.Event, "user_send_") || in.User == "" || e.Message.ID == "":
		return in, false
	case e.Event == "user_send_text", e.Event == "user_send_link" && in.Text != "":
		in.Kind = Wrote
	}
	return in, true
}

// millis reads a time in milliseconds, or in seconds where it would lie in
// 1970.
func millis(n int64) time.Time {
	if n < 1e11 {
		n *= 1000
	}
	return time.UnixMilli(n).UTC()
}

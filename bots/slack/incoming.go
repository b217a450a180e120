package slack

import (
	"encoding/json"
	"net/url"
	"regexp"
	"strings"
)

// Kind is what a person did.
type Kind int

const (
	// Asked: wrote to the bot, in a direct message or by naming it.
	Asked Kind = iota + 1
	// Commanded: used /kehoach.
	Commanded
	// Pressed: pressed a button or chose from a menu.
	Pressed
	// Opened: opened the App Home.
	Opened
	// Began: began a talk in the assistant's pane.
	Began
)

// Incoming is one thing that a person did, however it reached us.
type Incoming struct {
	Kind Kind
	// IDs name it; whatever comes again under one of them was seen before.
	IDs []string
	// Team is the workspace whose app was used, Home that of the person where
	// Slack tells it: in a channel shared between offices, another.
	Team, Home              string
	Channel, User           string
	Text                    string
	Direct                  bool   // in a direct message with the bot
	TS, Thread              string // of the message, and of the thread it is in
	Action, Value, Response string // of a press or a command
	Ephemeral               bool   // a press on what the person alone sees
	Files                   []Shared
}

// Shared is a file that came with a message.
type Shared struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// envelope is the outer part of what the Events API sends.
type envelope struct {
	Type      string `json:"type"`
	Challenge string `json:"challenge"`
	Team      string `json:"team_id"`
	ID        string `json:"event_id"`
	Event     struct {
		Type        string   `json:"type"`
		Subtype     string   `json:"subtype"`
		User        string   `json:"user"`
		UserTeam    string   `json:"user_team"`
		Bot         string   `json:"bot_id"`
		Text        string   `json:"text"`
		TS          string   `json:"ts"`
		Thread      string   `json:"thread_ts"`
		Channel     string   `json:"channel"`
		ChannelType string   `json:"channel_type"`
		Tab         string   `json:"tab"`
		Files       []Shared `json:"files"`
		Assistant   struct {
			User    string `json:"user_id"`
			Channel string `json:"channel_id"`
			Thread  string `json:"thread_ts"`
		} `json:"assistant_thread"`
	} `json:"event"`
}

// incoming returns what an event is about, false for one that is not for us:
// other bots, edits, messages in channels that do not name the bot.
func (e *envelope) incoming() (Incoming, bool) {
	ev := &e.Event
	in := Incoming{
		Team: e.Team, Home: ev.UserTeam, Channel: ev.Channel, User: ev.User, TS: ev.TS, Thread: ev.Thread,
		IDs: []string{e.ID}, Direct: ev.ChannelType == "im",
	}
	if at := ev.Assistant; ev.Type == "assistant_thread_started" && at.User != "" && at.Channel != "" && at.Thread != "" {
		in.Kind, in.Direct, in.User, in.Channel, in.Thread = Began, true, at.User, at.Channel, at.Thread
		return in, e.Team != "" && e.ID != ""
	}
	if ev.User == "" || ev.Bot != "" || e.Team == "" || e.ID == "" {
		return in, false
	}
	switch {
	case ev.Type == "app_home_opened" && ev.Tab == "home":
		in.Kind = Opened
		return in, true
	case ev.Type == "app_mention", ev.Type == "message" && ev.ChannelType == "im" && (ev.Subtype == "" || ev.Subtype == "file_share"):
		in.Kind, in.Text, in.Files = Asked, plainText(ev.Text), ev.Files
		// Naming the bot can be told twice, as a message and as a mention.
		in.IDs = append(in.IDs, e.Team+"/"+ev.Channel+"/"+ev.TS)
		return in, ev.Channel != "" && ev.TS != ""
	}
	return in, false
}

// readCommand reads a slash command, whose fields Slack sends as a form or, in
// Socket Mode, as an object.
func readCommand(get func(string) string) (Incoming, bool) {
	in := Incoming{
		Kind: Commanded, Team: get("team_id"), Channel: get("channel_id"), User: get("user_id"),
		Text: plainText(get("text")), Response: get("response_url"), Direct: strings.HasPrefix(get("channel_id"), "D"),
		IDs: []string{"command/" + get("trigger_id")},
	}
	return in, in.Team != "" && in.User != "" && in.Response != "" && get("trigger_id") != ""
}

func readForm(v url.Values) (Incoming, bool) { return readCommand(v.Get) }

func readObject(data []byte) (Incoming, bool) {
	var fields map[string]any
	if json.Unmarshal(data, &fields) != nil {
		return Incoming{}, false
	}
	return readCommand(func(key string) string { s, _ := fields[key].(string); return s })
}

// press is what Slack sends when a button is pressed.
type press struct {
	Type     string `json:"type"`
	Trigger  string `json:"trigger_id"`
	Response string `json:"response_url"`
	Team     struct {
		ID string `json:"id"`
	} `json:"team"`
	User struct {
		ID   string `json:"id"`
		Team string `json:"team_id"`
	} `json:"user"`
	Container struct {
		Channel   string `json:"channel_id"`
		TS        string `json:"message_ts"`
		Thread    string `json:"thread_ts"`
		Ephemeral bool   `json:"is_ephemeral"`
	} `json:"container"`
	Actions []struct {
		ID       string `json:"action_id"`
		Value    string `json:"value"`
		Selected struct {
			Value string `json:"value"`
		} `json:"selected_option"`
	} `json:"actions"`
}

func readPress(data []byte) (Incoming, bool) {
	var p press
	if json.Unmarshal(data, &p) != nil || p.Type != "block_actions" || len(p.Actions) != 1 || p.Trigger == "" {
		return Incoming{}, false
	}
	a, c := p.Actions[0], p.Container
	in := Incoming{
		Kind: Pressed, IDs: []string{"press/" + p.Trigger}, Team: p.Team.ID, Home: p.User.Team, User: p.User.ID,
		Channel: c.Channel, TS: c.TS, Thread: c.Thread, Ephemeral: c.Ephemeral, Response: p.Response,
		Direct: strings.HasPrefix(c.Channel, "D"), Action: a.ID, Value: a.Value,
	}
	if a.Selected.Value != "" {
		in.Value = a.Selected.Value
	}
	return in, in.Team != "" && in.User != ""
}

var (
	mention = regexp.MustCompile(`<@[A-Z0-9]+(?:\|[^>]*)?>`)
	linked  = regexp.MustCompile(`<([^<>|]*)(?:\|([^<>]*))?>`)
	escapes = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&")
)

// plainText returns the words of a message: names of people left out, links
// as they read, Slack's escapes undone.
func plainText(s string) string {
	s = mention.ReplaceAllString(s, " ")
	s = linked.ReplaceAllStringFunc(s, func(l string) string {
		m := linked.FindStringSubmatch(l)
		if m[2] != "" {
			return m[2]
		}
		return strings.TrimLeft(m[1], "#!")
	})
	return strings.TrimSpace(escapes.Replace(s))
}

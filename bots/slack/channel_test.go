package slack

import (
	"strings"
	"testing"
)

// TestTheAskerFirst: an answer in a channel is the asker's alone until it is
// shared into the thread; another cannot share it.
func TestTheAskerFirst(t *testing.T) {
	h := setup(t, func(c *Config) { c.AskerFirst, c.File = true, paper })
	s := h.say("app_mention", "C1", "U1", "<@UBOT> Sở Y tế chủ trì việc gì?", "")
	if s.Path != "/chat.postEphemeral" || s.Fields["user"] != "U1" || s.Fields["thread_ts"] == nil {
		t.Fatalf("answered by %s %v", s.Path, s.Fields)
	}
	h.press(s, "U2", "share")
	if p := h.next(); p.Fields["response_type"] == "in_channel" {
		t.Error("somebody else shares")
	}
	h.press(s, "U1", "share")
	if p := h.next(); p.Fields["response_type"] != "in_channel" || !strings.Contains(text(p), "U1") || strings.Contains(text(p), `"share"`) {
		t.Errorf("shared: %v", p.Fields)
	}
	if p := h.next(); p.Fields["delete_original"] != true {
		t.Errorf("the first is left: %v", p.Fields)
	}
	draft := h.say("app_mention", "C1", "U1", "<@UBOT> soạn báo cáo quý II của Sở Y tế", "")
	h.none(h.bot) // no file that all would see
	h.press(draft, "U1", "file")
	if up := h.next(); up.Fields["channel_id"] != "D-U1" {
		t.Errorf("the file goes to %v", up.Fields)
	}
	if s := h.say("message", "D1", "U1", "ai ký kế hoạch này?", ""); s.Path != "/chat.postMessage" {
		t.Errorf("to the person directly by %s", s.Path)
	}
	h.none(h.bot)
}

// TestAskAPerson asks whom the channel has named, in the thread; elsewhere
// there is nobody to ask.
func TestAskAPerson(t *testing.T) {
	h := setup(t, func(c *Config) { c.Access.People = map[string]string{"C1": "U9"} })
	s := h.say("app_mention", "C1", "U1", "<@UBOT> lương giám đốc sở <bao nhiêu>", "")
	h.press(s, "U1", "person")
	p := h.next()
	if said, _ := p.Fields["text"].(string); p.Path != "/chat.postMessage" || p.Fields["channel"] != "C1" || !strings.HasPrefix(said, "<@U9>, <@U1>") || strings.Contains(said, "<bao") {
		t.Errorf("asked by %s %v", p.Path, p.Fields)
	}
	if s := h.say("app_mention", "C2", "U1", "<@UBOT> lương giám đốc sở bao nhiêu", ""); strings.Contains(text(s), `"person"`) {
		t.Errorf("nobody is named here: %s", text(s))
	}
	h.none(h.bot)
}

// TestSignOff: what is shared goes to the approver first, and into the channel
// only when approved, once; another cannot approve it.
func TestSignOff(t *testing.T) {
	h := setup(t, func(c *Config) { c.Access.Approvers = []string{"U9"} })
	share := func() sent {
		t.Helper()
		s := h.say("app_mention", "C1", "U1", "<@UBOT> Sở Y tế chủ trì việc gì?", "")
		if s.Path != "/chat.postEphemeral" {
			t.Fatalf("answered by %s", s.Path)
		}
		h.press(s, "U1", "share")
		if s := h.next(); s.Fields["response_type"] == "in_channel" || !strings.Contains(s.Fields["text"].(string), "người duyệt") {
			t.Errorf("the asker hears %v", s.Fields)
		}
		return h.next()
	}
	ask := share()
	if ask.Path != "/chat.postMessage" || ask.Fields["channel"] != "U9" || !strings.Contains(text(ask), "U1") || strings.Contains(text(ask), `"share"`) || !strings.Contains(text(ask), "nhiệm vụ 59") {
		t.Fatalf("the approver sees %s %v", ask.Path, ask.Fields)
	}
	h.press(ask, "U2", "approve")
	if s := h.next(); s.Path != "/answer" || s.Fields["response_type"] == "in_channel" {
		t.Errorf("another approves: %s %v", s.Path, s.Fields)
	}
	h.press(ask, "U9", "approve")
	if s := h.next(); s.Path != "/chat.postMessage" || s.Fields["channel"] != "C1" || !strings.Contains(text(s), "U9") || !strings.Contains(text(s), "nhiệm vụ 59") {
		t.Errorf("shared %s %v", s.Path, s.Fields)
	}
	h.next() // the approver's own message
	h.press(ask, "U9", "refuse")
	if s := h.next(); s.Path != "/answer" || s.Fields["text"] != words["vi"].judged {
		t.Errorf("judged twice: %v", s.Fields)
	}
	h.press(share(), "U9", "refuse")
	h.next()
	if s := h.next(); s.Path != "/chat.postEphemeral" || s.Fields["user"] != "U1" || !strings.Contains(s.Fields["text"].(string), "chưa đồng ý") {
		t.Errorf("not approved: %s %v", s.Path, s.Fields)
	}
	h.none(h.bot)
}

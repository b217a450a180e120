package zalo

import (
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"kehoach/agent"
	"kehoach/bots"
)

const signer = "Nguyễn Văn Sơn"

// TestAnsweredOnce delivers one message again and again, through a restart.
func TestAnsweredOnce(t *testing.T) {
	h := setup(t)
	var audited []string
	h.opts.Audit = func(tenant, user string, _ time.Time, a *agent.Answer) {
		audited = append(audited, tenant+" "+user+" "+a.Question)
	}
	b := h.start()
	ask := update1("1", "c1", "u1", "ai ký kế hoạch này?")
	h.write(ask)
	first := h.next()
	if first.Chat != "c1" || !strings.Contains(first.Text, signer) || !strings.HasPrefix(first.Text, words["vi"].greeting) {
		t.Fatalf("answered %+v", first)
	}
	if n := len(h.called("sendChatAction")); n != 1 {
		t.Errorf("typing was shown %d times", n)
	}
	h.write(ask, ask, update1("2", "c1", "u1", "ai ký kế hoạch này?"))
	if s := h.next(); strings.Contains(s.Text, words["vi"].greeting) {
		t.Errorf("greeted twice: %s", s.Text)
	}
	stop(b, patience)
	b = h.start()
	h.write(ask, update1("3", "c1", "u1", "ai ký kế hoạch này?"))
	if s := h.next(); strings.Contains(s.Text, words["vi"].greeting) {
		t.Errorf("greeted again after a restart: %s", s.Text)
	}
	stop(b, patience)
	h.none()
	if len(audited) != 3 || audited[0] != "office zalo:u1 ai ký kế hoạch này?" {
		t.Errorf("audited %q", audited)
	}
	files, _ := filepath.Glob(filepath.Join(h.opts.Dir, "zalo-inbox", "*"))
	for _, f := range files {
		if data, _ := os.ReadFile(f); len(data) > 0 {
			t.Errorf("an answered question stays on the disk: %s", data)
		}
	}
}

// TestStopLosesNothing stops while Zalo takes no messages and while a poll is
// under way, whose update comes only then. All is answered after the start.
func TestStopLosesNothing(t *testing.T) {
	h := setup(t)
	bad := make([]int, 10_000)
	for i := range bad {
		bad[i] = http.StatusBadGateway
	}
	h.order(sendWay, bad...)
	tried := make(chan bool, 10_000)
	h.on(sendWay, func(*http.Request) { tried <- true })
	b := h.start()
	h.write(update1("1", "c1", "u1", "ai ký kế hoạch này?"))
	<-tried
	polling, late := make(chan bool), make(chan bool)
	var once atomic.Bool
	h.on(pollWay, func(*http.Request) {
		if once.CompareAndSwap(false, true) {
			polling <- true
			<-late
		}
	})
	<-polling
	closed := make(chan bool)
	go func() { stop(b, time.Second); close(closed) }()
	<-b.listening.Done() // it stops
	h.write(update1("2", "c2", "u2", "PAR INDEX là gì?"))
	close(late)
	<-closed
	h.none()
	h.order(sendWay)
	h.on(sendWay, nil)
	h.start()
	got := map[string]bool{h.next().Chat: true, h.next().Chat: true}
	if !got["c1"] || !got["c2"] {
		t.Errorf("answered in %v", got)
	}
	h.none()
}

// TestStopFinishesAnswers stops while an answer is on its way.
func TestStopFinishesAnswers(t *testing.T) {
	h := setup(t)
	sending := make(chan bool)
	h.on(sendWay, func(*http.Request) {
		sending <- true
		time.Sleep(100 * time.Millisecond)
	})
	b := h.start()
	h.write(update1("1", "c1", "u1", "ai ký kế hoạch này?"))
	<-sending
	stop(b, patience)
	select {
	case <-h.came:
	default:
		t.Error("stopped before the answer was sent")
	}
}

// TestTheInboxCannotBeWritten holds an update until it can, and does not poll
// for the next meanwhile.
func TestTheInboxCannotBeWritten(t *testing.T) {
	h := setup(t)
	b := h.start()
	until(t, func() bool { return len(h.called(pollWay)) > 0 })
	block, unblock := blocked(t, filepath.Join(h.opts.Dir, "zalo-inbox"))
	block()
	h.write(update1("1", "c1", "u1", "ai ký kế hoạch này?"))
	until(t, func() bool { return strings.Contains(h.log.text(), "not taken in") })
	before := len(h.called(pollWay))
	until(t, func() bool { return strings.Count(h.log.text(), "not taken in") > 3 })
	if after := len(h.called(pollWay)); after != before {
		t.Errorf("polled %d times meanwhile", after-before)
	}
	h.none()
	unblock()
	h.next()
	stop(b, patience)
}

func TestWhatLeavesAndWhatComesBack(t *testing.T) {
	h := setup(t)
	b := h.start()
	h.order(sendWay, http.StatusTooManyRequests, http.StatusServiceUnavailable, http.StatusInternalServerError)
	start := time.Now()
	h.say("u1", "ai ký kế hoạch này?")
	if took := time.Since(start); took < 900*time.Millisecond {
		t.Errorf("sent again after %v, Zalo asked for a second", took)
	}
	if n := len(h.called(sendWay)); n != 4 {
		t.Errorf("sent %d times", n)
	}
	h.order(sendWay, http.StatusForbidden) // the person has blocked the bot
	h.write(update1("blocked", "c1", "u1", "ai ký kế hoạch này?"))
	h.say("u2", "ai ký kế hoạch này?")
	h.order(pollWay, http.StatusBadGateway, http.StatusTooManyRequests)
	h.say("u2", "ai ký kế hoạch này?")
	stop(b, patience)
	h.start() // nothing is left of the one that Zalo does not want
	h.say("u1", "ai ký kế hoạch này?")
	h.none()
}

func TestATokenThatIsRefused(t *testing.T) {
	h := setup(t)
	_, err := NewBot(t.Context(), h.desk, BotConfig{Token: "9:other", API: h.URL, Options: h.opts})
	var p *bots.Problem
	if !errors.As(err, &p) || !strings.Contains(p.VI, "ZALO_BOT_TOKEN") {
		t.Errorf("another token: %v", err)
	}
	b := h.start()
	if b.Err() != nil {
		t.Errorf("a fault at the start: %v", b.Err())
	}
	h.order(pollWay, http.StatusUnauthorized)
	b.receiving.Wait()
	if !errors.As(b.Err(), &p) {
		t.Errorf("refused while polling: %v", b.Err())
	}
}

// TestNoTokenInErrors has no server where the token goes in the address.
func TestNoTokenInErrors(t *testing.T) {
	h := setup(t)
	_, err := NewBot(t.Context(), h.desk, BotConfig{Token: token, API: "http://127.0.0.1:1", Options: h.opts})
	if err == nil || strings.Contains(err.Error(), "a-bot-token") {
		t.Errorf("said %v", err)
	}
	_, err = NewBot(t.Context(), h.desk, BotConfig{Token: "a-bot-token\x7f", API: h.URL, Options: h.opts})
	if err == nil || strings.Contains(err.Error(), "a-bot-token") {
		t.Errorf("said %v", err)
	}
	h.start()
	h.order(pollWay, http.StatusBadGateway)
	h.order(sendWay, http.StatusForbidden, http.StatusBadGateway)
	h.write(update1("1", "c1", "u1", "một câu hỏi kín"))
	h.say("u2", "ai ký kế hoạch này?")
	if log := h.log.text(); !strings.Contains(log, "not sent") || strings.Contains(log, "a-bot-token") || strings.Contains(log, "câu hỏi kín") {
		t.Errorf("logged %s", log)
	}
}

// TestLeftTooOften gives up what has outlived three starts, lest it be what
// ends the program, and what is a day old.
func TestLeftTooOften(t *testing.T) {
	now := time.Now()
	b, err := openInbox(t.TempDir(), func() time.Time { return now })
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"a", "b"} {
		if fresh, err := b.take(Incoming{ID: id, At: now}); !fresh || err != nil {
			t.Fatal(fresh, err)
		}
	}
	if err := b.done("b"); err != nil {
		t.Fatal(err)
	}
	for start := 1; start <= 4; start++ {
		left, dropped, err := b.left()
		if want := start <= maxTries; err != nil || (len(left) == 1) != want || (dropped == 1) == want {
			t.Errorf("start %d: %d left, %d dropped, %v", start, len(left), dropped, err)
		}
	}
	if fresh, _ := b.take(Incoming{ID: "c", At: now}); !fresh {
		t.Error("c was never there")
	}
	now = now.Add(stale + time.Minute)
	if left, dropped, _ := b.left(); len(left) != 0 || dropped != 1 {
		t.Errorf("a day old: %d left, %d dropped", len(left), dropped)
	}
	now = now.Add(known)
	if fresh, err := b.take(Incoming{ID: "a", At: now}); !fresh || err != nil {
		t.Errorf("known for ever: %v", err)
	}
}

package bots

import (
	"context"
	"fmt"
	"sync"
	"time"

	"kehoach/agent"
)

const (
	// atModelWaiting is how many questions may wait for a language model, and
	// modelPatience for how long; then the rules' answer is given.
	atModelWaiting = 256
	modelPatience  = 20 * time.Second
)

// modelGate bounds how many questions a language model is asked at once. No
// person has more than half of the places.
type modelGate struct {
	gate     *gate
	most     int // of one person
	patience time.Duration

	mu   sync.Mutex
	held map[string]int // by person
}

func newModelGate(atOnce int) *modelGate {
	return &modelGate{gate: newGate(atOnce, atModelWaiting), most: max(1, atOnce/2), patience: modelPatience, held: make(map[string]int)}
}

// enter waits for a place; leave gives it back. The error is an
// [agent.Failure].
func (g *modelGate) enter(ctx context.Context, who string, doing func(agent.Step)) (leave func(), err error) {
	if !g.take(who) {
		return nil, crowded{}
	}
	if doing != nil && g.gate.full() {
		doing(agent.Waiting(len(g.gate.waiting)))
	}
	ctx, cancel := context.WithTimeout(ctx, g.patience)
	defer cancel()
	free, err := g.gate.enter(ctx)
	if err != nil {
		g.drop(who)
		return nil, crowded{}
	}
	return func() {
		free()
		g.drop(who)
	}, nil
}

// take notes one more question of a person, false where there are as many as
// may be.
func (g *modelGate) take(who string) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.held[who] >= g.most {
		return false
	}
	g.held[who]++
	return true
}

func (g *modelGate) drop(who string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.held[who]--; g.held[who] == 0 {
		delete(g.held, who)
	}
}

// crowded is why the model is not asked: too many questions are.
type crowded struct{}

var _ agent.Failure = crowded{}

// Error says so for the log.
func (crowded) Error() string { return "too many questions at the model" }

// Why completes "the model …".
func (crowded) Why(lang string) string {
	if lang == "en" {
		return "is busy with other questions"
	}
	return "đang bận với các câu hỏi khác"
}

// stepWords say what is being done, in Vietnamese and in English.
var stepWords = map[agent.Step][2]string{
	agent.StepWaits: {"Đang chờ mô hình ngôn ngữ trả lời các câu hỏi trước…", "Waiting for the language model, which is busy…"},
	agent.StepAsks:  {"Đang hỏi mô hình ngôn ngữ…", "Asking the language model…"},
	agent.StepLooks: {"Đang tra cứu kế hoạch…", "Looking in the plan…"},
	agent.StepHolds: {"Đang đối chiếu câu trả lời với kế hoạch…", "Holding the answer against the plan…"},
	agent.StepAgain: {"Có điểm chưa khớp với kế hoạch, đang viết lại…", "Something differs from the plan; writing it again…"},
}

// StepWords say in a language, "vi" or "en", what is being done.
func StepWords(s agent.Step, lang string) string {
	kind, before := s.Kind()
	text, ahead := stepWords[kind][0], fmt.Sprintf(" (còn %d câu hỏi xếp trước)", before)
	if lang == "en" {
		text, ahead = stepWords[kind][1], fmt.Sprintf(" (%d questions wait before yours)", before)
	}
	if before == 0 {
		return text
	}
	return text + ahead
}

package slack

import (
	"context"
	"fmt"
	"strings"
	"sync"

	api "github.com/slack-go/slack"

	"kehoach/bots"
	"kehoach/bots/keep"
	"kehoach/bots/view"
	"kehoach/plan"
)

// homes keeps which agency each person called their own, in a file: a JSON
// object, written whole.
type homes struct {
	path string // "" for no file

	mu     sync.Mutex
	chosen map[string]choice // by workspace and person
}

type choice struct {
	Plan   string `json:"plan"`
	Agency string `json:"agency"`
}

// maxHomes is for how many people it is kept.
const maxHomes = 100_000

func openHomes(path string) (*homes, error) {
	h := &homes{path: path, chosen: make(map[string]choice)}
	if path == "" {
		return h, nil
	}
	return h, keep.ReadJSON(path, &h.chosen)
}

// choose notes a choice; the error is that it is not on the disk.
func (h *homes) choose(team, user, plan, agency string) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.chosen) >= maxHomes {
		return nil
	}
	h.chosen[team+"/"+user] = choice{plan, agency}
	if h.path == "" {
		return nil
	}
	return keep.WriteJSON(h.path, h.chosen)
}

func (h *homes) of(team, user string) choice {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.chosen[team+"/"+user]
}

const (
	homeDays  = 90 // how far the App Home looks
	homeItems = 30
)

// home is a person's App Home: the agency they chose of the plan stored last,
// and what falls due for it in the next days.
func (h *Handler) home(ctx context.Context, in Incoming, tenant string) []Outgoing {
	out := Outgoing{Way: Home, User: in.User, Blocks: []api.Block{section(words["vi"].help)}}
	infos, err := h.library.Plans(ctx, tenant)
	if err != nil || len(infos) == 0 {
		return []Outgoing{out}
	}
	mine := h.homes.of(in.Team, in.User)
	id := infos[0].ID
	for _, i := range infos {
		if i.ID == mine.Plan {
			id = i.ID
		}
	}
	p, err := h.library.Plan(ctx, tenant, id)
	if err != nil {
		return []Outgoing{out}
	}
	v := view.New(p, nil)
	out.Blocks = append(out.Blocks, section("*"+escape(cut(p.Title, 300))+"*"))
	var opts []*api.OptionBlockObject
	var chosen *view.Agency
	for _, a := range v.Agencies() {
		if len(opts) < maxOptions && len(p.ID)+len(a.Key) < 140 {
			opts = append(opts, api.NewOptionBlockObject(p.ID+"|"+a.Key, plain(cut(a.Name, maxOption)), nil))
		}
		if a.Key == mine.Agency {
			chosen = &a
		}
	}
	if len(opts) > 0 {
		menu := api.NewOptionsSelectBlockElement(api.OptTypeStatic, plain("Cơ quan của tôi"), doAgency, opts...)
		out.Blocks = append(out.Blocks, api.NewActionBlock("mine", menu))
	}
	if chosen != nil {
		out.Blocks = append(out.Blocks, dues(v, *chosen, h.opts.Today())...)
	}
	return []Outgoing{out}
}

// dues lists what falls due for an agency in the next days.
func dues(v *view.View, a view.Agency, today plan.Date) []api.Block {
	blocks := []api.Block{section(fmt.Sprintf("*%s*: chủ trì %d, phối hợp %d, qua nhóm %d. Đến hạn trong %d ngày tới:",
		escape(a.Name), a.Lead, a.Coordinating, a.Member, homeDays))}
	var lines []string
	for _, d := range v.Calendar(today, today.AddDays(homeDays), a.Key, "vi") {
		day := "*" + d.Date.VN() + "*"
		if d.Note != "" {
			day += " (" + d.Note + ")"
		}
		for _, i := range d.Items {
			if len(lines) < homeItems {
				lines = append(lines, day+": ["+words["vi"].kinds[i.Kind]+" "+escape(i.Number)+"] "+escape(cut(i.Gist, 160)))
			}
		}
	}
	if len(lines) == 0 {
		lines = []string{"Không có việc nào đến hạn."}
	}
	for _, part := range bots.Split(strings.Join(lines, "\n"), maxSection, maxSection) {
		blocks = append(blocks, section(part))
	}
	return blocks
}

package remind

import (
	"errors"
	"slices"
	"sync"

	"kehoach/bots/keep"
)

// Place is where reminders go.
type Place struct {
	// Entrance is "slack", "zalo" or "zalo-oa"; Address is its own word for a
	// channel or a person.
	Entrance string `json:"entrance"`
	Address  string `json:"address"`
}

// Subscription is what somebody wants to be reminded of, where.
type Subscription struct {
	Tenant string `json:"tenant"`
	Place
	// User is who asked, as at the desk. Who may no longer ask is no longer
	// reminded.
	User string `json:"user"`
	// Agency and Key name whose work, "" for everybody's; Entry is the one entry
	// of Plan that is meant, "" for all entries of all plans.
	Agency string `json:"agency,omitempty"`
	Key    string `json:"key,omitempty"`
	Plan   string `json:"plan,omitempty"`
	Entry  string `json:"entry,omitempty"`
	// Days is how long before, Lang "vi" or "en".
	Days int `json:"days"`
	// Weekly is set for a digest at the beginning of each week instead.
	Weekly bool   `json:"weekly,omitempty"`
	Lang   string `json:"lang"`
	// Sent are the reminders that were sent, by [Item.ID], and the weeks of a
	// digest.
	Sent []string `json:"sent,omitempty"`
}

// same reports whether two are for the same work in the same place.
func (s Subscription) same(o Subscription) bool {
	return s.Tenant == o.Tenant && s.Place == o.Place && s.Key == o.Key && s.Plan == o.Plan && s.Entry == o.Entry && s.Weekly == o.Weekly
}

// at reports whether it is one of a place's.
func (s Subscription) at(tenant string, p Place) bool { return s.Tenant == tenant && s.Place == p }

// How many subscriptions there may be.
const (
	maxAtPlace = 20
	maxInAll   = 10_000
)

// ErrFull is returned where there are too many subscriptions.
var ErrFull = errors.New("too many reminders")

// Book keeps subscriptions in a file. It is safe for concurrent use by one
// process; two must not share a file.
type Book struct {
	path string

	mu       sync.Mutex
	subs     []Subscription // replaced, never changed
	revision int            // of what is wanted
	unsaved  bool           // what was sent is not in the file yet
}

// stored is the file: a JSON object, written whole.
type stored struct {
	Subscriptions []Subscription `json:"subscriptions"`
}

// Open opens the book in a file, which need not be there yet.
func Open(path string) (*Book, error) {
	var s stored
	if err := keep.ReadJSON(path, &s); err != nil {
		return nil, err
	}
	return &Book{path: path, subs: s.Subscriptions}, nil
}

// Start adds a subscription, or changes the days of one for the same work.
func (b *Book) Start(s Subscription) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	subs := slices.Clone(b.subs)
	if i := slices.IndexFunc(subs, s.same); i >= 0 {
		s.Sent = subs[i].Sent
		subs[i] = s
		return b.save(subs, true)
	}
	here := 0
	for _, o := range subs {
		if o.at(s.Tenant, s.Place) {
			here++
		}
	}
	if here >= maxAtPlace || len(subs) >= maxInAll {
		return ErrFull
	}
	return b.save(append(subs, s), true)
}

// Stop ends the subscriptions of a place for which is holds, and returns them.
func (b *Book) Stop(tenant string, p Place, is func(Subscription) bool) ([]Subscription, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	var left, ended []Subscription
	for _, s := range b.subs {
		if s.at(tenant, p) && is(s) {
			ended = append(ended, s)
		} else {
			left = append(left, s)
		}
	}
	if len(ended) == 0 {
		return nil, nil
	}
	return ended, b.save(left, true)
}

// Of returns the subscriptions of a place.
func (b *Book) Of(tenant string, p Place) []Subscription {
	all, _ := b.all()
	return slices.DeleteFunc(slices.Clone(all), func(s Subscription) bool { return !s.at(tenant, p) })
}

// all returns the subscriptions and their revision.
func (b *Book) all() ([]Subscription, int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.subs, b.revision
}

// sent notes reminders that were sent for a subscription, unless it has ended
// meanwhile.
func (b *Book) sent(s Subscription, ids []string) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	subs := slices.Clone(b.subs)
	i := slices.IndexFunc(subs, s.same)
	if i < 0 {
		return nil
	}
	subs[i].Sent = append(slices.Clone(subs[i].Sent), ids...)
	return b.save(subs, false)
}

// save puts other subscriptions in the place of those kept. What cannot be
// written is kept for now all the same where it says what was sent, lest it be
// sent again.
func (b *Book) save(subs []Subscription, wanted bool) error {
	err := keep.WriteJSON(b.path, stored{Subscriptions: subs})
	if err == nil || !wanted {
		b.subs, b.unsaved = subs, err != nil
	}
	if err == nil && wanted {
		b.revision++
	}
	return err
}

// flush writes what could not be written before.
func (b *Book) flush() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.unsaved {
		return nil
	}
	return b.save(b.subs, false)
}

package zalo

import "slices"

// Access says whose messages are answered: nobody's by default.
type Access struct {
	// Tenant is the office whose plans are meant.
	Tenant string
	// Users are those who may ask, by Zalo's IDs for this bot or account;
	// Everyone lets all ask, where the plan is public.
	Users    []string
	Everyone bool
}

func (a Access) allows(user string) bool {
	return user != "" && (a.Everyone || slices.Contains(a.Users, user))
}

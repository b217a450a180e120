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
	// Editors are those of them who may also report progress.
	Editors []string
}

func (a Access) allows(user string) bool {
	return user != "" && (a.Everyone || slices.Contains(a.Users, user))
}

// reporter is the name under which a person who may ask reports progress, ""
// for one who only asks.
func (a Access) reporter(user, name string) string {
	if !slices.Contains(a.Editors, user) {
		return ""
	}
	return name
}

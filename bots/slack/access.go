package slack

import "slices"

// Access says whose messages are answered. Nobody outside of Teams is.
type Access struct {
	// Teams is the tenant of each workspace, by the workspace's ID.
	Teams map[string]string
	// Channels and Users, where given, are the only ones; direct messages need
	// no channel.
	Channels, Users []string
	// Editors are the people who may also report progress.
	Editors []string
	// Approvers, where given, see what is to be shared into a channel before
	// others do.
	Approvers []string
	// People are whom to ask where the plan does not answer, by channel.
	People map[string]string
}

// reporter is the name under which a person reports progress, "" for one who
// only asks.
func (a Access) reporter(in Incoming) string {
	if !slices.Contains(a.Editors, in.User) {
		return ""
	}
	return in.user()
}

// tenant returns the tenant of an incoming's workspace, false where the person
// may not ask there. A person from another workspace, in a channel that two
// offices share, belongs to that one.
func (a Access) tenant(in Incoming) (string, bool) {
	tenant, ok := a.Teams[in.Team]
	if ok && in.Home != "" && in.Home != in.Team {
		home, known := a.Teams[in.Home]
		ok = known && home == tenant
	}
	if len(a.Users) > 0 && !slices.Contains(a.Users, in.User) {
		ok = false
	}
	if len(a.Channels) > 0 && !in.Direct && in.Kind != Opened && in.Channel != "" && !slices.Contains(a.Channels, in.Channel) {
		ok = false
	}
	return tenant, ok
}

package web

import (
	"crypto/sha256"
	"crypto/subtle"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"

	"kehoach/bots"
	"kehoach/bots/web/login"
)

// Role is what a person may do.
type Role int

const (
	// Anyone is who has not said who they are.
	Anyone Role = iota
	// Reader asks and reads.
	Reader
	// Editor also takes plans in and reports progress.
	Editor
	// Admin also removes plans and sees the metrics.
	Admin
)

var roleNames = [...]string{"anyone", "reader", "editor", "admin"}

// String returns the role's name.
func (r Role) String() string { return roleNames[r] }

// ParseRole reads a role's name.
func ParseRole(name string) (Role, bool) {
	i := slices.Index(roleNames[:], name)
	return Role(max(i, 0)), i > 0
}

// Identity is a person who came in.
type Identity struct {
	Tenant, User string
	Role         Role
}

// reporter is the name under which the person reports progress, "" for one who
// only reads.
func (i Identity) reporter() string {
	if i.Role < Editor {
		return ""
	}
	return i.User
}

// Access says who may come in. The zero value trusts everybody on this
// machine, and nobody else: a server that listens further away must have one
// of the others ([Access.Configured]).
type Access struct {
	// Header is the request header in which a reverse proxy names the person
	// whom it has let in: "X-Forwarded-User". It is believed only of
	// connections from Proxies.
	Header  string
	Proxies []netip.Prefix
	// TenantHeader, where set, names the person's office the same way.
	TenantHeader string
	// Keys let programs in, by "Authorization: Bearer KEY".
	Keys []Key
	// Login lets people in by the office's login server, nil for not.
	Login *login.Login
	// Admins and Editors are the users with these roles; all others read.
	Admins, Editors []string
}

// Key is a program's key.
type Key struct {
	Name string
	Role Role
	hash [sha256.Size]byte
}

// NewKey returns a key; only a hash of its secret is kept.
func NewKey(name string, role Role, secret string) Key {
	return Key{Name: name, Role: role, hash: sha256.Sum256([]byte(secret))}
}

// Configured reports whether anything tells people apart.
func (a *Access) Configured() bool { return a.Header != "" || len(a.Keys) > 0 || a.Login != nil }

// who says who sent a request.
func (a *Access) who(r *http.Request, tenant string) (Identity, error) {
	if secret, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok && len(a.Keys) > 0 {
		return a.byKey(secret, tenant)
	}
	switch {
	case a.Header != "":
		return a.byProxy(r, tenant)
	case a.Login != nil:
		user, ok := a.Login.User(r)
		if !ok {
			return Identity{}, needsLogin
		}
		return Identity{Tenant: tenant, User: user, Role: a.roleOf(user)}, nil
	case len(a.Keys) > 0:
		return Identity{}, needsLogin
	case !loopbackHost(r.Host):
		// Another name for this machine, as in an attack by DNS rebinding.
		return Identity{}, wrongHost
	}
	return Identity{Tenant: tenant, User: "local", Role: Admin}, nil
}

func (a *Access) byKey(secret, tenant string) (Identity, error) {
	hash := sha256.Sum256([]byte(secret))
	var found *Key
	for i := range a.Keys {
		if subtle.ConstantTimeCompare(hash[:], a.Keys[i].hash[:]) == 1 {
			found = &a.Keys[i]
		}
	}
	if found == nil {
		return Identity{}, needsLogin
	}
	return Identity{Tenant: tenant, User: "key:" + found.Name, Role: found.Role}, nil
}

func (a *Access) byProxy(r *http.Request, tenant string) (Identity, error) {
	from, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil || !slices.ContainsFunc(a.Proxies, func(p netip.Prefix) bool { return p.Contains(from.Addr().Unmap()) }) {
		return Identity{}, notTheProxy
	}
	// Two values mean that somebody sent one past the proxy.
	names := r.Header.Values(a.Header)
	if len(names) != 1 || strings.TrimSpace(names[0]) == "" || len(names[0]) > 256 {
		return Identity{}, needsLogin
	}
	who := Identity{Tenant: tenant, User: strings.TrimSpace(names[0]), Role: a.roleOf(strings.TrimSpace(names[0]))}
	if a.TenantHeader != "" {
		offices := r.Header.Values(a.TenantHeader)
		if len(offices) != 1 || offices[0] == "" || len(offices[0]) > 256 {
			return Identity{}, needsLogin
		}
		who.Tenant = offices[0]
	}
	return who, nil
}

func (a *Access) roleOf(user string) Role {
	switch {
	case slices.Contains(a.Admins, user):
		return Admin
	case slices.Contains(a.Editors, user):
		return Editor
	}
	return Reader
}

// loopbackHost reports whether a Host header names this machine to itself.
func loopbackHost(host string) bool {
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	host = strings.Trim(host, "[]")
	if strings.EqualFold(host, "localhost") {
		return true
	}
	addr, err := netip.ParseAddr(host)
	return err == nil && addr.IsLoopback()
}

var (
	needsLogin  = &bots.Problem{Code: bots.NeedsLogin, VI: "Cần đăng nhập.", EN: "You need to log in."}
	notTheProxy = &bots.Problem{Code: bots.Forbidden, VI: "Chỉ nhận kết nối qua máy chủ đăng nhập của cơ quan.", EN: "Only connections through the office's login server are taken."}
	wrongHost   = &bots.Problem{Code: bots.Forbidden, VI: "Máy chủ này chỉ phục vụ máy đang chạy nó; hãy mở http://localhost.", EN: "This server serves the machine it runs on only; open http://localhost."}
	notAllowed  = &bots.Problem{Code: bots.Forbidden, VI: "Anh/chị chưa được giao quyền làm việc này.", EN: "You have not been given the right to do this."}
)

package cli

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"strings"
	"time"

	"kehoach/bots/web"
	"kehoach/bots/web/login"
)

// access reads who may come in from the flags and the environment.
func (a *app) access(ctx context.Context, f serveFlags) (*web.Access, error) {
	acc := &web.Access{Header: f.header, TenantHeader: f.tenantHeader, Admins: f.admins, Editors: f.editors}
	for _, text := range f.proxies {
		p, err := parsePrefix(text)
		if err != nil {
			return nil, usageError{fmt.Errorf(a.t("--auth-proxy %q: cần địa chỉ IP hoặc dải mạng, như 10.0.0.5 hoặc 10.0.0.0/24", "--auth-proxy %q: want an IP address or a network, such as 10.0.0.5 or 10.0.0.0/24"), text)}
		}
		acc.Proxies = append(acc.Proxies, p)
	}
	if (acc.Header != "") != (len(acc.Proxies) > 0) {
		return nil, usageError{errors.New(a.t("--auth-header và --auth-proxy phải đi cùng nhau", "--auth-header and --auth-proxy go together"))}
	}
	if acc.TenantHeader != "" && acc.Header == "" {
		return nil, usageError{errors.New(a.t("--tenant-header cần --auth-header", "--tenant-header wants --auth-header"))}
	}
	if err := a.keys(acc); err != nil {
		return nil, err
	}
	return acc, a.login(ctx, acc, f.oidc)
}

// login asks the login server, where one is named.
func (a *app) login(ctx context.Context, acc *web.Access, conf login.Config) error {
	switch {
	case conf.Issuer == "":
		return nil
	case acc.Header != "":
		return usageError{errors.New(a.t("chọn một: --oidc-issuer hoặc --auth-header", "choose one: --oidc-issuer or --auth-header"))}
	case conf.PublicURL == "":
		return usageError{errors.New(a.t("--oidc-issuer cần --public-url", "--oidc-issuer wants --public-url"))}
	}
	conf.Secret = a.getenv("KEHOACH_OIDC_SECRET")
	ctx, cancel := context.WithTimeout(ctx, 15*time.Second)
	defer cancel()
	var err error
	if acc.Login, err = login.New(ctx, conf); err != nil {
		return fmt.Errorf(a.t("máy chủ đăng nhập không dùng được: %w", "the login server cannot be used: %w"), err)
	}
	return nil
}

// keys reads the programs' keys.
func (a *app) keys(acc *web.Access) error {
	for i, text := range strings.FieldsFunc(a.getenv("KEHOACH_API_KEYS"), func(r rune) bool { return r == ',' || r == '\n' }) {
		// The key itself is not shown: it is a secret.
		parts := strings.SplitN(strings.TrimSpace(text), ":", 3)
		if len(parts) != 3 || parts[0] == "" {
			return fmt.Errorf(a.t("KEHOACH_API_KEYS, khóa thứ %d: cần dạng tên:vai-trò:khóa", "KEHOACH_API_KEYS, key %d: want name:role:key"), i+1)
		}
		role, ok := web.ParseRole(parts[1])
		if !ok || len(parts[2]) < minKey {
			return fmt.Errorf(a.t("KEHOACH_API_KEYS, khóa %q: vai trò là reader, editor hoặc admin, và khóa dài ít nhất %d ký tự", "KEHOACH_API_KEYS, key %q: the role is reader, editor or admin, and the key has at least %d characters"), parts[0], minKey)
		}
		acc.Keys = append(acc.Keys, web.NewKey(parts[0], role, parts[2]))
	}
	return nil
}

// minKey is how long a program's key must be, lest it can be guessed.
const minKey = 20

func parsePrefix(text string) (netip.Prefix, error) {
	if addr, err := netip.ParseAddr(text); err == nil {
		return addr.Prefix(addr.BitLen())
	}
	return netip.ParsePrefix(text)
}

// mayListen refuses to serve other machines where nothing tells people apart.
func (a *app) mayListen(addr string, access *web.Access) error {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return usageError{fmt.Errorf(a.t("--addr %q: cần dạng ĐỊA_CHỈ:CỔNG, như 127.0.0.1:8080", "--addr %q: want HOST:PORT, such as 127.0.0.1:8080"), addr)}
	}
	ip, err := netip.ParseAddr(host)
	if host == "localhost" || err == nil && ip.IsLoopback() || access.Configured() {
		return nil
	}
	return usageError{fmt.Errorf(a.t(
		"--addr %s cho máy khác vào mà chưa có xác thực. Dùng 127.0.0.1, hoặc đặt --oidc-issuer, hoặc --auth-header và --auth-proxy, hoặc KEHOACH_API_KEYS",
		"--addr %s lets other machines in, and there is no authentication. Use 127.0.0.1, or set --oidc-issuer, or --auth-header and --auth-proxy, or KEHOACH_API_KEYS"), addr)}
}

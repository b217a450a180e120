package cli

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"runtime/debug"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"kehoach/bots"
	"kehoach/bots/web"
	"kehoach/bots/web/login"
)

// serveFlags are the flags of serve.
type serveFlags struct {
	addr                     string
	header, tenantHeader     string
	proxies, admins, editors []string
	perMinute                int
	grace                    time.Duration
	oidc                     login.Config
	audit                    string
	auditDays                int
	remindAt                 string
}

// defaultAddr is where the server listens: this machine alone.
const defaultAddr = "127.0.0.1:8080"

func (a *app) serveCmd() *cobra.Command {
	c := &cobra.Command{
		Use:   "serve",
		Short: a.t("Mở trang hỏi đáp trên trình duyệt và API", "Serve the chat page and the API"),
		Long: a.t(`Mở trang hỏi đáp và API trên máy này. Ctrl-C dừng sau khi trả lời xong các câu đang hỏi.

Để máy khác vào được phải có xác thực: đăng nhập OpenID Connect (--oidc-issuer, --public-url); hoặc máy chủ đăng nhập (reverse proxy) của cơ quan đặt tên người dùng
vào một header (--auth-header, --auth-proxy), hoặc khóa cho chương trình trong KEHOACH_API_KEYS
(dạng tên:vai-trò:khóa, cách nhau dấu phẩy; vai trò là reader, editor hoặc admin).`,
			`Serves the chat page and the API on this machine. Ctrl-C stops it when the answers being given are finished.

For other machines to come in there must be authentication: OpenID Connect (--oidc-issuer, --public-url); or the office's reverse proxy names the user in a
header (--auth-header, --auth-proxy), or keys for programs in KEHOACH_API_KEYS
(name:role:key, separated by commas; the role is reader, editor or admin).`),
		Example: "  kehoach serve\n  kehoach serve --addr 0.0.0.0:8080 --auth-header X-Forwarded-User --auth-proxy 10.0.0.5 --admins nva",
		Args:    cobra.NoArgs,
	}
	var f serveFlags
	fl := c.Flags()
	fl.StringVar(&f.addr, "addr", envOr(a.getenv, "KEHOACH_ADDR", defaultAddr), a.t("địa chỉ và cổng để nghe", "the address and port to listen on"))
	fl.StringVar(&f.header, "auth-header", "", a.t("header mà máy chủ đăng nhập ghi tên người dùng", "the header in which the login proxy names the user"))
	fl.StringSliceVar(&f.proxies, "auth-proxy", nil, a.t("địa chỉ IP hoặc dải mạng của máy chủ đăng nhập", "the login proxy's IP address or network"))
	fl.StringVar(&f.oidc.Issuer, "oidc-issuer", "", a.t("máy chủ đăng nhập OpenID Connect của cơ quan (khóa bí mật: KEHOACH_OIDC_SECRET)", "the office's OpenID Connect login server (its secret: KEHOACH_OIDC_SECRET)"))
	fl.StringVar(&f.oidc.ClientID, "oidc-client", "kehoach", a.t("tên của chương trình ở máy chủ đăng nhập", "the program's name at the login server"))
	fl.StringVar(&f.oidc.UserClaim, "oidc-claim", "email", a.t("thông tin dùng làm tên người dùng", "the claim that names the user"))
	fl.StringVar(&f.oidc.PublicURL, "public-url", "", a.t("địa chỉ của trang như người dùng thấy, https://…", "the page's address as people see it, https://…"))
	fl.StringVar(&f.tenantHeader, "tenant-header", "", a.t("header mà máy chủ đăng nhập ghi mã cơ quan", "the header in which the login proxy names the office"))
	fl.StringSliceVar(&f.admins, "admins", nil, a.t("người dùng có quyền quản trị", "users who administer"))
	fl.StringSliceVar(&f.editors, "editors", nil, a.t("người dùng được nạp kế hoạch", "users who may take plans in"))
	fl.IntVar(&f.perMinute, "rate", 120, a.t("số câu hỏi một người mỗi phút; 0 là không giới hạn", "questions a person may ask a minute; 0 is no limit"))
	fl.DurationVar(&f.grace, "grace", 20*time.Second, a.t("khi dừng, chờ các câu đang trả lời lâu nhất bao lâu", "when stopping, how long to wait for the answers being given"))
	fl.StringVar(&f.audit, "audit", "", a.t("thư mục nhật ký câu hỏi và câu trả lời", "the folder of the record of questions and answers"))
	fl.IntVar(&f.auditDays, "audit-days", 30, a.t("giữ nhật ký bao nhiêu ngày", "for how many days the record is kept"))
	fl.StringVar(&f.remindAt, "remind-at", "07:30", a.t("từ mấy giờ (Việt Nam) thì nhắn nhắc việc vào Slack, Zalo", "from what time of day (in Việt Nam) reminders go to Slack and Zalo"))
	c.RunE = func(cmd *cobra.Command, _ []string) error { return a.serve(cmd.Context(), f) }
	return c
}

func (a *app) serve(ctx context.Context, f serveFlags) error {
	access, err := a.access(ctx, f)
	if err != nil {
		return err
	}
	if err := a.mayListen(f.addr, access); err != nil {
		return err
	}
	l, err := net.Listen("tcp", f.addr)
	if err != nil {
		return a.cannotListen(f.addr, err)
	}
	defer l.Close()
	ag, st, err := a.openAgent(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	lib := library{app: *a, store: st}
	if lib.embedder, err = a.embedderOf(ctx, st); err != nil {
		return err
	}
	log := slog.New(slog.NewJSONHandler(a.err, nil))
	var counted atomic.Pointer[web.Server]
	stopTracing, err := a.trace(ctx, log, &counted)
	if err != nil {
		return err
	}
	defer stopTracing()
	if !access.Configured() && !a.chats() {
		f.perMinute = 0 // one person's own machine
	}
	opts := &web.Options{Tenant: a.tenant, Access: access, Log: log, Version: version(), Exports: webExports(ag), Counts: a.counts.all, Mounts: make(map[string]http.Handler), Entrances: make(map[string]func() error)}
	kinds, err := loadKinds(a.getenv("KEHOACH_KINDS"))
	if err != nil {
		return err
	}
	opts.Guarded = map[string]func(*web.Server, web.Identity) http.Handler{mcpPath: a.mcpOverHTTP(ag)}
	opts.Draft, opts.Tracer = webDraft(ag, kinds), a.tracer
	if opts.Feedback, err = a.feedbackFile(); err != nil {
		return err
	}
	if f.audit != "" {
		l, err := a.openAudit(f.audit, f.auditDays)
		if err != nil {
			return err
		}
		defer l.Close()
		opts.Audit = record(l, log)
		a.modelCalls = recordCalls(l, log)
	}
	atModel, err := a.atModel()
	if err != nil {
		return err
	}
	desk := bots.NewDesk(ag, &bots.Options{PerMinute: f.perMinute, Explain: asProblem, State: lib.state, AtModel: atModel, Tracer: a.tracer})
	// The first question makes a plan ready, which nobody should wait for.
	if _, err := desk.Try(ctx, bots.Message{Tenant: a.tenant, Text: a.t("Kế hoạch này nói về gì?", "What is this plan about?")}); err != nil {
		log.Warn("no plan made ready", "err", err)
	}
	stop, err := a.startChats(ctx, ag, desk, lib, f, opts)
	if err != nil {
		return err
	}
	defer stop()
	srv := web.New(desk, lib, opts)
	counted.Store(srv)
	fmt.Fprintf(a.out, a.t("Trang hỏi đáp: http://%s/ (Ctrl-C để dừng)\n", "The chat page: http://%s/ (Ctrl-C stops)\n"), shown(l.Addr()))
	if err := srv.Serve(ctx, l, f.grace); err != nil {
		return fmt.Errorf("serve: %w", err)
	}
	fmt.Fprintln(a.out, a.t("Đã dừng.", "Stopped."))
	return nil
}

// cannotListen says why a port cannot be had, and what to do.
func (a *app) cannotListen(addr string, err error) error {
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return fmt.Errorf(a.t("cổng của %s đang được chương trình khác dùng; chọn cổng khác: kehoach serve --addr 127.0.0.1:8081", "the port of %s is in use by another program; choose another: kehoach serve --addr 127.0.0.1:8081"), addr)
	case errors.Is(err, syscall.EACCES):
		return fmt.Errorf(a.t("không được phép nghe ở %s; cổng dưới 1024 cần quyền quản trị, hãy dùng cổng lớn hơn", "no permission to listen on %s; ports below 1024 want an administrator, use a higher one"), addr)
	case errors.Is(err, syscall.EADDRNOTAVAIL):
		return fmt.Errorf(a.t("máy này không có địa chỉ %s", "this machine has no address %s"), addr)
	}
	return fmt.Errorf(a.t("không nghe được ở %s: %w", "cannot listen on %s: %w"), addr, err)
}

// shown is an address as a browser on this machine takes it.
func shown(addr net.Addr) string {
	host, port, _ := net.SplitHostPort(addr.String())
	if ip, err := netip.ParseAddr(host); err == nil && ip.IsUnspecified() {
		host = "localhost"
	}
	return net.JoinHostPort(host, port)
}

// version is the program's, from how it was built.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "dev"
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			return s.Value[:12]
		}
	}
	return info.Main.Version
}

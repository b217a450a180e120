package postgres

import (
	"encoding/binary"
	"io"
	"net"
	"net/url"
	"sync"
	"sync/atomic"
	"testing"
)

// proxy stands between a store and the server, counts round trips and cuts
// connections.
type proxy struct {
	target string
	l      net.Listener

	mu    sync.Mutex
	conns map[net.Conn]bool
	// cutAt cuts a connection before it passes on so many more bytes to the
	// server; negative does not.
	cutAt atomic.Int64
	// cutReply cuts a connection instead of passing on the next reply, or the
	// one after skipReplies more.
	cutReply    atomic.Bool
	skipReplies atomic.Int64
	// refuse closes new connections at once.
	refuse atomic.Bool
	// syncs counts what asks the server for an answer and waits for it.
	syncs atomic.Int64
	// cuts counts the connections that were cut by cutAt and cutReply.
	cuts atomic.Int64
}

// throughProxy returns a URL that leads through a proxy.
func throughProxy(t testing.TB, base string) (*proxy, string) {
	t.Helper()
	u, err := url.Parse(base)
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p := &proxy{target: u.Host, l: l, conns: map[net.Conn]bool{}}
	p.cutAt.Store(-1)
	go p.serve()
	t.Cleanup(func() {
		l.Close()
		p.cut()
	})
	u.Host = l.Addr().String()
	return p, u.String()
}

func (p *proxy) serve() {
	for {
		client, err := p.l.Accept()
		if err != nil {
			return
		}
		server, err := net.Dial("tcp", p.target)
		if err != nil || p.refuse.Load() {
			client.Close()
			if server != nil {
				server.Close()
			}
			continue
		}
		p.mu.Lock()
		p.conns[client], p.conns[server] = true, true
		p.mu.Unlock()
		end := func() {
			client.Close()
			server.Close()
			p.mu.Lock()
			delete(p.conns, client)
			delete(p.conns, server)
			p.mu.Unlock()
		}
		go func() { p.toServer(server, client); end() }()
		go func() { p.toClient(client, server); end() }()
	}
}

// cut ends all connections.
func (p *proxy) cut() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for c := range p.conns {
		c.Close()
	}
}

// toServer passes messages on one by one. All but the first begin with a
// letter; all have a length.
func (p *proxy) toServer(server io.Writer, client io.Reader) {
	head := make([]byte, 5)
	for first := true; ; first = false {
		n := 5
		if first {
			n = 4
		}
		if _, err := io.ReadFull(client, head[:n]); err != nil {
			return
		}
		body := make([]byte, binary.BigEndian.Uint32(head[n-4:n])-4)
		if _, err := io.ReadFull(client, body); err != nil {
			return
		}
		if !first && (head[0] == 'S' || head[0] == 'Q') {
			p.syncs.Add(1)
		}
		message := append(append([]byte{}, head[:n]...), body...)
		if left := p.cutAt.Load(); left >= 0 && !first {
			if p.cutAt.Add(-int64(len(message))) < 0 {
				p.cutAt.Store(-1)
				p.cuts.Add(1)
				server.Write(message[:min(left, int64(len(message)))]) // cut anyway
				return
			}
		}
		if _, err := server.Write(message); err != nil {
			return
		}
	}
}

func (p *proxy) toClient(client io.Writer, server io.Reader) {
	buf := make([]byte, 64<<10)
	for {
		n, err := server.Read(buf)
		if n > 0 && p.cutReply.Load() && p.skipReplies.Add(-1) < 0 && p.cutReply.CompareAndSwap(true, false) {
			p.cuts.Add(1)
			return
		}
		if n > 0 {
			if _, err := client.Write(buf[:n]); err != nil {
				return
			}
		}
		if err != nil {
			return
		}
	}
}

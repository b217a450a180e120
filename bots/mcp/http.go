package mcp

import (
	"net/http"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// maxBody is how much a client may send at once.
const maxBody = 256 << 10

// Handler serves one request over Streamable HTTP. There are no sessions: each
// request stands for itself, so that nothing is kept of clients that go away,
// and several programs can serve one address.
func (s *Server) Handler() http.Handler {
	return mcp.NewStreamableHTTPHandler(func(*http.Request) *mcp.Server { return s.sdk }, &mcp.StreamableHTTPOptions{
		Stateless: true, JSONResponse: true, MaxRequestBodyBytes: maxBody,
		// Whoever mounts it holds requests to their host; behind a proxy on the
		// same machine the sdk would take each for a rebound name.
		DisableLocalhostProtection: true,
	})
}

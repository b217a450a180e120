// Package web is the entrance by browser and by HTTP: the chat page, the API
// under /api/, and /v1/ as OpenAI's clients speak it. A [Server] is an
// [http.Handler] over a [bots.Desk] and a [bots.Library]; [Server.Serve] runs
// it and, when told to stop, finishes the answers that are being given.
//
// The page is plain ES modules and style sheets, embedded in the program: no
// build step, no package manager and nothing fetched from elsewhere, so that
// an office without Internet access runs it, and anybody can read what runs.
// It never builds HTML out of text, and the Content-Security-Policy forbids
// scripts and styles that are not files of the page.
//
// A person comes in by OpenID Connect (package login), a reverse proxy that is
// trusted, or a key; with none of these the server serves its own machine.
// Who may do what is decided once, in access.go: a route names the least
// [Role] that it wants. The tenant comes from how a person came in, never from
// the request's own words.
//
// Conversations are listed in the browser's own storage: what somebody asked
// is personal data, and the server keeps it only as long as a talk goes on. A
// page that comes back to an old talk sends its earlier questions along.
package web

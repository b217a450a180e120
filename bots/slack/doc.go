// Package slack is the entrance for people in Slack: mentions, direct
// messages, threads as conversations, the command /kehoach, buttons and the
// App Home.
//
// The parts stand one behind the other. A transport ([Bot.ServeHTTP] for
// signed requests, [Bot.Listen] for Socket Mode) reads what Slack sends into an
// [Incoming], acknowledges it at once and drops what was already received. The
// [Handler] knows no network: it asks the desk and returns the [Outgoing]
// messages. The sender posts these, and waits where Slack tells it to.
//
// The workspace decides the tenant; nothing that a person writes does.
package slack

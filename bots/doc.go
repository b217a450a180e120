// Package bots is what the entrances of people have in common: the neutral
// [Message] and [Reply], and the [Desk] that answers. An entrance (bots/web,
// a chat app) turns what it receives into a Message and shows the Reply as its
// place allows; what a question means, and what may be answered, is the same
// everywhere.
//
// The Desk keeps conversations apart, bounds how much one person and all
// together may ask, and says no in words ([Problem]). It knows no entrance.
package bots

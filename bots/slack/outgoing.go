package slack

import (
	api "github.com/slack-go/slack"

	"kehoach/bots"
)

// Way is how a message goes out.
type Way int

const (
	// Post: into the channel or thread, for all who see it.
	Post Way = iota + 1
	// Whisper: into the channel or thread, for one person.
	Whisper
	// Respond: to what was pressed or commanded, for the person alone.
	Respond
	// RespondAll: to what was pressed, for the whole channel.
	RespondAll
	// Replace: in the place of the message that was pressed.
	Replace
	// Delete: takes away the message that was pressed.
	Delete
	// Home: the person's App Home.
	Home
	// Upload: File into the channel or thread; without a channel, to the person
	// alone.
	Upload
	// Status: what the bot is doing, at the foot of a talk in the assistant's
	// pane, until it answers.
	Status
	// Prompts: what may be asked first, in the assistant's pane.
	Prompts
	// Offer: as Post, to be taken away again by Withdraw with the same Key.
	Offer
	Withdraw
)

// Outgoing is one message of the bot.
type Outgoing struct {
	Way                   Way
	Channel, Thread, User string
	Response              string // where to answer a press or a command
	// Text is what notifications and screen readers say of Blocks.
	Text   string
	Blocks []api.Block
	File   *bots.File
	// Questions are those of Prompts, Key is that of an Offer.
	Questions []string
	Key       string
}

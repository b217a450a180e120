// Package remind tells people in a chat what falls due, some days before. A
// [Book] keeps who wants to be reminded of what, and what was sent; a [Clock]
// sends each morning what is new; an entrance ([Send]) carries it.
//
// Only days that the plan's words set are reminded of ([due.Set]); continuous
// work and work on an event have none. A reminder is known by its plan, entry,
// part and day: it is sent once to each place, through restarts and whatever
// the machine's clock does. It is noted after it was sent, so a crash between
// the two sends it again rather than never.
//
// [due.Set]: kehoach/plan/due.Set
package remind

// Package zalo is the entrance for people in Zalo: as a bot of the Zalo Bot
// Platform ([NewBot], by long polling or a webhook) or as an Official Account
// ([NewOA], by a webhook that Zalo signs).
//
// The parts stand one behind the other. A transport reads what Zalo sends into
// an [Incoming]. The inbox writes it to the disk before Zalo is told that it
// was taken, since Zalo keeps nothing that it has handed over; it also knows
// again what was delivered before. The [Handler] knows no network: it asks the
// desk and returns texts. A [line] sends them, and waits where Zalo tells it
// to. What could not be answered before the program stopped is answered when
// it starts again.
//
// Anybody in Việt Nam can write to a bot, so nobody is answered who is not on
// the list ([Access]).
package zalo

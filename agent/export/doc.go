// Package export writes lists of work in the formats that people's other tools
// read: a calendar (ICS), Markdown, JSON, and pictures of the year (SVG). The
// spreadsheet has a package of its own, xlsx. All are pure functions of a
// [work.List]: the same list gives the same bytes.
package export

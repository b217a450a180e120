// Package question reads a question about a plan: its language, the agencies
// and numbers it names, its span of time, what it asks for and the words that
// are left to search with. It needs no model and knows no answers.
package question

// Package langchain gives the plans of a store to programs that are built with
// langchaingo: a [Retriever] for its chains, and the tools that only read for
// its agents. Both answer from the plan as the program does; neither asks a
// model, and what a chain or an agent makes of it passes no gate.
package langchain

// Kehoach answers questions about an administrative plan.
package main

import (
	"os"

	"kehoach/bots/cli"
)

func main() { os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Getenv)) }

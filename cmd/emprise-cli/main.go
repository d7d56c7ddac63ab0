package main

import (
	"context"
	"os"
	"os/signal"
	"runtime/debug"
)

// garbage is how much the heap may grow, in per cent, before it is collected. What is kept are columns without pointers, which
// cost nothing to look through: room is dearer.
const garbage = 30

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbage)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := Run(ctx, os.Args[1:], Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr})
	stop()
	os.Exit(code)
}

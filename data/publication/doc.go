// Package publication writes the public copy of a project: a new file with what may be shown outside and nothing else, not even
// its history.
//
// It is safe for any goroutine. It must know nothing of windows, and decides nothing itself: what is confidential stands in one
// table (data.ReachOf).
package publication

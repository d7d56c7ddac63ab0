// Package explain turns errors, values and reasons into sentences in the reader's language, for the window, the command
// line and the sheets alike.
//
// Numbers come in the unit of their measure; hectares, kilometres and per cent exist only in the sentences. All functions
// are pure and safe for any goroutine. The package must know nothing of windows, and must not be imported by the packages
// whose errors it explains.
package explain

// Package crash keeps a report of what ended the program, for the person to read and to send if they like: nothing leaves the machine by
// itself. A report holds the version, the system, the stack and the identifiers of the operations done last, and nothing that was typed
// or stored. Its functions may be called from any goroutine. It must know no window.
package crash

// Package founding proposes what a new project begins with: in which projection its land is told and printed, with the reason, and
// under which name its file lies. A person may choose otherwise.
//
// Places are degrees of WGS 84. All functions are pure and safe for any goroutine; the package must know nothing of windows, of
// languages and of files.
package founding

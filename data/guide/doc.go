// Package guide reads the guide of the program, chapter by chapter, as documents that a window shows. The guides are those of docs, in
// Markdown; texts come out without markup.
//
// Everything is pure and may be called from any goroutine. The package must know nothing of a project.
package guide

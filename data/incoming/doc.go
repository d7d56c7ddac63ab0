// Package incoming looks at a file before it is brought into a project, and brings it in as it was understood: which layers it
// holds, what each may be by the standards that we know, in which coordinate system its positions may be when the file does
// not say, and under which names its columns are kept.
//
// A look reads the first rows only; nothing is decided by it. What comes out is lon/lat degrees of WGS 84.
//
// Functions are safe for any goroutine and take as long as reading does: never call them from a window's own. The package
// must know nothing of windows, of languages and of the project file.
package incoming

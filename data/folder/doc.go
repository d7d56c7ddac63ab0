// Package folder knows where a person keeps files: the usual folders of each system, and the drives that are there now.
//
// Usual asks the disks, which may sleep or lie on a network: it belongs off the interface thread. The package must know nothing of
// projects, and names nothing in a language.
package folder

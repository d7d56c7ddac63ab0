// Package contracts shows in the drawer the axes and action sheets of a contract at the left, and at the right the projects that hang
// on what is in hand. It is shown by Set(Model) and speaks by its OnX callbacks; texts come in ready.
package contracts

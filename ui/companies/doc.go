// Package companies shows in the drawer the companies at the left, and at the right what happened with the one in hand, the newest at
// the top. It is shown by Set(Model) and speaks by its OnX callbacks; texts come in ready. It must know nothing of how far things
// stand, only how that is said.
package companies

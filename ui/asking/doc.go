// Package asking is what all forms have in common that speaks: their buttons, codes as options in words, and how what is typed in them is
// read, in the reader's language. What makes no sense is told by the rule that it breaks, at its field.
//
// Everything here belongs to the interface thread. The package must know nothing of what any form is about.
package asking

// Package charset turns the texts of old formats into UTF-8 without losing a byte: what cannot be what it is said to be is
// read as Windows-1252, the encoding of older French software, and counted so that it can be told. No byte ever becomes
// U+FFFD: the five that Windows-1252 leaves without a character become the control characters of ISO 8859-1, as WHATWG has it.
//
// A Charset is safe for any goroutine, a Mender belongs to one. The package must know nothing of features.
package charset

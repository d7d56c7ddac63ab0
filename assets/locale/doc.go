// Package locale says messages, numbers, dates and quantities in the reader's language, French or English. Quantities
// come in as plain numbers in the unit that the function's name carries. A Locale is immutable and safe for any goroutine.
package locale

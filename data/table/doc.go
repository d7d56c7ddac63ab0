// Package table is a table to hand out, as a value, and the forms in which it leaves: a workbook for who goes on with it, separated
// values for any program, JSON for scripts. All come from the same value and say the same.
//
// Numbers are in the units that their columns name, days are AAAA-MM-JJ; a value that is not known is an empty cell, never zero and
// never "no". Rows are asked for one at a time, so that a long table needs no more memory than a short one. Every function may be
// called from any goroutine as long as the rows may. The package must know nothing of whose rows they are, of files and of windows.
package table

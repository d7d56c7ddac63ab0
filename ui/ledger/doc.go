// Package ledger is a table in the drawer that tells what happened: the journal, the history of one row, or what is different
// between two dates. It is shown by Set and speaks by its OnX callbacks; texts come in ready, and a line is asked for when it
// comes in sight.
package ledger

// Package comparison shows in the drawer how plots come by their scores: one plot as a waterfall of what each criterion gives, with
// sliders to try other values; two to four side by side, in bars and a table. Below it says how far the ranking holds. It is shown by
// Set(Model) and speaks by OnTry, OnDrop and OnClose. Bars are in shares of a whole score; all words come in ready. It must know
// nothing of how a score is made.
package comparison

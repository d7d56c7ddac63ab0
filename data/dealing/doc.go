// Package dealing tells how things stand with companies and on contracts: what was said and when, what is to be done, how far land that
// was proposed has come, which projects hang on each action sheet, and where on the map all of it lies. It also makes edits of one step: what a call becomes (a
// company, the exchange and the need), and the removal of a company or a contract with all that is nothing without it.
//
// Days are AAAA-MM-JJ, money is euros. All functions are pure and safe for any goroutine. The package must know nothing of windows
// and of languages. All of it is internal: nothing here is for a public document.
package dealing

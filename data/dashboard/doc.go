// Package dashboard works out the figures of a territory: hectares by status and by zone, what is on offer against what is asked
// for by size, proposals on their way, jobs, tonnes of CO₂e, land taken against the budget, and how much is known.
//
// Areas are square metres on the ellipsoid, and totals of drawn areas are unions: ground that two plots share counts once. Land take
// is a sum of what was entered, since no outline of it is drawn. What is not known is counted apart and never as zero. Every figure
// names the rows that it counts. All functions are pure and safe for any goroutine; the package must know nothing of windows and of
// how a project is kept.
package dashboard

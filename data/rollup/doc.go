// Package rollup adds up what projects bring by zone, by commune, by contract and for the whole territory: how many there are of each
// type and status, jobs, euros of investment, tonnes of CO₂e avoided a year.
//
// A project on several places counts whole in each of them and once in the territory, so that places do not add up to the territory;
// it says how many do so. Amounts are added over the projects of which they are known, and those that ought to say and do not are
// counted apart: unknown is not zero. Abandoned projects are counted and bring nothing. Positions are degrees of WGS 84, days
// AAAA-MM-JJ. All functions are pure and safe for any goroutine. The package must know nothing of windows and of sheets.
package rollup

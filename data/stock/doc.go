// Package stock takes stock of a contract over a period: projects by priority and status, money by scheme, jobs, tonnes of CO₂e, land
// offered, taken and reused, and what has moved.
//
// Projects are those that hang on the contract; land is that of the whole territory, since no plot hangs on a contract. The states at
// both ends of the period, and at the end of each year, come from the journal. Areas are square metres on the ellipsoid, money euros,
// days AAAA-MM-JJ; a period has both of its days. What is not known is counted apart, not as zero. All functions are pure and safe
// for any goroutine. The package must know nothing of windows and of how the journal is kept.
package stock

// Package supply gathers the land that an allocation can give: plots, assemblies of parcels, zones by the hectare.
//
// It puts what a snapshot has into the words of package allocation: candidates with their values, the parcels of each, so that
// two on the same ground exclude each other, and the land on sale of zones that is cut anew: the plots that touch are one piece, and
// a company is within one, as it wants its land together. Areas are m². Functions are pure and
// may be called from any goroutine. The package must know nothing of windows and languages.
package supply

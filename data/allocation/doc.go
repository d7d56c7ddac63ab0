// Package allocation decides which company gets which land, all needs at once, and sets the answer beside those of
// first-come and of the best score first.
//
// A place hosts one company (a plot, an assembly of parcels) or as many as its hectares hold (a zone); places that share a
// part, such as two assemblies of the same parcel, exclude each other. Fits are scores from 0 to 100, areas m², carbon
// tonnes of CO₂ equivalent a year. Values are counted in whole steps, so that the optimum is exact.
//
// All functions are pure and deterministic: the order in which needs and places are given changes nothing, the budget is a
// number of steps and not a time, no clock is read. They may be called from any goroutine. The package must know nothing of
// geometry, of files and of languages: what it says of an answer is keys and values, which data/explain renders.
package allocation

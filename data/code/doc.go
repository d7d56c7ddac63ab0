// Package code knows the forms of the codes that registers give: of legal persons, establishments, activities, occupations,
// communes and parcels. It says whether a text is one, letter for letter; reading what people write is data/standard's.
//
// Whether a code was ever given to anybody is not known here. All functions are pure and safe for any goroutine; the package
// imports nothing of ours.
package code

// Package inquiry answers what people ask about one place or one need of a project: why not this plot or this parcel, what would
// make it fit, which needs could it serve, what has moved since a day.
//
// It finds the places, gathers what is known of them, and asks data/match; the neighbours of a plot that lacks land it finds on
// the ground. Areas are square metres, positions lon/lat degrees of WGS 84. Answers are data, told by data/explain. All
// functions may be called from any goroutine. The package must know nothing of windows and languages.
package inquiry

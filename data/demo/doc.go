// Package demo grows the demonstration territory: a fictional intercommunalité of twenty communes with its parcels,
// river, motorway, railway, zones, plots, companies, needs and projects, from the recipe in assets and a seed.
//
// Shapes are drawn in metres of Lambert-93, x to the east and y to the north of the recipe's centre, then handed out in
// lon/lat degrees rounded to seven decimals, so that GeoJSON and the project file say the same. One seed gives the same
// territory on every run. All functions are pure but the two that write files, and safe for any goroutine. The package
// must know nothing of windows and of SQL.
package demo

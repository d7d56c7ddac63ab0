// Package data holds the territory's nouns and rules: parcels, zones, plots, companies, needs, projects, layers, and the
// edits that change them. Field names follow CNIG Sites économiques v2024-10 where it has the thing.
//
// Geometries are orb values in lon/lat degrees of WGS 84; areas are square metres, distances metres, prices euros before
// tax, powers kVA. All nouns are values: a snapshot hands out copies, and whoever receives one may keep it. The package
// must know nothing of windows, of SQL and of files.
package data

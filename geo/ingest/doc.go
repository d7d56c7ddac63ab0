// Package ingest reads files of features from anywhere into Sets, and lists what is not as it should be.
//
// GeoJSON is read plain or gzipped (told by content, not by name), as a FeatureCollection, a Feature, a geometry, or one
// Feature a line; members may come in any order. What comes out is lon/lat degrees of WGS 84 whatever the file is in: the
// crs member of GeoJSON 2008 is honoured before and after the features; without one RFC 7946 §4 says WGS 84. A file whose
// system is not known, or is clearly not what it says (metres without a system, degrees declared as metres, latitude
// first), is refused: the user states it in Options.
//
// A file is taken whole or refused whole with a *geo.FileError that names the place of the fault. Broken JSON is refused:
// what follows a fault cannot be trusted. Features of a sound file are judged one by one:
//
//	rule                   what happens                       severity
//	feature_not_object     skipped                            error
//	feature_type           skipped without geometry and       error
//	                       properties, else kept              warning
//	geometry_type          skipped                            error
//	geometry_not_object    skipped                            error
//	geometry_depth         skipped: brackets do not match     error
//	                       the type
//	collection_depth       skipped: 17 collections deep       error
//	coordinates_missing    skipped                            error
//	position_not_number    skipped: null, text …              error
//	position_short         skipped: one ordinate              error
//	position_out_of_range  skipped: nowhere on Earth          error
//	line_short ring_short  that line, hole or part is left    warning
//	                       out; skipped when none is left     error
//	ring_unclosed          closed                             warning
//	position_mixed         kept; heights are left out anyway  warning
//	collection_mixed       the highest dimension is kept      warning
//	crosses_antimeridian   kept without its shape             warning
//	geometry_missing       kept without geometry              info
//	geometry_empty         kept without geometry              info
//	properties_not_object  kept without properties            warning
//	duplicate_member       the last value wins                info
//	number_too_large       unknown value                      warning
//	text_encoding          read as Windows-1252               warning
//	id_repeated            kept                               warning
//	too_many_columns       the column is left out             warning
//	outside_france         (whole file) kept                  warning
//	rules of measure       kept as drawn: see Validate        warning, info
//
// Integers beyond 2^53 are kept as text with all their digits. Arrays and objects among properties are kept as their JSON
// text. The member "id" beside the properties becomes the column "id" where the properties have none.
//
// Functions are safe for any goroutine and call sink and report on the caller's. The package must know nothing of layers,
// roles or projects.
package ingest

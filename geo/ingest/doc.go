// Package ingest reads files of features from anywhere into Sets, and lists what is not as it should be.
//
// The format is told by content, never by name. Contents lists the layers of a file, File and All read one.
//
//	GeoJSON    plain or gzipped; a FeatureCollection, a Feature, a geometry, or a Feature a line; members in any order
//	Shapefile  loose files by any of them; encoding and system as below
//	CSV        comma, semicolon, tab or bar; point or comma in numbers; quoted or not; plain or gzipped
//	KML        and KMZ; placemarks with extended data and Google's tracks; overlays are left out
//	dBASE      a .dbf alone: rows without a place
//	folder     and ZIP file: layers of these formats, also in folders below; hidden files are none
//
// A format that is known and not read (FlatGeobuf, GML, MapInfo, a workbook …) is refused by its name.
//
// What comes out is lon/lat degrees of WGS 84 whatever the file is in. A system that is not known, or is clearly not what
// the file says (metres without a system, degrees declared as metres, latitude first), refuses the file: the user states it in
// Options. GeoJSON: the crs member of GeoJSON 2008 is honoured before and after the features; without one RFC 7946 §4 says
// WGS 84. Shapefile: the .prj, by its parameters rather than its name (crs.FromWKT). CSV: the columns longitude and
// latitude are degrees; x and y take the system of an epsg column, cells of well-known text that of their SRID. Where nothing
// says, positions that are all within degrees are read as such, which is noted; metres are asked about.
//
// The place of a row of CSV is looked for in cells of well-known text, of GeoJSON, in columns of ordinates by their names,
// and in cells of two ordinates, whose order is the one that puts them in France. Of several, shapes with a surface come
// first, and a row whose shape is absent or unreadable takes the next. The cell that became the shape is left unknown;
// all other columns stay. A column is numeric when its first thousand values are, without zeros before them: codes stay text.
//
// Texts that are all UTF-8 are UTF-8 whatever the .cpg, the language driver of the .dbf or the XML declaration says; else what
// is declared holds; else Windows-1252. An accent is never replaced.
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
//	too_many_positions     skipped: see Limits                error
//	text_too_long          cut: see Limits                    warning
//	collection_partial     (whole file) its maker says that   warning
//	                       there are more features
//	height_left_out        (whole file) kept in two           info
//	                       dimensions
//	outside_france         (whole file) kept                  warning
//	crs_assumed            (whole file) read as degrees       warning
//	encoding_guessed       (whole file) Windows-1252          info
//	encoding_contradicted  (whole file) not as declared       warning
//	no_place               (whole file) kept without shapes   info
//	pair_order             (whole file) lon, lat or lat, lon  info
//	overlay_left_out       (whole file) images, links         info
//	attributes_missing     (whole file) no .dbf               warning
//	records_disagree       (whole file) .shp and .dbf count   warning
//	                       differently: kept, unknown
//	column_left_out        (whole file) memos, in a .dbt      warning
//	record_deleted         skipped, as GDAL does              info
//	shape_unreadable       skipped                            error
//	geometry_unreadable    skipped, or the next column        error
//	                       says where                         warning
//	epsg_unknown           skipped                            error
//	value_unreadable       unknown value: asterisks …         warning
//	text_cut               kept without half a character      warning
//	row_short row_long     missing fields unknown, others     warning
//	                       left out
//	archive_*              (whole file) that entry is not     warning
//	                       read: path out of the archive,
//	                       link, encrypted, method, too
//	                       large, bomb, nested
//	part_unread            (whole file) of no known format    warning
//	rules of measure       kept as drawn: see Validate        warning, info
//
// Integers beyond 2^53 are kept as text with all their digits. Arrays and objects among properties are kept as their JSON
// text. The member "id" beside the properties becomes the column "id" where the properties have none.
//
// Files are streamed: a reading holds one batch, a thousand rows of a CSV, or one feature, whichever is larger, and of a
// collection of GeoJSON a few chunks of Limits.ChunkBytes, which are taken apart on all processors. The text is cut where two
// features seem to meet, and what a worker found counts once the chunk before it has ended there; so features, issues,
// their order and refusals are those of one worker, however many there are. What a file may ask for is bounded in Limits. Archives are read in place and nothing is unpacked to the disk.
//
// Functions are safe for any goroutine and call sink and report on the caller's; goroutines they start end before they do. The package must know nothing of layers,
// roles or projects.
package ingest

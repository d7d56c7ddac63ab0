// Package standard recognises what a layer is from its set of columns and the kind of its geometry, and maps its columns
// to our nouns and to the names that the packages above read.
//
// The standards are tables, one JSON file each below standards/; the enumerations are below words/. A standard is never
// told by a single column: site_id is in CNIG Sites économiques and in CNIG Friches, with two meanings. What is recognised
// comes with a confidence and its evidence; a person confirms it, and may edit and keep the Mapping. The other way, the
// tables below deliveries/ say how our nouns fill the tables that a standard publishes.
//
// What comes out is in our units (square metres, metres, euros before tax); the unit of the source is stated in the
// mapping. A value that is missing, "inconnu", "sans objet" or empty is unknown, never "no" and never zero. A word that our
// lists do not have is not forced into them: the source's own words are kept beside. Positions are lon/lat degrees of
// WGS 84, read elsewhere.
//
// The rules of the issues:
//
//	rule                  what happens                                        severity
//	identifier_missing    an identifier is made                               warning
//	identifier_repeated   the row is skipped: references would be ambiguous   error
//	identifier_mended     spaces inside are taken out                         info
//	zero_restored         a leading zero lost by a spreadsheet is put back    info
//	code_mended           rewritten in its usual form                         info
//	cell_split            a value cut in two by a separator is put together   warning
//	value_unmapped        kept as words in the notes, our field unknown       info
//	value_unreadable      our field unknown                                   warning
//	value_refused         a parcel, INSEE, SIREN or SIRET that cannot be      warning
//	area_unit             declared and drawn differ 10 000 times: ha for m²   warning
//	area_differs          declared and drawn differ by more than a tenth      info
//	row_not_selected      left out by the mapping's conditions                info
//	row_invalid           the row is skipped: our rules refuse it             error
//	shape_not_area        kept without its shape                              warning
//	column_missing        (whole file) obligatory in the standard             info
//	column_unfilled       (whole file) obligatory, empty in some rows         info
//	parts_several         the standard wants one part a feature               info
//	row_known             there already: only what it lacks is filled in      info
//	value_kept            the file says otherwise than the project            info
//	zone_unknown          the zone that a plot cites is not there             warning
//	parcel_unknown        the parcel that a plot cites is not there           info
//	plot_unknown          the plot that an establishment cites is not there   warning
//	siret_unknown         no layer of establishments has it                   info
//	commune_unknown       no layer of limits has it; so epci_unknown          info
//	pole_unknown          no layer has the group of sites                     info
//	reference_ambiguous   several features answer to it                       warning
//	row_unfinished        (writing) lacks what the schema requires: left out  warning
//	value_long            (writing) longer than its column: left out          warning
//	value_rounded         (writing) the column takes whole numbers            info
//	place_unsure          located at random in its commune: not a place       warning
//
// All values are immutable and safe for any goroutine; all functions are pure. The package must know nothing of files, of
// windows and of languages.
package standard

package standard

import (
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/ingest"
)

// Issue is one thing that is not as it should be in the user's file, as readers list them.
type Issue = ingest.Issue

// Rules of doc.go that carry no note of a code.
const (
	identifierMissing  = "identifier_missing"
	identifierRepeated = "identifier_repeated"
	cellSplit          = "cell_split"
	valueUnmapped      = "value_unmapped"
	valueUnreadable    = "value_unreadable"
	valueRefused       = "value_refused"
	areaUnit           = "area_unit"
	areaDiffers        = "area_differs"
	rowNotSelected     = "row_not_selected"
	rowInvalid         = "row_invalid"
	rowUnfinished      = "row_unfinished"
	shapeNotArea       = "shape_not_area"
	columnMissing      = "column_missing"
	columnUnfilled     = "column_unfilled"
	partsSeveral       = "parts_several"
	placeUnsure        = "place_unsure"
	valueLong          = "value_long"
	valueRounded       = "value_rounded"
)

// Rules of references and of rows that meet others, which package relation follows.
const (
	RowKnown           = "row_known"
	ValueKept          = "value_kept"
	ZoneUnknown        = "zone_unknown"
	ParcelUnknown      = "parcel_unknown"
	PlotUnknown        = "plot_unknown"
	SIRETUnknown       = "siret_unknown"
	CommuneUnknown     = "commune_unknown"
	EPCIUnknown        = "epci_unknown"
	PoleUnknown        = "pole_unknown"
	ReferenceAmbiguous = "reference_ambiguous"
)

var severities = map[string]ingest.Severity{
	identifierMissing: ingest.Warning, identifierRepeated: ingest.Error, identifierMended: ingest.Info,
	zeroRestored: ingest.Info, codeMended: ingest.Info, cellSplit: ingest.Warning, valueUnmapped: ingest.Info,
	valueUnreadable: ingest.Warning, valueRefused: ingest.Warning, areaUnit: ingest.Warning, areaDiffers: ingest.Info,
	rowNotSelected: ingest.Info, rowInvalid: ingest.Error, rowUnfinished: ingest.Warning, shapeNotArea: ingest.Warning, columnMissing: ingest.Info,
	columnUnfilled: ingest.Info, partsSeveral: ingest.Info, placeUnsure: ingest.Warning, valueLong: ingest.Warning, valueRounded: ingest.Info,
	RowKnown: ingest.Info, ValueKept: ingest.Info, ZoneUnknown: ingest.Warning, ParcelUnknown: ingest.Info, PlotUnknown: ingest.Warning,
	SIRETUnknown: ingest.Info, CommuneUnknown: ingest.Info, EPCIUnknown: ingest.Info, PoleUnknown: ingest.Info,
	ReferenceAmbiguous: ingest.Warning,
}

// About is an issue of one of the rules about a row known by its identifier.
func About(rule, id, detail string) Issue { return issue(nil, -1, id, rule, detail) }

// issue is about one feature of a set, or the whole file when f is -1.
func issue(s *feature.Set, f int, id, rule, detail string) Issue {
	i := Issue{Severity: severities[rule], Rule: rule, Feature: f, FeatureID: id, Detail: detail}
	if f < 0 || s == nil {
		return i
	}
	if b := s.Bound(f); !b.IsEmpty() {
		i.At, i.HasPlace = geo.LonLat{Lon: b.Center()[0], Lat: b.Center()[1]}, true
	}
	return i
}

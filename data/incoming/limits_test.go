package incoming_test

import (
	"errors"
	"testing"

	"emprise/data/incoming"
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/ingest"
	"emprise/geo/reference"
)

// The limits of reading hold for a GeoPackage as for other files.
func TestLimitsOfAGeoPackage(t *testing.T) {
	t.Parallel()
	path := reference.Path(t, "fr/risques/pprt_69dreal20090005.gpkg")
	read := func(l ingest.Limits) (batches, columns int, res *ingest.Result, err error) {
		opt := ingest.Options{Part: "pprt_69dreal20090005_zonereglementaireurba_s", Limits: l}
		res, err = incoming.File(t.Context(), path, opt, func(s *feature.Set) error {
			batches, columns = batches+1, len(s.Columns)
			return nil
		}, nil)
		return batches, columns, res, err
	}
	const all = 25
	if _, _, res, err := read(ingest.Limits{Positions: 1}); err != nil || res.Kept != 0 || res.IssueCounts["too_many_positions"] != all {
		t.Errorf("positions: %+v, %v", res, err)
	}
	if _, _, res, err := read(ingest.Limits{TextBytes: 3}); err != nil || res.Kept != all || res.IssueCounts["text_too_long"] < all {
		t.Errorf("texts: %+v, %v", res, err)
	}
	if _, columns, res, err := read(ingest.Limits{Columns: 2}); err != nil || columns > 2 || res.IssueCounts["too_many_columns"] == 0 {
		t.Errorf("%d columns: %+v, %v", columns, res, err)
	}
	if _, _, res, err := read(ingest.Limits{Positions: 1, Issues: 1}); err != nil || len(res.Issues) != 1 {
		t.Errorf("issues: %+v, %v", res, err)
	}
	if batches, _, _, err := read(ingest.Limits{Batch: 10}); err != nil || batches != 3 {
		t.Errorf("%d batches of ten, %v", batches, err)
	}
	if batches, _, _, err := read(ingest.Limits{BatchBytes: 1}); err != nil || batches != all {
		t.Errorf("%d batches of a byte, %v", batches, err)
	}
	var refused *geo.FileError
	if _, _, _, err := read(ingest.Limits{FeatureBytes: 3000}); !errors.As(err, &refused) || refused.Reason != geo.FileTooLarge {
		t.Errorf("a feature of more than 3000 bytes: %v", err)
	}
}

package gpkg

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"emprise/geo/crs"
)

// The identifiers that every GeoPackage keeps for positions whose system is not known (OGC 12-128r17 requirement 11).
const (
	undefinedCartesian  = -1
	undefinedGeographic = 0
)

// system finds what gpkg_spatial_ref_sys says of an srs_id: the code of its authority, else its description, else its name.
// The system is nil when the file does not say or it is not a known one; the words are the file's.
func (f *foreign) system(ctx context.Context, srs int64) (*crs.System, string, error) {
	if srs == undefinedCartesian || srs == undefinedGeographic {
		return nil, "", nil
	}
	var name, organization, definition string
	var code int64
	err := f.conn.QueryRowContext(ctx, `SELECT ifnull(srs_name, ''), ifnull(organization, ''), ifnull(organization_coordsys_id, 0),
		ifnull(definition, '') FROM gpkg_spatial_ref_sys WHERE srs_id = ?`, srs).Scan(&name, &organization, &code, &definition)
	if errors.Is(err, sql.ErrNoRows) {
		// The identifier is by custom that of EPSG.
		sys, _ := crs.Lookup(int(srs))
		return sys, fmt.Sprintf("srs_id %d", srs), nil
	}
	if err != nil {
		return nil, "", err
	}
	words := strings.TrimSpace(fmt.Sprintf("%s:%d %s", organization, code, name))
	if strings.EqualFold(organization, "EPSG") {
		if sys, err := crs.Lookup(int(code)); err == nil {
			return sys, words, nil
		}
	}
	for _, text := range []string{definition, f.laterDefinition(ctx, srs)} {
		if sys, err := crs.FromWKT(text); err == nil {
			return sys, words, nil
		}
	}
	for _, text := range []string{fmt.Sprintf("%s:%d", organization, code), name} {
		if sys, ok := crs.Recognise(text); ok {
			return sys, words, nil
		}
	}
	return nil, words, nil
}

// laterDefinition is the description in the newer well-known text, "" in the files that have none.
func (f *foreign) laterDefinition(ctx context.Context, srs int64) string {
	var text sql.NullString
	err := f.conn.QueryRowContext(ctx, "SELECT definition_12_063 FROM gpkg_spatial_ref_sys WHERE srs_id = ?", srs).Scan(&text)
	if err != nil {
		return "" // most files have no such column
	}
	return text.String
}

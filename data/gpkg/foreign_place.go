package gpkg

import (
	"context"
	"database/sql/driver"
	"fmt"
	"math"
	"strconv"

	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/ingest"
)

// locate takes the positions of a shape to lon/lat and refuses those that are nowhere on Earth.
func (s *foreignShape) locate(sys *crs.System, latFirst bool) {
	crosses, beyond, within := false, false, false
	for _, r := range s.runs {
		flat := s.coords[2*r.from : 2*r.to]
		last := 0.0
		for i := 0; i < len(flat); i += 2 {
			q := geo.XY{X: flat[i], Y: flat[i+1]}
			if latFirst {
				q = geo.XY{X: q.Y, Y: q.X}
			}
			p := sys.Inverse(q)
			if !(p.Lat >= -90 && p.Lat <= 90 && p.Lon >= -360 && p.Lon <= 360) {
				s.refuse("position_out_of_range", "")
				return
			}
			flat[i], flat[i+1] = p.Lon, p.Lat
			if p.Lon > 180 || p.Lon < -180 {
				beyond = true
			} else {
				within = true
			}
			// A run along the whole parallel is a cap of the pole; any other leap over half the Earth goes the other way round.
			if leap := math.Abs(p.Lon - last); i > 0 && leap > 180 && leap < 360 {
				crosses = true
			}
			last = p.Lon
		}
	}
	switch {
	case crosses, beyond && within:
		s.note("crosses_antimeridian")
		s.runs = s.runs[:0]
	case beyond:
		for i := 0; i < len(s.coords); i += 2 {
			s.coords[i] = math.Remainder(s.coords[i], 360)
		}
	}
}

// outlook is what the first positions of a layer say about its coordinate system: how many lie where.
type outlook struct {
	seen, degrees, french, swapped int
}

func (o *outlook) count(x, y float64, sys *crs.System) {
	o.seen++
	if x >= -180 && x <= 180.5 && y >= -90 && y <= 90 {
		o.degrees++
	}
	if crs.InFrance(sys.Inverse(geo.XY{X: x, Y: y})) {
		o.french++
	} else if crs.InFrance(geo.LonLat{Lon: y, Lat: x}) {
		o.swapped++
	}
}

// doubts says what speaks against the system that the file declares, "" when nothing does.
func (o outlook) doubts(sys *crs.System) string {
	switch {
	case o.seen == 0:
		return ""
	case !sys.Geographic() && o.degrees == o.seen:
		return fmt.Sprintf("the file declares EPSG:%d (%s) but positions are degrees", sys.EPSG(), sys.Name())
	case sys.Geographic() && o.degrees == 0:
		return fmt.Sprintf("the file declares EPSG:%d (%s) but positions are not degrees", sys.EPSG(), sys.Name())
	case sys.Geographic() && 2*o.swapped > o.seen:
		return "latitude comes before longitude"
	}
	return ""
}

// decide settles the coordinate system before the first feature is taken.
func (r *foreignReader) decide(ctx context.Context) error {
	told := r.layer.CRS
	r.sys, r.from = told, FromSRS
	switch {
	case r.opt.CRS != nil:
		r.sys, r.from = r.opt.CRS, ingest.FromOption
	case r.layer.geometry == "":
		r.sys, r.from = crs.WGS84(), ingest.FromDefault
		return nil
	case told == nil && r.layer.CRSName != "":
		return &geo.FileError{Reason: geo.FileUnknownCRS, Detail: "the file declares " + r.layer.CRSName}
	case told == nil:
		r.sys, r.from = crs.WGS84(), ingest.FromPositions
	}
	if r.layer.geometry == "" {
		return nil
	}
	seen, err := r.look(ctx)
	if err != nil {
		return err
	}
	switch doubt := seen.doubts(r.sys); {
	case r.from == ingest.FromOption:
	case r.from == ingest.FromPositions && seen.seen == 0:
		r.from = ingest.FromDefault
	case r.from == ingest.FromPositions && seen.degrees < seen.seen:
		return &geo.FileError{Reason: geo.FileUnknownCRS, Detail: "the layer declares none, and positions are not degrees"}
	case doubt != "":
		return &geo.FileError{Reason: geo.FileUnknownCRS, Detail: doubt}
	case r.from == ingest.FromPositions:
		r.found.whole("crs_assumed", fmt.Sprintf("srs_id %d", r.layer.srs))
	}
	if seen.seen > 0 && seen.french == 0 {
		r.found.whole("outside_france", fmt.Sprintf("EPSG:%d (%s)", r.sys.EPSG(), r.sys.Name()))
	}
	return nil
}

func (r *foreignReader) look(ctx context.Context) (seen outlook, err error) {
	geom := quote(r.layer.geometry)
	query := "SELECT " + geom + " FROM " + quote(r.layer.Table) + " WHERE " + geom + " IS NOT NULL LIMIT " + strconv.Itoa(surveyed)
	err = r.rows(ctx, query, func(_ context.Context, row []driver.Value) error {
		blob, _ := row[0].([]byte)
		if r.shape.read(blob); r.shape.rule == "" && len(r.shape.runs) > 0 {
			at := r.shape.coords[2*r.shape.runs[0].from:]
			x, y := at[0], at[1]
			if r.opt.LatFirst {
				x, y = y, x
			}
			seen.count(x, y, r.sys)
		}
		return nil
	})
	return seen, err
}

package gpkg

import (
	"context"
	"database/sql/driver"
	"fmt"
	"math"
	"strconv"

	"github.com/paulmach/orb"

	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/ingest"
	"emprise/geo/measure"
)

// row keeps one feature, or says why not.
func (r *foreignReader) row(ctx context.Context, row []driver.Value) error {
	where := ingest.Issue{Feature: r.read}
	if key, ok := row[0].(int64); ok {
		where.FeatureID = strconv.FormatInt(key, 10)
	}
	r.read++
	if r.report != nil && r.read%4096 == 0 && r.layer.Features > 0 {
		share := math.Min(1, float64(r.read)/float64(r.layer.Features))
		r.report(int64(share*float64(r.file.header.size)), r.file.header.size)
	}
	kind, ok := r.place(&where, row[1])
	if !ok {
		return nil
	}
	b := &r.builder
	b.Begin(kind)
	for _, run := range r.shape.runs {
		b.Ring(r.shape.coords[2*run.from:2*run.to], run.hole)
	}
	for i, field := range r.layer.Fields {
		r.value(where, field, row[2+i])
	}
	b.End()
	r.numbers, r.ids = append(r.numbers, where.Feature), append(r.ids, where.FeatureID)
	r.kept++
	if b.Len() >= r.opt.Limits.Batch || b.Size() >= r.opt.Limits.BatchBytes {
		return r.flush(ctx)
	}
	if r.read%1024 == 0 {
		r.glimpses.Look(b)
	}
	return nil
}

// place reads the geometry of a feature into the shape; false when the feature cannot be kept.
func (r *foreignReader) place(where *ingest.Issue, v driver.Value) (feature.Kind, bool) {
	s := &r.shape
	blob, isBlob := v.([]byte)
	s.read(blob)
	if v != nil && !isBlob {
		s.refuse("geometry_unreadable", "no bytes")
	}
	if r.layer.geometry == "" {
		return feature.None, true
	}
	if n := len(s.coords) / 2; n > r.opt.Limits.Positions {
		s.refuse("too_many_positions", strconv.Itoa(n))
	}
	if s.rule == "" {
		for i := 0; i < len(s.coords); i += 2 {
			r.extent = r.extent.Extend(orb.Point{s.coords[i], s.coords[i+1]})
		}
		s.locate(r.sys, r.opt.LatFirst)
	}
	if len(s.runs) > 0 && s.rule == "" {
		at := s.coords[2*s.runs[0].from:]
		where.At, where.HasPlace = geo.LonLat{Lon: at[0], Lat: at[1]}, true
	}
	if s.rule != "" && s.rule != ruleCurve {
		r.found.lost(*where, s.rule, s.detail)
		return feature.None, false
	}
	if s.tall {
		r.tall++
	}
	if !s.absent && s.srs > 0 && int64(s.srs) != r.layer.srs {
		r.strays++
	}
	kind := s.settle()
	switch {
	case s.rule == ruleCurve:
		s.runs, kind = s.runs[:0], feature.None
		r.found.remark(*where, ruleCurve, s.detail)
	case kind != feature.None:
	case s.absent:
		r.found.remark(*where, "geometry_missing", "")
	case len(s.notes) == 0:
		r.found.remark(*where, "geometry_empty", "")
	}
	for _, note := range s.notes {
		r.found.remark(*where, note, "")
	}
	return kind, true
}

// flush checks the batch and hands it over.
func (r *foreignReader) flush(ctx context.Context) error {
	if r.builder.Len() == 0 {
		return nil
	}
	set, err := r.builder.Set()
	if err != nil {
		return err
	}
	for f := range set.Len() {
		for _, v := range measure.Validate(set, f) {
			r.found.remark(ingest.Issue{Feature: r.numbers[f], FeatureID: r.ids[f], At: v.At, HasPlace: true}, v.Rule, "")
		}
	}
	r.numbers, r.ids = r.numbers[:0], r.ids[:0]
	if err := r.sink(set); err != nil {
		return sinkError{err}
	}
	return ctx.Err()
}

// conclude remarks on the layer as a whole.
func (r *foreignReader) conclude() {
	if r.report != nil {
		r.report(r.file.header.size, r.file.header.size)
	}
	if r.tall > 0 {
		r.found.whole("height_left_out", strconv.Itoa(r.tall))
	}
	if r.strays > 0 {
		r.found.whole("srs_differs", strconv.Itoa(r.strays))
	}
	if e := r.layer.Extent; e != nil && r.extent.Min[0] <= r.extent.Max[0] {
		// GDAL keeps them in single precision at times; a thousandth of the width is no matter.
		slack := 1e-3*math.Max(r.extent.Max[0]-r.extent.Min[0], r.extent.Max[1]-r.extent.Min[1]) + 1e-6*math.Abs(r.extent.Max[0])
		for i := range 2 {
			if !(math.Abs(e.Min[i]-r.extent.Min[i]) <= slack && math.Abs(e.Max[i]-r.extent.Max[i]) <= slack) {
				r.found.whole("extent_wrong", fmt.Sprintf("%g %g %g %g", e.Min[0], e.Min[1], e.Max[0], e.Max[1]))
				return
			}
		}
	}
}

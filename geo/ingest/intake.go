package ingest

import (
	"context"
	"strconv"

	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/feature"
)

// intake is what all formats share: where their features go, and what is known of their coordinate system.
type intake struct {
	ctx    context.Context
	keeper *keeper
	opt    Options
	from   string // what the coordinate system was told by
	read   int
	rec    record
	source *counter // what is read from the disk, nil when that is not known
}

func newIntake(ctx context.Context, opt Options, sink func(*feature.Set) error) *intake {
	opt.Limits = opt.Limits.OrDefault()
	return &intake{
		ctx: ctx,
		opt: opt,
		keeper: &keeper{
			sys: crs.WGS84(), limits: opt.Limits, latFirst: opt.LatFirst, glimpses: Glimpses{Show: opt.Glimpse},
			issues:  &issues{counts: map[string]int{}, limit: opt.Limits.Issues},
			columns: map[string]struct{}{}, pending: issues{counts: map[string]int{}, limit: opt.Limits.Issues},
			sink: func(s *feature.Set) error {
				if err := sink(s); err != nil {
					return sinkError{err}
				}
				return ctx.Err()
			},
		},
		from: FromDefault,
		rec:  record{shape: geometry{limit: opt.Limits.Positions}},
	}
}

// begin clears the record for a feature of a format that is not GeoJSON.
func (in *intake) begin() *record {
	r := &in.rec
	r.clear()
	r.typ, r.hasGeometry, r.hasProperties = "Feature", true, true
	return r
}

// keep takes the feature in the record.
func (in *intake) keep() error {
	in.read++
	if in.read%1024 == 0 {
		if err := in.ctx.Err(); err != nil {
			return err
		}
	}
	return in.keeper.keep(in.read-1, &in.rec)
}

// remark notes something of the whole file.
func (in *intake) remark(rule, detail string) {
	in.keeper.issues.remark(Issue{Feature: -1}, rule, detail)
}

// doubt remarks that nothing lies in France, which is where this program is used.
func (in *intake) doubt(seen survey) {
	if seen.seen > 0 && seen.french == 0 {
		in.remark("outside_france", label(in.keeper.sys))
	}
}

// decide settles the coordinate system of a format that may not say: told is what it does say, nil for nothing, by from.
// look surveys the first positions as those of a system.
func (in *intake) decide(told *crs.System, from, what string, look func(*crs.System) (survey, error)) error {
	sys := told
	if in.opt.CRS != nil {
		sys, from = in.opt.CRS, FromOption
	}
	if sys == nil {
		sys, from = crs.WGS84(), FromPositions
	}
	seen, err := look(sys)
	if err != nil {
		return err
	}
	switch {
	case from != FromPositions:
	case seen.seen == 0:
		from = FromDefault
	case seen.degrees < seen.seen:
		return refuse(geo.FileUnknownCRS, "%s, and positions are not degrees", what)
	default:
		in.remark("crs_assumed", what)
	}
	if err := seen.judge(sys, from); err != nil {
		return err
	}
	in.keeper.sys, in.from = sys, from
	in.doubt(seen)
	return nil
}

// result ends the reading.
func (in *intake) result(format, part string, bytes int64) (*Result, error) {
	if err := in.keeper.flush(); err != nil {
		return nil, err
	}
	if in.keeper.tall > 0 {
		in.remark("height_left_out", strconv.Itoa(in.keeper.tall))
	}
	return &Result{
		Format: format, Part: part, CRS: in.keeper.sys, CRSFrom: in.from, Read: in.read, Kept: in.keeper.kept,
		Issues: in.keeper.issues.list, IssueCounts: in.keeper.issues.counts, Bytes: bytes,
	}, nil
}

package ingest

import (
	"bytes"
	"context"
	"io"

	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/feature"
)

// reading is one file on its way to the sink.
type reading struct {
	doc    *document
	keeper *keeper
	opt    Options
	from   string // where the coordinate system comes from
	read   int
	again  func(*reading) (io.Reader, func() error, error)
}

func read(
	ctx context.Context, r io.Reader, name string, size int64, opt Options,
	sink func(*feature.Set) error, report func(done, total int64),
	again func(*reading) (io.Reader, func() error, error),
) (*Result, error) {
	opt.Limits = opt.Limits.orDefault()
	source := &counter{r: r, total: size, report: report}
	text, format, err := decoded(source)
	if err != nil {
		return nil, fileError(name, err)
	}
	remarks := &issues{counts: map[string]int{}, limit: opt.Limits.Issues}
	rd := &reading{
		doc: &document{w: &window{ctx: ctx, r: text, limit: opt.Limits.FeatureBytes}},
		keeper: &keeper{
			sys: crs.WGS84(), limits: opt.Limits, issues: remarks,
			columns: map[string]struct{}{}, seen: map[uint64]struct{}{},
			sink: func(s *feature.Set) error {
				if err := sink(s); err != nil {
					return sinkError{err}
				}
				return ctx.Err()
			},
		},
		opt:   opt,
		again: again,
	}
	if err := rd.run(); err != nil {
		return nil, fileError(name, rd.doc.explain(err))
	}
	return &Result{
		Format: format, CRS: rd.keeper.sys, CRSFrom: rd.from, Read: rd.read, Kept: rd.keeper.kept,
		Issues: remarks.list, IssueCounts: remarks.counts, Bytes: source.n,
	}, nil
}

func (rd *reading) run() error {
	got, err := rd.doc.head()
	if err != nil {
		return err
	}
	if got == array {
		err = rd.collection()
	} else {
		err = rd.objects()
	}
	if err != nil {
		return err
	}
	return rd.keeper.flush()
}

// collection reads the features of a collection, whose first ones are in the window.
func (rd *reading) collection() error {
	d := rd.doc
	if err := rd.settle(); err != nil {
		return err
	}
	for {
		done, err := d.element(func(isObject bool) error {
			rd.read++
			if !isObject {
				rd.keeper.issues.lost(Issue{Feature: rd.read - 1}, "feature_not_object", "")
				return nil
			}
			return rd.keeper.keep(rd.read-1, &d.rec)
		})
		if err != nil {
			return err
		}
		if done {
			break
		}
	}
	before := d.crs
	if err := d.tail(); err != nil {
		return err
	}
	if d.typ != "FeatureCollection" {
		return misnamed(d.typ)
	}
	if err := rd.agree(before); err != nil {
		return err
	}
	follows, err := d.another()
	if err == nil && follows {
		err = refuse(geo.FileNotJSON, "%s: more text after the end of the collection", d.w.place(0))
	}
	return err
}

// settle decides on the coordinate system before the first feature is taken.
func (rd *reading) settle() error {
	if err := rd.declare(rd.doc.crs); err != nil {
		return err
	}
	seen, err := rd.doc.ahead(rd.keeper.sys)
	if err != nil {
		return err
	}
	verdict := seen.judge(rd.keeper.sys, rd.from)
	if verdict != nil && rd.from == "default" && rd.doc.crs == nil {
		// The member may come after the features.
		late, err := rd.later()
		if err != nil {
			return err
		}
		if late != nil {
			if err := rd.declare(late); err != nil {
				return err
			}
			if seen, err = rd.doc.ahead(rd.keeper.sys); err != nil {
				return err
			}
			verdict = seen.judge(rd.keeper.sys, rd.from)
		}
	}
	if verdict != nil {
		return verdict
	}
	rd.doubt(seen)
	return nil
}

// doubt remarks that nothing lies in France, which is where this program is used.
func (rd *reading) doubt(seen survey) {
	if seen.seen > 0 && seen.french == 0 {
		rd.keeper.issues.remark(Issue{Feature: -1}, "outside_france", label(rd.keeper.sys))
	}
}

// declare takes the system that the user or the file names, or the default of RFC 7946.
func (rd *reading) declare(member []byte) error {
	if rd.opt.CRS != nil {
		rd.keeper.sys, rd.from = rd.opt.CRS, "option"
		return nil
	}
	sys, err := declared(member)
	if err != nil {
		return err
	}
	if sys == nil {
		rd.keeper.sys, rd.from = crs.WGS84(), "default"
		return nil
	}
	rd.keeper.sys, rd.from = sys, "member"
	return nil
}

// agree checks a crs member that stood after the features against what they were read as.
func (rd *reading) agree(before []byte) error {
	after := rd.doc.crs
	if rd.opt.CRS != nil || after == nil || bytes.Equal(before, after) {
		return nil
	}
	sys, err := declared(after)
	if err != nil || sys == nil {
		return err
	}
	if rd.from == "default" && sys.Geographic() {
		rd.keeper.sys, rd.from = sys, "member"
	}
	if sys != rd.keeper.sys {
		return refuse(geo.FileUnknownCRS, "the file declares %s after features that are not in it", label(sys))
	}
	return nil
}

// later finds a crs member behind the features, nil when there is none: on a second pass through a file, or with the
// whole of a stream in memory.
func (rd *reading) later() ([]byte, error) {
	w := rd.doc.w
	if rd.again == nil || w.eof {
		for !w.eof {
			if err := w.fill(); err != nil {
				return nil, err
			}
		}
		rest := bytes.NewReader(w.buf[w.from:w.end])
		d := &document{typ: rd.doc.typ, first: true, w: &window{ctx: w.ctx, r: rest, limit: w.limit}}
		return d.behind()
	}
	r, closed, err := rd.again(rd)
	if err != nil {
		return nil, err
	}
	defer func() { _ = closed() }()
	text, _, err := decoded(r)
	if err != nil {
		return nil, err
	}
	d := &document{w: &window{ctx: w.ctx, r: text, limit: w.limit}}
	if _, err := d.head(); err != nil {
		return nil, d.explain(err)
	}
	return d.behind()
}

// behind passes over the features and gives the crs member that follows.
func (d *document) behind() ([]byte, error) {
	for {
		done, err := d.element(func(bool) error { return nil })
		if err != nil {
			return nil, d.explain(err)
		}
		if done {
			break
		}
	}
	if err := d.tail(); err != nil {
		return nil, d.explain(err)
	}
	return d.crs, nil
}

// objects reads a lone feature or geometry, or features one after the other (newline-delimited GeoJSON).
func (rd *reading) objects() error {
	d := rd.doc
	for {
		if d.typ != "Feature" && !isGeometry(d.typ) {
			if err := d.over(); err != nil {
				return err
			}
			return misnamed(d.typ)
		}
		alone := d.typ != "Feature"
		if err := d.single(rd.object); err != nil {
			return err
		}
		follows, err := d.another()
		if err != nil || !follows {
			return err
		}
		place := d.w.place(0)
		got, err := d.head()
		if err != nil {
			return err
		}
		if alone || got != object || d.typ != "Feature" {
			return refuse(geo.FileNotJSON, "%s: more text after the end of the object", place)
		}
	}
}

// object keeps the feature in the record of the document. The first one decides on the coordinate system for all.
func (rd *reading) object() error {
	if rd.read == 0 {
		if err := rd.declare(rd.doc.crs); err != nil {
			return err
		}
		var seen survey
		if rd.doc.rec.shape.fault.rule == "" {
			seen.count(&rd.doc.rec.shape, rd.keeper.sys)
		}
		if err := seen.judge(rd.keeper.sys, rd.from); err != nil {
			return err
		}
		rd.doubt(seen)
	}
	rd.read++
	return rd.keeper.keep(rd.read-1, &rd.doc.rec)
}

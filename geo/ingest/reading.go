package ingest

import (
	"bytes"
	"context"
	"io"

	"emprise/geo"
	"emprise/geo/crs"
)

// reading is a GeoJSON text on its way to the sink.
type reading struct {
	*intake
	doc   *document
	again func() (io.ReadCloser, error) // opens the file once more, nil for a stream
	tries int                           // how often reading together was taken up
}

func readGeoJSON(ctx context.Context, in *intake, text io.Reader, again func() (io.ReadCloser, error)) error {
	rd := &reading{
		intake: in,
		doc:    &document{w: &window{ctx: ctx, r: text, limit: in.opt.Limits.FeatureBytes}},
		again:  again,
	}
	rd.doc.rec.shape.limit = in.opt.Limits.Positions
	return rd.doc.explain(rd.run())
}

func (rd *reading) run() error {
	got, err := rd.doc.head()
	if err != nil {
		return err
	}
	if got == array {
		return rd.collection()
	}
	return rd.objects()
}

// collection reads the features of a collection, whose first ones are in the window.
func (rd *reading) collection() error {
	d := rd.doc
	if err := rd.settle(); err != nil {
		return err
	}
	for {
		if err := rd.together(); err != nil {
			return err
		}
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
		if rd.read == sampleOne {
			rd.foresee(1)
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
	if missing := d.claim.doubt(rd.read); missing != "" {
		rd.remark("collection_partial", missing)
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
	seen, err := rd.doc.ahead(rd.keeper.sys, rd.opt.LatFirst)
	if err != nil {
		return err
	}
	verdict := seen.judge(rd.keeper.sys, rd.from)
	if verdict != nil && rd.from == FromDefault && rd.doc.crs == nil {
		// The member may come after the features.
		late, err := rd.later()
		if err != nil {
			return err
		}
		if late != nil {
			if err := rd.declare(late); err != nil {
				return err
			}
			if seen, err = rd.doc.ahead(rd.keeper.sys, rd.opt.LatFirst); err != nil {
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

// declare takes the system that the user or the file names, or the default of RFC 7946.
func (rd *reading) declare(member []byte) error {
	if rd.opt.CRS != nil {
		rd.keeper.sys, rd.from = rd.opt.CRS, FromOption
		return nil
	}
	sys, err := declared(member)
	if err != nil {
		return err
	}
	if sys == nil {
		rd.keeper.sys, rd.from = crs.WGS84(), FromDefault
		return nil
	}
	rd.keeper.sys, rd.from = sys, FromMember
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
	if rd.from == FromDefault && sys.Geographic() {
		rd.keeper.sys, rd.from = sys, FromMember
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
	r, err := rd.again()
	if err != nil {
		return nil, err
	}
	defer func() { _ = r.Close() }() // only read
	text, _, err := unwrap(r, rd.opt.Limits.ArchiveRatio)
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
		seen := survey{latFirst: rd.opt.LatFirst}
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

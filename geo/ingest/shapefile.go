package ingest

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/ingest/charset"
	"emprise/geo/ingest/shape"
)

// shapefile reads shapes with their rows.
func (p *source) shapefile(in *intake, source *counter) error {
	told, err := p.projection(in)
	if err != nil {
		return err
	}
	err = in.decide(told, FromPRJ, "there is no .prj", func(sys *crs.System) (survey, error) { return p.survey(in, sys) })
	if err != nil {
		return err
	}
	file, err := p.main.open()
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }() // only read
	source.r = file
	shapes, err := shape.NewReader(&counted{file, source}, in.opt.Limits.FeatureBytes)
	if err != nil {
		return shapeError(p.main.name, err)
	}
	if p.rows == nil {
		in.remark("attributes_missing", "there is no .dbf")
		return p.each(in, shapes, nil)
	}
	rows, err := openRows(in, *p.rows, p.cpg, source)
	if err != nil {
		return err
	}
	defer rows.close()
	return p.each(in, shapes, rows)
}

// each joins shapes and rows one to one.
func (p *source) each(in *intake, shapes *shape.Reader, rows *rows) error {
	var rec shape.Record
	moreShapes, moreRows := true, rows != nil
	disagree := func(what string) {
		if in.keeper.issues.counts["records_disagree"] == 0 {
			in.remark("records_disagree", what)
		}
	}
	for {
		if moreShapes {
			if err := shapes.Next(&rec); errors.Is(err, io.EOF) {
				moreShapes = false
			} else if err != nil {
				return shapeError(fmt.Sprintf("%s: shape %d", p.main.name, in.read), err)
			}
		}
		deleted := false
		if moreRows {
			var err error
			if deleted, err = rows.Next(); errors.Is(err, io.EOF) {
				moreRows = false
			} else if err != nil {
				return shapeError(fmt.Sprintf("%s: row %d", p.rows.name, in.read), err)
			}
		}
		switch {
		case !moreShapes && !moreRows:
			return nil
		case !moreShapes:
			disagree(fmt.Sprintf("there are rows beyond shape %d", in.read))
			rec = shape.Record{}
		case !moreRows && rows != nil:
			disagree(fmt.Sprintf("there are shapes beyond row %d", in.read))
		}
		if deleted {
			in.keeper.issues.remark(Issue{Feature: in.read}, "record_deleted", "")
			in.read++
			continue
		}
		r := in.begin()
		r.shape.fromShape(&rec)
		if moreRows {
			rows.fill(r)
		}
		if err := in.keep(); err != nil {
			return err
		}
	}
}

// fromShape takes a shape for the geometry.
func (g *geometry) fromShape(rec *shape.Record) {
	g.absent = rec.Sort == shape.Null
	if rec.Tall {
		g.fewest, g.most = 3, 3
	} else {
		g.fewest, g.most = 2, 2
	}
	g.lines, g.groups = g.lines[:0], g.groups[:0]
	switch rec.Sort {
	case shape.Unreadable:
		g.refuse("shape_unreadable", rec.Fault)
	case shape.Points:
		g.coords = append(g.coords, rec.Coords...)
		g.interpret("MultiPoint", 0, min(2, 2*len(rec.Coords)), -1)
	case shape.Lines:
		g.coords, g.lines = append(g.coords, rec.Coords...), append(g.lines, rec.Ends...)
		g.interpret("MultiLineString", 0, 3, -1)
	case shape.Areas:
		polygons, checked := rec.Polygons()
		if !checked {
			g.note("not_checked", "")
		}
		for _, rings := range polygons {
			for _, i := range rings {
				from := 0
				if i > 0 {
					from = rec.Ends[i-1]
				}
				if from == rec.Ends[i] {
					continue
				}
				g.coords = append(g.coords, rec.Coords[2*from:2*rec.Ends[i]]...)
				g.lines = append(g.lines, len(g.coords)/2)
			}
			g.groups = append(g.groups, len(g.lines))
		}
		g.interpret("MultiPolygon", 0, 4, -1)
	}
}

// projection reads the .prj; nil when there is none or it is blank.
func (p *source) projection(in *intake) (*crs.System, error) {
	if p.prj == nil || in.opt.CRS != nil {
		return nil, nil
	}
	const longest = 64 << 10
	raw, err := p.prj.content(longest)
	if err != nil {
		return nil, err
	}
	text, _ := charset.UTF8.Append(nil, raw)
	wkt := strings.TrimSpace(strings.TrimPrefix(string(text), "\ufeff"))
	if wkt == "" {
		return nil, nil
	}
	sys, err := crs.FromWKT(wkt)
	if err != nil {
		return nil, &refusal{geo.FileUnknownCRS, p.prj.name, err}
	}
	return sys, nil
}

// content reads a small file whole.
func (e entry) content(limit int64) ([]byte, error) {
	r, err := e.open()
	if err != nil {
		return nil, err
	}
	defer func() { _ = r.Close() }() // only read
	return io.ReadAll(io.LimitReader(r, limit))
}

// survey looks at the first shapes.
func (p *source) survey(in *intake, sys *crs.System) (survey, error) {
	s := survey{latFirst: in.opt.LatFirst}
	file, err := p.main.open()
	if err != nil {
		return s, err
	}
	defer func() { _ = file.Close() }() // only read
	shapes, err := shape.NewReader(file, in.opt.Limits.FeatureBytes)
	if err != nil {
		return s, shapeError(p.main.name, err)
	}
	var rec shape.Record
	for s.seen < surveyed {
		if err := shapes.Next(&rec); err != nil {
			return s, nil // a fault will be told in its turn
		}
		r := in.begin()
		if r.shape.fromShape(&rec); r.shape.fault.rule == "" {
			s.count(&r.shape, sys)
		}
		s.looked++
	}
	return s, nil
}

// counted adds what is read of one more file to the count of the part.
type counted struct {
	r     io.Reader
	total *counter
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.total.add(n)
	return n, err
}

// shapeError says what an error of the reader means for the file.
func shapeError(where string, err error) error {
	switch {
	case errors.Is(err, shape.ErrCut):
		return refuse(geo.FileTruncated, "%s", where)
	case errors.Is(err, shape.ErrLarge):
		return refuse(geo.FileTooLarge, "%s", where)
	case errors.Is(err, shape.ErrNotShapes), errors.Is(err, shape.ErrNotTable):
		return &refusal{geo.FileBadShapefile, where, err}
	default:
		return err
	}
}

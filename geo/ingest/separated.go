package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/ingest/charset"
	"emprise/geo/ingest/table"
)

// How much of a table is looked at before any row is taken.
const (
	sampleRows  = 1000
	sampleBytes = 8 << 20
)

// separatedRows reads a table of separated values.
type separatedRows struct {
	in       *intake
	profile  *table.Profile
	names    []*name
	locators []locator
	used     int // column whose cell became the shape of the row, -1 for none
}

// locator is a way to find the place of a row, with the system it turned out to be in.
type locator struct {
	table.Locator
	sys  *crs.System // nil: each row says
	from string
	swap bool // the second ordinate comes first
}

// readSeparated reads a table.
func readSeparated(in *intake, text *bufio.Reader) error {
	head, err := peek(text, headSize)
	if err != nil {
		return err
	}
	sep, _ := separator(head, len(head) < headSize)
	mender := charset.NewMender(text, charset.UTF8)
	r := table.NewReader(mender, sep, in.opt.Limits.FeatureBytes, maxFields)
	header, sample, err := begin(r)
	if err != nil {
		return err
	}
	if len(sample) == 0 {
		return refuse(geo.FileNoFeatures, "no row below the names")
	}
	s := &separatedRows{in: in, profile: table.NewProfile(header, sample)}
	for _, n := range s.profile.Names {
		s.names = append(s.names, &name{text: n})
	}
	if err := s.settle(sample); err != nil {
		return err
	}
	for _, row := range sample {
		if err := s.keep(row); err != nil {
			return err
		}
	}
	for {
		row, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return tableError(r, err)
		}
		if err := s.keep(row); err != nil {
			return err
		}
	}
	if mender.Mended() > 0 {
		in.remark("text_encoding", charset.Windows1252.Name())
	}
	return nil
}

// begin reads the names and the first rows.
func begin(r *table.Reader) (header [][]byte, sample [][][]byte, err error) {
	size := 0
	for len(sample) < sampleRows && size < sampleBytes {
		row, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, nil, tableError(r, err)
		}
		row = slices.Clone(row)
		for i := range row {
			row[i] = bytes.Clone(row[i])
			size += len(row[i])
		}
		if header == nil {
			header = row
		} else {
			sample = append(sample, row)
		}
	}
	return header, sample, nil
}

func tableError(r *table.Reader, err error) error {
	switch {
	case errors.Is(err, table.ErrLarge), errors.Is(err, table.ErrWide):
		return refuse(geo.FileTooLarge, "line %d: %v", r.Line(), err)
	case errors.Is(err, table.ErrQuote):
		return refuse(geo.FileBadTable, "line %d: %v", r.Line(), err)
	default:
		return err
	}
}

// settle decides on the system of each way to find a place.
func (s *separatedRows) settle(sample [][][]byte) error {
	in := s.in
	if len(s.profile.Locators) == 0 {
		in.keeper.placeless = true
		in.remark("no_place", "no column says where a row is")
		return nil
	}
	for _, l := range s.profile.Locators {
		way := locator{Locator: l, from: FromColumns}
		switch {
		case l.Place == table.LonLat:
			way.sys = crs.WGS84()
		case l.Code >= 0 && in.opt.CRS == nil:
			way.from = FromRows
		default:
			if err := s.look(&way, sample); err != nil {
				return err
			}
		}
		if way.sys != nil && way.sys.Geographic() {
			seen := s.survey(way, crs.WGS84(), sample)
			if err := seen.judge(way.sys, FromColumns); err != nil {
				return err
			}
		}
		s.locators = append(s.locators, way)
	}
	first := s.locators[0]
	in.from = first.from
	if in.keeper.sys = first.sys; first.sys == nil {
		in.keeper.sys = crs.WGS84()
		return nil
	}
	in.doubt(s.survey(first, first.sys, sample))
	return nil
}

// look decides on a system from what positions look like. What the user says is of positions in metres does not move those
// of another column that are degrees.
func (s *separatedRows) look(way *locator, sample [][][]byte) error {
	in := s.in
	title := s.profile.Names[way.X]
	seen := s.survey(*way, crs.WGS84(), sample)
	degrees := seen.degrees == seen.seen
	switch {
	case in.opt.CRS != nil && (in.opt.CRS.Geographic() || !degrees || seen.seen == 0):
		way.sys, way.from = in.opt.CRS, FromOption
	case degrees:
		way.sys, way.from = crs.WGS84(), FromPositions
		switch {
		case way.Place == table.GeoJSON || seen.seen == 0:
			way.from = FromDefault
		case s.identified(way.X, sample):
			way.from = FromRows
		default:
			in.remark("crs_assumed", title)
		}
	default:
		return refuse(geo.FileUnknownCRS, "column %q: no system is declared and positions are not degrees", title)
	}
	if way.Place == table.PairCell && degrees && !in.opt.LatFirst {
		// Nothing says which ordinate comes first in a cell: the order that puts places in France does.
		if way.swap = seen.swapped > seen.french; way.swap {
			in.remark("pair_order", title+": lat, lon")
		} else {
			in.remark("pair_order", title+": lon, lat")
		}
	}
	return nil
}

// identified says whether cells of well-known text begin with their system.
func (s *separatedRows) identified(column int, sample [][][]byte) bool {
	for _, row := range sample {
		if column < len(row) && !table.Nothing(row[column]) {
			_, ok := cutFold(row[column], "SRID=")
			return ok
		}
	}
	return false
}

// survey looks at the first positions as those of a system.
func (s *separatedRows) survey(way locator, sys *crs.System, sample [][][]byte) survey {
	seen := survey{latFirst: s.in.opt.LatFirst}
	r := s.in.begin()
	for _, row := range sample {
		r.shape.reset()
		if seen.seen == surveyed || !s.locate(&r.shape, way, row) || r.shape.fault.rule != "" {
			continue
		}
		seen.count(&r.shape, sys)
	}
	return seen
}

// keep takes a row.
func (s *separatedRows) keep(row [][]byte) error {
	in := s.in
	r := in.begin()
	s.used = -1
	var fault note
	for _, way := range s.locators {
		if !s.locate(&r.shape, way, row) {
			continue
		}
		if in.keeper.sys = way.sys; way.sys == nil {
			s.system(r, way, row)
		}
		if f := r.shape.fault; f.rule != "" {
			// Another column may say better: the official example of a brownfield has a good point beside a bad shape.
			if fault.rule == "" {
				fault = f
			}
			r.shape.reset()
			continue
		}
		if way.Place == table.WKT || way.Place == table.GeoJSON {
			s.used = way.X
		}
		if fault.rule != "" {
			r.shape.note(fault.rule, fault.detail)
			fault = note{}
		}
		break
	}
	if fault.rule != "" {
		r.shape.refuse(fault.rule, fault.detail)
	}
	if in.keeper.sys == nil {
		in.keeper.sys = crs.WGS84()
	}
	s.fill(r, row)
	return in.keep()
}

// system takes the system that a row says.
func (s *separatedRows) system(r *record, way locator, row [][]byte) {
	raw := ""
	if way.Code < len(row) {
		raw = strings.TrimSpace(string(row[way.Code]))
	}
	code := raw
	if code != "" && code[0] >= '0' && code[0] <= '9' {
		code = "EPSG:" + code
	}
	sys, ok := crs.Recognise(code)
	if !ok {
		r.shape.refuse("epsg_unknown", raw)
		sys = crs.WGS84()
	}
	s.in.keeper.sys = sys
}

// locate reads the place of a row in one way; false when the cell holds none.
func (s *separatedRows) locate(g *geometry, way locator, row [][]byte) bool {
	if way.X >= len(row) || table.Nothing(row[way.X]) {
		return false
	}
	cell := row[way.X]
	switch way.Place {
	case table.WKT:
		if srid := g.readWKT(cell); srid != 0 && s.in.opt.CRS == nil {
			if sys, err := crs.Lookup(srid); err != nil {
				g.refuse("epsg_unknown", fmt.Sprint(srid))
			} else if !sys.Geographic() {
				g.project(sys)
			}
		}
		return true
	case table.GeoJSON:
		t := &text{b: cell, last: true}
		err := g.read(t, 0)
		if _, rest := t.peek(); err != nil || !errors.Is(rest, errCut) {
			g.refuse("geometry_unreadable", string(cell[:min(len(cell), 40)]))
		}
		return true
	}
	var x, y float64
	var ok bool
	if way.Place == table.PairCell {
		x, y, ok = table.Pair(cell)
		if way.swap {
			x, y = y, x
		}
	} else {
		if way.Y >= len(row) || table.Nothing(row[way.Y]) {
			return false
		}
		var okY bool
		x, ok = table.Ordinate(cell)
		y, okY = table.Ordinate(row[way.Y])
		ok = ok && okY
	}
	g.absent = false
	g.fewest, g.most = 2, 2
	if !ok {
		g.refuse("position_not_number", string(cell[:min(len(cell), 40)]))
		return true
	}
	g.coords = append(g.coords, x, y)
	g.interpret("Point", 0, 1, -1)
	return true
}

// project takes positions in metres to degrees.
func (g *geometry) project(sys *crs.System) {
	for i := 0; i+1 < len(g.coords); i += 2 {
		p := sys.Inverse(geo.XY{X: g.coords[i], Y: g.coords[i+1]})
		g.coords[i], g.coords[i+1] = p.Lon, p.Lat
	}
}

// fill gives the cells of a row to the record.
func (s *separatedRows) fill(r *record, row [][]byte) {
	for i, n := range s.names {
		p := property{name: n}
		if i < len(row) && i != s.used {
			if cell := bytes.TrimSpace(row[i]); len(cell) > 0 {
				p.kind, p.raw = words, cell
				if s.profile.Numeric[i] {
					p.number(cell)
				}
			}
		}
		r.properties = append(r.properties, p)
	}
	if len(row) < len(s.names) {
		r.note("row_short", fmt.Sprintf("%d of %d", len(row), len(s.names)))
	}
	for i := len(s.names); i < len(row); i++ {
		if len(bytes.TrimSpace(row[i])) > 0 {
			r.note("row_long", fmt.Sprintf("%d of %d", len(row), len(s.names)))
			break
		}
	}
}

// number makes a number of a text that is one.
func (p *property) number(cell []byte) {
	v, whole, ok := table.Number(cell)
	switch {
	case !ok, whole && (v > largestExact || v < -largestExact):
	case whole:
		p.kind, p.value = integer, v
	default:
		p.kind, p.value = real, v
	}
}

package ingest

import (
	"errors"
	"fmt"

	"emprise/geo"
	"emprise/geo/crs"
)

// declared reads a crs member: its system, nil when there is none or it is null. The forms are those of GeoJSON 2008
// (named), the bare string some write, and GeoServer's old {"type":"EPSG","properties":{"code":2154}}.
func declared(raw []byte) (*crs.System, error) {
	if raw == nil || string(raw) == "null" {
		return nil, nil
	}
	t := &text{b: raw, last: true}
	name := ""
	var read func(depth int) error
	read = func(depth int) error {
		c, err := t.peek()
		if err != nil {
			return err
		}
		if c != '{' || depth > 1 {
			if depth == 0 {
				name, err = textOr(t, "")
				return err
			}
			_, err = t.skip()
			return err
		}
		more, err := t.opens('{', '}')
		for more && err == nil {
			var key []byte
			if key, err = t.key(); err != nil {
				return err
			}
			switch string(key) {
			case "properties":
				err = read(depth + 1)
			case "name":
				name, err = textOr(t, "")
			case "code":
				var code []byte
				if code, err = t.skip(); err == nil && name == "" {
					name = "EPSG:" + trimQuotes(code)
				}
			default:
				_, err = t.skip()
			}
			if err == nil {
				more, err = t.more('}')
			}
		}
		return err
	}
	if err := read(0); err != nil {
		return nil, err
	}
	sys, ok := crs.Recognise(name)
	if !ok {
		return nil, refuse(geo.FileUnknownCRS, "the file declares %q", name)
	}
	return sys, nil
}

func trimQuotes(b []byte) string {
	if len(b) >= 2 && b[0] == '"' {
		b = b[1 : len(b)-1]
	}
	return string(b)
}

// surveyed is how many features with a position are looked at before any is taken.
const surveyed = 500

// survey is what the first features say about the coordinate system: how many lie where.
type survey struct {
	looked  int // elements
	seen    int // features with a position
	degrees int // within the range of degrees
	french  int // on French territory when read as the system says
	swapped int // on French territory when latitude comes first

	latFirst bool // as the user says
}

// count adds the first position of a geometry.
func (s *survey) count(g *geometry, sys *crs.System) {
	if len(g.rings) == 0 {
		return
	}
	x, y := g.coords[2*g.rings[0].from], g.coords[2*g.rings[0].from+1]
	if s.latFirst {
		x, y = y, x
	}
	s.seen++
	if x >= -180 && x <= 180.5 && y >= -90 && y <= 90 {
		s.degrees++
	}
	if crs.InFrance(sys.Inverse(geo.XY{X: x, Y: y})) {
		s.french++
	} else if crs.InFrance(geo.LonLat{Lon: y, Lat: x}) {
		s.swapped++
	}
}

// ahead looks at the features that stand in the window, without taking any.
func (d *document) ahead(sys *crs.System, latFirst bool) (survey, error) {
	const far = 8 << 20 // bytes to look through for one that has a position
	s := survey{latFirst: latFirst}
	t := &d.t
	err := d.w.parse(t, func() error {
		s = survey{latFirst: s.latFirst}
		more, err := true, error(nil)
		for more && s.seen < surveyed {
			more, err = d.glance(&s, sys)
		}
		t.i = 0
		if errors.Is(err, errMore) && s.seen == 0 && (s.looked == 0 || len(t.b) < far) {
			return err
		}
		return nil // a fault will be told in its turn
	})
	return s, err
}

// glance looks at one element of the features array, false when there is no other to look at.
func (d *document) glance(s *survey, sys *crs.System) (bool, error) {
	t := &d.t
	c, err := t.peek()
	if err != nil || c == ']' {
		return false, err
	}
	if c == ',' {
		t.i++
		return true, nil
	}
	if c != '{' {
		_, err = t.skip()
	} else if err = d.rec.read(t); err == nil && d.rec.shape.fault.rule == "" {
		s.count(&d.rec.shape, sys)
	}
	if err == nil {
		s.looked++
	}
	return err == nil, err
}

// judge decides on the coordinate system from what was declared and what was seen.
func (s survey) judge(sys *crs.System, from string) error {
	most := func(n int) bool { return 2*n > s.seen }
	switch {
	case s.seen == 0 || from == FromOption:
		return nil
	case from == FromDefault && !most(s.degrees) && 2*s.degrees != s.seen:
		return refuse(geo.FileUnknownCRS, "no system is declared and positions are not degrees")
	case from != FromDefault && !sys.Geographic() && s.degrees == s.seen:
		return refuse(geo.FileUnknownCRS, "the file declares %s but positions are degrees", label(sys))
	case sys.Geographic() && most(s.swapped):
		return refuse(geo.FileUnknownCRS, "latitude comes before longitude")
	}
	return nil
}

func label(sys *crs.System) string { return fmt.Sprintf("EPSG:%d (%s)", sys.EPSG(), sys.Name()) }

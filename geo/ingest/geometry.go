package ingest

import (
	"strconv"

	"emprise/geo/feature"
)

// ring is a run of positions of a geometry.
type ring struct {
	from, to int // positions; a position is two coords
	kind     feature.Kind
	hole     bool
	open     bool // an area whose last position is not the first
}

// geometry is what a GeoJSON geometry says, in the coordinates of the file, read without knowing its type beforehand:
// members come in any order. It is reused from feature to feature.
type geometry struct {
	coords []float64
	rings  []ring
	notes  []note
	fault  note // why it cannot be used, rule "" when it can
	absent bool // null

	// The coordinates member being read: ends of its lists of positions, and of its lists of those.
	lines  []int
	groups []int
	fewest int // ordinates of a position
	most   int
	limit  int // positions that are taken, 0: any number
}

// note is a rule that a feature breaks, with the technician's words.
type note struct{ rule, detail string }

func (g *geometry) reset() {
	g.coords, g.rings, g.notes = g.coords[:0], g.rings[:0], g.notes[:0]
	g.fault, g.absent, g.fewest, g.most = note{}, true, 0, 0
}

func (g *geometry) refuse(rule, detail string) {
	if g.fault.rule == "" {
		g.fault = note{rule, detail}
	}
}

func (g *geometry) note(rule, detail string) {
	for _, n := range g.notes {
		if n.rule == rule {
			return
		}
	}
	g.notes = append(g.notes, note{rule, detail})
}

// read takes a geometry member: an object or null.
func (g *geometry) read(t *text, level int) error {
	c, err := t.peek()
	if err != nil {
		return err
	}
	if c != '{' {
		raw, err := t.skip()
		if err == nil && string(raw) == "null" {
			g.absent = level == 0
		} else if err == nil {
			g.refuse("geometry_not_object", "")
		}
		return err
	}
	if level > maxCollections {
		g.refuse("collection_depth", "")
		_, err := t.skip()
		return err
	}
	g.absent = false
	typ, depth, members := "", -1, -1
	from := len(g.coords) / 2
	more, err := t.opens('{', '}')
	for more && err == nil {
		var name []byte
		if name, err = t.key(); err != nil {
			return err
		}
		switch string(name) {
		case "type":
			typ, err = textOr(t, "")
		case "coordinates":
			if members >= 0 { // foreign to a collection
				_, err = t.skip()
				break
			}
			g.coords, g.lines, g.groups = g.coords[:2*from], g.lines[:0], g.groups[:0]
			depth, err = g.list(t, 0)
			if depth == 1 || depth == 2 {
				g.lines = append(g.lines, len(g.coords)/2)
			}
		case "geometries":
			members, err = g.members(t, level)
		default:
			_, err = t.skip()
		}
		if err != nil {
			return err
		}
		more, err = t.more('}')
	}
	if err != nil {
		return err
	}
	g.interpret(typ, from, depth, members)
	return nil
}

// textOr takes any value and gives its text when it is a string.
func textOr(t *text, other string) (string, error) {
	if c, err := t.peek(); err != nil || c != '"' {
		if err == nil {
			_, err = t.skip()
		}
		return other, err
	}
	q, err := t.quoted()
	if err != nil {
		return other, err
	}
	s, _ := t.decode(q)
	return known(s), nil
}

// known gives the usual words without allocating.
func known(s []byte) string {
	switch string(s) {
	case "Feature":
		return "Feature"
	case "Polygon":
		return "Polygon"
	case "MultiPolygon":
		return "MultiPolygon"
	default:
		return string(s)
	}
}

// members takes the geometries of a collection and gives how many there are.
func (g *geometry) members(t *text, level int) (int, error) {
	if c, err := t.peek(); err != nil || c != '[' {
		if err == nil {
			g.refuse("geometry_not_object", "geometries")
			_, err = t.skip()
		}
		return 0, err
	}
	n := 0
	more, err := t.opens('[', ']')
	for ; more && err == nil; n++ {
		if err = g.read(t, level+1); err == nil {
			more, err = t.more(']')
		}
	}
	return n, err
}

// list takes coordinates and gives how deep positions lie: 1 for one position, 2 for a list of them; 0 when empty.
func (g *geometry) list(t *text, level int) (depth int, err error) {
	c, err := t.peek()
	if err != nil {
		return 0, err
	}
	if c != '[' || level > 5 {
		switch {
		case c != '[' && level == 0 && c == 'n': // null stands for no coordinates
		case c != '[':
			g.refuse("position_not_number", "")
		default:
			g.refuse("geometry_depth", "")
		}
		_, err := t.skip()
		return 0, err
	}
	t.i++
	if c, err = t.peek(); err != nil {
		return 0, err
	}
	switch {
	case c == ']':
		t.i++
		return 0, nil
	case c == '-' || c >= '0' && c <= '9':
		return 1, g.position(t)
	case c != '[':
		g.refuse("position_not_number", found(t.b[t.i:]))
		for more := true; more && err == nil; {
			if _, err = t.skip(); err == nil {
				more, err = t.more(']')
			}
		}
		return 1, err
	}
	for more := true; more; {
		if level < 5 && g.pair(t) {
			if depth > 1 {
				g.refuse("geometry_depth", "")
			}
			depth = 1
			if more, err = t.more(']'); err != nil {
				return 0, err
			}
			continue
		}
		d, err := g.list(t, level+1)
		if err != nil {
			return 0, err
		}
		switch d {
		case 2:
			g.lines = append(g.lines, len(g.coords)/2)
		case 3:
			g.groups = append(g.groups, len(g.lines))
		}
		if d != 0 {
			if depth != 0 && depth != d {
				g.refuse("geometry_depth", "")
			}
			depth = d
		}
		if more, err = t.more(']'); err != nil {
			return 0, err
		}
	}
	if depth == 0 {
		return 0, nil
	}
	return depth + 1, nil
}

// pair takes a position of two ordinates without blanks, which is what nearly all are, or nothing.
func (g *geometry) pair(t *text) bool {
	b, i := t.b, t.i
	if i >= len(b) || b[i] != '[' {
		return false
	}
	x, i := ordinate(b, i+1)
	if i >= len(b) || b[i] != ',' {
		return false
	}
	y, i := ordinate(b, i+1)
	if i >= len(b) || b[i] != ']' {
		return false
	}
	t.i = i + 1
	if g.most == 0 {
		g.fewest, g.most = 2, 2
	}
	g.fewest, g.most = min(g.fewest, 2), max(g.most, 2)
	g.add(x, y)
	return true
}

// add takes a position as long as there are not too many.
func (g *geometry) add(x, y float64) {
	if g.limit > 0 && len(g.coords) >= 2*g.limit {
		g.refuse("too_many_positions", "more than "+strconv.Itoa(g.limit))
		return
	}
	g.coords = append(g.coords, x, y)
}

// position takes the ordinates of a position up to its closing bracket. Heights and measures are left out.
func (g *geometry) position(t *text) error {
	n := 0
	var at [2]float64
	for more := true; more; n++ {
		c, err := t.peek()
		if err != nil {
			return err
		}
		if c != '-' && (c < '0' || c > '9') {
			g.refuse("position_not_number", found(t.b[t.i:]))
			if _, err = t.skip(); err != nil {
				return err
			}
		} else {
			v, err := t.number()
			if err != nil {
				return err
			}
			if n < 2 {
				at[n] = v.value
			}
		}
		if t.i < len(t.b) && t.b[t.i] == ',' {
			t.i++
			continue
		}
		if more, err = t.more(']'); err != nil {
			return err
		}
	}
	if n < 2 {
		g.refuse("position_short", "")
	}
	if g.most == 0 {
		g.fewest = n
	}
	g.fewest, g.most = min(g.fewest, n), max(g.most, n)
	g.add(at[0], at[1])
	return nil
}

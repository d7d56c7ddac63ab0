package gpkg

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"emprise/data"
	"emprise/geo/feature"
)

// layout is how the features of a layer lie in their table: kept as JSON in layers.table_schema.
type layout struct {
	Geometry string  `json:"geometry,omitempty"` // geometry type name of GeoPackage; empty while no feature has one
	Columns  []field `json:"columns"`
}

// field is one attribute. Its column may have another name, because SQL names are one whatever the case and two are taken.
type field struct {
	Column string `json:"column"`
	Name   string `json:"name"` // in the source
	Type   string `json:"type"` // TEXT, INTEGER, REAL, BOOLEAN
}

// maxFields is how many attributes a table can have: SQLite's 2000 columns less the two of ours.
const maxFields = 1998

// The SQL type of each column type.
var sqlTypes = [...]string{feature.Text: "TEXT", feature.Integer: "INTEGER", feature.Real: "REAL", feature.Boolean: "BOOLEAN"}

func typeOf(sqlType string) feature.Type {
	for t, name := range sqlTypes {
		if name == sqlType {
			return feature.Type(t)
		}
	}
	return feature.Text
}

// layoutOf gives the layout that holds the features of s.
func layoutOf(s *feature.Set) (layout, error) {
	l := layout{Geometry: geometryOf(s), Columns: make([]field, 0, len(s.Columns))}
	taken := map[string]bool{"fid": true, "geom": true}
	there := map[string]bool{}
	for _, c := range s.Columns {
		if !there[c.Name] {
			there[c.Name] = true
			l.Columns = append(l.Columns, field{freeName(c.Name, taken), c.Name, sqlTypes[c.Type]})
		}
	}
	if len(l.Columns) > maxFields {
		return l, fmt.Errorf("%d attributes, at most %d: %w", len(l.Columns), maxFields, data.ErrInvalid)
	}
	return l, nil
}

func geometryOf(s *feature.Set) (so string) {
	for f, k := range s.Kinds {
		var g string
		switch k {
		case feature.None:
			continue
		case feature.Points:
			first, end := s.RingsOf(f)
			if g = "POINT"; s.Rings[end]-s.Rings[first] != 1 {
				g = "MULTIPOINT"
			}
		case feature.Lines:
			g = "MULTILINESTRING"
		case feature.Areas:
			g = "MULTIPOLYGON"
		}
		switch so {
		case "", g:
			so = g
		default:
			return "GEOMETRY"
		}
	}
	return so
}

// freeName makes a column name that no other has, in whatever case, and that every SQL program can read.
func freeName(name string, taken map[string]bool) string {
	clean := strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == 0xFFFD {
			return '_'
		}
		return r
	}, name)
	if clean = strings.TrimSpace(clean); clean == "" {
		clean = "field"
	}
	free := clean
	for n := 2; taken[strings.ToLower(free)]; n++ {
		free = clean + "_" + strconv.Itoa(n)
	}
	taken[strings.ToLower(free)] = true
	return free
}

func (l layout) json() (string, error) {
	text, err := json.Marshal(l)
	return string(text), err
}

// ddl is the statement that makes the table.
func (l layout) ddl(table string) string {
	geometry := l.Geometry
	if geometry == "" {
		geometry = "GEOMETRY"
	}
	var b strings.Builder
	b.WriteString("CREATE TABLE " + quote(table) + " (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom " + geometry)
	for _, f := range l.Columns {
		b.WriteString(", " + quote(f.Column) + " " + f.Type)
	}
	b.WriteString(")")
	return b.String()
}

// list gives the columns, comma first, each written by f.
func (l layout) list(f func(field) string) string {
	var b strings.Builder
	for _, c := range l.Columns {
		b.WriteString(", " + f(c))
	}
	return b.String()
}

// reconcile drops columns that the table has no more and adds those that it has besides; present gives names and types,
// parted by a tab.
func (l layout) reconcile(present []string) layout {
	types := map[string]string{}
	for _, p := range present {
		name, typ, _ := strings.Cut(p, "\t")
		types[name] = typ
	}
	now := layout{Geometry: l.Geometry}
	known := map[string]bool{"fid": true, "geom": true}
	for _, f := range l.Columns {
		known[f.Column] = true
		if _, there := types[f.Column]; there {
			now.Columns = append(now.Columns, f)
		}
	}
	for _, p := range present {
		if name, typ, _ := strings.Cut(p, "\t"); !known[name] {
			now.Columns = append(now.Columns, field{name, name, sqlTypes[affinity(typ)]})
		}
	}
	return now
}

// affinity reads the column types of GeoPackage (OGC 12-128r17 table 1).
func affinity(declared string) feature.Type {
	declared, _, _ = strings.Cut(strings.ToUpper(declared), "(")
	switch declared {
	case "BOOLEAN":
		return feature.Boolean
	case "TINYINT", "SMALLINT", "MEDIUMINT", "INT", "INTEGER":
		return feature.Integer
	case "FLOAT", "DOUBLE", "REAL":
		return feature.Real
	}
	return feature.Text
}

package standard

import (
	"embed"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"

	"emprise/data"
	"emprise/geo/feature"
)

//go:embed standards/*.json words/*.json deliveries/*.json hints.json
var tables embed.FS

// Standard describes one published layout of a layer. It is a table read from standards/ and never changes.
type Standard struct {
	ID       string    `json:"id"`
	Version  string    `json:"version,omitempty"`
	Producer string    `json:"producer,omitempty"` // who publishes such files, to propose on import; "" when it varies
	Licence  string    `json:"licence,omitempty"`
	Role     data.Role `json:"role"`
	RoleBy   *RoleBy   `json:"role_by,omitempty"`
	Kinds    []string  `json:"kinds"` // points, lines, areas; none is always admitted

	Core    []string            `json:"core"`              // all must be there; "a|b" is either
	Columns []string            `json:"columns"`           // all of the standard; "*" after the name: obligatory
	Names   map[string][]string `json:"names,omitempty"`   // other names of a column: Shapefile's, older versions'
	Against []string            `json:"against,omitempty"` // columns of look-alikes
	Forms   map[string]string   `json:"forms,omitempty"`   // what the samples of a column must look like: a Form, or "^prefix"

	Fields map[data.Kind][]Template `json:"fields,omitempty"` // by noun (plot, zone), or "" for the layer's own columns
	Only   []Condition              `json:"only,omitempty"`   // the rows that nouns are made of

	SinglePart   bool        `json:"single_part,omitempty"`  // the standard forbids several parts in a feature
	Confidential []string    `json:"confidential,omitempty"` // columns that may not be published
	Cautions     []string    `json:"cautions,omitempty"`     // what to tell before use; see CautionKey
	Place        *Place      `json:"place,omitempty"`
	Unsure       []Condition `json:"unsure,omitempty"` // rows whose position is no place
}

// Template is a Field of a mapping before it meets a file: it names its list of words.
type Template struct {
	To    string   `json:"to"`
	From  string   `json:"from,omitempty"`
	Parts []string `json:"parts,omitempty"`
	Unit  Unit     `json:"unit,omitempty"`
	Form  Form     `json:"form,omitempty"`
	Words string   `json:"words,omitempty"` // a file below words/
	Value string   `json:"value,omitempty"`
}

// Place says where a table without geometry keeps its positions.
type Place struct {
	Lon  string `json:"lon,omitempty"` // degrees
	Lat  string `json:"lat,omitempty"`
	X    string `json:"x,omitempty"` // in the system that EPSG says, row by row
	Y    string `json:"y,omitempty"`
	EPSG string `json:"epsg,omitempty"` // a column: one table may hold several systems
	WKT  string `json:"wkt,omitempty"`  // a cell of well-known text
	JSON string `json:"json,omitempty"` // a cell of GeoJSON geometry
	Pair string `json:"pair,omitempty"` // a cell "lon, lat"
}

// RoleBy gives the role by how the values of a column begin.
type RoleBy struct {
	Column string               `json:"column"`
	Starts map[string]data.Role `json:"starts"`
}

// Condition keeps the rows whose column has one of the values, compared without case and accents.
type Condition struct {
	From string   `json:"from"`
	In   []string `json:"in"`
}

// Key is the translation key of the standard's name.
func (s Standard) Key() string { return "standard." + s.ID }

// CautionKey is the translation key of one of Cautions.
func CautionKey(caution string) string { return "caution." + caution }

// library is what the embedded tables say. A fault in them is ours.
var library = load()

type shelf struct {
	standards  []Standard
	words      map[string]map[string]string
	hints      hints
	deliveries []Delivery
	roles      map[data.Role][]slotted
}

func load() shelf {
	var s shelf
	s.words = map[string]map[string]string{}
	for _, name := range files("words") {
		var w map[string]string
		open(name, &w)
		folded := make(map[string]string, len(w))
		for from, to := range w {
			folded[fold(from)] = to
		}
		s.words[strings.TrimSuffix(path.Base(name), ".json")] = folded
	}
	for _, name := range files("standards") {
		var st Standard
		open(name, &st)
		s.standards = append(s.standards, st)
	}
	slices.SortFunc(s.standards, func(a, b Standard) int { return strings.Compare(a.ID, b.ID) })
	open("hints.json", &s.hints)
	for _, name := range files("deliveries") {
		var t Delivery
		open(name, &t)
		s.deliveries = append(s.deliveries, t)
	}
	s.roles = slotsByRole(s.standards, s.hints)
	return s
}

func files(dir string) []string {
	entries, err := tables.ReadDir(dir)
	if err != nil {
		panic(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, dir+"/"+e.Name())
	}
	return names
}

func open(name string, into any) {
	f, err := tables.Open(name)
	if err != nil {
		panic(err)
	}
	d := json.NewDecoder(f)
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		panic(fmt.Errorf("%s: %w", name, err))
	}
}

// All lists the standards by ID. The caller must not write to what they hold.
func All() []Standard { return slices.Clone(library.standards) }

// ByID finds a standard.
func ByID(id string) (Standard, bool) {
	for _, s := range library.standards {
		if s.ID == id {
			return s, true
		}
	}
	return Standard{}, false
}

// names are all names of one of the standard's columns, the standard's own first.
func (s *Standard) names(column string) []string {
	return append([]string{column}, s.Names[column]...)
}

// find looks up one of the standard's columns in a file, also as Shapefile cuts it, at ten letters, where no other column
// of the standard is cut alike.
func (s *Standard) find(t table, column string) *Column {
	if c := t.find(s.names(column)...); c != nil || len(column) <= shortest {
		return c
	}
	cut := strings.ToLower(column[:shortest])
	for _, other := range s.Columns {
		other = strings.ToLower(strings.TrimSuffix(other, "*"))
		if other != strings.ToLower(column) && strings.HasPrefix(other, cut) {
			return nil
		}
	}
	if c := t.find(cut); c != nil && len(c.Name) == shortest {
		return c
	}
	return nil
}

const shortest = 10 // what dBASE leaves of a column's name

func (s *Standard) admits(k feature.Kind) bool {
	name := [...]string{"", "points", "lines", "areas"}[k]
	return name == "" || slices.Contains(s.Kinds, name)
}

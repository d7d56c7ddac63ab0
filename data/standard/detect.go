package standard

import (
	"slices"
	"strconv"
	"strings"

	"emprise/data"
	"emprise/geo/feature"
)

// Guess is what a layer may be.
type Guess struct {
	Standard   string // ID, "" when only the role is proposed
	Role       data.Role
	Confidence float64 // 0 to 1; below Sure a person must choose
	Evidence   []Evidence
}

// Sure is the confidence from which a guess may be taken as the proposal without hesitating. It is confirmed all the same.
const Sure = 0.7

// common are names of columns, as key writes them, that tables of any matter have: where a standard calls such a column otherwise, it
// is no mark of it.
var common = map[string]bool{
	"nom": true, "name": true, "libelle": true, "intitule": true, "designation": true, "statut": true, "status": true, "etat": true, "type": true,
	"nature": true, "categorie": true, "commune": true, "ville": true, "adresse": true, "surface": true, "superficie": true, "date": true, "code": true,
	"numero": true, "id": true, "description": true, "commentaire": true, "observations": true, "prix": true, "lon": true, "lat": true, "longitude": true,
	"latitude": true, "x": true, "y": true,
}

// Evidence is one reason for a guess, or against it.
type Evidence struct {
	Rule    string   // core, columns, missing, kind, kind_wrong, samples, samples_wrong, against, hint, only_kind
	Columns []string // as the file writes them; for missing and against as the standard does
	Detail  string   // a count ("12/19"), a form
}

// Key is the translation key of the evidence.
func (e Evidence) Key() string { return "evidence." + e.Rule }

// Detect says what a layer may be, best first: the standards whose marks are there, then a role from hints alone. There is
// always at least one guess.
func Detect(columns []Column, kind feature.Kind) []Guess {
	t := newTable(columns)
	type scored struct {
		Guess
		core int
	}
	var found []scored
	for i := range library.standards {
		st := &library.standards[i]
		if g, ok := st.score(t, columns, kind); ok {
			found = append(found, scored{g, len(st.Core)})
		}
	}
	slices.SortStableFunc(found, func(a, b scored) int {
		switch {
		case a.Confidence != b.Confidence:
			return compare(b.Confidence, a.Confidence)
		case a.core != b.core:
			return b.core - a.core
		}
		return strings.Compare(a.Standard, b.Standard)
	})
	var out []Guess
	for _, f := range found {
		out = append(out, f.Guess)
	}
	for _, g := range library.hints.guesses(columns, kind) {
		if !slices.ContainsFunc(out, func(have Guess) bool { return have.Role == g.Role && have.Confidence >= g.Confidence }) {
			out = append(out, g)
		}
	}
	slices.SortStableFunc(out, func(a, b Guess) int { return compare(b.Confidence, a.Confidence) })
	return out
}

func compare(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// score weighs a standard: two thirds for its core, the rest for how much of it is there and how much of the file it
// explains. What speaks against it divides.
func (s *Standard) score(t table, columns []Column, kind feature.Kind) (Guess, bool) {
	g := Guess{Standard: s.ID, Role: s.role(t)}
	var core, missing []string
	find := func(name string) *Column {
		c := s.find(t, name)
		if c != nil && common[key(c.Name)] && key(c.Name) != key(name) {
			return nil // that it is meant follows from the standard, not the standard from it
		}
		return c
	}
	for _, group := range s.Core {
		var c *Column
		for _, name := range strings.Split(group, "|") {
			if c = find(name); c != nil {
				break
			}
		}
		if c == nil {
			missing = append(missing, group)
			continue
		}
		core = append(core, c.Name)
	}
	if len(core) == 0 || 2*len(core) < len(s.Core) || len(missing) > 2 {
		return g, false
	}
	var known []string
	for _, name := range s.Columns {
		if c := find(strings.TrimSuffix(name, "*")); c != nil {
			known = append(known, c.Name)
		}
	}
	recall := float64(len(known)) / float64(len(s.Columns))
	precision := min(1, float64(len(known))/float64(max(1, own(columns))))
	g.Confidence = 0.66 + 0.16*recall + 0.17*precision
	if len(s.Columns) <= 4 { // so little is in many files by chance, unless it is all that they have
		g.Confidence *= min(1, 2*precision)
	}
	if len(known) < 2 { // never by a single column
		g.Confidence = min(g.Confidence, hintMost)
	}
	g.Evidence = append(g.Evidence, Evidence{Rule: "core", Columns: core},
		Evidence{Rule: "columns", Detail: strconv.Itoa(len(known)) + "/" + strconv.Itoa(len(s.Columns))})
	if len(missing) > 0 {
		if recall < 0.5 {
			return g, false
		}
		g.Confidence *= 0.6
		g.Evidence = append(g.Evidence, Evidence{Rule: "missing", Columns: missing})
	}
	s.weighKind(&g, kind)
	s.weighSamples(&g, t)
	for _, name := range s.Against {
		if t.find(name) != nil {
			g.Confidence *= 0.4
			g.Evidence = append(g.Evidence, Evidence{Rule: "against", Columns: []string{name}})
		}
	}
	return g, g.Confidence >= 0.2
}

func (s *Standard) weighKind(g *Guess, kind feature.Kind) {
	switch {
	case kind == feature.None:
	case s.admits(kind):
		g.Evidence = append(g.Evidence, Evidence{Rule: "kind"})
	default:
		g.Confidence *= 0.55
		g.Evidence = append(g.Evidence, Evidence{Rule: "kind_wrong"})
	}
}

// weighSamples looks whether the values are what the standard says; without values nothing is held against it.
func (s *Standard) weighSamples(g *Guess, t table) {
	for _, name := range sortedKeys(s.Forms) {
		c := s.find(t, name)
		if c == nil {
			continue
		}
		good, all := 0, 0
		for _, v := range c.Samples {
			if blank(v) {
				continue
			}
			all++
			if looksLike(v, s.Forms[name]) {
				good++
			}
		}
		switch {
		case all == 0:
		case 3*good >= 2*all:
			g.Evidence = append(g.Evidence, Evidence{Rule: "samples", Columns: []string{c.Name}, Detail: s.Forms[name]})
		case good == 0:
			g.Confidence *= 0.3
			g.Evidence = append(g.Evidence, Evidence{Rule: "samples_wrong", Columns: []string{c.Name}, Detail: s.Forms[name]})
		default:
			g.Confidence *= 0.7
			g.Evidence = append(g.Evidence, Evidence{Rule: "samples_wrong", Columns: []string{c.Name}, Detail: s.Forms[name]})
		}
	}
}

// looksLike says whether a value has a form: "^prefix" (several parted by "|"), or one that Form knows.
func looksLike(v, form string) bool {
	if prefixes, ok := strings.CutPrefix(form, "^"); ok {
		for _, p := range strings.Split(prefixes, "|") {
			if strings.HasPrefix(fold(v), fold(p)) {
				return true
			}
		}
		return false
	}
	return Form(form).admits(v)
}

// role is the standard's, or what the values of its deciding column say most.
func (s *Standard) role(t table) data.Role {
	if s.RoleBy == nil {
		return s.Role
	}
	c := s.find(t, s.RoleBy.Column)
	if c == nil {
		return s.Role
	}
	for _, v := range c.Samples {
		for _, start := range sortedKeys(s.RoleBy.Starts) {
			if strings.HasPrefix(fold(v), fold(start)) {
				return s.RoleBy.Starts[start]
			}
		}
	}
	return s.Role
}

// own counts the columns that the file's author meant: not the keys and geometries that programs add.
func own(columns []Column) int {
	n := 0
	for _, c := range columns {
		switch key(c.Name) {
		case "fid", "ogcfid", "gid", "geom", "geometry", "geometrie", "thegeom", "wkt", "layer", "path", "bbox":
		default:
			n++
		}
	}
	return n
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

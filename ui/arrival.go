package ui

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/edition"
	"emprise/data/incoming"
	"emprise/data/standard"
	"emprise/geo/ingest"
	"emprise/ui/importform"
	"emprise/ui/kit"
)

// arrival is a file that was looked at and is not brought in yet.
type arrival struct {
	path   string
	looks  []*incoming.Look
	unread []error                        // of the parts that cannot be read
	drafts map[string]*draft              // the mapping of each part, by its name
	known  map[string][]edition.Candidate // the layers that each part may be a newer edition of, by its name
	update string                         // the layer that it was chosen to update, "" for none
}

// look reads the beginning of every layer of a file. It takes as long as the disk does.
func look(ctx context.Context, path string, near orb.Bound) (*arrival, error) {
	parts, err := incoming.Contents(ctx, path)
	if err != nil {
		return nil, err
	}
	a := &arrival{path: path, drafts: map[string]*draft{}}
	for _, p := range parts {
		l, err := incoming.At(ctx, path, p, ingest.Options{}, near)
		switch {
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case err != nil:
			a.unread = append(a.unread, err)
		default:
			a.looks = append(a.looks, l)
		}
	}
	if len(a.looks) == 0 {
		return nil, a.unread[0]
	}
	return a, nil
}

// chosen are the looks that a code of the form's choice of parts stands for.
func (a *arrival) chosen(part string) []*incoming.Look {
	if part == importform.All {
		return a.looks
	}
	i := max(0, slices.IndexFunc(a.looks, func(l *incoming.Look) bool { return l.Part.Name == part }))
	return a.looks[i : i+1]
}

// first is the part that the form shows first: all of them when there are several.
func (a *arrival) first() string {
	if len(a.looks) > 1 {
		return importform.All
	}
	return a.looks[0].Part.Name
}

// model says what is known of a part in the user's words.
func (w *Window) model(a *arrival, part string) importform.Model {
	m := importform.Model{Path: a.path, Part: part}
	if len(a.looks) > 1 {
		m.Parts = []kit.Option{{Code: importform.All, Text: w.loc.N("import.all", len(a.looks))}}
		for _, l := range a.looks {
			m.Parts = append(m.Parts, kit.Option{Code: l.Part.Name, Text: l.Part.Layer})
		}
	}
	chosen := a.chosen(part)
	if part == importform.All {
		m.Recognised = w.loc.T("import.each")
		for _, l := range chosen {
			m.Notes = append(m.Notes, w.loc.T("import.part_line", "part", l.Part.Layer, "what", w.loc.T("role."+string(a.propose(l).Role))))
		}
	} else {
		l := chosen[0]
		m.Layer = a.propose(l)
		m.About = w.about(l)
		w.recognise(&m, l)
		w.offerUpdate(&m, a, l)
	}
	for _, err := range a.unread {
		m.Notes = append(m.Notes, w.sentence(err))
	}
	w.question(&m, chosen)
	return m
}

// about is the format of a layer and how many objects it holds.
func (w *Window) about(l *incoming.Look) string {
	if l.Part.Features < 0 {
		return l.Part.Format
	}
	return w.loc.N("import.about", l.Part.Features, "format", l.Part.Format)
}

// recognise says what the layer is taken for and why.
func (w *Window) recognise(m *importform.Model, l *incoming.Look) {
	g := l.Guess()
	s, ok := standard.ByID(g.Standard)
	switch {
	case ok:
		m.Recognised = w.loc.T(s.Key())
	case g.Role != data.RoleContext:
		m.Recognised = w.loc.T("import.maybe", "role", w.loc.T("role."+string(g.Role)))
	default:
		m.Recognised = w.loc.T("import.unrecognised")
		return
	}
	m.Confidence = g.Confidence
	for _, e := range g.Evidence {
		if e.Rule == "core" || e.Rule == "hint" {
			m.Why = w.loc.T("import.evidence", "why", w.loc.T(e.Key()), "columns", strings.Join(e.Columns, ", "))
			break
		}
	}
	if ok {
		for _, c := range s.Cautions {
			m.Notes = append(m.Notes, w.loc.T(standard.CautionKey(c)))
		}
	}
}

// question asks for the coordinate system where the file does not tell it, or tells one that is hard to believe.
func (w *Window) question(m *importform.Model, chosen []*incoming.Look) {
	var proposed []incoming.Proposal
	for _, l := range chosen {
		if l.Unknown != nil && !m.Must {
			m.Must, m.Question, proposed = true, w.loc.T("import.ask"), l.Proposals
		}
		if l.Far && m.Question == "" {
			m.Question = w.loc.T("import.doubt")
		}
	}
	if m.Question == "" {
		return
	}
	none := "import.system_file"
	if m.Must {
		none = "import.system_choose"
	}
	m.Systems = []kit.Option{{Code: "", Text: w.loc.T(none)}}
	for i, p := range append(slices.Clone(proposed), incoming.Others(proposed)...) {
		text := p.System.Name()
		if p.LatFirst {
			text = w.loc.T("import.system_turned", "system", text)
		}
		if i == 0 && len(proposed) > 0 {
			m.Proposal = w.loc.T("import.system_proposed", "system", text)
		}
		m.Systems = append(m.Systems, kit.Option{Code: p.Code(), Text: text})
	}
}

// propose makes the layer that a part suggests; a mapping that was kept for its columns knows its role.
func (a *arrival) propose(l *incoming.Look) data.Layer {
	layer := propose(a.path, l)
	if d := a.drafts[l.Part.Name]; d != nil && d.role != layer.Role {
		layer.Role, layer.Producer, layer.Licence = d.role, "", ""
	}
	return layer
}

// propose makes the layer that a look suggests: by its standard, else by the name of its file, else by its columns.
func propose(path string, l *incoming.Look) data.Layer {
	layer := data.Layer{Name: l.Part.Layer, Role: l.Guess().Role, Source: filepath.Base(path)}
	if !l.Recognised() {
		if role := named(l.Part.Layer); role != data.RoleContext {
			layer.Role = role
		}
		return layer
	}
	if s, ok := standard.ByID(l.Guess().Standard); ok {
		layer.Producer, layer.Licence = s.Producer, s.Licence
	}
	return layer
}

// named is the role that the name of a layer suggests.
func named(name string) data.Role {
	words := locale.Fold(name)
	for _, hint := range []struct {
		part string
		role data.Role
	}{
		{"parcel", data.RoleParcels},
		{"batiment", data.RoleBuildings},
		{"commune", data.RoleLimits},
		{"limite", data.RoleLimits},
		{"zone_urba", data.RoleUrbanZoning},
		{"plu", data.RoleUrbanZoning},
		{"ppr", data.RoleHazards},
		{"inond", data.RoleHazards},
		{"alea", data.RoleHazards},
		{"route", data.RoleRoads},
		{"voie_ferree", data.RoleRail},
		{"ferre", data.RoleRail},
		{"hydro", data.RoleWater},
		{"eau", data.RoleWater},
		{"poste", data.RolePower},
		{"electri", data.RolePower},
		{"dvf", data.RolePrices},
		{"natura", data.RoleProtected},
		{"site_eco", data.RoleZones},
		{"terrain", data.RolePlots},
	} {
		if strings.Contains(words, hint.part) {
			return hint.role
		}
	}
	return data.RoleContext
}

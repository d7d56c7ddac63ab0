package report

import (
	"slices"

	"emprise/data"
	"emprise/data/symbology"
	"emprise/data/workspace"
	"emprise/geo/render"
	"emprise/geo/scene"
	"emprise/geo/style"
)

// dressed is what the map draws, bottom first: the imported layers that are shown, zones, plots, and the projects that the
// reader may see.
type dressed struct {
	paper    []render.Dressed // the white of parcels, told by nothing
	ground   []render.Dressed
	zones    render.Dressed
	plots    render.Dressed
	projects render.Dressed
	told     []string // IDs of layers in the order of the legend
}

func dress(snap *workspace.Snapshot, layers []data.Layer, plots style.Rules, opt Options) dressed {
	d := dressed{told: opt.Composition.Legend}
	for _, l := range layers {
		if drawn := snap.Scene.Layer(l.ID); drawn != nil {
			r := symbology.ForLayer(l)
			if l.Role == data.RoleUrbanZoning {
				r.Opacity = zoningOpacity * opaque(r)
			}
			d.ground = append(d.ground, render.Dressed{Layer: drawn.Renamed(l.Name), Rules: r})
		}
	}
	loc := opt.locale(snap)
	own := func(id, name string, r style.Rules) render.Dressed {
		l := snap.Scene.Layer(id)
		if l == nil || !opt.Composition.Shows(id, true) {
			return render.Dressed{}
		}
		return render.Dressed{Layer: l.Renamed(name), Rules: r}
	}
	d.zones = own(workspace.SceneZones, loc.T("report.layer.zones"), symbology.ForRows(data.KindZone, snap.Territory.Styles))
	d.plots = own(workspace.ScenePlots, loc.T("report.layer.plots"), plots)
	d.plots.Led = true
	d.projects = own(workspace.SceneProjects, loc.T("report.layer.projects"), symbology.ForRows(data.KindProject, snap.Territory.Styles))
	if opt.Public {
		var internal []string
		for _, p := range snap.Projects {
			if data.Withheld(p) {
				internal = append(internal, p.ID)
			}
		}
		d.projects.Rules = without(d.projects.Rules, internal)
	}
	return d
}

// over is the same above a map made by others, which must stay readable: a look that a person made stays as it is.
func (d dressed) over(snap *workspace.Snapshot, layers []data.Layer) dressed {
	d.ground = slices.Clone(d.ground)
	for i, l := range d.ground {
		for _, about := range layers {
			if about.ID == l.Layer.ID && about.Style == "" {
				d.ground[i].Rules = symbology.Over(about.Role, l.Rules)
			}
		}
	}
	for kind, own := range map[data.Kind]*render.Dressed{data.KindZone: &d.zones, data.KindPlot: &d.plots, data.KindProject: &d.projects} {
		if own.Layer != nil && snap.Territory.Styles.Of(kind) == "" {
			own.Rules = symbology.Over("", own.Rules)
		}
	}
	return d
}

// zoningOpacity keeps the colours of the urban zoning, which cover everything, behind those of the plots.
const zoningOpacity = 0.8

// opaque is the opacity of rules, of which 0 means 1.
func opaque(r style.Rules) float64 {
	if r.Opacity == 0 {
		return 1
	}
	return r.Opacity
}

// without is the rules that neither draw nor name the listed features.
func without(r style.Rules, ids []string) style.Rules {
	if len(ids) == 0 {
		return r
	}
	hide := style.Condition{Column: style.IDColumn, Values: ids, Not: true}
	r.Classes = slices.Clone(r.Classes)
	for i := range r.Classes {
		r.Classes[i].When = append(slices.Clone(r.Classes[i].When), hide)
	}
	r.Label.When = append(slices.Clone(r.Label.When), hide)
	return r
}

func (d dressed) all() []render.Dressed {
	var out []render.Dressed
	for _, l := range slices.Concat(d.paper, d.ground, []render.Dressed{d.zones, d.plots, d.projects}) {
		if l.Layer != nil {
			out = append(out, l)
		}
	}
	return out
}

// rows is how many rows of the snapshot each class of the rules holds, and their sum of a quantity.
func rows(l *scene.Layer, r style.Rules, quantity func(f int) float64) (count []int, sum []float64) {
	count, sum = make([]int, len(r.Classes)), make([]float64, len(r.Classes))
	pick := r.Picker(l)
	for f := range l.Features.Len() {
		if c := pick.Class(f); c >= 0 {
			count[c]++
			sum[c] += quantity(f)
		}
	}
	return count, sum
}

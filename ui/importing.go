package ui

import (
	"context"
	"path/filepath"
	"strings"

	"emprise/data"
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/ingest"
	"emprise/ui/importform"
	"emprise/ui/inspector"
	"emprise/ui/kit"
)

// ImportFile asks what a file is, then brings it in.
func (w *Window) ImportFile(path string) {
	f := importform.New(w.loc, w.tips, path, guess(path))
	f.OnCancel = w.closeForm
	f.OnImport = w.importLayer
	w.imports = f
	w.showForm(f, f.Object)
}

// editLayer opens the form of the selected layer: its name, role and source.
func (w *Window) editLayer() {
	l, ok := w.ws.Snapshot().Layer(w.selected.layer)
	if !ok {
		return
	}
	f := importform.New(w.loc, w.tips, "", l)
	f.OnCancel = w.closeForm
	f.OnImport = func(_ string, l data.Layer) {
		note := data.Note{Key: "edit.layer_changed", Args: map[string]string{"layer": l.Name}}
		w.save(data.Edit{Note: note, Put: []data.Row{l}}, f, w.closeForm)
	}
	w.showForm(f, f.Object)
}

// guess proposes a layer from the name of its file.
func guess(path string) data.Layer {
	name := filepath.Base(path)
	for _, extension := range []string{".gz", ".json", ".geojson"} {
		name = strings.TrimSuffix(name, extension)
	}
	l := data.Layer{Name: name, Role: data.RoleContext, Source: filepath.Base(path)}
	words := kit.Fold(name)
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
			l.Role = hint.role
			break
		}
	}
	if l.Role == data.RoleParcels && strings.Contains(words, "cadastre") {
		l.Producer, l.Licence = "DGFiP – Etalab", "Licence Ouverte 2.0"
	}
	return l
}

// importLayer brings a file in as a layer: all of it or, when it is refused, nothing.
func (w *Window) importLayer(path string, l data.Layer) {
	ws, form := w.ws, w.imports
	l.ID = ws.NewID(data.KindLayer, l.Name)
	var result *ingest.Result
	w.runner.Go(w.loc.T("task.import", "file", filepath.Base(path)), func(ctx context.Context, report func(done, total int64)) error {
		_, err := ws.Import(ctx, l, func(sink func(*feature.Set) error) error {
			var err error
			result, err = ingest.File(ctx, path, ingest.Options{}, sink, report)
			return err
		})
		return err
	}, func(err error) {
		if w.ws != ws {
			return
		}
		if err != nil {
			w.trouble(err)
			if form != nil && w.imports == form {
				form.Complain("", w.Said())
			}
			return
		}
		if w.imports == form {
			w.closeForm()
		}
		w.imported(l.ID, result)
	})
}

// imported shows the new layer and what was wrong with the file.
func (w *Window) imported(id string, result *ingest.Result) {
	l, ok := w.ws.Snapshot().Layer(id)
	if !ok {
		return
	}
	problems := 0
	for _, n := range result.IssueCounts {
		problems += n
	}
	w.say(w.loc.N("status.imported", l.Count, "layer", l.Name, "problems", w.loc.N("status.issues", problems)))
	if drawn := w.ws.Snapshot().Scene.Layer(id); drawn != nil {
		w.chart.FlyTo(drawn.Box)
	}
	if problems > 0 {
		w.inspector.Set(w.describeIssues(l, result))
	}
}

// issuesShown is how many problems of a file are listed one by one.
const issuesShown = 100

func (w *Window) describeIssues(l data.Layer, result *ingest.Result) inspector.Model {
	m := inspector.Model{Key: "issues/" + l.ID, Kind: w.loc.T("kind.layer"), Title: w.loc.T("issues.title"), Detail: l.Name}
	list := inspector.Section{Title: w.loc.T("issues.list"), Text: ""}
	for i, issue := range result.Issues {
		if i == issuesShown {
			list.Text = w.loc.T("issues.more")
			break
		}
		link := inspector.Link{
			Icon: "warning", Title: w.loc.T("issue." + issue.Rule), Detail: w.loc.T("issues.feature", "n", w.loc.Number(float64(issue.Feature+1), 0)),
			Run: func() {},
		}
		if issue.HasPlace {
			link.Icon = "pin"
			link.Run = func() {
				p := geo.Mercator(issue.At)
				w.chart.FlyTo(geo.Box{Min: p, Max: p}.Padded(150))
			}
		}
		list.Links = append(list.Links, link)
	}
	m.Sections = []inspector.Section{{Title: l.Name, Facts: []inspector.Fact{
		w.entry("issues.read", w.loc.Number(float64(result.Read), 0)), w.entry("issues.kept", w.loc.Number(float64(result.Kept), 0)),
	}}, list}
	return m
}

// SaveCopy writes the project as it is now to another file.
func (w *Window) SaveCopy(path string) {
	store := w.store
	w.runner.Go(w.loc.T("task.copy", "file", filepath.Base(path)), func(ctx context.Context, _ func(done, total int64)) error {
		return store.SaveCopy(ctx, path)
	}, func(err error) {
		if err != nil {
			w.trouble(err)
			return
		}
		w.say(w.loc.T("status.copied", "file", path))
	})
}

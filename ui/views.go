package ui

import (
	"slices"

	"emprise/data"
	"emprise/geo"
	"emprise/ui/kit"
	"emprise/ui/viewsform"
)

// kept is a view as programs of before kept it: with the sizes of the window, by the path of the project.
type kept struct {
	Name  string    `json:"name"`
	Lon   float64   `json:"lon"` // degrees, of the middle
	Lat   float64   `json:"lat"`
	Level geo.Level `json:"level"`
}

func viewOf(k data.KeptView) geo.View {
	return geo.View{Centre: geo.Mercator(geo.LonLat{Lon: k.Lon, Lat: k.Lat}), Level: k.Level}
}

// views are those of the project that is open.
func (w *Window) views() []data.KeptView { return w.ws.Snapshot().Views }

// moveViews brings the views that were kept with the window into the project that is open, where they belong.
func (w *Window) moveViews() {
	path, ws := w.ws.Path(), w.ws
	old := w.settings.Views[path]
	if len(old) == 0 || w.noEdit() != "" {
		return
	}
	e := data.Edit{Note: data.Note{Key: "edit.views_moved"}}
	for _, k := range old {
		e.Put = append(e.Put, data.KeptView{ID: ws.NewID(data.KindView, ""), Name: k.Name, Lon: k.Lon, Lat: k.Lat, Level: k.Level})
	}
	w.do(e, func(err error) {
		if err != nil {
			w.orTrouble(err)
			return
		}
		delete(w.settings.Views, path)
		w.settings.save()
	})
}

// keepView keeps what the map shows, under the name of what is in its middle, and asks for a better one.
func (w *Window) keepView() {
	v := w.chart.View()
	at := geo.Unmercator(v.Centre)
	k := data.KeptView{
		ID: w.ws.NewID(data.KindView, ""), Name: w.placeName(v.Centre, len(w.views())+1), Lon: at.Lon, Lat: at.Lat, Level: v.Level,
	}
	w.do(data.Edit{Note: data.Saved(k), Put: []data.Row{k}}, func(err error) {
		if err != nil {
			w.trouble(err)
			return
		}
		w.tell(w.loc.T("views.kept", "name", k.Name))
		w.listViews()
		if i := slices.Index(w.views(), k); i >= 0 {
			w.focus(w.form.Field(viewsform.FieldOf(i)))
		}
	})
}

// placeName is what a place is called: by the zone or the commune that it lies in, else by a number.
func (w *Window) placeName(at geo.XY, n int) string {
	hits := w.ws.Snapshot().Scene.At(at, 0, nil)
	for _, role := range []data.Role{data.RoleZones, data.RoleLimits} {
		for _, h := range hits {
			if data.Role(h.Layer.Role) == role {
				return w.nameOf(h.Layer, h.Feature)
			}
		}
	}
	return w.loc.T("views.number", "n", w.loc.Number(float64(n), 0))
}

// listViews shows the views that were kept.
func (w *Window) listViews() {
	views := w.views()
	w.listed = views
	names := make([]string, len(views))
	for i, k := range views {
		names[i] = k.Name
	}
	f := viewsform.New(w.loc, w.tips, names)
	f.OnGo = func(i int) { w.chart.FlyToView(viewOf(views[i])) }
	f.OnKeep = func() { w.Press("view.keep") }
	f.OnDrop = func(i int) {
		w.do(data.Edit{Note: data.Deleted(views[i]), Delete: []data.Ref{views[i].Ref()}}, w.orTrouble)
	}
	f.OnCancel = w.closeForm
	f.OnSave = func(names []string) { w.renameViews(f, views, names) }
	w.showForm(f, f.Object)
}

// renameViews gives views other names, in one step.
func (w *Window) renameViews(f *viewsform.Form, views []data.KeptView, names []string) {
	e := data.Edit{Note: data.Note{Key: "edit.views_renamed"}}
	for i, k := range views {
		if k.Name != names[i] {
			k.Name = names[i]
			e.Put = append(e.Put, k)
		}
	}
	switch len(e.Put) {
	case 0:
		w.closeForm()
		return
	case 1:
		e.Note = data.Saved(e.Put[0])
	}
	w.save(e, f, w.closeForm)
}

// listViewsAgain brings the list of views up to date, when it is shown. Names that were typed stay with their views.
func (w *Window) listViewsAgain() {
	f, ok := w.form.(*viewsform.Form)
	if !ok {
		return
	}
	typed := map[string]string{}
	for i, k := range w.listed {
		if name := f.Field(viewsform.FieldOf(i)).Value(); name != k.Name {
			typed[k.ID] = name
		}
	}
	w.settle(f)
	w.listViews()
	for i, k := range w.listed {
		if name, ok := typed[k.ID]; ok && name != k.Name {
			w.form.Field(viewsform.FieldOf(i)).Fill(name)
		}
	}
}

// viewActions go to the views that were kept, for the palette.
func (w *Window) viewActions() []kit.Action {
	var all []kit.Action
	for _, k := range w.views() {
		all = append(all, kit.Action{
			ID: k.ID, Title: k.Name, Detail: w.loc.T("kind.view"), Icon: "bookmark", Run: func() { w.chart.FlyToView(viewOf(k)) },
		})
	}
	return all
}

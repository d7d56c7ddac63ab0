package ui

import (
	"slices"

	"emprise/data"
	"emprise/geo"
	"emprise/ui/kit"
	"emprise/ui/viewsform"
)

// kept is a view that was kept under a name. Views belong to a person at a desk, and are kept with the sizes of the window,
// by the path of the project.
type kept struct {
	Name  string    `json:"name"`
	Lon   float64   `json:"lon"` // degrees, of the middle
	Lat   float64   `json:"lat"`
	Level geo.Level `json:"level"`
}

func (k kept) view() geo.View {
	return geo.View{Centre: geo.Mercator(geo.LonLat{Lon: k.Lon, Lat: k.Lat}), Level: k.Level}
}

// views are those of the project that is open.
func (w *Window) views() []kept { return w.settings.Views[w.ws.Path()] }

func (w *Window) setViews(views []kept) {
	if w.settings.Views == nil {
		w.settings.Views = map[string][]kept{}
	}
	if len(views) == 0 {
		delete(w.settings.Views, w.ws.Path())
	} else {
		w.settings.Views[w.ws.Path()] = views
	}
	w.settings.save()
}

// keepView keeps what the map shows, under the name of what is in its middle, and asks for a better one.
func (w *Window) keepView() {
	v := w.chart.View()
	at := geo.Unmercator(v.Centre)
	views := slices.Clone(w.views())
	views = append(views, kept{Name: w.placeName(v.Centre, len(views)+1), Lon: at.Lon, Lat: at.Lat, Level: v.Level})
	w.setViews(views)
	w.say(w.loc.T("views.kept", "name", views[len(views)-1].Name))
	w.listViews()
	w.focus(w.form.Field(viewsform.FieldOf(len(views) - 1)))
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
	names := make([]string, len(views))
	for i, k := range views {
		names[i] = k.Name
	}
	f := viewsform.New(w.loc, w.tips, names)
	f.OnGo = func(i int) { w.chart.FlyToView(views[i].view()) }
	f.OnKeep = w.keepView
	f.OnDrop = func(i int) {
		w.setViews(slices.Delete(slices.Clone(w.views()), i, i+1))
		w.listViews()
	}
	f.OnCancel = w.closeForm
	f.OnSave = func(names []string) {
		renamed := slices.Clone(w.views())
		for i := range renamed {
			renamed[i].Name = names[i]
		}
		w.setViews(renamed)
		w.closeForm()
	}
	w.showForm(f, f.Object)
}

// viewActions go to the views that were kept, for the palette.
func (w *Window) viewActions() []kit.Action {
	var all []kit.Action
	for _, k := range w.views() {
		all = append(all, kit.Action{
			ID: "view/" + k.Name, Title: k.Name, Detail: w.loc.T("kind.view"), Icon: "bookmark", Run: func() { w.chart.FlyToView(k.view()) },
		})
	}
	return all
}

package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/ui/kit"
	"emprise/ui/mapview"
	"emprise/ui/navigator"
	"emprise/ui/palette"
	"emprise/ui/theme"
)

func (w *Window) setDock(s kit.Sizes) {
	w.settings.Dock = s
	w.dock.Set(s)
	w.showToolbar()
}

func (w *Window) toggleLeft() {
	s := w.settings.Dock
	s.HideLeft = !s.HideLeft
	w.setDock(s)
}

func (w *Window) toggleRight() {
	s := w.settings.Dock
	s.HideRight = !s.HideRight
	w.setDock(s)
}

func (w *Window) showTab(t navigator.Tab) {
	if s := w.settings.Dock; s.HideLeft {
		s.HideLeft = false
		w.setDock(s)
	}
	w.navigator.Show(t)
}

// dark says whether the dark edition is in force.
func (w *Window) dark() bool {
	t := theme.New(w.settings.Theme)
	return t.Variant(w.cfg.App.Settings().ThemeVariant()) == fynetheme.VariantDark
}

func (w *Window) themeTitle() string {
	if w.dark() {
		return w.loc.T("op.theme_light")
	}
	return w.loc.T("op.theme_dark")
}

func (w *Window) toggleTheme() {
	if w.dark() {
		w.setTheme(theme.Light)
	} else {
		w.setTheme(theme.Dark)
	}
}

// dressUp puts the theme on that was chosen. For another theme Fyne reads the fonts and the icons again and lays all out at once: while
// something is shown, the theme stays and turns to what was chosen.
func (w *Window) dressUp() {
	size := max(1, float32(w.textSize())/100)
	now, ours := w.cfg.App.Settings().Theme().(*theme.Theme)
	another := !ours || now.Mode() != w.settings.Theme || now.Text() != size
	switch {
	case another && ours && w.bar != nil:
		now.Dressed(w.settings.Theme).Sized(size)
		w.redress()
	case another:
		w.cfg.App.Settings().SetTheme(theme.New(w.settings.Theme).Sized(size))
	}
	w.runner.Post(func() {
		for _, m := range []*mapview.Map{w.chart, w.split.twin} {
			if m != nil {
				m.Enlarge(size)
			}
		}
	})
}

// redress lays the parts of the window out for texts of another size and other inks, with a frame between two of them: to measure all texts
// anew takes longer than a frame. What stands at the side comes twice, as its parts share a height that each asks for only
// when it has its width.
func (w *Window) redress() {
	parts := []fyne.CanvasObject{
		w.floor, w.bar.Object, w.aside, w.navigator.Object, w.bottom, w.maps, w.toasts.Layer, w.status.Object, w.lobby, w.tour.Layer, w.aside,
	}
	for _, part := range append(parts, w.win.Canvas().Overlays().List()...) {
		w.runner.Post(part.Refresh)
	}
	w.runner.Post(func() { w.dock.Set(w.dock.Sizes()) }) // its sides are as wide as names want it
}

func (w *Window) setTheme(m theme.Mode) {
	w.settings.Theme = m
	w.settings.save()
	w.dressUp()
	w.runner.Post(w.showAll)
}

func (w *Window) toggleLanguage() {
	lang := "fr"
	if w.loc.Lang() == "fr" {
		lang = "en"
	}
	w.speak(lang)
}

// speak changes the language, for which all is built again.
func (w *Window) speak(lang string) {
	w.putFormAside()
	w.loc = locale.New(lang)
	w.settings.Lang = lang
	w.settings.save()
	for _, fill := range w.build() { // with a frame between two: it takes as long as opening a project
		w.runner.Post(fill)
	}
}

// openPalette offers all operations, then all that can be gone to, which need not be listed before somebody types.
func (w *Window) openPalette() {
	w.tips.Hide()
	actions := []kit.Action{}
	for i := range w.operations {
		if o := &w.operations[i]; o.ID != "palette" {
			actions = append(actions, w.action(o))
		}
	}
	w.palette = palette.ShowMore(w.loc, w.win.Canvas(), actions, func() []kit.Action { return slices.Concat(w.places(), w.guideActions()) })
}

// places are the things of the project that can be gone to by name.
func (w *Window) places() []kit.Action {
	if w.ws == nil {
		return nil
	}
	snap := w.ws.Snapshot()
	all := slices.Grow(w.viewActions(), len(snap.Plots)+len(snap.Zones)+len(snap.Needs)+len(snap.Projects)+len(snap.Companies))
	add := func(id, title, detail, icon string, run func()) {
		all = append(all, kit.Action{ID: id, Title: title, Detail: detail, Icon: icon, Run: run})
	}
	kind := w.loc.T("kind.plot") + " · "
	for i := range snap.Plots {
		id := snap.Plots[i].ID
		add(id, snap.Plots[i].Name, kind+snap.Plots[i].Commune, "plot", func() { w.choosePlot(id, true) })
	}
	kind = w.loc.T("kind.zone") + " · "
	for i := range snap.Zones {
		id := snap.Zones[i].ID
		add(id, snap.Zones[i].Name, kind+snap.Zones[i].Commune, "zone", func() { w.chooseZone(id, true) })
	}
	kind = w.loc.T("kind.need")
	for i := range snap.Needs {
		id := snap.Needs[i].ID
		add(id, snap.Needs[i].Title, kind+w.companyAfter(snap.Needs[i].CompanyID), "need", func() { w.chooseNeed(id) })
	}
	kind = w.loc.T("kind.project")
	for i := range snap.Projects {
		id := snap.Projects[i].ID
		add(id, snap.Projects[i].Title, kind, projectIcon(snap.Projects[i].Type), func() { w.chooseProject(id, true) })
	}
	for _, k := range []data.Kind{data.KindCompany, data.KindContract, data.KindEstablishment, data.KindLandowner, data.KindScheme, data.KindLandUnit} {
		kind = w.loc.T("kind." + string(k))
		for _, r := range snap.Rows(k) {
			ref := r.Ref()
			add(ref.ID, w.nameOfRow(r), kind, rowIcon(r), func() { w.Go(ref) })
		}
	}
	return all
}

func (w *Window) companyAfter(id string) string {
	if c, ok := w.ws.Snapshot().Company(id); ok {
		return " · " + c.Shown()
	}
	return ""
}

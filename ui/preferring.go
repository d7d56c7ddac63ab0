package ui

import (
	"strings"

	"emprise/assets"
	"emprise/ui/about"
	"emprise/ui/kit"
	"emprise/ui/palette"
	"emprise/ui/preferenceform"
	"emprise/ui/theme"
)

// editPreferences asks what a person prefers. The author and the size of the cache hold from the next opening.
func (w *Window) editPreferences() {
	s := &w.settings
	f := preferenceform.New(w.loc, w.tips, preferenceform.Model{
		Language: w.loc.Lang(), Theme: string(s.Theme), Text: max(s.Text, preferenceform.Sizes()[0]), Author: s.Author,
		CacheMB: int(w.cacheBytes() >> 20), Degrees: s.Degrees,
	})
	f.OnCancel = w.closeForm
	f.OnSave = func(m preferenceform.Model) {
		w.settle(f)
		w.closeForm()
		s.Text, s.Author, s.CacheMB, s.Degrees = m.Text, m.Author, m.CacheMB, m.Degrees
		s.Theme = theme.Mode(m.Theme)
		w.dressUp()
		if m.Language != w.loc.Lang() {
			w.speak(m.Language)
			return
		}
		s.save()
		w.runner.Post(w.showAll)
	}
	w.showForm(f, f.Object)
}

// openAbout tells what the program is and under which licences it, its libraries and its data stand.
func (w *Window) openAbout() {
	w.tips.Hide()
	libraries := about.Section{Title: w.loc.T("about.libraries")}
	for _, line := range strings.Split(strings.TrimSpace(assets.Licences), "\n") {
		if word := strings.Fields(line); len(word) == 3 {
			libraries.Lines = append(libraries.Lines, about.Line{Name: word[0] + " " + word[1], Licence: word[2]})
		}
	}
	data := about.Section{Title: w.loc.T("about.data"), Text: w.loc.T("about.data_text")}
	if w.ws != nil {
		for _, l := range w.ws.Snapshot().Layers {
			licence := l.Licence
			if licence == "" {
				licence = w.loc.T("about.no_licence")
			}
			data.Lines = append(data.Lines, about.Line{Name: strings.Trim(l.Name+" · "+l.Producer, " ·"), Licence: licence})
		}
	}
	w.aboutSheet = about.Show(w.loc, w.win.Canvas(), about.Model{
		Title: w.loc.T("app.name"), Detail: w.loc.T("about.version", "version", w.version()),
		Sections: []about.Section{{Title: w.loc.T("about.program"), Text: w.loc.T("about.program_text")}, data, libraries},
	})
}

func (w *Window) noTask() string {
	if len(w.line.Tasks)+len(w.messages.all) == 0 {
		return "why.no_task"
	}
	return ""
}

// openTasks lists what is under way, where to choose a line is to stop it, and below it what was said.
func (w *Window) openTasks() {
	w.tips.Hide()
	actions := []kit.Action{}
	for _, t := range w.line.Tasks {
		a := kit.Action{ID: t.Title, Title: t.Title, Icon: "close", Detail: w.loc.T("task.cancel"), Run: t.Cancel}
		if t.Share >= 0 {
			a.Detail = w.loc.Percent(t.Share, 0) + " · " + a.Detail
		}
		actions = append(actions, a)
	}
	w.palette = palette.Show(w.loc, w.win.Canvas(), append(actions, w.saidBefore()...))
}

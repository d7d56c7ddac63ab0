package gallery

import (
	"fyne.io/fyne/v2"

	"emprise/ui/about"
	"emprise/ui/kit"
	"emprise/ui/preferenceform"
	"emprise/ui/toast"
	"emprise/ui/tour"
)

// newcomers are what is shown to those who come to know the program.
func newcomers() []Exhibit {
	size := fyne.NewSize(860, 620)
	card := func(state string, model func(Room) tour.Model) Exhibit {
		return exhibit("tour", state, size, func(r Room) fyne.CanvasObject {
			c := tour.New(r.Loc)
			c.Set(model(r))
			return c.Layer
		})
	}
	sheet := func(state string, model func(Room) about.Model) Exhibit {
		return Exhibit{Panel: "about", State: state, Size: size, Over: func(r Room, c fyne.Canvas) { about.Show(r.Loc, c, model(r)) }}
	}
	form := func(r Room, author string) *preferenceform.Form {
		return preferenceform.New(r.Loc, r.Tips, preferenceform.Model{Language: r.Loc.Lang(), Text: 115, Author: author, CacheMB: 512})
	}
	licences := func(r Room, name string) about.Model {
		return about.Model{Title: r.Loc.T("app.name"), Detail: r.Loc.T("about.version", "version", "0.1.0"), Sections: []about.Section{
			{Title: r.Loc.T("about.program"), Text: r.Loc.T("about.program_text")},
			{Title: r.Loc.T("about.libraries"), Lines: []about.Line{{Name: name, Licence: "BSD"}, {Name: name, Licence: "MIT"}}},
		}}
	}
	said := func(state string, all func(Room) []toast.Toast) Exhibit {
		return exhibit("toast", state, fyne.NewSize(660, 360), func(r Room) fyne.CanvasObject {
			s := toast.New(r.Loc, r.Tips)
			s.Set(all(r))
			return kit.On("background", s.Layer)
		})
	}
	saved := func(r Room, name string) string { return r.Loc.T("edit.company", "title", name) }
	undo := func(r Room) *kit.Action {
		a := action(r, "undo", "op.undo", "undo")
		return &a
	}
	return []Exhibit{
		said(Full, func(r Room) []toast.Toast {
			return []toast.Toast{
				{ID: 1, Text: saved(r, "Nul ne le voit plus")},
				{ID: 2, Text: r.Loc.T("status.written", "file", "/home/foncier/bilan.pdf")},
				{ID: 3, Text: r.Loc.T("why.read_only"), Trouble: true},
				{ID: 4, Text: saved(r, "Verrerie Lambert"), Action: undo(r)},
			}
		}),
		said(Error, func(r Room) []toast.Toast { return []toast.Toast{{Text: r.Loc.T("error.read_only"), Trouble: true}} }),
		said(Long, func(r Room) []toast.Toast {
			return []toast.Toast{{ID: 1, Text: saved(r, long), Action: undo(r)}, {ID: 2, Text: r.Loc.T("status.written", "file", "/home/"+unbroken+unbroken+".pdf")}, {ID: 3, Text: long + long, Trouble: true}}
		}),
		card(Full, func(r Room) tour.Model {
			return tour.Model{Step: 2, Of: 5, Title: r.Loc.T("tour.2"), Text: r.Loc.T("tour.text_2")}
		}),
		card(Full+"-last", func(r Room) tour.Model {
			return tour.Model{Step: 5, Of: 5, Title: r.Loc.T("tour.5"), Text: r.Loc.T("tour.text_5")}
		}),
		card(Long, func(Room) tour.Model { return tour.Model{Step: 1, Of: 5, Title: long, Text: long + " " + long} }),
		sheet(Full, func(r Room) about.Model { return licences(r, "fyne.io/fyne/v2 v2.8.1") }),
		sheet(Long, func(r Room) about.Model { return licences(r, unbroken+unbroken+long) }),
		exhibit("preferenceform", Full, side, func(r Room) fyne.CanvasObject { return form(r, "Camille Martin").Object }),
		exhibit("preferenceform", Long, side, func(r Room) fyne.CanvasObject { return form(r, long).Object }),
		exhibit("preferenceform", Error, side, func(r Room) fyne.CanvasObject { return refused(r, form(r, ""), "cache").Object }),
	}
}

package gallery

import (
	"fyne.io/fyne/v2"

	"emprise/ui/kit"
	"emprise/ui/statusbar"
	"emprise/ui/toolbar"
	"emprise/ui/welcome"
)

// bars are what frames the window, and the welcome that fills it.
func bars() []Exhibit {
	bar, line, page := fyne.NewSize(1280, 44), fyne.NewSize(1280, 28), fyne.NewSize(1280, 720)
	status := func(state string, model func(Room) statusbar.Model) Exhibit {
		return exhibit("statusbar", state, line, func(r Room) fyne.CanvasObject {
			b := statusbar.New(r.Loc, r.Tips)
			b.Set(model(r))
			return b.Object
		})
	}
	hello := func(state string, model func(Room) welcome.Model) Exhibit {
		return exhibit("welcome", state, page, func(r Room) fyne.CanvasObject {
			p := welcome.New(r.Loc, r.Tips)
			p.Set(model(r))
			return p.Object
		})
	}
	starts := func(r Room) welcome.Model {
		m := welcome.Model{Starts: []kit.Action{action(r, "demo", "op.demo", "map"), action(r, "new", "op.new", "new"), action(r, "open", "op.open", "folder")}}
		m.Starts[0].Detail, m.Starts[1].Detail, m.Starts[2].Detail = r.Loc.T("welcome.demo"), r.Loc.T("welcome.new"), r.Loc.T("welcome.open")
		m.More = []kit.Action{action(r, "preferences", "op.preferences", "edit"), action(r, "help", "op.help_short", "question"), action(r, "about", "op.about_short", "info")}
		return m
	}
	before := func(r Room, name, place string) []welcome.Recent {
		day := r.Loc.T("welcome.opened", "day", r.Loc.Date("2026-11-23"))
		return []welcome.Recent{
			{Name: name, Path: "1", Place: place, When: day, Pinned: true, Picture: plotSign(0)(welcome.Width, welcome.Height, 8)},
			{Name: name, Path: "2", Place: place, When: day, Picture: plotSign(1)(welcome.Width, welcome.Height, 8)},
			{Name: name, Path: "3", Place: place, When: day},
			{Name: name, Path: "4", Place: place, Missing: r.Loc.T("welcome.missing")},
		}
	}
	toolsIn := func(size fyne.Size, state, project, stamp string, open bool) Exhibit {
		return exhibit("toolbar", state, size, func(r Room) fyne.CanvasObject {
			b := toolbar.New(r.Tips)
			m := toolbar.Model{Project: project, Search: action(r, "palette", "toolbar.search", "search")}
			m.Search.Shortcut = "Ctrl+K"
			if stamp != "" {
				m.ReadOnly = r.Loc.T(stamp)
			}
			m.Sides = []kit.Action{action(r, "theme", "op.theme_system", "moon"), action(r, "language", "op.language", "language")}
			if open {
				m.Groups = [][]kit.Action{
					{action(r, "undo", "op.undo", "undo"), off(r, "redo", "op.redo", "redo", "why.nothing_to_redo")},
					{action(r, "zoom.all", "op.zoom_all", "extent"), action(r, "zoom.in", "op.zoom_in", "zoom-in"), action(r, "zoom.out", "op.zoom_out", "zoom-out")},
					{action(r, "match", "op.match", "match"), action(r, "recruitment.add", "op.recruitment_add", "people")},
				}
				m.Groups[2][0].Chosen = true
				export := action(r, "export", "toolbar.export", "export")
				m.Main = &export
			}
			b.Set(m)
			return b.Object
		})
	}
	tools := func(state, project, stamp string, open bool) Exhibit {
		return toolsIn(bar, state, project, stamp, open)
	}
	return []Exhibit{
		status(Empty, func(Room) statusbar.Model { return statusbar.Model{} }),
		status(Full, func(r Room) statusbar.Model {
			return statusbar.Model{
				Position: "E 651 234   N 7 075 112   (Lambert-93)", Scale: "1:5 000", Counts: r.Loc.N("status.counts", 31, "area", r.Loc.Hectares(1_845_000)),
				Sitting: r.Loc.T("status.sitting", "time", "14:05"),
			}
		}),
		status(Full+"-room", func(r Room) statusbar.Model {
			return statusbar.Model{Sitting: r.Loc.T("status.sitting", "time", "14:05"), Room: r.Loc.T("status.room"), Position: "E 651 234", Scale: "1:5 000"}
		}),
		status(Loading, func(r Room) statusbar.Model {
			return statusbar.Model{
				Position: "E 651 234   N 7 075 112   (Lambert-93)", Scale: "1:5 000", Message: r.Loc.T("status.looking", "file", "parcelles-59.json.gz"),
				Tasks: []statusbar.Task{
					{Title: r.Loc.T("task.export", "file", "planche.pdf"), Share: 0.45, Cancel: func() {}},
					{Title: "parcelles-59.json.gz", Share: -1, Cancel: func() {}},
				},
			}
		}),
		status(Error, func(r Room) statusbar.Model {
			return statusbar.Model{Message: r.Loc.T("why.read_only"), Tone: statusbar.Trouble, Scale: "1:5 000"}
		}),
		status(Long, func(r Room) statusbar.Model {
			return statusbar.Model{
				Position: "E 651 234   N 7 075 112   (RGAF09 / UTM 20N)", Scale: "1:2 500 000", Counts: r.Loc.N("status.counts", 12_345, "area", r.Loc.Hectares(1e9)),
				Message: r.Loc.T("status.written", "file", "/home/aménagement/"+long+"/"+unbroken+".pdf"), Sitting: r.Loc.T("status.sitting", "time", "14:05"),
				Tasks: []statusbar.Task{{Title: long, Share: 0.9, Cancel: func() {}}},
			}
		}),
		tools(Empty, "Emprise", "", false),
		tools(Full, "CC du Val d’Ombrelle", "toolbar.fictional", true),
		toolsIn(fyne.NewSize(740, bar.Height), Full+"-narrow", "CC du Val d’Ombrelle", "toolbar.fictional", true),
		tools(Long, long, "toolbar.read_only", true),
		hello(Empty, starts),
		hello(Full, func(r Room) welcome.Model {
			m := starts(r)
			m.Recents = before(r, "CC du Val d’Ombrelle", "Documents/foncier")
			return m
		}),
		exhibit("welcome", Full+"-narrow", fyne.NewSize(900, 720), func(r Room) fyne.CanvasObject {
			p := welcome.New(r.Loc, r.Tips)
			m := starts(r)
			m.Recents = before(r, "CC du Val d’Ombrelle", "Documents/foncier")
			p.Set(m)
			return p.Object
		}),
		hello(Error, func(r Room) welcome.Model {
			m := starts(r)
			m.Sorry = r.Loc.T("why.read_only")
			return m
		}),
		hello(Long, func(r Room) welcome.Model {
			m := starts(r)
			m.Recents = before(r, long, "/home/foncier/"+long+"/"+unbroken)
			m.Sorry = long + " : " + long
			return m
		}),
	}
}

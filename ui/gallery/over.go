package gallery

import (
	"errors"
	"time"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"emprise/ui/cheatsheet"
	"emprise/ui/filechooser"
	"emprise/ui/kit"
	"emprise/ui/palette"
	"emprise/ui/toolbar"
)

// over is what opens over the window.
func over() []Exhibit {
	size := fyne.NewSize(860, 620)
	pal := func(state, text string, actions func(Room) []kit.Action) Exhibit {
		return Exhibit{Panel: "palette", State: state, Size: size, Over: func(r Room, c fyne.Canvas) {
			palette.Show(r.Loc, c, actions(r)).Type(text)
		}}
	}
	choose := func(state string, save bool, entries []filechooser.Entry, err error) Exhibit {
		places := func(r Room) []filechooser.Place {
			list := []filechooser.Place{
				{Path: "/absent", Name: r.Loc.T("files.home"), Icon: "home"},
				{Path: "/absent/d", Name: r.Loc.T("files.desktop"), Icon: "present"},
				{Path: "/media/cle", Name: "CLE_USB", Icon: "drive"},
				{Path: "/absent/foncier", Name: "foncier", Detail: "/absent", Icon: "history"},
			}
			if state == Long {
				list[2].Name, list[3].Name, list[3].Detail = unbroken, long, "/absent/"+unbroken
			}
			return list
		}
		return Exhibit{Panel: "filechooser", State: state, Size: size, Over: func(r Room, c fyne.Canvas) {
			filechooser.Show(r.Loc, c, filechooser.Options{
				Title: r.Loc.T("op.open"), Button: r.Loc.T("files.choose"), Folder: "/absent/foncier", Save: save, Name: "bilan.pdf",
				Places:  func(then func([]filechooser.Place)) { then(places(r)) },
				List:    func(_ string, then func([]filechooser.Entry, error)) { then(entries, err) },
				Explain: func(error) string { return r.Loc.T("why.read_only") },
			}, func(...string) {})
		}}
	}
	help := func(state string, groups func(Room) []cheatsheet.Group) Exhibit {
		return Exhibit{Panel: "cheatsheet", State: state, Size: size, Over: func(r Room, c fyne.Canvas) { cheatsheet.Show(r.Loc, c, groups(r)) }}
	}
	day := func(state, today, chosen string, keys ...fyne.KeyName) Exhibit {
		var f *kit.TextField
		return Exhibit{Panel: "day", State: state, Size: fyne.NewSize(330, 340), Make: func(r Room) fyne.CanvasObject {
			f = kit.NewDayField(r.Loc, r.Tips, r.Loc.T("need.deadline"), "")
			f.Today = func() time.Time { return dayOf(today) }
			f.Fill(chosen)
			return kit.On(fynetheme.ColorNameBackground, kit.Pad(kit.All(12), kit.Halves(f.Object(), kit.Space(0, 0))))
		}, Over: func(_ Room, c fyne.Canvas) {
			f.PickDay()
			for _, k := range keys {
				c.Focused().TypedKey(&fyne.KeyEvent{Name: k})
			}
		}}
	}
	menus := func(state string, size fyne.Size, keys ...fyne.KeyName) Exhibit {
		var b *toolbar.Bar
		return Exhibit{Panel: "menu", State: state, Size: size, Make: func(r Room) fyne.CanvasObject {
			b = toolbar.New(r.Tips)
			list := menuOf(r)
			off := list[1]
			off.Disabled = func() string { return r.Loc.T("why.nothing_to_redo") }
			if state == Long {
				off.Title += " – " + long
				off.Disabled = func() string { return long }
			}
			b.Set(toolbar.Model{Project: "CC du Val d’Ombrelle", Search: list[0], Menus: func() []toolbar.Menu {
				return []toolbar.Menu{
					{Title: r.Loc.T("menu.file"), Sections: [][]kit.Action{list, {off}}}, {Title: r.Loc.T("menu.map"), Sections: [][]kit.Action{{off}, list, list, list}},
				}
			}})
			return kit.Frame(b.Object, nil, kit.Space(1, 1))
		}, Over: func(_ Room, c fyne.Canvas) {
			b.OpenMenu()
			for _, k := range keys {
				c.Focused().TypedKey(&fyne.KeyEvent{Name: k})
			}
		}}
	}
	return []Exhibit{
		menus(Full, size), menus(Full+"-keys", size, fyne.KeyDown, fyne.KeyRight, fyne.KeyDown), menus(Long, fyne.NewSize(500, 320), fyne.KeyDown, fyne.KeyRight, fyne.KeyUp),
		day(Empty, "2028-02-24", ""), day(Full, "2026-11-26", "2026-11-19"), day(Full+"-moved", "2026-11-26", "2026-11-19", fyne.KeyDown, fyne.KeyRight, fyne.KeyRight),
		day(Long, "2026-11-26", "2026-11-26", fyne.KeyPageUp, fyne.KeyPageUp, fyne.KeyPageUp),
		help(Full, func(r Room) []cheatsheet.Group {
			return []cheatsheet.Group{{Title: r.Loc.T("menu.file"), Actions: menuOf(r)}, {Title: r.Loc.T("menu.map"), Actions: menuOf(r)}, {Title: r.Loc.T("menu.help"), Actions: menuOf(r)[:1]}}
		}),
		help(Long, func(r Room) []cheatsheet.Group {
			list := menuOf(r)
			for i := range list {
				list[i].Title += " – " + long
			}
			return []cheatsheet.Group{{Title: long, Actions: list}, {Title: unbroken, Actions: list}}
		}),
		pal(Empty, "rien de tel", menuOf), pal(Full, "", menuOf),
		pal(Long, "", func(r Room) []kit.Action {
			list := menuOf(r)
			for i := range list {
				list[i].Title += " – " + long
			}
			return list
		}),
		choose(Empty, false, nil, nil),
		choose(Full, true, []filechooser.Entry{{Name: "archives", Folder: true}, {Name: "ombrelle.gpkg", Detail: "12,3 Mo · 2026-11-23"}}, nil),
		choose(Error, false, nil, errors.New("refused")),
		choose(Long, true, []filechooser.Entry{{Name: long, Folder: true}, {Name: unbroken + unbroken + ".gpkg", Detail: "12,3 Mo · 2026-11-23"}}, nil),
	}
}

// dayOf is a day that is written as AAAA-MM-JJ.
func dayOf(day string) time.Time {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		panic(err) // canned
	}
	return t
}

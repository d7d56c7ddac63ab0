package gallery

import (
	"errors"

	"fyne.io/fyne/v2"

	"emprise/ui/filechooser"
	"emprise/ui/kit"
	"emprise/ui/palette"
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
		return Exhibit{Panel: "filechooser", State: state, Size: size, Over: func(r Room, c fyne.Canvas) {
			filechooser.Show(r.Loc, c, filechooser.Options{
				Title: r.Loc.T("op.open"), Button: r.Loc.T("files.choose"), Folder: "/absent/foncier", Save: save, Name: "bilan.pdf",
				List:    func(_ string, then func([]filechooser.Entry, error)) { then(entries, err) },
				Explain: func(error) string { return r.Loc.T("why.read_only") },
			}, func(string) {})
		}}
	}
	return []Exhibit{
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

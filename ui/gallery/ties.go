package gallery

import (
	"fyne.io/fyne/v2"

	"emprise/data"
	"emprise/ui/tieform"
)

// ties are the form of a tie between two records.
func ties() []Exhibit {
	form := func(r Room, from, to string, sort data.TieSort) *tieform.Form {
		f := tieform.New(r.Loc, r.Tips, tieform.Model{From: from, To: to})
		f.Field("sort").Fill(string(sort))
		return f
	}
	return []Exhibit{
		exhibit("tieform", Full, side, func(r Room) fyne.CanvasObject {
			f := form(r, "Lot 4 des Hauts Prés", "Verrerie Lambert", data.TieSupplier)
			f.Field("back").Fill("yes")
			f.Field("label").Fill("vapeur, 3 t/h")
			return f.Object
		}),
		exhibit("tieform", Full+"-mutual", side, func(r Room) fyne.CanvasObject {
			return form(r, "Verrerie Lambert", "Biscuiterie du Val", data.TieSymbiosis).Object
		}),
		exhibit("tieform", Error, side, func(r Room) fyne.CanvasObject {
			return refused(r, form(r, "Verrerie Lambert", "Biscuiterie du Val", data.TieParent), "").Object
		}),
		exhibit("tieform", Long, side, func(r Room) fyne.CanvasObject { return form(r, long, unbroken, data.TieDepends).Object }),
	}
}

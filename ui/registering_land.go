package ui

import (
	"strings"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/geo"
	"emprise/geo/measure"
	"emprise/ui/establishmentform"
	"emprise/ui/landownerform"
	"emprise/ui/schemeform"
	"emprise/ui/unitform"
)

// saved stores a row of a form and selects it.
func (w *Window) saved(r data.Row, f form) {
	e := data.Edit{Note: data.Saved(r), Put: []data.Row{r}}
	w.save(e, f, func() {
		w.closeForm()
		w.Go(r.Ref())
		w.did(e.Note)
	})
}

func (w *Window) openLandowner(o data.Landowner, isNew bool) {
	f := landownerform.New(w.loc, w.tips, landownerform.Model{Landowner: o, New: isNew})
	f.OnSave = func(o data.Landowner) { w.saved(o, f) }
	f.OnCancel = w.closeForm
	w.showForm(f, f.Object)
	if isNew {
		w.focus(f.Field("name"))
	}
}

func (w *Window) openScheme(s data.Scheme, isNew bool) {
	f := schemeform.New(w.loc, w.tips, schemeform.Model{Scheme: s, New: isNew})
	f.OnSave = func(s data.Scheme) { w.saved(s, f) }
	f.OnCancel = w.closeForm
	w.showForm(f, f.Object)
	if isNew {
		w.focus(f.Field("name"))
	}
}

func (w *Window) openUnit(u data.LandUnit) {
	snap := w.ws.Snapshot()
	detail := strings.Join(filled(w.zoneName(snap, u.ZoneID), w.areaOf(u), strings.Join(u.Parcels, ", ")), " · ")
	f := unitform.New(w.loc, w.tips, unitform.Model{Unit: u, Detail: detail, Landowners: snap.Landowners})
	f.OnSave = func(u data.LandUnit) {
		u.Updated = w.today()
		w.saved(u, f)
	}
	f.OnCancel = w.closeForm
	w.showForm(f, f.Object)
}

func (w *Window) openEstablishment(e data.Establishment, isNew bool) {
	snap := w.ws.Snapshot()
	m := establishmentform.Model{Establishment: e, New: isNew, Companies: snap.Companies, Zones: snap.Zones, Units: snap.LandUnits, Place: w.loc.T("establishment.nowhere")}
	if e.At != (orb.Point{}) {
		m.Place = w.loc.T("establishment.placed")
	}
	f := establishmentform.New(w.loc, w.tips, m)
	f.OnSave = func(e data.Establishment) { w.saved(e, f) }
	f.OnCancel = w.closeForm
	w.showForm(f, f.Object)
	if isNew {
		w.focus(f.Field("name"))
	}
}

// addEstablishment opens the form of a new establishment: of the company, on the land that is selected.
func (w *Window) addEstablishment() {
	snap := w.ws.Snapshot()
	e := data.Establishment{ID: w.ws.NewID(data.KindEstablishment, "")}
	row, _ := snap.Row(w.selectedRow())
	switch r := row.(type) {
	case data.Company:
		e.CompanyID, e.NAF = r.ID, r.NAF
	case data.Zone:
		e.ZoneID = r.ID
	case data.Plot:
		e.ZoneID = r.ZoneID
		if len(r.Shape) > 0 {
			e.At = measure.InteriorPoint(r.Shape).Orb()
		}
		for _, u := range snap.LandUnits {
			if shareParcel(r, u) {
				e.LandUnitID = u.ID
			}
		}
	case data.LandUnit:
		e.ZoneID, e.LandUnitID = r.ZoneID, r.ID
		if len(r.Shape) > 0 {
			e.At = measure.InteriorPoint(r.Shape).Orb()
		}
	}
	w.openEstablishment(e, true)
}

// placeEstablishment puts the establishment that is selected at the place that was gone to, else where the pointer is on the map.
func (w *Window) placeEstablishment() {
	e, _ := w.ws.Snapshot().Establishment(w.selected.id)
	e.At = w.pointer.Orb()
	if at, marked := w.chart.Marker(); marked {
		e.At = geo.Unmercator(at).Orb()
	}
	note := data.Note{Key: "edit.establishment_placed", Args: map[string]string{"title": data.Title(e)}}
	w.do(data.Edit{Note: note, Put: []data.Row{e}}, w.toldOf(note))
}

// editSelected opens the form of whatever is selected.
func (w *Window) editSelected() {
	ref := w.selectedRow()
	if o := w.operation(string(ref.Kind) + ".edit"); o != nil {
		w.Press(o.ID)
		return
	}
	row, _ := w.ws.Snapshot().Row(ref)
	switch r := row.(type) {
	case data.Landowner:
		w.openLandowner(r, false)
	case data.Establishment:
		w.openEstablishment(r, false)
	case data.Scheme:
		w.openScheme(r, false)
	case data.LandUnit:
		w.openUnit(r)
	}
}

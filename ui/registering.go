package ui

import (
	"emprise/data"
	"emprise/data/dealing"
	"emprise/geo/measure"
	"emprise/ui/companyform"
	"emprise/ui/confirmform"
	"emprise/ui/contractform"
	"emprise/ui/plotform"
)

func (w *Window) addCompany() {
	w.openCompany(data.Company{ID: w.ws.NewID(data.KindCompany, "")}, true)
}

func (w *Window) editCompany(id string) {
	if c, ok := w.ws.Snapshot().Company(id); ok {
		w.openCompany(c, false)
	}
}

func (w *Window) openCompany(c data.Company, isNew bool) {
	f := companyform.New(w.loc, w.tips, companyform.Model{Company: c, New: isNew, Known: w.ws.Snapshot().Companies})
	f.OnSave = func(c data.Company) {
		w.save(data.Edit{Note: data.Saved(c), Put: []data.Row{c}}, f, func() {
			w.closeForm()
			w.chooseCompany(c.ID)
			w.did(data.Saved(c))
		})
	}
	f.OnCancel = w.closeForm
	w.showForm(f, f.Object)
	if isNew {
		w.focus(f.Field("name"))
	}
}

func (w *Window) addContract() {
	w.openContract(data.Contract{ID: w.ws.NewID(data.KindContract, "")}, true)
}

func (w *Window) editContract(id string) {
	if c, ok := w.ws.Snapshot().Contract(id); ok {
		w.openContract(c, false)
	}
}

func (w *Window) openContract(c data.Contract, isNew bool) {
	m := contractform.Model{Contract: c, New: isNew, Hanging: map[string]int{}}
	for _, p := range w.ws.Snapshot().Projects {
		if p.ContractID == c.ID && p.ActionCode != "" {
			m.Hanging[p.ActionCode]++
		}
	}
	f := contractform.New(w.loc, w.tips, m)
	f.OnSave = func(a contractform.Answer) {
		e := dealing.Recoded(w.ws.Snapshot(), a.Contract, a.Renamed)
		w.save(e, f, func() {
			w.closeForm()
			if code, ok := a.Renamed[w.dealing.sheet]; ok {
				w.dealing.sheet = code
			}
			w.chooseContract(a.Contract.ID)
			w.did(e.Note)
		})
	}
	f.OnCancel = w.closeForm
	w.showForm(f, f.Object)
	if isNew {
		w.focus(f.Field("name"))
	}
}

// editZone opens the form of the zone that is selected.
func (w *Window) editZone() {
	z, ok := w.ws.Snapshot().Zone(w.selected.id)
	if !ok {
		return
	}
	f := plotform.NewZone(w.loc, w.tips, z, w.loc.T("zone.edit_title"), w.sizeOf(measure.Area(z.Shape)))
	f.OnCancel = w.closeForm
	f.OnSave = func(z data.Zone) {
		z.Updated = w.today()
		e := data.Edit{Note: data.Saved(z), Put: []data.Row{z}}
		w.save(e, f, func() {
			w.closeForm()
			w.did(e.Note)
		})
	}
	w.showForm(f, f.Object)
	w.focus(f.Field("name"))
}

// remove deletes a row; when others hang on it, it says which and asks first.
func (w *Window) remove(ref data.Ref) {
	r, ok := dealing.Remove(w.ws.Snapshot(), ref)
	if !ok {
		return
	}
	row, _ := w.ws.Snapshot().Row(ref)
	done := func(err error) {
		if err != nil {
			w.trouble(err)
			return
		}
		w.did(r.Edit.Note)
	}
	if len(r.Gone)+len(r.Freed) == 0 {
		w.do(r.Edit, done)
		return
	}
	f := confirmform.New(w.loc, w.tips, confirmform.Model{
		Title: w.loc.T("op." + string(ref.Kind) + "_delete"), Detail: data.Title(row), Told: w.tellRemoval(r), Close: w.loc.T("removal.undo"),
		Save: w.loc.T("removal.delete_all"),
	})
	f.OnCancel = w.closeForm
	f.OnSave = func() {
		w.save(r.Edit, f, func() {
			w.closeForm()
			done(nil)
		})
	}
	w.showForm(f, f.Object)
}

// tellRemoval says what else goes, and what stays without what goes.
func (w *Window) tellRemoval(r dealing.Removal) []string {
	var told []string
	say := func(prefix string, counts map[data.Kind]int, named ...data.Kind) {
		rest := 0
		for _, n := range counts {
			rest += n
		}
		for _, k := range named {
			if n := counts[k]; n > 0 {
				told = append(told, w.loc.N(prefix+string(k), n))
				rest -= n
			}
		}
		if rest > 0 {
			told = append(told, w.loc.N(prefix+"other", rest))
		}
	}
	say("removal.gone.", r.Gone, data.KindContact, data.KindNeed, data.KindProposal)
	say("removal.freed.", r.Freed, data.KindPlot, data.KindProject, data.KindEstablishment, data.KindLandUnit)
	return told
}

// Lined is a form with lines that come, go and move.
type Lined interface {
	AddLine(to string)
	DropLine(id string)
	ShiftLine(id string, by int)
}

// Lines is the form that is open when it has lines that come, go and move, nil else.
func (w *Window) Lines() Lined {
	f, _ := w.form.(Lined)
	return f
}

// Confirming lists what the question at the side tells, nil when none is asked.
func (w *Window) Confirming() []string {
	if f, ok := w.form.(*confirmform.Form); ok {
		return f.Told()
	}
	return nil
}

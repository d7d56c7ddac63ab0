package drive_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"emprise/data"
	"emprise/data/dealing"
	"emprise/ui"
	"emprise/ui/drive"
	"emprise/ui/inspector"
)

// told is all that the inspector says: of facts their values, of links their titles.
func told(m inspector.Model) string {
	var all []string
	for _, s := range m.Sections {
		all = append(all, s.Title, s.Text)
		for _, f := range s.Facts {
			all = append(all, f.Label, f.Value)
		}
		for _, l := range s.Links {
			all = append(all, l.Title, l.Detail)
		}
	}
	return strings.Join(all, "\n")
}

// offers says whether the inspector offers something to be done.
func offers(m inspector.Model, id string) bool {
	for _, a := range m.Actions {
		if a.ID == id {
			return true
		}
	}
	return false
}

// types presses keys where the keyboard is.
func types(d *drive.Driver, w *ui.Window, names ...fyne.KeyName) error {
	for _, name := range names {
		if err := d.Act(func() error { w.Fyne().Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name}); return nil }); err != nil {
			return err
		}
	}
	return nil
}

// follow goes where a line of the inspector leads, by the keyboard.
func follow(t *testing.T, d *drive.Driver, w *ui.Window, title string) {
	t.Helper()
	do := playing(t)
	do(d.Press("link.follow"))
	do(d.Act(func() error { w.Palette().Type(title); return nil }))
	if len(w.Palette().Found()) == 0 {
		t.Fatalf("nothing leads to %q", title)
	}
	do(d.RunFound())
}

// A company is chosen in its list by the keyboard alone, tells all that is known of it at the side, and takes a note, a need and a name; what it
// leads to leads back.
func TestACompanyIsSelected(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	do := playing(t)
	do(d.Press("companies"))
	listed := w.Companies().Model().Companies
	at := slices.IndexFunc(dealing.Companies(d.Snapshot()), func(c dealing.Company) bool { return len(c.Needs) > 0 && len(c.Contacts) > 0 })
	for range at {
		do(types(d, w, fyne.KeyDown))
	}
	do(types(d, w, fyne.KeyReturn))
	company := data.Ref{Kind: data.KindCompany, ID: listed[at].ID}
	if d.Selected() != company || w.Companies().Model().Chosen != company.ID {
		t.Fatalf("%v is selected, not %v", d.Selected(), company)
	}
	c, _ := dealing.Find(d.Snapshot(), company.ID)
	m := w.Inspected()
	if all := told(m); m.Title != c.Shown() || !strings.Contains(all, c.Needs[0].Title) || !strings.Contains(all, c.Contacts[len(c.Contacts)-1].Subject) {
		t.Errorf("the inspector tells %q: %s", m.Title, all)
	}
	for _, id := range []string{"call", "need.add", "tie.add", "company.edit", "delete"} {
		if !offers(m, id) {
			t.Errorf("%s is not offered", id)
		}
	}
	// A note.
	do(d.Press("remark.add"))
	do(d.Fill("reason", "À revoir au printemps"))
	do(d.Save())
	if !strings.Contains(told(w.Inspected()), "À revoir au printemps") {
		t.Error("the note is not told")
	}
	// A need of that company, from which one comes back.
	do(d.Press("need.add"))
	do(d.Fill("title", "Un deuxième atelier"))
	do(d.Save())
	need, ok := d.Snapshot().Need(d.Selected().ID)
	if !ok || need.CompanyID != company.ID {
		t.Fatalf("the need is %+v", need)
	}
	follow(t, d, w, c.Shown())
	if d.Selected() != company {
		t.Fatalf("the need leads to %v", d.Selected())
	}
	// An exchange with it, its name, and one step back by its name.
	do(d.Press("call"))
	if id, err := d.Field("company_id"); err != nil || id != company.ID {
		t.Errorf("the exchange is with %q (%v)", id, err)
	}
	do(d.Fill("subject", "Visite du site"))
	do(d.Save())
	if d.Selected() != company || !strings.Contains(told(w.Inspected()), "Visite du site") {
		t.Error("the exchange is not told")
	}
	do(d.Press("company.edit"))
	do(d.Fill("code_name", "Projet Opale"))
	do(d.Save())
	if got := w.Inspected().Title; got != "Projet Opale" {
		t.Errorf("it is called %q", got)
	}
	if what, ok := w.Workspace().UndoNote(); !ok || what.Args["title"] != "Projet Opale" {
		t.Errorf("what would be undone is %+v", what)
	}
	do(d.Press("undo"))
	if got := w.Inspected().Title; got != c.Shown() {
		t.Errorf("it is called %q again", got)
	}
	do(d.Press("history"))
	if w.Ledger() == nil || d.Selected() != company {
		t.Error("its history is not told")
	}
	// It goes as any other record, with what hangs on it, and all of it comes back.
	do(d.Press("delete"))
	do(d.Save())
	if d.Selected().ID != "" || w.Inspected().Title != "" {
		t.Errorf("%v is still selected", d.Selected())
	}
	do(d.Press("undo"))
	if _, ok := d.Snapshot().Company(company.ID); !ok {
		t.Error("it does not come back")
	}
}

// A contract is chosen by its list of sheets, tells its axes and what hangs on them, takes a project and shows where its projects are.
func TestAContractIsSelected(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	do := playing(t)
	do(d.Press("contracts"), types(d, w, fyne.KeyReturn))
	contract := d.Snapshot().Contracts[0]
	if d.Selected() != contract.Ref() {
		t.Fatalf("%v is selected", d.Selected())
	}
	m, sheet := w.Inspected(), contract.Axes[0].Actions[0]
	if all := told(m); m.Title != contract.Name || !strings.Contains(all, sheet.Title) {
		t.Errorf("the inspector tells %q: %s", m.Title, all)
	}
	for _, id := range []string{"stock", "zoom.selected", "tie.add", "contract.edit", "delete"} {
		if !offers(m, id) {
			t.Errorf("%s is not offered", id)
		}
	}
	before := d.View()
	do(d.Press("zoom.selected"))
	if d.View() == before {
		t.Error("the map does not go there")
	}
	do(d.Press("contracts")) // closed
	follow(t, d, w, sheet.Title)
	if p := w.Contracts().Model(); p.Contract != contract.ID || p.Chosen != sheet.Code {
		t.Errorf("the sheet leads to %s %s", p.Contract, p.Chosen)
	}
	do(d.Press("innovation.add"))
	do(d.Fill("title", "Un four électrique"))
	do(d.Save())
	p, ok := d.Snapshot().Project(d.Selected().ID)
	if !ok || p.ContractID != contract.ID {
		t.Fatalf("the project is %+v", p)
	}
	follow(t, d, w, contract.Name)
	if d.Selected() != contract.Ref() {
		t.Errorf("the project leads to %v", d.Selected())
	}
}

// A company that is chosen again after something else was selected is shown again.
func TestACompanyIsChosenAgain(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	do := playing(t)
	do(d.Press("companies"), types(d, w, fyne.KeyReturn))
	first := d.Selected()
	do(d.Choose(d.Snapshot().Zones[0].Ref()))
	do(types(d, w, fyne.KeyReturn))
	if first.Kind != data.KindCompany || d.Selected() != first {
		t.Errorf("%v is selected, not %v", d.Selected(), first)
	}
}

package drive_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"emprise/data"
	"emprise/data/dealing"
	"emprise/geo"
	"emprise/geo/measure"
	"emprise/ui"
	"emprise/ui/drive"
	"emprise/ui/inspector"
	"emprise/ui/kit"
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

// What has no list of its own is found by its name, leads where it belongs and is led to, shows its place on the map, and is entered, changed and
// taken away with a step back.
func TestOwnersAndEstablishmentsAreSelected(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	do := playing(t)
	snap := d.Snapshot()
	owner := snap.Landowners[0]
	var unit data.LandUnit
	for _, u := range snap.LandUnits {
		if u.LandownerID == owner.ID {
			unit = u
		}
	}
	found := func(name string, want data.Ref) {
		t.Helper()
		p := typed(t, d, w, name)
		if i := slices.IndexFunc(p.Found(), func(a kit.Action) bool { return a.ID == want.ID }); i != 0 {
			t.Fatalf("%q finds %v at %d", name, want, i)
		}
		p.Run()
		d.Idle()
		if d.Selected() != want {
			t.Fatalf("%q leads to %v, not %v", name, d.Selected(), want)
		}
	}
	found(owner.Name, owner.Ref())
	if !offers(w.Inspected(), "zoom.selected") || !strings.Contains(told(w.Inspected()), unit.ID) {
		t.Errorf("the owner tells %s", told(w.Inspected()))
	}
	follow(t, d, w, unit.ID)
	if inside := geo.MercatorBox(unit.Shape.Bound()); !w.View().Box().Contains(inside.Centre()) || d.Selected() != unit.Ref() {
		t.Errorf("the map shows %v for the land unit in %v", w.View().Box(), inside)
	}
	follow(t, d, w, owner.Name)
	if d.Selected() != owner.Ref() {
		t.Errorf("the land unit leads to %v", d.Selected())
	}
	for _, row := range []data.Row{snap.Contracts[0], snap.Schemes[0], snap.Establishments[0], unit} {
		found(data.Title(row), row.Ref())
	}
	// All of a sort are listed by what they are.
	if titles, err := d.Find("propriétaire"); err != nil || len(titles) < len(snap.Landowners) || !slices.Contains(titles, owner.Name) {
		t.Errorf("the commands list %q (%v)", titles, err)
	}
	w.Palette().Leave()
	// A tie leads there and back.
	plot := snap.Plots[0]
	do(d.Press("tie.add"), d.Act(func() error { w.Palette().Type(plot.Name); return nil }), d.RunFound(), d.Save())
	do(d.Choose(plot.Ref()))
	follow(t, d, w, unit.ID+" ") // by the tie, or because they share parcels
	if d.Selected() != unit.Ref() {
		t.Errorf("the tie leads to %v", d.Selected())
	}
	// What decides whether it is vacant is entered by the key.
	do(d.Type(fyne.KeyF2), d.Fill("use", string(data.LandUnused)), d.Fill("last_activity", "30/6/2020"), d.Fill("unoccupied_since", "1/7/2020"), d.Save())
	if now, _ := d.Snapshot().LandUnit(unit.ID); now.VacantIn(2026) != data.Yes || now.Updated != "2026-11-23" || !strings.Contains(told(w.Inspected()), "Oui") {
		t.Errorf("the land unit is %+v", now)
	}
	do(d.Press("undo"))
	if now, _ := d.Snapshot().LandUnit(unit.ID); now.Use != unit.Use {
		t.Errorf("the land unit is %+v again", now)
	}
}

// Owners, establishments and schemes are entered in the window; an establishment is of the company and on the plot that are selected, and stands where
// one goes.
func TestOwnersAndEstablishmentsAreEntered(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	do := playing(t)
	before := d.Snapshot()
	do(d.Press("landowner.add"))
	if d.Save() == nil {
		t.Error("an owner without a name is saved")
	}
	do(d.Fill("name", "SCI des Trois Ponts"), d.Fill("sort", string(data.LandownerCompany)), d.Save())
	owner, ok := d.Snapshot().Landowner(d.Selected().ID)
	if !ok || owner.Name != "SCI des Trois Ponts" || w.Inspected().Title != owner.Name {
		t.Fatalf("%v is selected, of %q", d.Selected(), w.Inspected().Title)
	}
	do(d.Press("scheme.add"), d.Fill("name", "Fonds friches"), d.Fill("funder", "Région"), d.Fill("url", "https://exemple.fr"), d.Save())
	if s, ok := d.Snapshot().Scheme(d.Selected().ID); !ok || s.Funder != "Région" || offers(w.Inspected(), "zoom.selected") || d.Press("zoom.selected") == nil {
		t.Errorf("the scheme is %+v", s)
	}
	// On a plot.
	plot := before.Plots[2]
	do(d.Choose(plot.Ref()), d.Press("establishment.add"), d.Fill("name", "Atelier nord"), d.Save())
	e, ok := d.Snapshot().Establishment(d.Selected().ID)
	if inside := geo.MercatorBox(plot.Shape.Bound()); !ok || e.ZoneID != plot.ZoneID || !inside.Contains(geo.Mercator(geo.FromOrb(e.At))) {
		t.Fatalf("the establishment is %+v", e)
	}
	// Of a company, on the map by the place that one goes to.
	company := before.Companies[0]
	do(d.Choose(company.Ref()), d.Press("establishment.add"), d.Fill("name", "Dépôt sud"), d.Save())
	e, _ = d.Snapshot().Establishment(d.Selected().ID)
	if e.CompanyID != company.ID || d.Press("establishment.place") == nil {
		t.Errorf("the establishment is %+v", e)
	}
	at := geo.Mercator(measure.InteriorPoint(plot.Shape))
	do(d.Act(func() error { w.Chart().SetMarker(at); return nil }), d.Press("establishment.place"))
	if now, _ := d.Snapshot().Establishment(e.ID); math.Hypot(geo.Mercator(geo.FromOrb(now.At)).X-at.X, geo.Mercator(geo.FromOrb(now.At)).Y-at.Y) > 0.01 || !offers(w.Inspected(), "zoom.selected") {
		t.Errorf("the establishment stands at %v", now.At)
	}
	if what, _ := w.Workspace().UndoNote(); what.Key != "edit.establishment_placed" {
		t.Errorf("what would be undone is %v", what)
	}
	follow(t, d, w, company.Shown())
	if d.Selected() != company.Ref() || !strings.Contains(told(w.Inspected()), "Dépôt sud") {
		t.Errorf("the establishment leads to %v", d.Selected())
	}
	// An owner goes, the land stays.
	var owned data.LandUnit
	for _, u := range before.LandUnits {
		if u.LandownerID != "" {
			owned = u
		}
	}
	do(d.Choose(data.Ref{Kind: data.KindLandowner, ID: owned.LandownerID}), d.Press("delete"))
	if len(w.Confirming()) == 0 {
		t.Fatal("it is not told what stays without its owner")
	}
	do(d.Save())
	if now, there := d.Snapshot().LandUnit(owned.ID); !there || now.LandownerID != "" {
		t.Errorf("the land unit is now %+v", now)
	}
	do(d.Press("undo"))
	if now, _ := d.Snapshot().LandUnit(owned.ID); now.LandownerID != owned.LandownerID {
		t.Error("one step back does not bring the owner again")
	}
}

// In front of a room nobody who owns land is named, and of a company no more is told than what it is called.
func TestARoomIsToldNoOwner(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	do := playing(t)
	owner := d.Snapshot().Landowners[0]
	plot := d.Snapshot().Plots[0]
	do(d.Choose(plot.Ref()), d.Press("tie.add"), d.Act(func() error { w.Palette().Type(owner.Name); return nil }), d.RunFound(), d.Save())
	do(d.Press("present"))
	if all := told(w.Inspected()); strings.Contains(all, owner.Name) || !strings.Contains(all, owner.ID) {
		t.Errorf("the plot tells %s", all)
	}
	do(d.Choose(owner.Ref()))
	if m := w.Inspected(); strings.Contains(m.Title+m.Detail+told(m), owner.Name) {
		t.Errorf("the inspector tells %q: %s", m.Title, told(m))
	}
	for _, u := range d.Snapshot().LandUnits {
		do(d.Choose(u.Ref()))
		for _, o := range d.Snapshot().Landowners {
			if strings.Contains(told(w.Inspected()), o.Name) {
				t.Errorf("%s tells of %s", u.ID, o.Name)
			}
		}
	}
	if found := typed(t, d, w, owner.Name).Found(); slices.ContainsFunc(found, func(a kit.Action) bool { return a.ID == owner.ID }) {
		t.Error("the search tells the owner")
	}
	w.Palette().Leave()
	for _, c := range dealing.Companies(d.Snapshot()) {
		do(d.Choose(c.Ref()))
		all := told(w.Inspected())
		for _, secret := range filledIn(c) {
			if strings.Contains(all, secret) {
				t.Errorf("%s tells %q", c.Shown(), secret)
			}
		}
	}
	do(d.Press("present"), d.Choose(owner.Ref()))
	if w.Inspected().Title != owner.Name {
		t.Error("the owner has lost its name")
	}
}

// filledIn is what is known of a company and not for everybody.
func filledIn(c dealing.Company) (all []string) {
	for _, text := range []string{c.SIREN, c.NAF, c.Activity, c.Contact, c.Notes} {
		if text != "" {
			all = append(all, text)
		}
	}
	if c.CodeName != "" {
		all = append(all, c.Name)
	}
	for _, n := range c.Needs {
		all = append(all, n.Title)
	}
	for _, p := range c.Projects {
		all = append(all, p.Title)
	}
	for _, e := range c.Contacts {
		all = append(all, e.Subject)
	}
	return all
}

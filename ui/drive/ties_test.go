package drive_test

import (
	"slices"
	"strings"
	"testing"

	"emprise/data"
	"emprise/ui/inspector"
)

// links are those of the section of ties in the inspector that lead to a row.
func links(m inspector.Model, title string) []inspector.Link {
	for _, s := range m.Sections {
		if s.Title == "Liens" {
			return slices.DeleteFunc(slices.Clone(s.Links), func(l inspector.Link) bool { return l.Title != title })
		}
	}
	return nil
}

// A plot is tied to a company by the keyboard alone: the tie is told on both sides, each leads to the other, and to cut it is a step that
// can be taken back.
func TestRowsAreTied(t *testing.T) {
	d, w := open(t)
	defer w.Close()
	do := playing(t)
	if d.Press("tie.add") == nil || d.Press("tie.cut") == nil {
		t.Error("nothing is selected, and it is tied")
	}
	snap := d.Snapshot()
	plot, company := snap.Plots[4], snap.Companies[0]
	do(d.Choose(plot.Ref()))
	if d.Press("tie.cut") == nil {
		t.Error("a tie is cut that is not there")
	}
	choose := func(words string) {
		t.Helper()
		do(d.Press("tie.add"))
		do(d.Act(func() error { w.Palette().Type(words); return nil }))
		if len(w.Palette().Found()) == 0 {
			t.Fatalf("nothing is called %q", words)
		}
		do(d.RunFound())
	}
	choose(data.Title(company))
	do(d.Fill("sort", string(data.TieSupplier)))
	do(d.Fill("back", "yes"))
	do(d.Fill("label", "vapeur, 3 t/h"))
	if said := w.Tie().Says(); !strings.HasPrefix(said, "«\u202f"+data.Title(company)) {
		t.Errorf("the form says %q", said)
	}
	do(d.Save())
	now := d.Snapshot()
	if len(now.Ties) != len(snap.Ties)+1 {
		t.Fatalf("%d ties, %d before", len(now.Ties), len(snap.Ties))
	}
	tie := now.Ties[len(now.Ties)-1]
	if tie.From != company.Ref() || tie.To != plot.Ref() || tie.Sort != data.TieSupplier || tie.Label != "vapeur, 3 t/h" {
		t.Errorf("the tie is %+v", tie)
	}
	if said := d.Said(); said != "Lien\u202f: "+data.Title(company)+" – "+plot.Name {
		t.Errorf("it is said %q", said)
	}
	seen := links(w.Inspected(), data.Title(company))
	if len(seen) != 1 || !strings.HasPrefix(seen[0].Detail, "A pour fournisseur") || seen[0].Cut == nil {
		t.Fatalf("the plot tells %+v", seen)
	}
	// There and back.
	do(d.Act(func() error { seen[0].Run(); return nil }))
	if d.Selected() != company.Ref() {
		t.Fatalf("the tie leads to %v", d.Selected())
	}
	do(d.Press("companies"))
	card := w.Companies().Model().Card
	if card == nil || card.Name != data.Title(company) {
		t.Fatalf("the list tells %+v", card)
	}
	back := false
	for _, e := range card.Entries {
		if e.Title == "Fournisseur de "+plot.Name {
			back = true
			do(d.Press("select.none"))
			do(d.Act(func() error { e.Actions[0].Run(); return nil }))
		}
	}
	if d.Selected() != plot.Ref() || !back {
		t.Errorf("the way back leads to %v", d.Selected())
	}
	// Cut where it is told, and by name from the list of commands.
	do(d.Act(func() error { links(w.Inspected(), data.Title(company))[0].Cut.Run(); return nil }))
	if len(d.Snapshot().Ties) != len(snap.Ties) || len(links(w.Inspected(), data.Title(company))) != 0 {
		t.Error("the tie is not cut")
	}
	do(d.Press("undo"))
	do(d.Press("tie.cut"))
	do(d.RunFound())
	if len(d.Snapshot().Ties) != len(snap.Ties) {
		t.Error("the tie is not cut by the command")
	}
	do(d.Press("undo"))
	if _, there := d.Snapshot().Tie(tie.ID); !there {
		t.Error("one step back does not tie again")
	}
	do(d.Press("undo"))
	if len(d.Snapshot().Ties) != len(snap.Ties) {
		t.Error("one more does not take the tie away")
	}
}

// Whatever can be tied is tied from where it is shown: what is selected, and the company and the contract of the lists.
func TestWhateverCanBeTiedIsTied(t *testing.T) {
	d, w := open(t)
	defer w.Close()
	do := playing(t)
	snap := d.Snapshot()
	company, contract := snap.Companies[1], snap.Contracts[0]
	to := snap.Zones[1]
	tie := func(from data.Ref) {
		t.Helper()
		before := len(d.Snapshot().Ties)
		do(d.Press("tie.add"))
		do(d.Act(func() error { w.Palette().Type(to.Name + " " + to.ID); return nil }))
		do(d.RunFound())
		do(d.Save())
		if now := d.Snapshot().Ties; len(now) != before+1 || now[before].From != from || now[before].To != to.Ref() {
			t.Errorf("%v: %+v", from, now[len(now)-1])
		}
	}
	for _, ref := range []data.Ref{snap.Plots[0].Ref(), snap.Zones[0].Ref(), snap.Projects[0].Ref(), snap.Needs[0].Ref()} {
		do(d.Choose(ref))
		tie(ref)
	}
	do(d.Press("select.none"))
	do(d.Press("companies"))
	do(d.Act(func() error { w.Companies().OnChoose(company.ID); return nil }))
	tie(company.Ref())
	do(d.Press("contracts"))
	do(d.Act(func() error { w.Contracts().OnContract(contract.ID); return nil }))
	tie(contract.Ref())
	// The list of the contract tells the tie and leads to the zone, which leads back.
	last := w.Contracts().Model().Projects
	do(d.Act(func() error { w.Contracts().OnProject(last[len(last)-1].ID); return nil }))
	if d.Selected() != to.Ref() {
		t.Errorf("the tie of the contract leads to %v", d.Selected())
	}
	do(d.Press("contracts"))
	seen := links(w.Inspected(), contract.Name)
	if len(seen) != 1 {
		t.Fatalf("the zone tells %+v", seen)
	}
	do(d.Act(func() error { seen[0].Run(); return nil }))
	if w.Contracts().Model().Contract != contract.ID {
		t.Error("the tie of the zone does not lead to the contract")
	}
}

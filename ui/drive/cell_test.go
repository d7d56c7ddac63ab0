package drive_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"emprise/data"
	"emprise/ui"
	"emprise/ui/kit"
)

// focused is what has the keyboard.
func focused(w *ui.Window) fyne.Focusable { return w.Fyne().Canvas().Focused() }

// A value is changed on the card where it stands: Enter on its line opens the field, Enter there keeps it and Escape does not, what makes no
// sense is said at the field, and undo names what was changed.
func TestAValueIsChangedOnTheCard(t *testing.T) {
	d, w := openRows(t)
	do := playing(t)
	p := plotWhere(t, d.Snapshot().Plots, func(p data.Plot) bool {
		return p.PowerKVA != nil && p.GasNm3PerHour == nil && p.Owner != "" && p.CoveragePercent != nil && p.Status == data.StatusForSale && len(p.Shape) > 0
	})
	now := func() data.Plot { return mustPlot(t, d.Snapshot().Plots, p.ID) }
	do(d.Choose(p.Ref()))
	enter := func() error {
		return d.Act(func() error { focused(w).TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}); return nil })
	}
	leave := func() error {
		return d.Act(func() error { focused(w).TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape}); return nil })
	}
	open := func(field string) {
		t.Helper()
		do(d.Act(func() error { w.FocusFact(field); return nil }), enter())
		if w.Cell() == nil || w.Cell().Name() != field {
			t.Fatalf("%s is not open", field)
		}
	}
	fill := func(field, text string) error {
		return d.Act(func() error { w.Cell().Field(field).Fill(text); return nil })
	}

	open("power_kva")
	if e, ok := focused(w).(*kit.Entry); !ok || e.Text == "" {
		t.Fatalf("the keyboard is at %T", focused(w))
	}
	do(fill("power_kva", "1 234"), fill("power_kva.source", "Enedis"))
	photograph(t, d, "cell")
	do(d.Act(func() error { w.Fyne().Canvas().Focus(w.Cell().Field("power_kva").(*kit.TextField).Entry); return nil }))
	do(leave())
	if w.Cell() != nil || *now().PowerKVA != *p.PowerKVA {
		t.Fatal("Escape keeps what was typed")
	}
	if focused(w) == nil {
		t.Error("nothing has the keyboard once the field is left")
	}
	do(enter(), fill("power_kva", "beaucoup"), enter())
	if w.Cell() == nil {
		t.Fatal("a word was taken for a number")
	}
	do(fill("power_kva", "1 234"), fill("power_kva.source", "Enedis"), enter())
	want := data.Fact{Value: 1234, Source: "Enedis", Date: "2026-11-23", Confidence: data.Declared}
	if w.Cell() != nil || *now().PowerKVA != want {
		t.Fatalf("the power is %+v", now().PowerKVA)
	}
	if f, _ := factOf(w, "Puissance électrique"); plainSpaces(f.Value) != "1 234 kVA" || f.Editor != nil {
		t.Errorf("the card tells %+v", f)
	}
	if note, ok := w.UndoName(); !ok || plainSpaces(note) != "Puissance électrique : "+p.Name {
		t.Errorf("undo is called %q", note)
	}
	do(d.Press("undo"))
	if *now().PowerKVA != *p.PowerKVA {
		t.Error("undo does not take it back")
	}

	// What is not known is entered where it is named.
	open("gas_nm3h")
	photograph(t, d, "cell-gap")
	do(leave())
	if _, there := factOf(w, "Débit de gaz"); there || w.Cell() != nil || focused(w) == nil {
		t.Error("Escape leaves something of what was not known")
	}
	do(enter(), fill("gas_nm3h", "800"), enter())
	if f, ok := factOf(w, "Débit de gaz"); !ok || plainSpaces(f.Value) != "800 Nm³/h" {
		t.Errorf("the gas is %+v", f)
	}
	do(d.Press("undo"))

	// What the project refuses is said at the field, in which it stays.
	open("coverage_pct")
	do(fill("coverage_pct", "140"), enter())
	if w.Cell() == nil || *now().CoveragePercent != *p.CoveragePercent {
		t.Fatal("buildings may take more than all of the ground")
	}
	// Another plot: what is wrong waits on the card, and the project is not closed over it.
	other := d.Snapshot().Plots[len(d.Snapshot().Plots)-1].Ref()
	do(d.Choose(other))
	if w.Cell() != nil {
		t.Error("a field of another plot is open still")
	}
	do(d.Press("close"))
	if w.Workspace() == nil {
		t.Fatal("the project is closed over what was typed")
	}
	do(d.Choose(p.Ref()))
	if w.Cell() == nil || w.Cell().Field("coverage_pct").Value() != "140" {
		t.Fatal("what was refused is gone")
	}
	do(d.Act(func() error {
		w.Fyne().Canvas().Focus(w.Cell().Field("coverage_pct").(*kit.TextField).Entry)
		return nil
	}), leave())
	if w.Cell() != nil {
		t.Fatal("Escape does not leave what was refused")
	}
	// What makes sense is saved when the plot is left, and undone by its name.
	open("gas_nm3h")
	do(fill("gas_nm3h", "650"), d.Choose(other))
	if w.Cell() != nil || now().GasNm3PerHour == nil || now().GasNm3PerHour.Value != 650 {
		t.Fatalf("the gas is %+v", now().GasNm3PerHour)
	}
	do(d.Press("undo"), d.Choose(p.Ref()))
	if w.Cell() != nil || now().GasNm3PerHour != nil {
		t.Error("a field is open that was saved, or undo did not take it back")
	}
	open("gas_nm3h")
	do(fill("gas_nm3h", "beaucoup"), d.Choose(other), d.Choose(p.Ref()), fill("gas_nm3h", "700"), d.Act(func() error { w.Cell().Save(); return nil }))
	if now().GasNm3PerHour == nil || w.Cell() != nil {
		t.Error("what waited on the card is not saved once it is right")
	}
	do(d.Press("undo"))
	// Another value of the same card: the first is saved, or has to be corrected before the other opens.
	open("gas_nm3h")
	do(fill("gas_nm3h", "beaucoup"), d.Act(func() error { w.FocusFact("coverage_pct"); return nil }), enter())
	if w.Cell() == nil || w.Cell().Name() != "gas_nm3h" {
		t.Fatal("what is wrong gives way to another value")
	}
	do(fill("gas_nm3h", "750"), d.Act(func() error { w.FocusFact("coverage_pct"); return nil }), enter())
	if got := now().GasNm3PerHour; got == nil || got.Value != 750 || w.Cell() == nil || w.Cell().Name() != "coverage_pct" {
		t.Fatalf("the gas is %+v, %v is open", got, w.Cell())
	}
	do(d.Act(func() error {
		w.Fyne().Canvas().Focus(w.Cell().Field("coverage_pct").(*kit.TextField).Entry)
		return nil
	}), leave(), d.Press("undo"))
	// The form that asks for all begins with it.
	open("gas_nm3h")
	do(fill("gas_nm3h", "900"), fill("gas_nm3h.source", "GRDF"), d.Press("plot.edit"))
	for field, want := range map[string]string{"gas_nm3h": "900", "gas_nm3h.source": "GRDF"} {
		if got, _ := d.Field(field); got != want {
			t.Errorf("the form begins with %s %q", field, got)
		}
	}
	do(d.Save())
	if got := now().GasNm3PerHour; got == nil || got.Value != 900 || got.Source != "GRDF" {
		t.Errorf("the gas is %+v", got)
	}
	do(d.Press("undo"))

	// The status is chosen, and that is all.
	do(d.Choose(p.Ref()))
	open("status")
	photograph(t, d, "cell-status")
	do(fill("status", "option"))
	if w.Cell() != nil || now().Status != data.StatusOption {
		t.Fatalf("the status is %q", now().Status)
	}
	if note, _ := w.UndoName(); plainSpaces(note) != p.Name+" : réservé par option" {
		t.Errorf("undo is called %q", note)
	}
	// The form asks for all: nothing is open on the card once it is left.
	open("owner")
	do(d.Press("plot.edit"), d.Act(func() error { w.FocusField("notes"); return nil }), d.Press("plot.edit"), d.Save())
	if w.Cell() != nil {
		t.Error("a field of the card outlives the form")
	}
	// A choice is left by Escape too, and the plot stays selected.
	open("owner")
	do(leave())
	if w.Cell() != nil || d.Selected() != p.Ref() {
		t.Errorf("Escape leaves more than the field: %v", d.Selected())
	}
}

package drive_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"emprise/data"
	"emprise/ui"
	"emprise/ui/drive"
	"emprise/ui/kit"
	"emprise/ui/toast"
)

// offered is the last message over the map that offers something, which must be there.
func offered(t *testing.T, w *ui.Window) toast.Toast {
	t.Helper()
	all := w.Toasts()
	if len(all) == 0 || all[len(all)-1].Action == nil {
		t.Fatalf("nothing is offered: %+v", all)
	}
	return all[len(all)-1]
}

// takeUp presses the button of the last message.
func takeUp(t *testing.T, d *drive.Driver, w *ui.Window) {
	t.Helper()
	run := offered(t, w).Action.Run
	playing(t)(d.Act(func() error { run(); return nil }))
}

// says reads a field of the form that is open, "" when it has none.
func says(d *drive.Driver, field string) string {
	value, _ := d.Field(field)
	return value
}

// During a call people look at plots, at a ranking, at other needs: what is typed stays, and the map shows what was chosen.
func TestWhatIsTypedStaysWhileTheTerritoryIsConsulted(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	do := playing(t)
	snap := d.Snapshot()
	do(d.Choose(snap.Needs[0].Ref()), d.Press("match"))
	do(d.Press("call"), d.Fill("subject", "Cherche 2 ha"), d.Fill("asked", "Près du rail"))
	row := data.Ref{Kind: data.KindPlot, ID: d.Ranking().Rows[1].PlotID}
	for _, ref := range []data.Ref{snap.Plots[3].Ref(), snap.Needs[1].Ref(), snap.Projects[0].Ref(), row} {
		before := d.View()
		do(d.Choose(ref))
		if says(d, "subject") != "Cherche 2 ha" || d.Selected() != ref {
			t.Fatalf("%s: the form says %q, %v is selected", ref.ID, says(d, "subject"), d.Selected())
		}
		if ref.Kind == data.KindPlot && d.View() == before {
			t.Errorf("%s: the map stays where it was", ref.ID)
		}
	}
	// Measuring is consulting too.
	if do(d.Press("tool.length")); says(d, "subject") != "Cherche 2 ha" {
		t.Error("the ruler took the place of the form")
	}
	do(d.Press("tool.hand"))
	// A form in which nothing was typed makes room.
	do(d.Type(fyne.KeyEscape))
	do(d.Press("company.add"), d.Choose(row))
	if w.FormOpen() {
		t.Error("an empty form is in the way")
	}
}

// What was typed comes back, whatever took its place: the cross, another form, a drawing, another language.
func TestWhatWasTypedComesBack(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	do := playing(t)
	leave := map[string]func(){
		"Escape":       func() { do(d.Type(fyne.KeyEscape)) },
		"another form": func() { do(d.Press("recruitment.add")) },
		"a drawing":    func() { do(d.Press("draw.polygon")) },
		"a report":     func() { do(d.Press("check")) },
		"the language": func() { do(d.Press("language")) },
	}
	for _, name := range []string{"Escape", "another form", "a drawing", "a report", "the language"} {
		do(d.Press("company.add"), d.Fill("name", "Verrerie "+name), d.Act(func() error { w.Lines().AddLine(""); return nil }), d.Fill("people.0.name", "A. Riou"))
		leave[name]()
		if name == "another form" {
			photograph(t, d, "form_kept")
		}
		if says(d, "name") != "" {
			t.Errorf("%s: the form is still there", name)
		}
		takeUp(t, d, w)
		if says(d, "name") != "Verrerie "+name || says(d, "people.0.name") != "A. Riou" {
			t.Errorf("%s: %q and %q came back", name, says(d, "name"), says(d, "people.0.name"))
		}
		if err := d.Press("form.resume"); err == nil {
			t.Errorf("%s: it can be taken up twice", name)
		}
		do(d.Save())
		if err := d.Press("form.resume"); err == nil {
			t.Errorf("%s: what was saved can be taken up", name)
		}
	}
	// Of two the palette asks which; a form that takes the place of another keeps that one.
	do(d.Press("company.add"), d.Fill("name", "Une"), d.Press("call"), d.Fill("subject", "Deux"), d.Type(fyne.KeyEscape), d.Press("form.resume"))
	if found := w.Palette().Found(); len(found) != 2 {
		t.Fatalf("%d forms are offered", len(found))
	}
	do(d.RunFound())
	if says(d, "subject") != "Deux" {
		t.Error("the last comes first")
	}
	do(d.Press("form.resume"))
	if says(d, "name") != "Une" {
		t.Error("the other did not come")
	}
	do(d.Press("form.resume"))
	if says(d, "subject") != "Deux" {
		t.Error("the first did not stay")
	}
	// They go with the project.
	do(d.Type(fyne.KeyEscape), d.Act(func() error { w.CloseProject(); return nil }))
	if err := d.Press("form.resume"); err == nil {
		t.Error("the forms of a project stay without it")
	}
}

// The form of land that was drawn comes back with its outline, and a need with its trial.
func TestWhatAFormShowsComesBackWithIt(t *testing.T) {
	y := draws(t)
	do := playing(t)
	y.press("draw.polygon")
	ring := y.plot.Shape[0][0]
	for _, at := range ring[:len(ring)-1] {
		y.d.Hand().Click(onMap(at))
	}
	y.d.Hand().Key(fyne.KeyReturn)
	y.d.Idle()
	do(y.d.Fill("name", "Lot neuf"))
	do(y.d.Press("tool.length"))
	if y.w.FormOpen() || y.w.Chart().Tool().Name() != "tool.length" {
		t.Fatalf("the form is open %v, in hand is %s", y.w.FormOpen(), y.w.Chart().Tool().Name())
	}
	takeUp(t, y.d, y.w)
	if says(y.d, "name") != "Lot neuf" || y.w.Chart().Tool().Name() != "draw.proof" {
		t.Errorf("%q came back, in hand is %s", says(y.d, "name"), y.w.Chart().Tool().Name())
	}
	do(y.d.Save())
	if y.w.Chart().Tool().Name() == "draw.proof" {
		t.Error("the outline stays after its form")
	}

	need := y.d.Snapshot().Needs[0]
	do(y.d.Choose(need.Ref()), y.d.Press("match"), y.d.Press("need.edit"), y.d.Fill("area_m2.min", "1"))
	if !y.d.Ranking().Tried {
		t.Fatal("the need is not tried")
	}
	if do(y.d.Type(fyne.KeyEscape)); y.d.Ranking().Tried {
		t.Error("a need is tried without its form")
	}
	takeUp(t, y.d, y.w)
	if !y.d.Ranking().Tried || says(y.d, "area_m2.min") != "1" {
		t.Errorf("tried %v, at least %q", y.d.Ranking().Tried, says(y.d, "area_m2.min"))
	}
	do(y.d.Type(fyne.KeyEscape))

	// A file that is asked about has its columns below the map, a page its own place.
	do(y.d.ImportFile(written(t, "lots.csv", oddHead+oddRows)), y.d.Fill("role", "plots"), y.d.Fill("producer", "Commune"))
	if do(y.d.Type(fyne.KeyEscape)); y.w.Columns() != nil {
		t.Error("columns are shown without their form")
	}
	takeUp(t, y.d, y.w)
	if y.w.Columns() == nil || says(y.d, "producer") != "Commune" {
		t.Errorf("columns %v, by %q", y.w.Columns() != nil, says(y.d, "producer"))
	}
	do(y.d.Type(fyne.KeyEscape), y.d.Press("export"), y.d.Fill("title", "Conseil"), y.d.Press("call"))
	if y.w.Composer() != nil {
		t.Error("a page is composed without its form")
	}
	takeUp(t, y.d, y.w)
	if y.w.Composer() == nil || says(y.d, "title") != "Conseil" || y.w.Page().Pages == 0 {
		t.Errorf("composed %v, %q, %d pages", y.w.Composer() != nil, says(y.d, "title"), y.w.Page().Pages)
	}
	y.w.Close()
}

// Beside the ranking a form has the height of the window: a criterion is seen whole, and its weight can be set by a hand.
func TestANeedIsEditedBesideItsRanking(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	do := playing(t)
	do(d.Act(func() error { w.Fyne().Resize(fyne.NewSize(1280, 720)); return nil }))
	do(d.Choose(d.Snapshot().Needs[0].Ref()), d.Press("match"))
	before := w.Side()
	do(d.Press("need.edit"), d.Act(func() error { w.FocusField("area_m2.weight"); return nil }))
	photograph(t, d, "need_beside_ranking")
	if got := w.Side(); got.Height < before.Height+200 || got.Height < 600 {
		t.Errorf("the form has %v, the inspector had %v", got, before)
	}
	if got := w.Field("area_m2.weight").Object().Size().Width; got < 250 {
		t.Errorf("the weight has %v", got)
	}
	if do(d.Type(fyne.KeyEscape)); w.Side() != before {
		t.Errorf("after the form the side has %v, before %v", w.Side(), before)
	}
}

// Closing loses what is typed, and nothing brings it back: it is asked once.
func TestClosingAsksBeforeWhatIsTypedIsLost(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	do := playing(t)
	closed := false
	w.Fyne().SetOnClosed(func() { closed = true })
	other := rowFile(t, t.TempDir())
	do(d.Press("call"), d.Fill("subject", "Cherche 2 ha"))
	for name, leaves := range map[string]func() error{
		"close": func() error { return d.Press("close") },
		"quit":  func() error { return d.Press("quit") },
		"open":  func() error { return d.Act(func() error { w.OpenProject(other); return nil }) },
	} {
		do(leaves())
		photograph(t, d, "form_unsaved_"+name)
		if told := w.Confirming(); len(told) != 1 || closed || w.Workspace() == nil {
			t.Fatalf("%s: it is asked %q, closed %v", name, told, closed)
		}
		do(d.Type(fyne.KeyEscape))
		if says(d, "subject") != "Cherche 2 ha" {
			t.Fatalf("%s: %q is left", name, says(d, "subject"))
		}
	}
	// What was put aside is asked about too, what was left on purpose is not.
	do(d.Press("company.add"), d.Press("close"))
	if len(w.Confirming()) != 1 {
		t.Error("it is not asked about a form put aside")
	}
	do(d.Type(fyne.KeyEscape), d.Press("form.resume"), d.Type(fyne.KeyEscape), d.Press("close"))
	if w.Workspace() != nil {
		t.Error("it is asked about a form that was left")
	}
	// To ask twice is an answer, and so is the button.
	do(d.OpenProject(other), d.Press("call"), d.Fill("subject", "Cherche 3 ha"), d.Press("close"), d.Save())
	if w.Workspace() != nil {
		t.Error("the button does not close")
	}
	do(d.Press("new"), d.Fill("name", "Val"), d.Press("quit"))
	if closed || len(w.Confirming()) != 1 {
		t.Error("it is not asked about a new project")
	}
	if do(d.Press("quit")); !closed {
		t.Error("asked twice, the window stays")
	}
}

// Weights found by comparing come back into the need that is being edited, with all that was typed, and go with it when it is left.
func TestANeedThatIsWeighedKeepsWhatWasTyped(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	do := playing(t)
	do(d.Choose(d.Snapshot().Needs[0].Ref()), d.Press("need.edit"), d.Fill("title", "Atelier au canal"))
	weigh := func() {
		t.Helper()
		do(d.Act(func() error { w.WeighForm(); return nil }))
		if says(d, "way") == "" {
			t.Fatal("nothing is weighed")
		}
	}
	weigh()
	if len(w.Toasts()) != 0 {
		t.Errorf("it is told %+v", w.Toasts())
	}
	do(d.Press("call"))
	takeUp(t, d, w)
	if says(d, "way") == "" {
		t.Fatal("the comparison did not come back")
	}
	do(d.Type(fyne.KeyEscape))
	if says(d, "title") != "Atelier au canal" {
		t.Errorf("the title is %q", says(d, "title"))
	}
	do(d.Press("company.add"))
	takeUp(t, d, w)
	if says(d, "title") != "Atelier au canal" {
		t.Errorf("the title is %q", says(d, "title"))
	}
}

// A form opens with the keyboard in its first field, and with nothing typed in it; letters never reach the map from there.
func TestFormsOpenReadyToType(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	do := playing(t)
	f := &finger{canvas: w.Fyne().Canvas()}
	snap := d.Snapshot()
	left := []string{"quit", "close", "demo", "palette", "language", "theme", "theme.system", "present"}
	opened := 0
	selected := []data.Ref{snap.Plots[0].Ref(), snap.Needs[0].Ref(), snap.Projects[0].Ref()}
	if testing.Short() {
		selected = selected[:1]
	}
	for _, ref := range selected {
		for _, o := range w.Operations() {
			if slices.Contains(left, o.ID) {
				continue
			}
			if w.Workspace() == nil {
				t.Fatal("the project was closed")
			}
			do(d.Choose(ref))
			f.canvas.Unfocus()
			_ = d.Press(o.ID) // many are off
			if c := w.Chooser(); c != nil && c.Open() {
				c.Leave()
			}
			for top := f.canvas.Overlays().Top(); top != nil; top = f.canvas.Overlays().Top() {
				f.canvas.Overlays().Remove(top)
			}
			if w.FormTitle() == "" {
				do(d.Type(fyne.KeyEscape), d.Type(fyne.KeyEscape))
				continue
			}
			opened++
			if w.FormTyped() {
				t.Errorf("%s on %s: something was typed in %q before a person did", o.ID, ref.Kind, w.FormTitle())
			}
			if w.FormAsks() && f.canvas.Focused() == nil {
				t.Errorf("%s on %s: %q has not the keyboard", o.ID, ref.Kind, w.FormTitle())
			}
			f.canvas.Unfocus()
			tool := w.Chart().Tool().Name()
			for _, r := range "vzblpcmsdryf" {
				f.rune(r)
			}
			if d.Idle(); w.Chart().Tool().Name() != tool || w.FormTitle() == "" {
				t.Errorf("%s on %s: a letter took %s", o.ID, ref.Kind, w.Chart().Tool().Name())
			}
			for range 3 {
				do(d.Type(fyne.KeyEscape))
			}
		}
	}
	if opened < 10*len(selected) {
		t.Errorf("%d forms were opened", opened)
	}
	do(d.Press("call"))
	if e, ok := f.canvas.Focused().(*kit.Entry); !ok || e != w.Field("name").(*kit.TextField).Entry {
		t.Errorf("the keyboard is in %T", f.canvas.Focused())
	}
}

// In a sitting the digits give a status while something is read at the side, and none while a form waits to be filled.
func TestDigitsOfASittingAreNotTypedIntoThinAir(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	do := playing(t)
	plot := holds(t, d)
	f := &finger{canvas: w.Fyne().Canvas()}
	status := func() data.Status {
		p, _ := d.Snapshot().Plot(plot.ID)
		return p.Status
	}
	do(d.Press("sitting.minutes"))
	f.canvas.Unfocus()
	f.rune('3')
	if d.Idle(); status() != data.StatusOption {
		t.Errorf("beside the minutes the plot is %s", status())
	}
	do(d.Press("call"))
	f.canvas.Unfocus()
	f.rune('5')
	if d.Idle(); status() != data.StatusOption {
		t.Errorf("beside a form the plot is %s", status())
	}
}

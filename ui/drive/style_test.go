package drive_test

import (
	"reflect"
	"testing"

	"fyne.io/fyne/v2"

	"emprise/data"
	"emprise/data/report"
	"emprise/data/symbology"
	"emprise/data/workspace"
	"emprise/geo/style"
)

// TestALayerIsStyled graduates the parcels by area, sees the map follow, gives up, does it again, keeps it, and takes it back.
func TestALayerIsStyled(t *testing.T) {
	d, w := open(t)
	id := ""
	for _, l := range d.Snapshot().Layers {
		if l.Role == data.RoleParcels {
			id = l.ID
		}
	}
	styled := func() style.Rules {
		l, _ := d.Snapshot().Layer(id)
		return symbology.ForLayer(l)
	}
	usual := styled()
	w.ChooseLayer(id)
	graduate := func() {
		t.Helper()
		if err := d.Press("layer.style"); err != nil {
			t.Fatal(err)
		}
		if w.FormTyped() {
			t.Error("something was typed before a person did")
		}
		for _, answer := range [][2]string{{"sort", "graduated"}, {"number", "contenance"}, {"method", "quantiles"}, {"count", "4"}, {"family", "sea"}} {
			if err := d.Fill(answer[0], answer[1]); err != nil {
				t.Fatal(err)
			}
		}
		if got := w.Look(id); got.Made.Sort != style.SortGraduated || got.Made.Column != "contenance" || len(got.Classes) != 4+2 {
			t.Fatalf("the map shows %+v", got.Made)
		}
	}
	graduate()
	if err := d.Type(fyne.KeyEscape); err != nil {
		t.Fatal(err)
	}
	if got := w.Look(id); got.Made.Sort == style.SortGraduated {
		t.Error("what was not kept is still shown")
	}
	graduate()
	if err := d.Save(); err != nil {
		t.Fatal(err)
	}
	if got := styled(); got.Made.Sort != style.SortGraduated || got.Made.Count != 4 {
		t.Errorf("kept %+v", got.Made)
	}
	// Conditions that cannot be read are said in the form, and the map keeps what it shows.
	if err := d.Press("layer.style"); err != nil {
		t.Fatal(err)
	}
	for _, answer := range [][2]string{{"sort", "rules"}, {"rule1", "contenence > 5"}} {
		if err := d.Fill(answer[0], answer[1]); err != nil {
			t.Fatal(err)
		}
	}
	if got := w.Look(id); got.Made.Sort == style.SortRules && len(got.Classes) > 1 {
		t.Error("a column that is not there styles the map")
	}
	if err := d.Fill("rule1", "contenance > 5000"); err != nil {
		t.Fatal(err)
	}
	if got := w.Look(id); got.Made.Sort != style.SortRules || len(got.Classes) != 2 {
		t.Errorf("the map shows %+v", got.Made)
	}
	w.ChooseLayer(id)
	if err := d.Press("style.copy"); err != nil {
		t.Fatal(err)
	}
	if err := d.Press("undo"); err != nil {
		t.Fatal(err)
	}
	if got := styled(); got.Made.Sort != usual.Made.Sort {
		t.Errorf("taken back: %+v", got.Made)
	}
	if err := d.Press("style.paste"); err != nil {
		t.Fatal(err)
	}
	if got := styled(); got.Made.Sort != style.SortGraduated {
		t.Errorf("pasted: %+v", got.Made)
	}
}

// TestALayerIsFiltered draws the large parcels only: the small ones are neither seen nor selected, and the table can ask the same.
func TestALayerIsFiltered(t *testing.T) {
	d, w := open(t)
	id := ""
	for _, l := range d.Snapshot().Layers {
		if l.Role == data.RoleParcels {
			id = l.ID
		}
	}
	drawn := d.Snapshot().Scene.Layer(id)
	large := 0
	for f := range drawn.Features.Len() {
		if v, ok := drawn.Features.Column("contenance").Number(f); ok && v > 20000 {
			large++
		}
	}
	w.ChooseLayer(id)
	if err := d.Press("layer.style"); err != nil {
		t.Fatal(err)
	}
	if err := d.Fill("only", "contenance > 2 ha"); err != nil {
		t.Fatal(err)
	}
	if err := d.Save(); err != nil {
		t.Fatal(err)
	}
	rules := w.Look(id)
	pick, shown := rules.Picker(drawn), 0
	for f := range drawn.Features.Len() {
		if pick.Class(f) >= 0 {
			shown++
		}
	}
	if shown != large || large == 0 || rules.Only == "" {
		t.Errorf("%d parcels are drawn, want %d", shown, large)
	}
	w.ChooseLayer(id)
	if err := d.Press("table"); err != nil {
		t.Fatal(err)
	}
	w.Table().Filter("contenance > 20 000")
	d.Idle()
	if got := len(w.Table().Model().Rows); got != large {
		t.Errorf("%d rows, want %d", got, large)
	}
	w.Table().Filter("contenence > 20 000")
	d.Idle()
	if m := w.Table().Model(); m.Trouble == "" || len(m.Rows) != 0 {
		t.Errorf("a column that is not there: %d rows, %q", len(m.Rows), m.Trouble)
	}
}

// TestPlotsZonesAndProjectsAreStyled gives each of the layers that are made of rows a look of its own: the map, the list and a
// printed sheet follow, undo takes it back, and the file keeps it.
func TestPlotsZonesAndProjectsAreStyled(t *testing.T) {
	d, w := openRows(t)
	for _, c := range []struct{ id, column, words string }{
		{workspace.ScenePlots, "occupancy", "vacant"}, {workspace.SceneZones, "vocation", "industrielle"}, {workspace.SceneProjects, "status", "en cours"},
	} {
		usual := w.Look(c.id)
		w.ChooseLayer(c.id)
		if err := d.Press("layer.style"); err != nil {
			t.Fatal(err)
		}
		for _, answer := range [][2]string{{"sort", "categories"}, {"category", c.column}} {
			if err := d.Fill(answer[0], answer[1]); err != nil {
				t.Fatal(err)
			}
		}
		photograph(t, d, "style-"+c.id)
		if got := w.Look(c.id); got.Made.Sort != style.SortCategories || got.Made.Column != c.column {
			t.Fatalf("%s: the map shows %+v", c.id, got.Made)
		}
		if err := d.Save(); err != nil {
			t.Fatal(err)
		}
		kept := d.Snapshot().Territory.Styles.Of(workspace.KindOf(c.id))
		if rules, own, err := kept.Rules(); !own || err != nil || rules.Made.Column != c.column {
			t.Errorf("%s: kept %+v, %v", c.id, rules.Made, err)
		}
		sh, err := report.Overview(t.Context(), d.Snapshot(), report.Options{Public: true, Lang: "fr"})
		if err != nil {
			t.Fatal(err)
		}
		told := false
		for _, g := range sh.Legend {
			for _, it := range g.Items {
				told = told || it.Text == c.words
			}
		}
		if !told {
			t.Errorf("%s: the legend of the sheet does not tell %q", c.id, c.words)
		}
		if err := d.Press("undo"); err != nil {
			t.Fatal(err)
		}
		if got := w.Look(c.id); len(got.Classes) != len(usual.Classes) || got.Made.Sort != usual.Made.Sort {
			t.Errorf("%s: taken back to %+v", c.id, got.Made)
		}
		if err := d.Press("redo"); err != nil {
			t.Fatal(err)
		}
	}
	// The look of the plots is carried to the zones.
	w.ChooseLayer(workspace.ScenePlots)
	if err := d.Press("style.copy"); err != nil {
		t.Fatal(err)
	}
	w.ChooseLayer(workspace.SceneZones)
	if err := d.Press("style.paste"); err != nil {
		t.Fatal(err)
	}
	if got := w.Look(workspace.SceneZones); got.Made.Column != "occupancy" {
		t.Errorf("pasted %+v", got.Made)
	}
	photograph(t, d, "style-own")
	// A plot in the hand is no layer.
	if err := d.Choose(d.Snapshot().Plots[0].Ref()); err != nil {
		t.Fatal(err)
	}
	if d.Press("layer.style") == nil {
		t.Error("a plot is styled")
	}
	path := w.Workspace().Path()
	want := d.Snapshot().Territory
	if err := d.Press("close"); err != nil {
		t.Fatal(err)
	}
	if err := d.OpenProject(path); err != nil {
		t.Fatal(err)
	}
	if got := d.Snapshot().Territory; !reflect.DeepEqual(got, want) {
		t.Errorf("comes back as %+v", got)
	}
}

package drive_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"emprise/data"
	"emprise/data/workspace"
	"emprise/ui/drive"
	"emprise/ui/reconcileform"
)

// plotOf is the plot that names a parcel.
func plotOf(s *workspace.Snapshot, parcel string) data.Plot {
	for _, p := range s.Plots {
		if slices.Contains(p.Parcels, parcel) {
			return p
		}
	}
	return data.Plot{}
}

// row finds the line of a sort whose cells hold a text.
func row(t *testing.T, p *reconcileform.Panel, sort, what string) int32 {
	t.Helper()
	for _, i := range p.Model().Rows {
		if p.Model().Cell(i, 0) == sort && p.Model().Cell(i, 1) == what {
			return i
		}
	}
	t.Fatalf("no line says %s %s", sort, what)
	return -1
}

func TestANewerCadastreIsDecidedAboutAndTakenAsOneStep(t *testing.T) {
	d, w := open(t)
	defer w.Close()
	before := d.Snapshot()
	var parcels data.Layer
	for _, l := range before.Layers {
		if l.Role == data.RoleParcels {
			parcels = l
		}
	}
	newer, err := drive.WriteNewer(filepath.Join(t.TempDir(), "cadastre-2026-10.geojson"), before, before.Scene.Layer(parcels.ID))
	if err != nil {
		t.Fatal(err)
	}
	path, split, merged, into, pair := newer.Path, newer.Split, newer.Merged, newer.Into, newer.Pair
	if err := d.ImportFile(path); err != nil {
		t.Fatal(err)
	}
	if got, err := d.Field("update"); err != nil || got != parcels.ID {
		t.Fatalf("the file is for %q, %v", got, err)
	}
	photograph(t, d, "reconcile-form")
	for _, step := range []error{d.Fill("date", "2026-10-01"), d.Save()} {
		if step != nil {
			t.Fatal(step)
		}
	}
	panel := w.Comparison()
	if panel == nil {
		t.Fatalf("nothing is to be decided: %s", d.Said())
	}
	photograph(t, d, "reconcile-list")
	if s := d.Snapshot(); s != before {
		t.Error("the project has changed before anything was decided")
	}

	// One thing in hand: the map goes there, Enter turns the decision.
	at := row(t, panel, "Divisé", split)
	panel.Grid().OnChoose(int(at), false, false)
	d.Idle()
	photograph(t, d, "reconcile-split")
	m := panel.Model()
	if m.InHand != at || !m.Taken(at) || m.Detail.What != split {
		t.Errorf("%+v", m.Detail)
	}
	panel.Grid().OnOpen(int(at))
	if d.Idle(); panel.Model().Taken(at) {
		t.Error("Enter does not turn the decision")
	}
	panel.Grid().OnOpen(int(at))

	// What is gone is kept, by its sort.
	panel.OnSort("gone")
	d.Idle()
	gone := len(panel.Model().Rows)
	if gone == 0 {
		t.Fatal("nothing is gone")
	}
	panel.OnTake(panel.Model().Rows, false)
	panel.OnSort("followed")
	d.Idle()
	photograph(t, d, "reconcile-followed")
	if n := len(panel.Model().Rows); n != 2 {
		t.Errorf("%d plots are to follow their parcels", n)
	}
	one, two := plotOf(before, split), plotOf(before, pair[0])
	if err := d.Press("reconcile.apply"); err != nil {
		t.Fatal(err)
	}
	after := d.Snapshot()
	l, _ := after.Layer(parcels.ID)
	if l.Date != "2026-10-01" || l.Source != filepath.Base(path) || l.Order != parcels.Order || l.Style != parcels.Style || len(after.Layers) != len(before.Layers) {
		t.Errorf("%+v", l)
	}
	if want := parcels.Count + len(into) - 1 - 1; l.Count != want { // one split, two merged, what is gone kept
		t.Errorf("%d parcels, %d before", l.Count, parcels.Count)
	}
	got, _ := after.Plot(one.ID)
	if !slices.Equal(got.Parcels, into) {
		t.Errorf("the plot of %s has %v", split, got.Parcels)
	}
	if got.Status != one.Status || got.PriceEuroPerM2 != nil && got.PriceEuroPerM2.Value != one.PriceEuroPerM2.Value || got.Notes != one.Notes {
		t.Errorf("what was entered has changed: %+v", got)
	}
	if got, _ = after.Plot(two.ID); !slices.Equal(got.Parcels, []string{merged}) {
		t.Errorf("the plot of the merged parcels has %v", got.Parcels)
	}
	if w.Comparison() != nil {
		t.Error("the panel is still there")
	}
	photograph(t, d, "reconcile-done")
	if err := d.Press("undo"); err != nil {
		t.Fatal(err)
	}
	back := d.Snapshot()
	if l, _ := back.Layer(parcels.ID); l != parcels || back.Scene.Layer(parcels.ID).Features.Len() != parcels.Count {
		t.Errorf("%+v", l)
	}
	if got, _ := back.Plot(one.ID); !slices.Equal(got.Parcels, one.Parcels) {
		t.Errorf("the plot has %v", got.Parcels)
	}
}

func TestTheSameFileIsNoUpdate(t *testing.T) {
	d, w := open(t)
	defer w.Close()
	before, tried := d.Snapshot(), 0
	defer func() {
		if tried == 0 {
			t.Error("no layer of parcels was tried")
		}
	}()
	for _, l := range before.Layers {
		if l.Role != data.RoleParcels {
			continue
		}
		tried++
		text := []byte(`{"type":"FeatureCollection","features":[`)
		set := before.Scene.Layer(l.ID).Features
		for f := range set.Len() {
			if f > 0 {
				text = append(text, ',')
			}
			text = set.AppendJSON(text, f)
		}
		path := filepath.Join(t.TempDir(), "parcelles.geojson")
		if err := os.WriteFile(path, append(text, "]}"...), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, step := range []error{d.ImportFile(path), d.Fill("date", l.Date), d.Save()} {
			if step != nil {
				t.Fatal(step)
			}
		}
		if w.Comparison() != nil {
			t.Errorf("%s", w.Comparison().Model().Count)
		}
		// As another layer, it is one.
		for _, step := range []error{d.ImportFile(path), d.Fill("update", ""), d.Save()} {
			if step != nil {
				t.Fatal(step)
			}
		}
		if got := newLayers(before, d.Snapshot()); len(got) != 1 || got[0].Count != l.Count {
			t.Errorf("%+v", got)
		}
	}
}

// lots is a file of plots in the columns of CNIG.
func lots(t *testing.T, name string, rows ...[4]string) string {
	t.Helper()
	text := `{"type":"FeatureCollection","features":[`
	for i, r := range rows {
		if i > 0 {
			text += ","
		}
		x := 3.30 + 0.004*float64(i)
		text += fmt.Sprintf(`{"type":"Feature","properties":{"terr_id":%q,"site_id":"","terr_stade_comm":%q,"terr_stade_amngt":%q,"terr_maitrise_fonc":%q,"terr_refcad":"","terr_etat_occup":"","terr_actu_date":"2026-01-15","terr_surf":1.2},`+
			`"geometry":{"type":"Polygon","coordinates":[[[%g,46.98],[%g,46.98],[%g,46.982],[%g,46.982],[%g,46.98]]]}}`, r[0], r[1], r[2], r[3], x, x+0.003, x+0.003, x, x)
	}
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text+"]}"), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestWhatWasEnteredOfAPlotStaysUnlessThePersonSaysOtherwise(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	const one, two = "58901_TERRAIN-ECO_90001", "58901_TERRAIN-ECO_90002"
	old := lots(t, "lots-2025.geojson", [4]string{one, "en vente", "viabilisation en cours", "commune"}, [4]string{two, "en vente", "viabilisation en cours", "commune"})
	for _, step := range []error{d.ImportFile(old), d.Fill("role", "plots"), d.Fill("date", "2025-12-01"), d.Save()} {
		if step != nil {
			t.Fatal(step)
		}
	}
	for _, step := range []error{
		d.Choose(data.Ref{Kind: data.KindPlot, ID: two}), d.Press("plot.edit"), d.Fill("status", string(data.StatusOption)), d.Fill("notes", "vu avec le maire"), d.Save(),
	} {
		if step != nil {
			t.Fatal(step)
		}
	}
	newer := lots(t, "lots-2026.geojson", [4]string{one, "vendu", "viabilisé non aménagé", "commune"}, [4]string{two, "vendu", "viabilisé non aménagé", "commune"})
	if err := d.ImportFile(newer); err != nil {
		t.Fatal(err)
	}
	if got, err := d.Field("update"); err != nil || got == "" {
		t.Fatalf("it is no update: %q %v", got, err)
	}
	for _, step := range []error{d.Fill("date", "2026-01-15"), d.Save()} {
		if step != nil {
			t.Fatal(step)
		}
	}
	panel := w.Comparison()
	if panel == nil {
		t.Fatalf("nothing is to be decided: %s", d.Said())
	}
	panel.OnSort("conflict")
	d.Idle()
	if n := len(panel.Model().Rows); n != 1 {
		t.Fatalf("%d values are contradicted: %s", n, panel.Model().Count)
	}
	panel.Grid().OnChoose(0, false, false)
	d.Idle()
	photograph(t, d, "reconcile-conflict")
	if m := panel.Model(); m.Taken(m.InHand) || m.Detail.Mine == "" || m.Detail.Theirs == "" || m.Detail.From == "" || m.Detail.To == "" {
		t.Errorf("%+v", m.Detail)
	}
	if err := d.Press("reconcile.apply"); err != nil {
		t.Fatal(err)
	}
	s := d.Snapshot()
	a, _ := s.Plot(one)
	b, _ := s.Plot(two)
	if a.Status != data.StatusSold || a.Servicing != data.ServicingDone || b.Status != data.StatusOption || b.Servicing != data.ServicingDone || b.Notes != "vu avec le maire" {
		t.Errorf("%+v\n%+v", a, b)
	}
}

package drive_test

import (
	"strings"
	"testing"

	"emprise/data"
	"emprise/ui"
	"emprise/ui/inspector"
)

// factOf finds a fact on the card by its label.
func factOf(w *ui.Window, label string) (inspector.Fact, bool) {
	for _, s := range w.Inspected().Sections {
		for _, f := range s.Facts {
			if f.Label == label {
				return f, true
			}
		}
	}
	return inspector.Fact{}, false
}

// part finds a section of the card by its title.
func part(w *ui.Window, title string) (inspector.Section, bool) {
	for _, s := range w.Inspected().Sections {
		if s.Title == title {
			return s, true
		}
	}
	return inspector.Section{}, false
}

// plotWhere is the first plot of the project that is so.
func plotWhere(t *testing.T, plots []data.Plot, is func(data.Plot) bool) data.Plot {
	t.Helper()
	for _, p := range plots {
		if is(p) {
			return p
		}
	}
	t.Fatal("no plot of the demonstration is so")
	return data.Plot{}
}

// What the card of a plot does not know it names; the way to fill it leads to the fields, which take a value with its source, its day and how
// sure it is; the card tells all of that, and undo takes it back.
func TestAPlotIsFilledInFromItsCard(t *testing.T) {
	d, w := openRows(t)
	do := playing(t)
	p := plotWhere(t, d.Snapshot().Plots, func(p data.Plot) bool {
		return p.GasNm3PerHour == nil && p.PowerKVA != nil && p.Owner != "" && p.Fibre != "" && p.Status != data.StatusSold && len(p.Shape) > 0
	})
	do(d.Choose(p.Ref()))
	networks, ok := part(w, "Réseaux")
	if !ok || !strings.Contains(networks.Blank, "débit de gaz") || networks.Fill == nil {
		t.Fatalf("of networks the card tells %+v", networks)
	}
	if _, ok := part(w, "Vente"); ok {
		t.Error("a plot that is not sold tells of its sale")
	}
	for _, label := range []string{"Propriétaire", "Fibre optique", "Puissance électrique"} {
		if f, ok := factOf(w, label); !ok || f.Source == "" {
			t.Errorf("%s: %+v", label, f)
		}
	}
	do(d.Act(func() error { networks.Fill.Run(); return nil }))
	for field, text := range map[string]string{
		"gas_nm3h": "1 200", "gas_nm3h.source": "GRDF", "gas_nm3h.date": "3/5/2026", "gas_nm3h.confidence": "measured", "slope_pct": "2,5", "studies": "soil_g1,water",
		"owner.source": "acte notarié",
	} {
		do(d.Fill(field, text))
	}
	photograph(t, d, "plot-fill")
	do(d.Fill("coverage_pct", "120"))
	if d.Save() == nil {
		t.Error("buildings may take more than all of the ground")
	}
	do(d.Fill("coverage_pct", "55"), d.Save())
	now, _ := d.Snapshot().Plot(p.ID)
	if want := (data.Fact{Value: 1200, Source: "GRDF", Date: "2026-05-03", Confidence: data.Measured}); now.GasNm3PerHour == nil || *now.GasNm3PerHour != want {
		t.Errorf("the gas is %+v", now.GasNm3PerHour)
	}
	for label, want := range map[string]inspector.Fact{
		"Débit de gaz":          {Value: "1 200 Nm³/h", Source: "GRDF, 3 mai 2026, mesuré"},
		"Pente":                 {Value: "2,5 %", Source: "saisi le 23 novembre 2026, déclaré"},
		"Emprise au sol admise": {Value: "55 %", Source: "saisi le 23 novembre 2026, déclaré"},
		"Études faites":         {Value: "Géotechnique G1, loi sur l’eau", Source: "saisi le 23 novembre 2026, déclaré"},
	} {
		if f, _ := factOf(w, label); plainSpaces(f.Value) != want.Value || plainSpaces(f.Source) != want.Source {
			t.Errorf("%s: %q from %q", label, f.Value, f.Source)
		}
	}
	if f, _ := factOf(w, "Propriétaire"); !strings.HasPrefix(f.Source, "acte notarié") {
		t.Errorf("the owner comes from %q", f.Source)
	}
	photograph(t, d, "plot-filled")
	do(d.Press("undo"))
	if now, _ := d.Snapshot().Plot(p.ID); now.GasNm3PerHour != nil || len(now.Studies) != len(p.Studies) {
		t.Error("undo does not take it back")
	}

	// A plot that is sold tells of its sale.
	do(d.Press("plot.edit"), d.Fill("status", "sold"), d.Fill("acquirer", "Verrerie Lambert"), d.Fill("sale_eur", "250 000"), d.Save())
	if f, ok := factOf(w, "Acquéreur"); !ok || f.Value != "Verrerie Lambert" {
		t.Errorf("the buyer: %+v", f)
	}
	do(d.Press("present"), d.Choose(p.Ref()))
	if _, ok := part(w, "Vente"); ok {
		t.Error("a room is told of the sale")
	}
	for _, label := range []string{"Acquéreur", "Prix HT"} {
		if f, ok := factOf(w, label); ok {
			t.Errorf("a room is told %s: %s", label, f.Value)
		}
	}
	do(d.Press("present"))
	if _, ok := factOf(w, "Acquéreur"); !ok {
		t.Error("the buyer is not told any more")
	}
	if public, ok := data.Public(mustPlot(t, d.Snapshot().Plots, p.ID)); !ok || public.(data.Plot).Acquirer != "" || public.(data.Plot).Provenance != nil {
		t.Errorf("outside: %+v", public)
	}
}

func mustPlot(t *testing.T, plots []data.Plot, id string) data.Plot {
	t.Helper()
	return plotWhere(t, plots, func(p data.Plot) bool { return p.ID == id })
}

// plainSpaces writes the spaces that do not break as those that people type.
func plainSpaces(s string) string {
	return strings.NewReplacer("\u202f", " ", "\u00a0", " ").Replace(s)
}

package drive

import (
	"fmt"
	"strings"

	"emprise/data"
	"emprise/data/workspace"
	"emprise/ui"
)

// inventory: the law asks for the inventory of a zone, the state for its tables.
func inventory(t *Telling) {
	zone := t.Snapshot().Zones[0]
	had := len(t.Snapshot().LandUnits)
	t.Choose(zone.Ref())
	t.Step("zone")
	t.Press("inventory.build")
	t.Must(len(t.Snapshot().LandUnits) >= had+10, "%d land units: %s", len(t.Snapshot().LandUnits), t.d.Said())
	t.Step("inventory")
	t.Fill("public", "yes")
	t.write("pdf", "inventaire.pdf")
	t.Press("export.data")
	t.Fill("form", "standard:sites-economiques", "reader", "public", "path", t.File("sites-economiques.gpkg"))
	t.Step("cnig")
	t.Save()
	t.Step("done")
}

// figures: the territory in figures, what its land budget leaves, and a copy that anybody may have.
func figures(t *Telling) {
	t.Press("dashboard")
	t.Step("dashboard")
	t.bar("status/" + string(data.StatusForSale))
	want := 0
	for _, p := range t.Snapshot().Plots {
		if p.Status == data.StatusForSale {
			want++
		}
	}
	t.Must(t.d.Gathered()[workspace.ScenePlots] == want, "%v on the map, %d on sale", t.d.Gathered(), want)
	t.Step("on-sale")
	t.bar("status/" + string(data.StatusForSale))
	t.Press("budget")
	t.Fill("land_budget_m2", "18")
	t.Step("budget")
	t.Save()
	told := ""
	t.Look(func(w *ui.Window) { told = w.Dashboard().Model().Charts[4].Bars[0].Value })
	t.Must(strings.HasPrefix(told, "18,00"), "the budget is %q", told)
	t.Look(func(w *ui.Window) { w.Dashboard().Reveal(4) })
	t.Step("land-budget")
	t.Press("dashboard.export")
	t.Into("tableau-de-bord.pdf")
	t.Press("publish")
	t.Step("public-copy")
	t.Into("territoire-public.gpkg")
	t.Step("done")
}

// bar presses a bar of the dashboard.
func (t *Telling) bar(code string) {
	t.In(func(w *ui.Window) error {
		if !w.Dashboard().Press(code) {
			return fmt.Errorf("there is no bar %s", code)
		}
		return nil
	})
}

package drive

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"emprise/data"
	"emprise/data/minutes"
	"emprise/ui"
	"emprise/ui/comparison"
)

// sitting: a commission decides aloud, the keys write it down, the map goes back to how it was before and comes again, and the minutes are there
// when it ends.
func sitting(t *Telling) {
	t.Press("sitting")
	t.Fill("title", "Commission foncier", "place", "Salle du conseil, Arvenne", "participants", "Mme Le Goff, présidente\nM. Hamon, maire d’Arvenne\nA. Riou, DDT", "public", "yes")
	t.Step("form")
	t.Save()
	t.Press("present")
	keys := []string{"3", "5", "4", "2", "6"}
	became := []data.Status{data.StatusOption, data.StatusSold, data.Statuses()[3], data.Statuses()[1], data.Statuses()[5]}
	var decided []data.Plot
	for _, p := range t.Snapshot().Plots {
		if len(decided) < len(keys) && p.Status == data.StatusForSale {
			decided = append(decided, p)
		}
	}
	t.Must(len(decided) == len(keys), "%d plots are on sale", len(decided))
	if t.Ended() {
		return
	}
	for i, p := range decided {
		t.ClickPlot(p.ID)
		t.Type(keys[i])
		got, _ := t.Snapshot().Plot(p.ID)
		t.Must(got.Status == became[i], "key %s gives %s", keys[i], got.Status)
		if i == 1 {
			t.Step("decided")
		}
	}
	t.Press("undo")
	lines := 0
	t.Look(func(w *ui.Window) {
		if m, shown := w.SittingLog(); shown {
			lines = len(m.Lines)
		}
	})
	t.Must(lines == len(keys)-1, "the log has %d lines", lines)
	t.Step("undone")
	t.Press("sitting.note")
	t.Fill("text", "On demande une étude de sol.", "internal", "")
	t.Save()
	t.Press("sitting.before")
	t.Step("before")
	t.Look(func(w *ui.Window) { t.Must(w.Before(), "the map does not show the state before") })
	t.Press("sitting.before")
	t.Press("sitting")
	_, on := minutes.Running(t.Snapshot())
	t.Must(!on, "the sitting goes on")
	t.Step("minutes")
	t.write("odt", "compte-rendu.odt")
	t.write("pdf", "compte-rendu.pdf")
	t.Press("present")
	t.Step("done")
}

// write writes the document that is read at the side in one of its forms.
func (t *Telling) write(form, name string) {
	t.In(func(w *ui.Window) error {
		for _, a := range w.Paper().Actions {
			if a.ID == "write."+form {
				a.Run()
				return nil
			}
		}
		return fmt.Errorf("nothing writes %s", form)
	})
	t.Into(name)
}

// projects: a recruitment and an innovation project are noted on a plot, hang on an action sheet, and are in the stock of the contract.
func projects(t *Telling) {
	snap := t.Snapshot()
	plot := snap.Plots[slices.IndexFunc(snap.Plots, func(p data.Plot) bool { return p.Offered() && len(p.Shape) > 0 })]
	t.ClickPlot(plot.ID)
	t.Press("recruitment.add")
	t.Fill("title", "Recruter huit soudeurs", "jobs", "8", "contracts", "CDI", "rome", "H2913", "partners", "France Travail, UIMM", "start", "2027-01-04", "end", "2027-06-30")
	t.Step("recruitment")
	t.Save()
	t.Press("innovation.add")
	t.Fill("title", "Récupérer la chaleur fatale du four", "theme", "Chaleur fatale", "trl", "7", "capex_eur", "450 000", "avoided_tco2e_year", "320", "energy_mwh_year", "1 900",
		"funding.0.scheme", "Fonds chaleur", "funding.0.eur", "135 000", "contract_id", "CTR-0001")
	t.Fill("action", firstSheet(snap.Contracts, "CTR-0001"))
	t.At("action")
	t.Step("innovation")
	t.Save()
	after := t.Snapshot()
	t.Must(len(after.Projects) == len(snap.Projects)+2, "%d projects", len(after.Projects))
	t.Step("noted")
	t.Press("projects")
	t.Step("board")
	t.Press("contracts")
	t.In(func(w *ui.Window) error { w.Contracts().OnContract("CTR-0001"); return nil })
	t.In(func(w *ui.Window) error { w.Contracts().OnSheet(firstSheet(snap.Contracts, "CTR-0001")); return nil })
	hangs := false
	t.Look(func(w *ui.Window) {
		for _, p := range w.Contracts().Model().Projects {
			hangs = hangs || p.Title == "Récupérer la chaleur fatale du four"
		}
	})
	t.Must(hangs, "the project does not hang on the action sheet")
	t.Step("contract")
	t.Press("stock")
	t.Fill("choice", "CTR-0001")
	t.Step("stock")
	t.write("pdf", "bilan-crte.pdf")
	t.Step("done")
}

// firstSheet is the code of the first action sheet of a contract.
func firstSheet(contracts []data.Contract, id string) string {
	for _, c := range contracts {
		for _, x := range c.Axes {
			if c.ID == id && len(x.Actions) > 0 {
				return x.Actions[0].Code
			}
		}
	}
	return ""
}

// comparing: four plots stand side by side before the council, and what is asked of them is tried otherwise.
func comparing(t *Telling) {
	need := data.Ref{Kind: data.KindNeed, ID: "BES-0010"}
	t.Choose(need)
	t.Press("match")
	rows := t.d.Ranking().Rows
	t.Must(len(rows) >= comparison.Most, "%d plots are ranked", len(rows))
	if t.Ended() {
		return
	}
	t.Choose(data.Ref{Kind: data.KindPlot, ID: rows[0].PlotID})
	t.Press("match.compare")
	t.Step("waterfall")
	stored, said := t.Snapshot(), ""
	t.In(func(w *ui.Window) error {
		for _, try := range w.Contest().Model().Tries {
			if strings.HasPrefix(try.Key, "min:") {
				w.Contest().Move(try.Key, try.At+(try.Steps-try.At)/8)
				return nil
			}
		}
		return errors.New("nothing can be tried")
	})
	t.Look(func(w *ui.Window) { said = w.Contest().Told() })
	t.Must(said != "" && t.Snapshot() == stored, "tried otherwise, it is said: %q", said)
	t.Step("what-if")
	t.Press("match.compare_close")
	for _, r := range rows[:comparison.Most] {
		t.Choose(data.Ref{Kind: data.KindPlot, ID: r.PlotID})
		t.Press("match.mark")
	}
	t.Step("marked")
	t.Press("match.compare")
	side := 0
	t.Look(func(w *ui.Window) { side = len(w.Contest().Model().Plots) })
	t.Must(side == comparison.Most, "%d plots stand side by side", side)
	t.Step("side-by-side")
	t.Press("export")
	t.Fill("sheet", "compare", "path", t.File("comparaison.pdf"))
	t.Save()
	t.Step("done")
}

package drive

import (
	"strings"

	"emprise/data"
	"emprise/data/match"
	"emprise/ui"
)

// phoneCall: “two hectares, one megawatt, near the motorway, before 2028”. The call becomes a need, the plots are ranked, the best
// are offered, and a page says why.
func phoneCall(t *Telling) {
	t.Step("opened")
	before := t.Snapshot()
	t.Press("call")
	t.Fill("company_id", "", "name", "Verrerie Lambert", "code_name", "Projet Cristal", "with", "Mme Lambert",
		"subject", "Four électrique à Ombrelle", "asked", "2 ha, 1 MW, près de l’autoroute, avant 2028",
		"next", "Envoyer trois terrains", "next_due", "2026-12-04",
		"becomes", "yes", "area_min", "2", "area_max", "9", "power_kva", "1 000", "motorway_m", "8", "jobs", "45", "deadline", "2027-12-31")
	t.At("asked")
	t.Step("call")
	t.At("jobs")
	t.Step("need")
	t.Save()
	if t.Ended() {
		return
	}
	after := t.Snapshot()
	need, _ := after.Need(t.d.Selected().ID)
	t.Must(len(after.Companies) == len(before.Companies)+1 && len(after.Contacts) == len(before.Contacts)+1, "the company or the exchange is not noted")
	t.Must(len(need.Criteria) == 4 && need.Criteria[0].Min != nil && *need.Criteria[0].Min == 20_000, "the need is %+v", need)
	t.Step("ranked")
	m := t.d.Ranking()
	t.Must(len(m.Rows) > 0 && m.NeedID == need.ID, "the ranking of %q has %d rows", m.NeedID, len(m.Rows))
	if t.Ended() {
		return
	}
	t.Must(m.Rows[0].Verdict == match.Fits, "the best plot does not fit: %s", m.Rows[0].Word)
	var best []data.Ref
	for _, r := range m.Rows {
		if len(best) < 3 && r.Verdict != match.Unfit {
			best = append(best, data.Ref{Kind: data.KindPlot, ID: r.PlotID})
		}
	}
	t.Choose(best[0])
	var section []string
	t.Look(func(w *ui.Window) {
		if v := w.Inspected().Verdict; v != nil {
			for _, r := range v.Reasons {
				section = append(section, r.Sentence)
			}
		}
	})
	t.Must(len(section) >= 4, "why the plot fits is told in %d lines: %s", len(section), strings.Join(section, ", "))
	t.Step("why")
	t.Press("proposal.add")
	for _, ref := range best[1:] {
		t.Choose(ref)
		t.Press("proposal.add")
	}
	t.Must(len(t.Snapshot().Proposals) == len(before.Proposals)+len(best), "%d proposals", len(t.Snapshot().Proposals))
	t.Press("export")
	t.Must(t.Reads("sheet") == "ranking" && t.Reads("about") == need.ID, "the form proposes the sheet %q about %q", t.Reads("sheet"), t.Reads("about"))
	t.Fill("public", "yes", "path", t.File("terrains-projet-cristal.pdf"))
	t.At("sheet")
	t.Step("export")
	t.Save()
	t.Press("companies")
	t.Step("companies")
}

// whyNot: an elected member asks why another plot is not among the answers, then what a parcel beside it would need.
func whyNot(t *Telling) {
	t.Choose(data.Ref{Kind: data.KindNeed, ID: "BES-0001"})
	t.Press("match")
	t.Step("ranked")
	t.ClickPlot("58906_TERRAIN-ECO_00001") // 1.13 ha short, and nothing else
	cure := t.section("Pour qu’il convienne")
	t.Must(strings.Contains(cure, "acquérir 1,13"), "what would make it fit: %s", cure)
	t.Step("what-would-make-it-fit")
	t.Must(t.section("Besoins qu’il pourrait servir") != "", "no other need is named")
	t.onParcelBeside("58906_TERRAIN-ECO_00001")
	reasons := 0
	t.Look(func(w *ui.Window) {
		if v := w.Inspected().Verdict; v != nil {
			reasons = len(v.Reasons)
		}
	})
	t.Must(reasons >= 5, "the parcel is judged in %d lines", reasons)
	t.Step("a-parcel")
	t.Press("export")
	t.Fill("sheet", "why-not", "paper", "A4", "path", t.File("pourquoi-pas.pdf"))
	t.Step("export")
	t.Save()
}

// section is the text of a section of what is inspected, its links with it; "" when it is not there.
func (t *Telling) section(title string) string {
	text := ""
	t.Look(func(w *ui.Window) {
		for _, s := range w.Inspected().Sections {
			if s.Title == title {
				text = s.Text
				for _, l := range s.Links {
					text += "\n" + l.Title
				}
			}
		}
	})
	return text
}

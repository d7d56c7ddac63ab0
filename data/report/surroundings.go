package report

import (
	"slices"

	"emprise/geo/sheet"
)

// surroundings tells what the small maps of a sheet show beside what each tells below itself: the zones and the ground, once for all of
// them. The plots are told too where no map tells what they wear.
func (st *studio) surroundings(sh *sheet.Sheet) []sheet.Group {
	var out []sheet.Group
	for i := range sh.Panels {
		m := sh.Panels[i].Map
		d := st.dress
		d.projects.Layer = nil // drawn on none of them
		if len(sh.Panels[i].Told) > 0 {
			d.plots.Layer = nil
		}
		for _, g := range d.legend(st.loc, m.PlaneBox(sh.PanelFrame(i)), m.Resolution(), "plots", st.areas) {
			if d.plots.Layer == nil {
				g.Title = st.loc.T("report.legend.ground")
			}
			at := slices.IndexFunc(out, func(have sheet.Group) bool { return have.Title == g.Title })
			if at < 0 {
				at = len(out)
				out = append(out, sheet.Group{Title: g.Title, Minor: true})
			}
			for _, it := range g.Items {
				it.Note = "" // the sums of the territory say nothing of this place
				if !slices.ContainsFunc(out[at].Items, func(have sheet.Item) bool { return have.Text == it.Text }) {
					out[at].Items = append(out[at].Items, it)
				}
			}
		}
	}
	return out
}

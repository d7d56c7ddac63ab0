package ui

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"emprise/data"
	"emprise/data/dealing"
	"emprise/data/workspace"
	"emprise/geo/measure"
	"emprise/ui/inspector"
)

// nameOfRow is what a row is called to whom the window is shown to: who owns land has no name in front of a room.
func (w *Window) nameOfRow(row data.Row) string {
	if row.Ref().Kind == data.KindLandowner && w.secret(row, "name") {
		return row.Ref().ID
	}
	return data.Title(row)
}

func (w *Window) describeLandowner(snap *workspace.Snapshot, o data.Landowner) inspector.Model {
	m := inspector.Model{Key: o.ID, Kind: w.loc.T("kind.landowner"), Title: w.nameOfRow(o)}
	if !w.secret(o, "sort") {
		m.Detail = w.code("landowner_sort.", string(o.Sort))
	}
	who := w.newRecord(o, "inspector.record")
	who.add("siren", o.SIREN, "contact", o.Contact, "id", o.ID)
	var units []data.LandUnit
	for _, u := range snap.LandUnits {
		if u.LandownerID == o.ID && !w.secret(u, "landowner_id") {
			units = append(units, u)
		}
	}
	m = w.into(m, o, o.Notes, who.Section, w.unitsSection(snap, units))
	m.Actions = w.actions(w.withPlace(o.Ref(), "edit", "tie.add", "delete")...)
	return m
}

// unitsSection lists land units by what they are: their number, their zone, whether they are used.
func (w *Window) unitsSection(snap *workspace.Snapshot, units []data.LandUnit) inspector.Section {
	s := inspector.Section{Title: w.loc.N("inspector.units", len(units))}
	for _, u := range units {
		l := w.linkTo(u)
		l.Detail = strings.Join(filled(w.zoneName(snap, u.ZoneID), w.areaOf(u), w.code("land_use.", string(u.Use))), " · ")
		s.Links = append(s.Links, l)
	}
	return w.few(s)
}

func (w *Window) zoneName(snap *workspace.Snapshot, id string) string {
	z, _ := snap.Zone(id)
	return z.Name
}

// areaOf is how large a land unit is as it is drawn, "" when it is not.
func (w *Window) areaOf(u data.LandUnit) string {
	if len(u.Shape) == 0 {
		return ""
	}
	return w.loc.Hectares(float64(measure.Area(u.Shape)))
}

// sitesSection lists establishments with whoever is meant.
func (w *Window) sitesSection(snap *workspace.Snapshot, meant func(data.Establishment) bool) inspector.Section {
	var s inspector.Section
	for _, e := range snap.Establishments {
		if meant(e) {
			l := w.linkTo(e)
			l.Detail = strings.Join(filled(w.zoneName(snap, e.ZoneID), e.SIRET), " · ")
			s.Links = append(s.Links, l)
		}
	}
	s.Title = w.loc.N("inspector.establishments", len(s.Links))
	return w.few(s)
}

func (w *Window) describeEstablishment(snap *workspace.Snapshot, e data.Establishment) inspector.Model {
	m := inspector.Model{Key: e.ID, Kind: w.loc.T("kind.establishment"), Title: data.Title(e), Detail: w.zoneName(snap, e.ZoneID)}
	what := w.newRecord(e, "inspector.record")
	what.add("siret", e.SIRET, "naf", e.NAF)
	if e.Workforce != nil {
		what.add("workforce", w.loc.Number(float64(*e.Workforce), 0))
	}
	what.add("cfe", w.code("answer.", string(e.CFE)))
	what.say("from", w.loc.T("establishment.from"), w.loc.Date(e.From))
	what.say("until", w.loc.T("establishment.until"), w.loc.Date(e.Until))
	what.add("id", e.ID)
	what.to("company_id", data.Ref{Kind: data.KindCompany, ID: e.CompanyID})
	what.to("zone_id", data.Ref{Kind: data.KindZone, ID: e.ZoneID})
	what.to("land_unit_id", data.Ref{Kind: data.KindLandUnit, ID: e.LandUnitID})
	m = w.into(m, e, e.Notes, what.Section)
	m.Actions = w.actions(w.withPlace(e.Ref(), "edit", "tie.add", "delete")...)
	return m
}

func (w *Window) describeScheme(snap *workspace.Snapshot, s data.Scheme) inspector.Model {
	m := inspector.Model{Key: s.ID, Kind: w.loc.T("kind.scheme"), Title: s.Name, Detail: s.Funder}
	what := w.newRecord(s, "inspector.record")
	what.add("opens", w.loc.Date(s.Opens), "closes", w.loc.Date(s.Closes), "id", s.ID)
	if at, err := url.Parse(s.URL); err == nil && s.URL != "" {
		what.Links = append(what.Links, inspector.Link{Icon: "export", Title: s.URL, Detail: w.loc.T("scheme.url"), Run: func() { w.orTrouble(w.cfg.App.OpenURL(at)) }})
	}
	projects := dealing.Projects(snap, s.Ref())
	money := w.projectsSection(projects)
	for i, p := range projects {
		for _, f := range p.Funding {
			if f.SchemeID == s.ID {
				money.Links[i].Detail = strings.Join(filled(w.loc.Euro(f.Euro), w.code("funding_status.", string(f.Status))), " · ")
			}
		}
	}
	m = w.into(m, s, s.Notes, what.Section, w.few(money))
	m.Actions = w.actions(w.withPlace(s.Ref(), "edit", "tie.add", "delete")...)
	return m
}

func (w *Window) describeUnit(snap *workspace.Snapshot, u data.LandUnit) inspector.Model {
	m := inspector.Model{Key: u.ID, Kind: w.loc.T("kind.land_unit"), Title: u.ID, Detail: w.zoneName(snap, u.ZoneID)}
	what := w.newRecord(u, "inspector.record")
	what.say("shape", w.loc.T("inspector.area"), w.areaOf(u))
	what.add("use", w.code("land_use.", string(u.Use)), "last_activity", w.loc.Date(u.LastActivity), "unoccupied_since", w.loc.Date(u.UnoccupiedSince))
	year := w.cfg.Clock().Year()
	vacant := w.code("answer.", string(u.VacantIn(year)))
	if vacant == "" {
		vacant = w.loc.T("value.unknown")
	}
	what.say("use", w.loc.T("unit.vacant", "year", strconv.Itoa(year)), vacant)
	what.add("reference", u.Reference, "parcels", strings.Join(u.Parcels, "\n"), "updated", w.loc.Date(u.Updated))
	what.to("landowner_id", data.Ref{Kind: data.KindLandowner, ID: u.LandownerID})
	what.to("zone_id", data.Ref{Kind: data.KindZone, ID: u.ZoneID})
	for _, p := range snap.Plots {
		if shareParcel(p, u) {
			what.Links = append(what.Links, w.linkTo(p))
		}
	}
	m = w.into(m, u, u.Notes, what.Section, w.sitesSection(snap, func(e data.Establishment) bool { return e.LandUnitID == u.ID }))
	m.Actions = w.actions(w.withPlace(u.Ref(), "edit", "tie.add", "delete")...)
	return m
}

// shareParcel says whether a plot and a land unit have ground in common by their parcels.
func shareParcel(p data.Plot, u data.LandUnit) bool {
	return slices.ContainsFunc(p.Parcels, func(id string) bool { return slices.Contains(u.Parcels, id) })
}

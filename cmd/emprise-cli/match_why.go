package main

import (
	"slices"
	"strconv"
	"strings"

	"emprise/data"
	"emprise/data/dealing"
	"emprise/data/document"
	"emprise/data/explain"
	"emprise/data/fact"
	"emprise/data/inquiry"
	"emprise/data/match"
	"emprise/data/workspace"
	"emprise/geo/measure"
)

// whyJSON is the answer of match --explain: a ranking of one, with what would make it fit.
type whyJSON struct {
	rankingJSON
	Place  placeJSON  `json:"place"`
	Remedy remedyJSON `json:"remedy"`
}

// placeJSON is what is asked about.
type placeJSON struct {
	Kind   inquiry.Kind `json:"kind"`
	ID     string       `json:"id"`
	Name   string       `json:"name"`
	Layer  string       `json:"layer,omitempty"` // of a parcel
	PlotID string       `json:"plot_id,omitempty"`
	Lon    float64      `json:"lon"`
	Lat    float64      `json:"lat"`
}

// remedyJSON is what would make a plot fit.
type remedyJSON struct {
	Possible bool         `json:"possible"`
	Changes  []changeJSON `json:"changes"`
	Text     string       `json:"text"`
}

type changeJSON struct {
	Act        match.Act    `json:"act"`
	Means      match.Means  `json:"means"`
	Measure    data.Measure `json:"measure"`
	Label      string       `json:"label"`
	Unit       string       `json:"unit"`
	Value      *float64     `json:"value"`
	Categories []string     `json:"categories,omitempty"`
	To         *float64     `json:"to"`
	Gap        *float64     `json:"gap"`
	Required   requiredJSON `json:"required"`
	Also       []string     `json:"also,omitempty"` // measures
	Parcels    []parcelJSON `json:"parcels,omitempty"`
	Text       string       `json:"text"`
}

type parcelJSON struct {
	ID     string  `json:"id"`
	AreaM2 float64 `json:"area_m2"`
	Enough bool    `json:"enough"`
}

// why says how one place answers a need, with all sources, and what would make it fit.
func (v *matchVerb) why(e *env, s *workspace.Snapshot, need data.Need) error {
	facts := &fact.Cache{}
	place, err := inquiry.Find(e.ctx, s, facts, v.Explain)
	if err != nil {
		return err
	}
	r, err := inquiry.WhyNot(e.ctx, s, need, place)
	if err != nil {
		return err
	}
	if place.Kind == inquiry.Plot { // it has a rank among the others
		candidates, err := v.candidates(e, s, facts)
		if err != nil {
			return err
		}
		all, err := inquiry.Rank(e.ctx, s, need, candidates)
		if err != nil {
			return err
		}
		if i := slices.IndexFunc(all, func(m match.Match) bool { return m.PlotID == place.PlotID }); i >= 0 {
			r.Match.Rank = all[i].Rank
		}
	}
	switch {
	case e.json:
		return e.print(whyJSON{ranking(e, dealing.OffersOf(s), need, []match.Match{r.Match}), placeOf(place), remedyOf(e, r)})
	case v.CSV:
		return reasonTable(e, r).CSV(e.out, e.loc)
	}
	if err := v.rank(e, dealing.OffersOf(s), need, []match.Match{r.Match}); err != nil {
		return err
	}
	return e.line("\n" + strings.Join(cures(e, r, "    "), "\n"))
}

// cures tells what would make a plot fit, one change a line.
func cures(e *env, r match.Remedy, indent string) []string {
	lines := []string{indent + explain.Remedy(e.loc, r)}
	for _, c := range r.Changes {
		lines = append(lines, indent+"  – "+explain.Changing(e.loc, c))
	}
	return lines
}

func placeOf(p inquiry.Place) placeJSON {
	j := placeJSON{Kind: p.Kind, ID: p.Candidate.PlotID, Name: p.Candidate.Name, Layer: p.Layer, PlotID: p.PlotID}
	if len(p.Shape) > 0 {
		at := measure.InteriorPoint(p.Shape)
		j.Lon, j.Lat = at.Lon, at.Lat
	}
	return j
}

func remedyOf(e *env, r match.Remedy) remedyJSON {
	out := remedyJSON{Possible: r.Possible, Changes: make([]changeJSON, 0, len(r.Changes)), Text: explain.Remedy(e.loc, r)}
	for _, c := range r.Changes {
		reason := reasonOf(e, c.Reason)
		j := changeJSON{
			Act: c.Act, Means: c.Means, Measure: c.Measure, Label: reason.Label, Unit: c.Unit, Value: reason.Value, Categories: reason.Categories,
			To: c.To, Gap: c.Gap, Required: reason.Required, Text: explain.Changing(e.loc, c),
		}
		for _, also := range c.Also {
			j.Also = append(j.Also, string(also.Measure))
		}
		for _, p := range c.Parcels {
			j.Parcels = append(j.Parcels, parcelJSON(p))
		}
		out.Changes = append(out.Changes, j)
	}
	return out
}

// remedies says of every plot that does not fit what would make it, the easiest first.
func (v *matchVerb) remedies(e *env, s *workspace.Snapshot, need data.Need) error {
	facts := &fact.Cache{}
	candidates, err := v.candidates(e, s, facts)
	if err == nil {
		candidates, err = fact.ForNeed(e.ctx, s, need, candidates)
	}
	if err != nil {
		return err
	}
	all, err := match.Remedies(e.ctx, need, candidates)
	if err != nil {
		return err
	}
	all = slices.DeleteFunc(all, func(r match.Remedy) bool { return len(r.Changes) == 0 })
	if v.Show > 0 {
		all = all[:min(v.Show, len(all))]
	}
	for i, r := range all { // with the neighbours of those that lack land
		p, err := inquiry.OfPlot(e.ctx, s, facts, r.Match.PlotID)
		if err != nil {
			return err
		}
		if all[i], err = inquiry.WhyNot(e.ctx, s, need, p); err != nil {
			return err
		}
	}
	switch {
	case e.json:
		type plotJSON struct {
			PlotID  string        `json:"plot_id"`
			Name    string        `json:"name"`
			Verdict match.Verdict `json:"verdict"`
			remedyJSON
		}
		out := struct {
			Need  data.Need  `json:"need"`
			Plots []plotJSON `json:"plots"`
		}{need, []plotJSON{}}
		for _, r := range all {
			out.Plots = append(out.Plots, plotJSON{r.Match.PlotID, r.Match.Name, r.Match.Verdict, remedyOf(e, r)})
		}
		return e.print(out)
	case v.CSV:
		t := e.sheet("id", "name", "verdict", "possible", "changes", "means", "change")
		for _, r := range all {
			for _, c := range r.Changes {
				t.Rows = append(t.Rows, []string{
					r.Match.PlotID, r.Match.Name, explain.Verdict(e.loc, r.Match.Verdict), e.yes(r.Possible), strconv.Itoa(len(r.Changes)),
					explain.Means(e.loc, c.Means), explain.Changing(e.loc, c),
				})
			}
		}
		return t.CSV(e.out, e.loc)
	}
	if err := e.line(need.ID + " · " + need.Title + "\n" + criteria(e, need)); err != nil {
		return err
	}
	for _, r := range all {
		head := "\n" + r.Match.PlotID + " · " + r.Match.Name + " · " + explain.Verdict(e.loc, r.Match.Verdict)
		if err := e.line(strings.Join(append([]string{head}, cures(e, r, "    ")...), "\n")); err != nil {
			return err
		}
	}
	return nil
}

func (e *env) yes(b bool) string {
	if b {
		return e.loc.T("answer.yes")
	}
	return e.loc.T("answer.no")
}

// reasonTable has one row for each reason of a place, and what would change it.
func reasonTable(e *env, r match.Remedy) *document.Table {
	t := e.sheet("id", "criterion", "hard", "verdict", "value", "asked", "points", "source", "change")
	change := map[data.Measure]string{}
	for _, c := range r.Changes {
		change[c.Measure] = explain.Changing(e.loc, c)
	}
	for _, reason := range r.Match.Reasons {
		t.Rows = append(t.Rows, []string{
			r.Match.PlotID, explain.Asker(e.loc, reason), e.yes(reason.Hard), explain.Verdict(e.loc, reason.Verdict), explain.Known(e.loc, reason.Measure, reason.Value),
			explain.Asked(e.loc, reason), e.figure(reason.Contribution), explain.Source(e.loc, reason.Value), change[reason.Measure],
		})
	}
	return t
}

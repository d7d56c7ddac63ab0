package fact

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/match"
	"emprise/data/workspace"
	"emprise/geo/feature"
	"emprise/geo/overlay"
	"emprise/geo/scene"
)

// SourceEstablishment is the source of a distance to an establishment of the project: a translation key.
const SourceEstablishment = "source.establishment"

// ForNeed adds to candidates what differs from need to need: how far each plot is from the present site of the company. It
// gives the candidates themselves when the need does not ask for that. The caller must not write to what it gets.
func ForNeed(ctx context.Context, snap *workspace.Snapshot, need data.Need, candidates []match.Candidate) ([]match.Candidate, error) {
	here, err := siteFor(ctx, snap, need)
	if err != nil || here == nil {
		return candidates, err
	}
	all := slices.Clone(candidates)
	for i, c := range all {
		if plot, ok := snap.Plot(c.PlotID); ok {
			all[i] = here.add(c, plot.Shape)
		}
	}
	return all, nil
}

// ForNeedAt is ForNeed for one outline, a plot or not.
func ForNeedAt(ctx context.Context, snap *workspace.Snapshot, need data.Need, shape orb.MultiPolygon, c match.Candidate) (match.Candidate, error) {
	here, err := siteFor(ctx, snap, need)
	if err != nil || here == nil {
		return c, err
	}
	return here.add(c, shape), nil
}

// site is where the company of a need works now.
type site struct {
	targets      *overlay.Targets
	source, date string
}

// siteFor is nil when the need does not ask how far that is.
func siteFor(ctx context.Context, snap *workspace.Snapshot, need data.Need) (*site, error) {
	if !slices.ContainsFunc(need.Criteria, func(c data.Criterion) bool { return c.Key() == data.MeasureSite }) {
		return nil, nil
	}
	sites, source, date := sitesOf(snap, need.CompanyID)
	targets, err := overlay.NewTargets(ctx, sites)
	if err != nil {
		return nil, fmt.Errorf("gather facts: %w", err)
	}
	return &site{targets, source, date}, nil
}

// add tells how far an outline is from there, when that is known.
func (s *site) add(c match.Candidate, shape orb.MultiPolygon) match.Candidate {
	n, ok := s.targets.Nearest(shape)
	if !ok {
		return c
	}
	c.Values = maps.Clone(c.Values)
	c.Values[data.MeasureSite] = match.Value{Known: true, Number: float64(n.Metres), Source: s.source, Date: s.date, Confidence: data.Measured}
	return c
}

// sitesOf finds where a company works now: its establishments in the project, by its id or by its numbers in the register;
// else those that a layer of companies places under its numbers. None is not known to be nowhere.
func sitesOf(snap *workspace.Snapshot, company string) (sites []overlay.Ground, source, date string) {
	c, ok := snap.Company(company)
	if !ok {
		return nil, "", ""
	}
	siren := c.SIREN
	if siren == "" && len(c.SIRET) == 14 {
		siren = c.SIRET[:9]
	}
	own := func(siret string) bool {
		return siret != "" && (siret == c.SIRET || siren != "" && strings.HasPrefix(siret, siren))
	}
	var places []orb.Point
	for _, e := range snap.Establishments {
		if e.At != (orb.Point{}) && e.Until == "" && (e.CompanyID == c.ID || e.CompanyID == "" && own(e.SIRET)) {
			places = append(places, e.At)
		}
	}
	if len(places) > 0 {
		return grounds(places), SourceEstablishment, ""
	}
	for _, l := range snap.Layers {
		features := snap.Scene.Layer(l.ID)
		if features == nil || l.Role != data.RoleCompanies || !has(features.Features, siretColumns...) {
			continue
		}
		for f := range features.Features.Len() {
			if features.Features.Kinds[f] != feature.None && own(digits(text(features.Features, f, siretColumns...))) {
				sites = append(sites, overlay.Ground{Layer: features, Feature: f})
			}
		}
		if len(sites) > 0 {
			return sites, l.Name, l.Date
		}
	}
	return nil, "", ""
}

var siretColumns = []string{"siret", "numerosiret"}

// digits takes out the spaces with which people write numbers of the register.
func digits(s string) string { return strings.ReplaceAll(s, " ", "") }

// grounds makes a layer of places.
func grounds(places []orb.Point) []overlay.Ground {
	var b feature.Builder
	for _, at := range places {
		b.Begin(feature.Points)
		b.Geometry(at)
		b.End()
	}
	set, err := b.Set()
	if err != nil {
		return nil
	}
	layer := scene.NewLayer("sites", "", "", 0, set)
	list := make([]overlay.Ground, len(places))
	for i := range list {
		list[i] = overlay.Ground{Layer: layer, Feature: i}
	}
	return list
}

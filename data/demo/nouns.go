package demo

import (
	"fmt"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/demo/plan"
)

// lot is land in a zone that may be offered.
type lot struct {
	shape    plan.Poly
	parcels  []string
	building float64 // m² of ground under buildings
	commune  int     // in the recipe's order
	siding   bool    // it touches the land of a railway siding
}

// estate is a zone as drawn: its outline, and its lots, largest first.
type estate struct {
	outline plan.Poly
	commune int
	lots    []lot
}

// nouns writes zones, plots, companies, needs and projects of the territory. Estates and sites follow the recipe's order.
func nouns(t *Territory, r *recipe, g *ground, estates []estate, sites []lot, seed uint64) {
	t.Info = r.Territory
	number := map[string]int{}
	plotID := map[string]string{} // "5/2" or "b1" to ID
	place := map[string]orb.Point{}
	add := func(key string, p data.Plot, l lot) {
		p.INSEE, p.Commune = r.Communes[l.commune].INSEE, r.Communes[l.commune].Name
		number[p.INSEE]++
		p.ID = fmt.Sprintf("%s_TERRAIN-ECO_%05d", p.INSEE, number[p.INSEE])
		p.Shape = g.area(l.shape)
		plotID[key], place[key] = p.ID, g.point(l.shape.Centroid())
		t.Plots = append(t.Plots, p)
	}
	zoneID := map[int]string{}
	zones := map[string]int{}
	for i, z := range r.Zones {
		seat := r.Communes[estates[i].commune]
		zones[seat.INSEE]++
		id := fmt.Sprintf("%s_SITE-ECO_%05d", seat.INSEE, zones[seat.INSEE])
		zoneID[i+1] = id
		t.Zones = append(t.Zones, data.Zone{
			ID: id, Name: z.Name, Commune: seat.Name, INSEE: seat.INSEE, Vocation: z.Vocation, Shape: g.area(estates[i].outline),
		})
		rnd := newRandom(seed, "plots "+z.Key)
		for k := range len(z.Statuses) {
			l := estates[i].lots[k]
			p := zonePlot(z, k, l, rnd)
			extend(&p, z, k)
			p.ZoneID = id
			add(fmt.Sprintf("%s/%d", z.Key, k+1), p, l)
		}
	}
	for i, b := range r.Brownfields {
		add(b.Key, brownfield(b, sites[i]), sites[i])
	}
	t.Companies, t.Needs = r.companies, r.needs
	for _, pr := range r.projects {
		p := pr.Project
		for _, key := range pr.On {
			id, ok := plotID[key]
			if !ok {
				panic("demo: project " + p.ID + " is on plot " + key + " which the recipe does not have")
			}
			p.PlotIDs = append(p.PlotIDs, id)
			p.At = place[key]
		}
		for _, z := range pr.Zones {
			p.ZoneIDs = append(p.ZoneIDs, zoneID[z])
		}
		if p.At == (orb.Point{}) {
			p.At = g.point(estates[pr.Zones[0]-1].outline.Centroid())
		}
		t.Projects = append(t.Projects, p)
	}
	deal(t, r, plotID, orb.Point(r.Centre), seed)
}

// zonePlot gives lot k of a zone its facts. Each value has its source; what nobody has asked yet stays unknown.
func zonePlot(z zoneRecipe, k int, l lot, r *random) data.Plot {
	status := statusOf(z.Statuses[k])
	p := data.Plot{
		Name: fmt.Sprintf("%s — lot %d", shortName(z.Name), k+1), Parcels: l.parcels,
		Status: status, Servicing: z.Serviced, Occupancy: data.OccupancyNever, Owner: z.Owner, EnvironmentRegime: z.Regime,
		Fibre: z.Fibre, TruckAccess: data.Yes, Updated: "2026-09-01",
	}
	if p.Servicing == data.ServicingUnderway && k%3 == 2 {
		p.Servicing = data.ServicingDone
	}
	area := l.shape.Area()
	// Small lots cost more by the square metre, and the front of a zone more than its back.
	price := z.Price * (1 + 0.35*math.Exp(-area/6000)) * r.between(0.9, 1.12)
	if status == data.StatusForSaleLimited {
		price *= 0.85
	}
	p.PriceEuroPerM2 = fact(math.Round(price*2)/2, "Délibération du 24 juin 2026", "2026-06-24", data.Declared)
	power := z.Power * math.Sqrt(math.Max(0.15, math.Min(1.5, area/30000))) * r.between(0.85, 1.1)
	p.PowerKVA = fact(roundTo(power, 50), "Gestionnaire du réseau de distribution, étude de capacité", "2026-03-12", data.Estimated)
	p.WaterM3PerHour = fact(math.Round(z.Water*r.between(0.7, 1.1)), "Syndicat des eaux de l’Ombrelle", "2025-11-20", data.Measured)
	available := []string{"2026-10-01", "2026-12-01", "2027-03-01", "2027-09-01"}
	switch z.Serviced {
	case data.ServicingUnderway:
		available = []string{"2027-06-01", "2028-01-01", "2028-09-01"}
	case data.ServicingNone:
		available = []string{"2029-01-01", "2030-01-01"}
	}
	p.Available = available[r.below(len(available))]
	if slices.Contains(z.Vacant, k+1) {
		p.Occupancy = data.OccupancyVacant
		p.Servicing = data.ServicingComplete
		p.Available = "2026-11-01"
		p.BuildingM2 = fact(roundTo(math.Max(l.building, 0.28*area), 50), "Visite du service économique", "2026-05-18", data.Measured)
		p.PriceEuroPerM2.Value = math.Round(p.PriceEuroPerM2.Value + 95)
		p.Notes = "Bâtiment en bon état, libre de toute occupation."
	}
	if z.Rail {
		p.RailSiding = data.No
		if l.siding {
			p.RailSiding = data.Yes
		}
	}
	switch status {
	case data.StatusSold:
		p.Occupancy, p.Available = data.OccupancyUsed, ""
		p.Servicing = data.ServicingComplete
		p.BuildingM2 = fact(roundTo(math.Max(l.building, 0.25*area), 50), "Permis de construire", "2024-09-10", data.Declared)
	case data.StatusForSaleLimited:
		p.Notes = "Vente sous conditions : traitement paysager de la lisière et bassin de rétention à la parcelle."
	case data.StatusUnsaleable:
		p.Servicing, p.PriceEuroPerM2, p.Available = data.ServicingImpossible, nil, ""
		p.Notes = "Réservé au bassin d’orage de la zone."
	case data.StatusNotForSale:
		p.PriceEuroPerM2, p.Available = nil, ""
	case data.StatusOption:
		p.Notes = "Option de réservation jusqu’au 31 janvier 2027."
	}
	// What nobody has asked yet.
	if k%5 == 3 {
		p.WaterM3PerHour = nil
	}
	if k%7 == 6 || k%7 == 2 && z.Serviced == data.ServicingNone {
		p.PowerKVA = nil
	}
	if k%6 == 4 {
		p.EnvironmentRegime = ""
	}
	return p
}

func brownfield(b brownfieldRecipe, l lot) data.Plot {
	p := data.Plot{
		Name: b.Name, Parcels: l.parcels, Status: statusOf(b.Status[0]), Servicing: data.ServicingNone,
		Occupancy: data.OccupancyBrownfield, Owner: data.OwnerLandAgency, TruckAccess: data.Unknown, Updated: "2026-04-15",
		BuildingM2: fact(b.Building, "Inventaire des friches", "2026-04-15", data.Measured),
		Available:  "2028-06-01", Notes: "Diagnostic de pollution à compléter avant cession.",
	}
	if b.Price != nil {
		p.PriceEuroPerM2 = fact(*b.Price, "Estimation de l’établissement public foncier", "2026-02-02", data.Estimated)
	}
	return p
}

func fact(v float64, source, date string, c data.Confidence) *data.Fact {
	return &data.Fact{Value: v, Source: source, Date: date, Confidence: c}
}

func roundTo(v, step float64) float64 { return math.Round(v/step) * step }

// shortName drops what sort of zone it is: « Zone artisanale des Quatre-Vents » becomes « Les Quatre-Vents ».
func shortName(name string) string {
	for _, kind := range []string{
		"Parc d’activités ", "Zone industrielle ", "Parc logistique ", "Zone artisanale ", "Parc industriel ", "Pôle ferroviaire ", "Écoparc ",
	} {
		if len(name) > len(kind) && name[:len(kind)] == kind {
			rest := name[len(kind):]
			for _, a := range [][2]string{{"des ", "Les "}, {"de la ", "La "}, {"du ", "Le "}, {"de ", ""}, {"d’", ""}} {
				if len(rest) > len(a[0]) && rest[:len(a[0])] == a[0] {
					return a[1] + rest[len(a[0]):]
				}
			}
			return rest
		}
	}
	return name
}

package search

import (
	"slices"
	"strings"

	"emprise/assets/locale"
	"emprise/data"
)

// PlotFilter says which plots are meant. The zero value means all of them; what is not known of a plot is not what is asked.
type PlotFilter struct {
	Statuses  []data.Status  `json:"statuses,omitempty"` // one of them; none: any
	ZoneID    string         `json:"zone_id,omitempty"`
	Commune   string         `json:"commune,omitempty"` // by its name
	Servicing data.Servicing `json:"servicing,omitempty"`
	LeastM2   float64        `json:"least_m2,omitempty"`    // of area, 0: not asked
	MostEuro  float64        `json:"most_eur_m2,omitempty"` // before tax a square metre, 0: not asked
	Words     string         `json:"words,omitempty"`       // each somewhere in name, id, commune or zone
}

// Empty says whether all plots are meant.
func (f PlotFilter) Empty() bool {
	return len(f.Statuses) == 0 && f.ZoneID == "" && f.Commune == "" && f.Servicing == "" && f.LeastM2 == 0 && f.MostEuro == 0 && strings.TrimSpace(f.Words) == ""
}

// Keeps says whether a plot of an area in m², in a zone of a name, is meant.
func (f PlotFilter) Keeps(p data.Plot, areaM2 float64, zone string) bool {
	price, known := priceOf(p)
	return f.keepsBut(p, areaM2, zone) && (f.MostEuro == 0 || known && price <= f.MostEuro)
}

// Doubts says whether only the price, which is not known, keeps a plot from being meant.
func (f PlotFilter) Doubts(p data.Plot, areaM2 float64, zone string) bool {
	_, known := priceOf(p)
	return f.MostEuro > 0 && !known && f.keepsBut(p, areaM2, zone)
}

func (f PlotFilter) keepsBut(p data.Plot, areaM2 float64, zone string) bool {
	switch {
	case len(f.Statuses) > 0 && !slices.Contains(f.Statuses, p.Status),
		f.ZoneID != "" && p.ZoneID != f.ZoneID,
		f.Commune != "" && p.Commune != f.Commune,
		f.Servicing != "" && p.Servicing != f.Servicing,
		areaM2 < f.LeastM2:
		return false
	}
	text := locale.Fold(p.Name + " " + p.ID + " " + p.Commune + " " + zone)
	for _, word := range strings.Fields(locale.Fold(f.Words)) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

func priceOf(p data.Plot) (euro float64, known bool) {
	if p.PriceEuroPerM2 == nil {
		return 0, false
	}
	return p.PriceEuroPerM2.Value, true
}

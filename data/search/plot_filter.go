package search

import (
	"slices"

	"emprise/data"
)

// PlotFilter says which plots are meant. The zero value means all of them. What is not known of a plot leaves it out, as one to be
// looked into (Doubts), unless Unknown lets it in.
type PlotFilter struct {
	Statuses  []data.Status  `json:"statuses,omitempty"` // one of them; none: any
	ZoneID    string         `json:"zone_id,omitempty"`
	Commune   string         `json:"commune,omitempty"` // by its name
	Servicing data.Servicing `json:"servicing,omitempty"`
	LeastM2   float64        `json:"least_m2,omitempty"` // of area, 0: not asked, as below
	MostM2    float64        `json:"most_m2,omitempty"`
	LeastEuro float64        `json:"least_eur_m2,omitempty"` // before tax a square metre
	MostEuro  float64        `json:"most_eur_m2,omitempty"`
	LeastKVA  float64        `json:"least_kva,omitempty"`
	Available string         `json:"available,omitempty"` // AAAA-MM-JJ, the latest day on which it can be had; "": not asked
	Fibre     bool           `json:"fibre,omitempty"`     // it is there; false: not asked, as below
	Rail      bool           `json:"rail,omitempty"`      // a siding
	Trucks    bool           `json:"trucks,omitempty"`    // lorries get there
	Unknown   bool           `json:"unknown,omitempty"`   // what is not known is let in
	Words     string         `json:"words,omitempty"`     // in name, id, commune or zone, as Words has it
}

// PlotPart is one condition of a filter.
type PlotPart string

// The parts, but for statuses, which are several.
const (
	PartZone      PlotPart = "zone"
	PartCommune   PlotPart = "commune"
	PartServicing PlotPart = "servicing"
	PartArea      PlotPart = "area"
	PartPrice     PlotPart = "price"
	PartPower     PlotPart = "power"
	PartAvailable PlotPart = "available"
	PartFibre     PlotPart = "fibre"
	PartRail      PlotPart = "rail"
	PartTrucks    PlotPart = "trucks"
	PartWords     PlotPart = "words"
	PartUnknown   PlotPart = "unknown" // that what is not known is let in: no condition, but it can be taken off like one
)

// Parts are the conditions in force, in the order above, without PartUnknown.
func (f PlotFilter) Parts() []PlotPart {
	var parts []PlotPart
	for _, p := range []struct {
		part PlotPart
		on   bool
	}{
		{PartZone, f.ZoneID != ""},
		{PartCommune, f.Commune != ""},
		{PartServicing, f.Servicing != ""},
		{PartArea, f.LeastM2 > 0 || f.MostM2 > 0},
		{PartPrice, f.LeastEuro > 0 || f.MostEuro > 0},
		{PartPower, f.LeastKVA > 0},
		{PartAvailable, f.Available != ""},
		{PartFibre, f.Fibre},
		{PartRail, f.Rail},
		{PartTrucks, f.Trucks},
		{PartWords, !WordsOf(f.Words).None()},
	} {
		if p.on {
			parts = append(parts, p.part)
		}
	}
	return parts
}

// Without is the filter with one condition less.
func (f PlotFilter) Without(part PlotPart) PlotFilter {
	switch part {
	case PartZone:
		f.ZoneID = ""
	case PartCommune:
		f.Commune = ""
	case PartServicing:
		f.Servicing = ""
	case PartArea:
		f.LeastM2, f.MostM2 = 0, 0
	case PartPrice:
		f.LeastEuro, f.MostEuro = 0, 0
	case PartPower:
		f.LeastKVA = 0
	case PartAvailable:
		f.Available = ""
	case PartFibre:
		f.Fibre = false
	case PartRail:
		f.Rail = false
	case PartTrucks:
		f.Trucks = false
	case PartWords:
		f.Words = ""
	case PartUnknown:
		f.Unknown = false
	}
	return f
}

// Empty says whether all plots are meant.
func (f PlotFilter) Empty() bool { return len(f.Statuses) == 0 && len(f.Parts()) == 0 }

// Sieve reads the filter for many plots. It says of a plot of an area in m², 0 where nobody knows it, in a zone of a name: whether it is meant, and
// whether nothing but what is not known of it keeps it from being meant, or has it let in.
func (f PlotFilter) Sieve() func(p *data.Plot, areaM2 float64, zone string) (keeps, doubts bool) {
	words, nothing := WordsOf(f.Words), f.Empty()
	return func(p *data.Plot, areaM2 float64, zone string) (keeps, doubts bool) {
		if nothing {
			return true, false
		}
		verdict := f.judge(p, areaM2)
		if verdict != data.No && !words.In(p.Name, p.ID, p.Commune, zone) { // last: it takes the longest
			verdict = data.No
		}
		return verdict == data.Yes || verdict == data.Unknown && f.Unknown, verdict == data.Unknown
	}
}

// judge is No where one condition beside the words is not met, else unknown where one is not known to be.
func (f PlotFilter) judge(p *data.Plot, areaM2 float64) data.Answer {
	within := func(v, least, most float64, known bool) data.Answer {
		if !known {
			return data.Unknown
		}
		return answer(v >= least && (most == 0 || v <= most))
	}
	price, priced := known(p.PriceEuroPerM2)
	power, powered := known(p.PowerKVA)
	verdict := data.Yes
	for _, c := range []struct {
		asked  bool
		answer data.Answer
	}{
		{f.ZoneID != "", answer(p.ZoneID == f.ZoneID)},
		{len(f.Statuses) > 0, unless(p.Status == "", slices.Contains(f.Statuses, p.Status))},
		{f.Commune != "", unless(p.Commune == "", p.Commune == f.Commune)},
		{f.Servicing != "", unless(p.Servicing == "", p.Servicing == f.Servicing)},
		{f.LeastM2 > 0 || f.MostM2 > 0, within(areaM2, f.LeastM2, f.MostM2, areaM2 > 0)},
		{f.LeastEuro > 0 || f.MostEuro > 0, within(price, f.LeastEuro, f.MostEuro, priced)},
		{f.LeastKVA > 0, within(power, f.LeastKVA, 0, powered)},
		{f.Available != "", unless(p.Available == "", p.Available <= f.Available)},
		{f.Fibre, p.Fibre},
		{f.Rail, p.RailSiding},
		{f.Trucks, p.TruckAccess},
	} {
		switch {
		case !c.asked || c.answer == data.Yes:
		case c.answer == data.No:
			return data.No
		default:
			verdict = data.Unknown
		}
	}
	return verdict
}

func answer(yes bool) data.Answer {
	if yes {
		return data.Yes
	}
	return data.No
}

// unless is what is not known where it is void.
func unless(void, yes bool) data.Answer {
	if void {
		return data.Unknown
	}
	return answer(yes)
}

func known(f *data.Fact) (v float64, ok bool) {
	if f == nil {
		return 0, false
	}
	return f.Value, true
}

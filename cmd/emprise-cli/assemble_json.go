package main

import (
	"math"
	"slices"

	"emprise/data"
	"emprise/data/assembly"
	"emprise/data/match"
	"emprise/geo/measure"
	"emprise/geo/topo"
)

// assembliesJSON is the answer of match --assemble --json.
type assembliesJSON struct {
	Need       *data.Need               `json:"need,omitempty"`
	Searched   searchedJSON             `json:"searched"`
	Compared   []assembly.Objective     `json:"compared"`
	Refused    map[assembly.Refusal]int `json:"refused"`
	Strips     int                      `json:"strips"`
	Unfit      int                      `json:"unfit"`
	Best       int                      `json:"best"`
	Left       int                      `json:"left"`
	Assemblies []assemblyJSON           `json:"assemblies"`
}

type searchedJSON struct {
	Exact   bool      `json:"exact"`
	Stop    topo.Stop `json:"stop"`
	Parcels int       `json:"parcels"`
	Most    int       `json:"most"`
	Size    int       `json:"complete_to"`
	Seen    int64     `json:"sets"`
	Steps   int64     `json:"steps"`
}

// rangeJSON is a number that is known, or from where to where it may be; a bound that is not known is null.
type rangeJSON struct {
	Low  *float64 `json:"low"`
	High *float64 `json:"high"`
}

type assemblyJSON struct {
	Parcels     []string      `json:"parcels"`
	Name        string        `json:"name"`
	Elsewhere   bool          `json:"elsewhere"`
	AreaM2      float64       `json:"area_m2"`
	PerimeterM  float64       `json:"perimeter_m"`
	Compactness float64       `json:"compactness"`
	Owners      *rangeJSON    `json:"owners"`
	Public      *rangeJSON    `json:"public_share"`
	Price       *rangeJSON    `json:"price_eur"`
	NetM2       *rangeJSON    `json:"net_m2"`
	LandTake    *rangeJSON    `json:"land_take_m2"`
	Enclaves    int           `json:"enclaves"`
	EnclosedM2  float64       `json:"enclosed_m2"`
	Lon         float64       `json:"lon"`
	Lat         float64       `json:"lat"`
	Verdict     match.Verdict `json:"verdict"`
	Score       *float64      `json:"score"`
	Reasons     []reasonJSON  `json:"reasons"`
}

func assemblies(e *env, need data.Need, p assembly.Proposals) assembliesJSON {
	s := p.Answer.Searched
	out := assembliesJSON{
		Searched: searchedJSON{s.Exact(), s.Stop, p.Answer.Parcels, p.Question.Most, s.Size, s.Seen, s.Steps},
		Compared: p.Answer.Compared, Refused: p.Answer.Refused, Strips: p.Answer.Strips, Unfit: p.Answer.Unfit,
		Best: len(p.Answer.Best), Left: p.Answer.Left, Assemblies: make([]assemblyJSON, 0, len(p.Proposals)),
	}
	if need.ID != "" {
		out.Need = &need
	}
	for _, a := range p.Proposals {
		in := func(o assembly.Objective, r assembly.Range) *rangeJSON {
			if !slices.Contains(p.Answer.Compared, o) {
				return nil
			}
			return rangeOf(r)
		}
		at := measure.InteriorPoint(a.Shape)
		j := assemblyJSON{
			Parcels: a.Parcels, Name: a.Match.Name, Elsewhere: a.Elsewhere,
			AreaM2: float64(a.Area), PerimeterM: float64(a.Perimeter), Compactness: a.Compactness,
			Owners: in(assembly.ObjectiveOwners, a.Owners), Public: in(assembly.ObjectivePublic, a.Public), Price: in(assembly.ObjectivePrice, a.Price),
			NetM2: in(assembly.ObjectiveNet, a.Net), LandTake: in(assembly.ObjectiveTaken, a.Taken),
			Enclaves: a.Enclaves, EnclosedM2: float64(a.Enclosed),
			Lon: at.Lon, Lat: at.Lat, Verdict: a.Match.Verdict, Score: a.Match.Score, Reasons: []reasonJSON{},
		}
		for _, r := range a.Match.Reasons {
			j.Reasons = append(j.Reasons, reasonOf(e, r))
		}
		out.Assemblies = append(out.Assemblies, j)
	}
	return out
}

func rangeOf(r assembly.Range) *rangeJSON {
	j := &rangeJSON{Low: &r.Low}
	if !math.IsInf(r.High, 1) {
		j.High = &r.High
	}
	return j
}

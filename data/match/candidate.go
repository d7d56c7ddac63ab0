package match

import (
	"math"

	"emprise/data"
)

// Value is what is known of a plot for one measure, with where it comes from.
type Value struct {
	Known      bool
	Number     float64  // in the measure's unit; for numeric measures
	Categories []string // for categorical measures: all names under which the plot may be asked for
	Source     string   // the name of a layer, or the entered source
	Date       string   // AAAA-MM-JJ, AAAA-MM or AAAA
	Confidence data.Confidence
}

// known says whether the value can answer a question, about categories or numbers: a number that is not one is no answer.
func (v Value) known(categorical bool) bool {
	if !v.Known {
		return false
	}
	if categorical {
		return len(v.Categories) > 0
	}
	return !math.IsNaN(v.Number) && !math.IsInf(v.Number, 0)
}

// Candidate is a plot with all that is known of it. A measure that is absent from Values is unknown. Values[MeasureStatus] may
// say where Status comes from.
type Candidate struct {
	PlotID  string
	Name    string
	Offered bool        // data.Plot.Offered
	Status  data.Status // said in the reason when the plot is not offered
	Values  map[data.Measure]Value
}

// OfferedOnly keeps the candidates that can be proposed today, and those whose status is not known.
func OfferedOnly(candidates []Candidate) []Candidate {
	kept := make([]Candidate, 0, len(candidates))
	for _, c := range candidates {
		if c.Offered || c.Status == "" {
			kept = append(kept, c)
		}
	}
	return kept
}

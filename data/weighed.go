package data

import "math"

// WeighedBy is a way to come by weights.
type WeighedBy string

// The ways; a weight that a person wrote has none.
const (
	BySwing WeighedBy = "swing" // points for the swing from worst to best
	ByRank  WeighedBy = "rank"  // an order of importance
	ByPairs WeighedBy = "ahp"   // pairwise comparisons
)

// Weighed is how a criterion came by its weight.
type Weighed struct {
	By     WeighedBy           `json:"by"`
	Weight float64             `json:"weight"`           // what came of it
	Points float64             `json:"points,omitempty"` // of BySwing, 0 to 100
	Place  int                 `json:"place,omitempty"`  // of ByRank, from 1
	Over   map[Measure]float64 `json:"over,omitempty"`   // of ByPairs: how many times it matters more than others, by their keys
	Ratio  float64             `json:"ratio,omitempty"`  // of ByPairs: consistency ratio of all comparisons
}

// HowWeighed is how the criterion came by its weight; nil when nobody said, or when the weight was written by hand since.
func (c Criterion) HowWeighed() *Weighed {
	if c.Weighed == nil || math.Abs(c.Weighed.Weight-c.Weight) > 1e-9 {
		return nil
	}
	return c.Weighed
}

package style

import "math"

var nan = math.NaN()

// Interval is a range of numbers: From and what lies above it, below To; To as well when Closed. Infinite ends are open.
type Interval struct {
	From, To float64
	Closed   bool
}

// Holds says whether a number lies in it; NaN does not.
func (r Interval) Holds(v float64) bool { return v >= r.From && (v < r.To || r.Closed && v == r.To) }

// Below is everything under a number, AtLeast a number and everything above.
func Below(v float64) Interval   { return Interval{From: math.Inf(-1), To: v} }
func AtLeast(v float64) Interval { return Interval{From: v, To: math.Inf(1)} }

// intervals are the classes between bounds, the last one closed.
func intervals(bounds []float64) []Interval {
	var out []Interval
	for i := 0; i+1 < len(bounds); i++ {
		out = append(out, Interval{bounds[i], bounds[i+1], i+2 == len(bounds)})
	}
	return out
}

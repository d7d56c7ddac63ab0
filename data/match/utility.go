package match

import (
	"math"

	"emprise/data"
)

// noise is the relative difference below which a value is at the bound: far above rounding in a sum of coordinates, far
// below anything that can be measured on the ground.
const noise = 1e-9

// below says whether a is less than b by more than noise.
func below(a, b float64) bool {
	return a < b-noise*math.Max(1, math.Max(math.Abs(a), math.Abs(b)))
}

// gap is how far v is outside the bounds of c, with the bound that is missed. Inside, ok is false.
func gap(c data.Criterion, v float64) (amount, bound float64, ok bool) {
	switch {
	case c.Min != nil && below(v, *c.Min):
		return *c.Min - v, *c.Min, true
	case c.Max != nil && below(*c.Max, v):
		return v - *c.Max, *c.Max, true
	}
	return 0, 0, false
}

// utility is the value function of a criterion, 0 to 100: 100 at the ideal and 0 at the bounds, straight between. A side
// without bound stays at 100. Without ideal, all that lies within the bounds is equally good.
//
//	100 ┤      ╱╲            ___              ___________
//	    │    ╱    ╲         ╱                |           |
//	  0 ┼──╱────────╲──   ╱               ───┘           └───
//	     min ideal max   min ideal          min         max
//
// An ideal alone has no slope of its own: it falls to 0 over span, on the side that is worse for the measure.
func utility(c data.Criterion, v float64) float64 {
	if _, _, out := gap(c, v); out {
		return 0
	}
	if len(c.Points) > 0 {
		return along(c.Points, v)
	}
	if c.Ideal == nil {
		return 100
	}
	low, high := c.Min, c.Max
	if low == nil && high == nil {
		low, high = slopes(c.Key(), *c.Ideal)
	}
	bound := high
	if v < *c.Ideal {
		bound = low
	}
	if bound == nil || math.Abs(*c.Ideal-*bound) <= noise*math.Abs(*c.Ideal) {
		return 100 // no bound on this side, or the ideal is the bound and the value is not beyond it
	}
	return 100 * math.Max(0, math.Min(1, (v-*bound)/(*c.Ideal-*bound)))
}

// Utility is the value function of a criterion of numbers at v, in the criterion's unit, from 0 to 100: as Rank uses it, for a
// drawing of it.
func Utility(c data.Criterion, v float64) float64 { return utility(c, v) }

// along is the utility at v of a function that passes through points: straight between them, level beyond the first and the
// last. On a step, and as near to it as noise, the better of its two points counts.
func along(points []data.Point, v float64) float64 {
	last := len(points) - 1
	best, at := 0.0, false
	for _, p := range points {
		if !below(v, p.Value) && !below(p.Value, v) {
			best, at = math.Max(best, p.Utility), true
		}
	}
	switch {
	case at:
		return best
	case v < points[0].Value:
		return points[0].Utility
	case v > points[last].Value:
		return points[last].Utility
	}
	i := 1
	for points[i].Value < v {
		i++
	}
	a, b := points[i-1], points[i]
	return a.Utility + (b.Utility-a.Utility)*((v-a.Value)/(b.Value-a.Value))
}

// grade is the utility of categories that are allowed: the best of them. Without grades all are equally good.
func grade(c data.Criterion, have []string) float64 {
	if len(c.Grades) == 0 {
		return 100
	}
	best, graded := 0.0, false
	for category, u := range c.Grades {
		if meets(have, []string{category}) {
			best, graded = math.Max(best, u), true
		}
	}
	if !graded {
		return c.Grades[data.OtherCategories]
	}
	return best
}

// better says in which direction a measure pleases: −1 less is better, +1 more is better, 0 neither.
func better(m data.Measure) int {
	switch m {
	case data.MeasurePrice, data.MeasureMotorway, data.MeasureRail, data.MeasureFlood, data.MeasureAvailable, data.MeasurePowerDate,
		data.MeasureSlope, data.MeasureLandTake, data.MeasureFreightStation, data.MeasurePort, data.MeasureAirport, data.MeasureBan,
		data.MeasureProtected, data.MeasureSite, data.MeasureMotorwayRoad, data.MeasureMotorwayDrive:
		return -1
	case data.MeasurePower, data.MeasureWater, data.MeasureRegime, data.MeasureDistanceDwelling, data.MeasureGas, data.MeasureDischarge,
		data.MeasureSeveso, data.MeasureHeight, data.MeasureBearing, data.MeasureCoverage, data.MeasureMaturity, data.MeasureNet,
		data.MeasureRectangleLength, data.MeasureRectangleWidth, data.MeasureFrontage, data.MeasureCompactness, data.MeasureCadastral:
		return +1
	}
	return 0
}

// slopes gives the bounds of an ideal that stands alone.
func slopes(m data.Measure, ideal float64) (low, high *float64) {
	s := span(m, ideal)
	below, above := ideal-s, ideal+s
	if d := better(m); d < 0 {
		return nil, &above
	} else if d > 0 {
		return &below, nil
	}
	return &below, &above
}

// span is the difference that counts as one whole when differences of several measures are compared: a year for a date,
// the whole scale for a share or a rank, else the asked value itself.
func span(m data.Measure, asked float64) float64 {
	switch m.Unit() {
	case "date":
		return 365
	case "share":
		return 1
	case "rank":
		return float64(m.HighestRank())
	}
	if asked == 0 {
		return 1
	}
	return math.Abs(asked)
}

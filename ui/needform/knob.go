package needform

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"emprise/data"
)

// knob is a place of a value function that can be moved.
type knob struct {
	part    string // "min", "ideal", "max", or "points/1"
	value   float64
	utility float64
}

// knobs are those of a criterion of numbers: its points, and its bounds, which stand on the ground.
func knobs(c data.Criterion) []knob {
	var list []knob
	for i, p := range c.Points {
		list = append(list, knob{"points/" + strconv.Itoa(i), p.Value, p.Utility})
	}
	for _, b := range []struct {
		part    string
		value   *float64
		utility float64
	}{{"min", c.Min, 0}, {"ideal", c.Ideal, 100}, {"max", c.Max, 0}} {
		if b.value != nil {
			list = append(list, knob{b.part, *b.value, b.utility})
		}
	}
	return list
}

// pointAt is the place among the points that a knob stands for, −1 for a bound.
func (k knob) pointAt() int {
	text, ok := strings.CutPrefix(k.part, "points/")
	if !ok {
		return -1
	}
	i, _ := strconv.Atoi(text)
	return i
}

// moved is the criterion with a knob at another place, as far as the others let it.
func moved(c data.Criterion, k knob, value, utility float64) data.Criterion {
	low, high := math.Inf(-1), math.Inf(1)
	if c.Unit() != "date" {
		low = 0 // nothing that is measured is less
	}
	if c.Unit() == "share" {
		high = 1
	}
	if c.Unit() == "rank" {
		high = float64(c.Key().HighestRank())
	}
	at := k.pointAt()
	var before, after []*float64
	switch {
	case at >= 0:
		c.Points = slices.Clone(c.Points)
		if at > 0 {
			before = append(before, &c.Points[at-1].Value)
		}
		if at+1 < len(c.Points) {
			after = append(after, &c.Points[at+1].Value)
		}
	case k.part == "min":
		after = []*float64{c.Ideal, c.Max}
	case k.part == "max":
		before = []*float64{c.Ideal, c.Min}
	default:
		before, after = []*float64{c.Min}, []*float64{c.Max}
	}
	for _, v := range before {
		if v != nil {
			low = max(low, *v)
		}
	}
	for _, v := range after {
		if v != nil {
			high = min(high, *v)
		}
	}
	value = min(max(value, low), high)
	was := c
	switch {
	case at >= 0:
		was.Points = slices.Clone(c.Points)
		c.Points[at] = data.Point{Value: value, Utility: min(max(utility, 0), 100)}
	case k.part == "min":
		c.Min = &value
	case k.part == "max":
		c.Max = &value
	default:
		c.Ideal = &value
	}
	if !sound(c) {
		return was // a third point on one value
	}
	return c
}

// inPoints is a criterion whose value function is told by points that can all be moved: those of its bounds and its ideal.
func inPoints(c data.Criterion) data.Criterion {
	var points []data.Point
	switch {
	case len(c.Points) > 0:
		return c
	case c.Ideal != nil:
		if c.Min != nil && *c.Min < *c.Ideal {
			points = append(points, data.Point{Value: *c.Min})
		}
		points = append(points, data.Point{Value: *c.Ideal, Utility: 100})
		if c.Max != nil && *c.Max > *c.Ideal {
			points = append(points, data.Point{Value: *c.Max})
		}
	default:
		for _, v := range []*float64{c.Min, c.Max} {
			if v != nil {
				points = append(points, data.Point{Value: *v, Utility: 100})
			}
		}
	}
	c.Ideal, c.Points = nil, points
	return c
}

// withPoint has one point more, in the middle of the widest gap between two, or beyond the last.
func withPoint(c data.Criterion) data.Criterion {
	list := slices.Clone(c.Points)
	if len(list) == 0 {
		return c
	}
	at, widest := len(list), 0.0
	for i := 1; i < len(list); i++ {
		if gap := list[i].Value - list[i-1].Value; gap > widest {
			at, widest = i, gap
		}
	}
	last := list[len(list)-1]
	p := data.Point{Value: last.Value + max(1, math.Abs(last.Value)/2), Utility: last.Utility}
	if c.Unit() == "share" {
		p.Value = (last.Value + 1) / 2
	}
	if widest > 0 {
		a, b := list[at-1], list[at]
		p = data.Point{Value: (a.Value + b.Value) / 2, Utility: (a.Utility + b.Utility) / 2}
	}
	was := c
	if c.Points = slices.Insert(list, at, p); !sound(c) {
		return was
	}
	return c
}

// withoutPoint has one point less; the last one stays.
func withoutPoint(c data.Criterion, at int) data.Criterion {
	if at < 0 || at >= len(c.Points) || len(c.Points) < 2 {
		return c
	}
	was := c
	if c.Points = slices.Delete(slices.Clone(c.Points), at, at+1); !sound(c) {
		return was
	}
	return c
}

func sound(c data.Criterion) bool {
	_, rule := c.Wrong()
	return rule == ""
}

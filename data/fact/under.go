package fact

import (
	"math"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/geo"
	"emprise/geo/expression"
	"emprise/geo/feature"
	"emprise/geo/measure"
	"emprise/geo/overlay"
)

// under is a feature that lies under an outline.
type under struct {
	overlay.Ground
	area geo.SquareMetres // that they have in common
}

// What lies under an outline: an area that is leastUnder of it, or of which halfUnder lies in it. Less is a neighbour whose border
// another hand drew.
const (
	leastUnder = 0.01
	halfUnder  = 0.5
)

// beneath are the targets under an outline, in the order of their layers, areas first; false when an area cannot be overlaid.
func (r *relation) beneath(shape orb.MultiPolygon) (list []under, ok bool) {
	whole := measure.Area(shape)
	ok = true
	for _, p := range r.goal.over().Covers(shape) {
		o, area := r.goal.over().Ground(int(p.Area)), geo.SquareMetres(p.M2)
		if math.IsNaN(p.M2) {
			ok = false
			continue
		}
		if area >= leastUnder*whole || area >= halfUnder*measure.FeatureArea(o.Layer.Features, o.Feature) {
			list = append(list, under{o, area})
		}
	}
	for _, o := range r.meeting(shape) {
		list = append(list, under{o, 0})
	}
	return list, ok
}

// most is the feature under most of the outline, the first of those that are under as much.
func most(list []under) []under {
	if len(list) == 0 {
		return nil
	}
	best := slices.IndexFunc(list, func(u under) bool {
		return !slices.ContainsFunc(list, func(o under) bool { return o.area > u.area })
	})
	return list[best : best+1]
}

// number picks the number of the attribute under an outline. One that lacks where it counts makes the answer unknown.
func (r *relation) number(shape orb.MultiPolygon) (float64, bool) {
	list, ok := r.beneath(shape)
	pick := r.question.Pick
	if pick == "" || pick == data.PickMost {
		list = most(list)
	}
	if !ok || len(list) == 0 {
		return 0, false
	}
	values := make([]float64, len(list))
	var whole geo.SquareMetres
	var sum, weighted float64
	for i, u := range list {
		v, known := numberOf(column(u.Layer.Features, r.question.Field), u.Feature)
		if !known {
			return 0, false
		}
		values[i] = v
		sum, weighted, whole = sum+v, weighted+v*float64(u.area), whole+u.area
	}
	answer := values[0]
	switch pick {
	case data.PickMin:
		answer = slices.Min(values)
	case data.PickMax:
		answer = slices.Max(values)
	case data.PickSum:
		answer = sum
	case data.PickMean:
		answer = sum / float64(len(values))
		if whole > 0 {
			answer = weighted / float64(whole)
		}
	}
	return answer, !math.IsNaN(answer) && !math.IsInf(answer, 0)
}

// numberOf reads a number, from a text too.
func numberOf(c *feature.Column, f int) (float64, bool) {
	if v, ok := c.Number(f); ok {
		return v, true
	}
	return expression.Number(strings.TrimSpace(c.Text(f)))
}

// texts picks the texts of the attribute under an outline; none is unknown.
func (r *relation) texts(shape orb.MultiPolygon) []string {
	list, ok := r.beneath(shape)
	if r.question.Pick != data.PickAny {
		list = most(list)
		if !ok {
			return nil
		}
	}
	var texts []string
	for _, u := range list {
		text := strings.TrimSpace(column(u.Layer.Features, r.question.Field).Text(u.Feature))
		if text != "" && !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	return texts
}

package fact

import (
	"context"
	"math"
	"strings"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/match"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/expression"
	"emprise/geo/feature"
	"emprise/geo/overlay"
)

// relation is a free question with the features that it is about.
type relation struct {
	question data.Free
	layers   []used // of the role or the id
	goal     goal   // what the filter keeps of the layers that it can be asked of
	wrong    error  // what is wrong with the question, where no layer can answer it
	ways     *ways  // to the goal, of what is asked by road

	columns columns // answers for whole layers
}

// layersOf are the layers that a free question is about.
func layersOf(snap *workspace.Snapshot, q data.Free) []used {
	var list []used
	for _, l := range snap.Layers {
		if q.Layer != "" && l.ID != q.Layer || q.Layer == "" && l.Role != q.Role {
			continue
		}
		if features := snap.Scene.Layer(l.ID); features != nil {
			list = append(list, use(snap, l, features))
		}
	}
	return list
}

// relate finds the features that a question is about. A layer that has not the columns that the question names says nothing.
func relate(ctx context.Context, q data.Free, layers []used) (*relation, error) {
	r := &relation{question: q, layers: layers}
	for _, u := range layers {
		set := u.features.Features
		var rows []int
		if q.Field != "" && column(set, q.Field) == nil {
			r.wrong = missing(q.Field)
			continue
		}
		if q.Where == "" {
			for f := range set.Len() {
				rows = append(rows, f)
			}
		} else {
			p, err := expression.Where(q.Where, expression.Table{Features: set})
			if err != nil {
				r.wrong = err
				continue
			}
			if rows, err = p.Rows(ctx, set.Len(), nil); err != nil {
				return nil, ended(ctx)
			}
		}
		kept := make([]bool, set.Len())
		for _, f := range rows {
			kept[f] = true
		}
		r.goal.add(u, true, func(_ *feature.Set, f int) bool { return kept[f] })
	}
	if len(r.goal.layers) > 0 {
		r.wrong = nil
	}
	return r, nil
}

// missing is the error of a column that a layer has not.
func missing(name string) error {
	return &expression.Error{Problem: expression.UnknownColumn, Source: name, End: len(name), Found: name}
}

// column finds an attribute whatever the case in which the file writes it.
func column(s *feature.Set, name string) *feature.Column {
	if c := s.Column(name); c != nil {
		return c
	}
	for _, c := range s.Columns {
		if strings.EqualFold(c.Name, name) {
			return c
		}
	}
	return nil
}

// answer puts the question to an outline. Where no layer can be asked, and where the filter keeps nothing at all, the answer is
// unknown: what is spelt wrong must not read as none near.
func (r *relation) answer(shape orb.MultiPolygon) match.Value {
	v := r.source()
	if len(r.goal.given) == 0 || len(shape) == 0 {
		return v
	}
	covered := func() bool { return r.goal.covers(middle(shape)) }
	switch r.question.Kind {
	case data.FreeDistance:
		return r.goal.nearest(shape)
	case data.FreeShare:
		share := r.goal.over().Share(shape)
		if share == 0 && !covered() {
			return r.goal.beyond()
		}
		if !math.IsNaN(share) { // what cannot be overlaid is unknown, not free
			v.Known, v.Number = true, share
		}
	case data.FreeIntersects:
		if meets, ok := r.meets(shape); ok {
			if !meets && !covered() {
				return r.goal.beyond()
			}
			v.Known, v.Categories = true, []string{string(data.No)}
			if meets {
				v.Categories[0] = string(data.Yes)
			}
		}
	case data.FreeCount:
		n := len(r.goal.near().Within(shape, geo.Metres(r.question.WithinM)))
		if n == 0 && !covered() {
			return r.goal.beyond()
		}
		v.Known, v.Number = true, float64(n)
	case data.FreeRoad, data.FreeDrive:
		if number, why := r.way(shape); why == "" {
			v.Known, v.Number, v.Confidence = true, number, data.Estimated
		} else {
			v.Source = why
		}
	case data.FreeNumber:
		v.Number, v.Known = r.number(shape)
	case data.FreeText:
		v.Categories = r.texts(shape)
		v.Known = len(v.Categories) > 0
	}
	return v
}

// byRoad says whether the question is about ways.
func (r *relation) byRoad() bool {
	return r.question.Kind == data.FreeRoad || r.question.Kind == data.FreeDrive
}

// way is the way from an outline in the unit of the question, or why it is not known.
func (r *relation) way(shape orb.MultiPolygon) (number float64, why string) {
	metres, seconds, why := r.ways.from(shape)
	if r.question.Kind == data.FreeDrive {
		return seconds / 60, why
	}
	return metres, why
}

// source is an answer that is not known, with the layers that were asked.
func (r *relation) source() match.Value {
	var v match.Value
	names := make([]string, len(r.layers))
	for i, u := range r.layers {
		names[i] = u.about.Name
	}
	if v.Source = strings.Join(names, ", "); v.Source != "" {
		v.Confidence = data.Measured
	}
	if len(r.layers) == 1 {
		v.Date = r.layers[0].about.Date
	}
	return v
}

// leastMeeting is how much of an area must lie in a plot to meet it: less is two hands that drew one border.
const leastMeeting geo.SquareMetres = 1

// meets says whether a target meets the outline: an area with more than a square metre of it, a line or a point anywhere.
func (r *relation) meets(shape orb.MultiPolygon) (meets, ok bool) {
	ok = true
	for _, p := range r.goal.over().Covers(shape) {
		if p.M2 > float64(leastMeeting) {
			return true, true
		}
		ok = ok && !math.IsNaN(p.M2)
	}
	if len(r.meeting(shape)) > 0 {
		return true, true
	}
	return false, ok
}

// meeting are the targets that are no areas and meet the outline.
func (r *relation) meeting(shape orb.MultiPolygon) (list []overlay.Ground) {
	for _, i := range r.goal.lines().Within(shape, 0) {
		list = append(list, r.goal.lines().Feature(i))
	}
	return list
}

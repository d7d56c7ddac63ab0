package fact

import (
	"context"
	"strings"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/match"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/expression"
	"emprise/geo/feature"
	"emprise/geo/measure"
)

// relation is a free question with the features that it is about.
type relation struct {
	question data.Free
	layers   []used    // of the role or the id
	targets  []targets // what the filter keeps of the layers that it can be asked of
	wrong    error     // what is wrong with the question, where no layer can answer it
	kept     int       // features
}

// layersOf are the layers that a free question is about.
func layersOf(snap *workspace.Snapshot, q data.Free) []used {
	var list []used
	for _, l := range snap.Layers {
		if q.Layer != "" && l.ID != q.Layer || q.Layer == "" && l.Role != q.Role {
			continue
		}
		if features := snap.Scene.Layer(l.ID); features != nil {
			list = append(list, used{l, features})
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
		t := targets{about: u.about, layer: u.features}
		for _, f := range rows {
			if set.Kinds[f] != feature.None {
				t.features = append(t.features, f)
			}
		}
		r.targets, r.kept = append(r.targets, t), r.kept+len(t.features)
	}
	if len(r.targets) > 0 {
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
	if r.kept == 0 || len(shape) == 0 {
		return v
	}
	switch r.question.Kind {
	case data.FreeDistance:
		return nearest(shape, r.targets)
	case data.FreeShare:
		return r.share(v, shape)
	case data.FreeIntersects:
		meets, ok := r.meets(shape)
		if ok {
			v.Known, v.Categories = true, []string{string(data.No)}
			if meets {
				v.Categories[0] = string(data.Yes)
			}
		}
	case data.FreeCount:
		v.Known, v.Number = true, float64(r.count(shape))
	case data.FreeNumber:
		v.Number, v.Known = r.number(shape)
	case data.FreeText:
		v.Categories = r.texts(shape)
		v.Known = len(v.Categories) > 0
	}
	return v
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

func (r *relation) share(v match.Value, shape orb.MultiPolygon) match.Value {
	area := measure.Area(shape)
	if area <= 0 {
		return v
	}
	box := geo.MercatorBox(shape.Bound())
	var areas []orb.MultiPolygon
	for _, t := range r.targets {
		for _, f := range t.meeting(box) {
			areas = append(areas, t.layer.Features.MultiPolygon(f))
		}
	}
	under, err := measure.Covered(shape, areas)
	if err != nil {
		return v // what cannot be overlaid is unknown, not free
	}
	v.Known, v.Number = true, min(1, float64(under/area))
	return v
}

// leastMeeting is how much of an area must lie in a plot to meet it: less is two hands that drew one border.
const leastMeeting geo.SquareMetres = 1

// meets says whether a target meets the outline: an area with more than a square metre of it, a line or a point anywhere.
func (r *relation) meets(shape orb.MultiPolygon) (meets, ok bool) {
	ok = true
	r.near(shape, 0, func(t targets, f int) bool {
		set := t.layer.Features
		if set.Kinds[f] == feature.Areas {
			under, err := measure.Overlap(shape, set.MultiPolygon(f))
			ok = ok && err == nil
			meets = err == nil && under > leastMeeting
		} else {
			meets = measure.DistanceTo(shape, set.Geometry(f)) == 0
		}
		return !meets
	})
	return meets, ok || meets
}

// count is how many targets lie within the distance of the question.
func (r *relation) count(shape orb.MultiPolygon) int {
	n := 0
	within := geo.Metres(r.question.WithinM)
	r.near(shape, within, func(t targets, f int) bool {
		if measure.DistanceTo(shape, t.layer.Features.Geometry(f)) <= within {
			n++
		}
		return true
	})
	return n
}

// near calls yield with each target that may lie within a distance of the outline, until it says false.
func (r *relation) near(shape orb.MultiPolygon, within geo.Metres, yield func(t targets, f int) bool) {
	box := geo.MercatorBox(shape.Bound())
	for _, t := range r.targets {
		for _, f := range t.features {
			if atLeast(box, t.layer.BoxOf(f)) <= float64(within) && !yield(t, f) {
				return
			}
		}
	}
}

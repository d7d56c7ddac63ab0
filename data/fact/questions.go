package fact

import (
	"context"
	"maps"
	"slices"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/match"
	"emprise/data/workspace"
)

// Questions are the free criteria of some needs, ready to be put to outlines and to whole layers. They
// answer the same whenever they are asked, and are safe for any goroutine.
type Questions struct {
	relations map[data.Measure]*relation
	roads     *roads // nil until a question is about ways
}

// NewQuestions finds what the free criteria of needs are about. It fails only when ctx ends.
func NewQuestions(ctx context.Context, snap *workspace.Snapshot, needs ...data.Need) (*Questions, error) {
	return ask(ctx, snap, needs, nil)
}

// ask is NewQuestions with what was found before, which holds as long as its layers are the same.
func ask(ctx context.Context, snap *workspace.Snapshot, needs []data.Need, before *Questions) (*Questions, error) {
	q := &Questions{relations: map[data.Measure]*relation{}}
	for _, n := range needs {
		for _, c := range n.Criteria {
			key := c.Key()
			if c.Free == nil || !c.Understood() || q.relations[key] != nil {
				continue
			}
			layers := layersOf(snap, *c.Free)
			if before != nil && before.relations[key] != nil {
				if r := before.relations[key]; slices.EqualFunc(r.layers, layers, used.same) && (!r.byRoad() || r.ways.roads == q.onRoads(snap, before)) {
					q.relations[key] = r
					continue
				}
			}
			r, err := relate(ctx, *c.Free, layers)
			if err != nil {
				return nil, err
			}
			if r.byRoad() {
				r.ways = &ways{roads: q.onRoads(snap, before), ends: r.goal.doors}
			}
			q.relations[key] = r
		}
	}
	return q, nil
}

// onRoads gives the roads that the ways of all questions are along: those of before as long as their layers are the same.
func (q *Questions) onRoads(snap *workspace.Snapshot, before *Questions) *roads {
	if q.roads == nil {
		layers := layersOf(snap, data.Free{Role: data.RoleRoads})
		if before != nil && before.roads != nil && slices.EqualFunc(before.roads.layers, layers, used.same) {
			q.roads = before.roads
		} else {
			q.roads = newRoads(layers)
		}
	}
	return q.roads
}

// Answer adds the answers for an outline to what is known of it, under the keys of the criteria. What no layer can tell is left out.
func (q *Questions) Answer(shape orb.MultiPolygon, values map[data.Measure]match.Value) {
	q.again(shape, answers{}).add(values)
}

// Wrong says why the question of a criterion can be put to no layer: an *expression.Error when its filter or its attribute does
// not suit, data.ErrNotFound when there is no such layer; nil when it can.
func (q *Questions) Wrong(c data.Criterion) error {
	r := q.relations[c.Key()]
	switch {
	case r == nil:
		return nil
	case len(r.layers) == 0:
		return data.ErrNotFound
	}
	return r.wrong
}

// are says whether these are the same questions about the same features as those of before.
func (q *Questions) are(before *Questions) bool {
	return before != nil && maps.Equal(q.relations, before.relations)
}

// answers are those that were given for one outline.
type answers struct {
	shape  orb.MultiPolygon
	values map[data.Measure]given
}

// add puts the answers beside what is known; those that nobody was asked for are left out.
func (a answers) add(to map[data.Measure]match.Value) {
	for key, g := range a.values {
		if g.value.Known || g.value.Source != "" {
			to[key] = g.value
		}
	}
}

// given is an answer and who gave it: it holds as long as that is the same.
type given struct {
	by    *relation
	value match.Value
}

// again gives the answers for an outline, those of before where neither the outline nor the question changed.
func (q *Questions) again(shape orb.MultiPolygon, before answers) answers {
	now := answers{shape, make(map[data.Measure]given, len(q.relations))}
	same := before.shape.Equal(shape)
	for key, r := range q.relations {
		if had, ok := before.values[key]; ok && same && had.by == r {
			now.values[key] = had
			continue
		}
		now.values[key] = given{r, r.answer(shape)}
	}
	return now
}

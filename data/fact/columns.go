package fact

import (
	"context"
	"fmt"
	"math"
	"sync"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/measure"
	"emprise/geo/overlay"
	"emprise/geo/scene"
)

// columns keeps the answers for whole layers, of each measure those of the layer that was asked last. Calls wait for one another.
type columns struct {
	mu   sync.Mutex
	kept map[data.Measure]told
}

// told are the answers for the rows of one layer.
type told struct {
	of      *scene.Layer
	answers []float64
}

func (c *columns) of(m data.Measure, l *scene.Layer, work func() ([]float64, error)) ([]float64, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if have, ok := c.kept[m]; ok && have.of == l {
		return have.answers, nil
	}
	answers, err := work()
	if err != nil {
		return nil, fmt.Errorf("gather %s: %w", m, err)
	}
	c.keep(m, l, answers)
	return answers, nil
}

// pair is of for one of two measures that are worked out together: both are kept.
func (c *columns) pair(m data.Measure, both [2]data.Measure, l *scene.Layer, work func() ([2][]float64, error)) ([]float64, error) {
	return c.of(m, l, func() ([]float64, error) {
		answers, err := work()
		if err != nil {
			return nil, err
		}
		for i, k := range both {
			c.keep(k, l, answers[i])
		}
		return c.kept[m].answers, nil
	})
}

// keep is called with the lock held.
func (c *columns) keep(m data.Measure, l *scene.Layer, answers []float64) {
	if c.kept == nil {
		c.kept = map[data.Measure]told{}
	}
	c.kept[m] = told{l, answers}
}

// Column gives what the ground says of each feature of a layer of areas, in the unit of the measure, as Measure does of one
// outline: a number a row, NaN where it is unknown. All processors work on it, and it is kept as long as the layer is the same; the
// caller must not write to it. The error is data.ErrInvalid for a measure that is no number or is not read from the ground.
func (s *Survey) Column(ctx context.Context, m data.Measure, of *scene.Layer, report func(done, total int64)) ([]float64, error) {
	g, o := s.ground, overlay.Options{Report: report}
	var work func() ([]float64, error)
	switch m {
	case data.MeasureMotorway:
		work = func() ([]float64, error) { return g.interchanges.near().Distances(ctx, of, o) }
	case data.MeasureRail:
		work = func() ([]float64, error) { return g.freight.near().Distances(ctx, of, o) }
	case data.MeasureDistanceDwelling:
		work = func() ([]float64, error) { return g.housing.near().Distances(ctx, of, o) }
	case data.MeasureFlood:
		work = func() ([]float64, error) { return g.flood.shares(ctx, of, o) }
	case data.MeasureBan:
		work = func() ([]float64, error) { return g.bans.shares(ctx, of, o) }
	case data.MeasureProtected:
		work = func() ([]float64, error) { return g.protected.shares(ctx, of, o) }
	case data.MeasureArea:
		work = func() ([]float64, error) {
			return eachRow(ctx, of, report, func(f int) float64 { return float64(measure.FeatureArea(of.Features, f)) })
		}
	case data.MeasureNet:
		work = func() ([]float64, error) { return g.nets(ctx, of, o) }
	case data.MeasureCompactness:
		work = func() ([]float64, error) {
			return eachRow(ctx, of, report, func(f int) float64 { return measure.Compactness(of.Features.MultiPolygon(f)) })
		}
	case data.MeasureFrontage:
		work = func() ([]float64, error) {
			return eachRow(ctx, of, report, func(f int) float64 {
				if v := g.frontage(of.Features.MultiPolygon(f)); v.Known {
					return v.Number
				}
				return math.NaN()
			})
		}
	case data.MeasureRectangleLength, data.MeasureRectangleWidth:
		both := [2]data.Measure{data.MeasureRectangleLength, data.MeasureRectangleWidth}
		return g.columns.pair(m, both, of, func() ([2][]float64, error) { return eachPair(ctx, of, report, rectangle) })
	case data.MeasureMotorwayRoad, data.MeasureMotorwayDrive:
		both := [2]data.Measure{data.MeasureMotorwayRoad, data.MeasureMotorwayDrive}
		return g.columns.pair(m, both, of, func() ([2][]float64, error) { return eachPair(ctx, of, report, g.byRoad) })
	default:
		return nil, fmt.Errorf("gather %s: %w", m, data.ErrInvalid)
	}
	return g.columns.of(m, of, work)
}

// rectangle is the length and the width, in metres, of the largest rectangle within an outline; NaN where there is none.
func rectangle(shape orb.MultiPolygon) (length, width float64) {
	r, ok := measure.LargestRectangle(shape)
	if !ok {
		return math.NaN(), math.NaN()
	}
	return float64(r.Length), float64(r.Width)
}

// byRoad is the way to the nearest interchange, as toInterchange gives it, NaN where it is not known.
func (g *ground) byRoad(shape orb.MultiPolygon) (metres, minutes float64) {
	if len(g.interchanges.given) == 0 {
		return math.NaN(), math.NaN()
	}
	metres, seconds, why := g.drive.from(shape)
	if why != "" {
		return math.NaN(), math.NaN()
	}
	return metres, seconds / 60
}

// nets is net of each row.
func (g *ground) nets(ctx context.Context, of *scene.Layer, o overlay.Options) ([]float64, error) {
	nets, err := g.excluded.over().Shares(ctx, of, o)
	if err != nil {
		return nil, err
	}
	for f, share := range nets {
		if nets[f] = math.NaN(); g.knowsNet() && g.coversNet(of.BoxOf(f).Centre()) {
			nets[f] = float64(measure.FeatureArea(of.Features, f)) * (1 - share)
		}
	}
	return nets, nil
}

// shares is share of each row.
func (g *goal) shares(ctx context.Context, of *scene.Layer, o overlay.Options) ([]float64, error) {
	shares, err := g.over().Shares(ctx, of, o)
	if err != nil {
		return nil, err
	}
	g.forget(shares, of)
	return shares, nil
}

// forget makes unknown what is none only because no layer covers the place.
func (g *goal) forget(answers []float64, of *scene.Layer) {
	for f, v := range answers {
		if v == 0 && !g.covers(of.BoxOf(f).Centre()) {
			answers[f] = math.NaN()
		}
	}
}

// Column answers a free criterion for each feature of a layer of areas, as Answer does for one outline: a number a row in the unit of
// the criterion, 1 for yes and 0 for no, NaN where it is unknown. It is kept as that of a Survey is. The error is data.ErrNotFound
// for a criterion that is not among the questions, data.ErrInvalid for one that reads texts.
func (q *Questions) Column(ctx context.Context, key data.Measure, of *scene.Layer, report func(done, total int64)) ([]float64, error) {
	r := q.relations[key]
	switch {
	case r == nil:
		return nil, fmt.Errorf("gather %s: %w", key, data.ErrNotFound)
	case r.question.Kind == data.FreeText:
		return nil, fmt.Errorf("gather %s: %w", key, data.ErrInvalid)
	}
	return r.columns.of(key, of, func() ([]float64, error) {
		o := overlay.Options{Report: report}
		if len(r.goal.given) == 0 {
			return eachRow(ctx, of, report, func(int) float64 { return math.NaN() })
		}
		switch r.question.Kind {
		case data.FreeDistance:
			return r.goal.near().Distances(ctx, of, o)
		case data.FreeShare:
			return r.goal.shares(ctx, of, o)
		case data.FreeCount:
			counts, err := r.goal.near().Counts(ctx, of, geo.Metres(r.question.WithinM), o)
			r.goal.forget(counts, of)
			return counts, err
		case data.FreeIntersects:
			return r.meet(ctx, of, o)
		case data.FreeRoad, data.FreeDrive:
			return eachRow(ctx, of, report, func(f int) float64 {
				if v, why := r.way(of.Features.MultiPolygon(f)); why == "" {
					return v
				}
				return math.NaN()
			})
		}
		return eachRow(ctx, of, report, func(f int) float64 {
			if v, ok := r.number(of.Features.MultiPolygon(f)); ok {
				return v
			}
			return math.NaN()
		})
	})
}

// meet is meets of each row.
func (r *relation) meet(ctx context.Context, of *scene.Layer, o overlay.Options) ([]float64, error) {
	answers, err := r.goal.lines().Counts(ctx, of, 0, o)
	if err != nil {
		return nil, err
	}
	pieces, err := r.goal.over().Pieces(ctx, of, o)
	if err != nil {
		return nil, err
	}
	for f, n := range answers {
		switch {
		case of.Features.Kinds[f] != feature.Areas:
			answers[f] = math.NaN()
		case n > 0: // NaN is not: there is no such target
			answers[f] = 1
		default:
			answers[f] = 0
		}
	}
	for _, p := range pieces {
		switch {
		case p.M2 > float64(leastMeeting):
			answers[p.Row] = 1
		case math.IsNaN(p.M2) && answers[p.Row] == 0:
			answers[p.Row] = math.NaN()
		}
	}
	r.goal.forget(answers, of)
	return answers, nil
}

// eachRow asks each area of a layer, on all processors; other features have no answer.
func eachRow(ctx context.Context, of *scene.Layer, report func(done, total int64), ask func(f int) float64) ([]float64, error) {
	answers := make([]float64, of.Features.Len())
	err := overlay.Each(ctx, len(answers), overlay.Options{Report: report}, func() func(from, to int) {
		return func(from, to int) {
			for f := from; f < to; f++ {
				if answers[f] = math.NaN(); of.Features.Kinds[f] == feature.Areas {
					answers[f] = ask(f)
				}
			}
		}
	})
	return answers, err
}

// eachPair asks each area of a layer, as eachRow does, for two answers.
func eachPair(ctx context.Context, of *scene.Layer, report func(done, total int64), ask func(orb.MultiPolygon) (a, b float64)) (both [2][]float64, err error) {
	both[1] = make([]float64, of.Features.Len())
	for f := range both[1] {
		both[1][f] = math.NaN()
	}
	both[0], err = eachRow(ctx, of, report, func(f int) (answer float64) {
		answer, both[1][f] = ask(of.Features.MultiPolygon(f))
		return answer
	})
	return both, err
}

package fact

import (
	"context"
	"fmt"
	"math"
	"sync"

	"emprise/data"
	"emprise/data/match"
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
	if c.kept == nil {
		c.kept = map[data.Measure]told{}
	}
	c.kept[m] = told{l, answers}
	return answers, nil
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
	case data.MeasureMotorwayRoad, data.MeasureMotorwayDrive, data.MeasureCompactness, data.MeasureFrontage, data.MeasureRectangleLength, data.MeasureRectangleWidth:
		work = func() ([]float64, error) {
			return eachRow(ctx, of, report, func(f int) float64 { return g.one(m, of.Features, f) })
		}
	default:
		return nil, fmt.Errorf("gather %s: %w", m, data.ErrInvalid)
	}
	return g.columns.of(m, of, work)
}

// one is a measure of one row that has no quicker way.
func (g *ground) one(m data.Measure, s *feature.Set, f int) float64 {
	shape := s.MultiPolygon(f)
	switch m {
	case data.MeasureCompactness:
		return measure.Compactness(shape)
	case data.MeasureFrontage:
		if v := g.frontage(shape); v.Known {
			return v.Number
		}
		return math.NaN()
	case data.MeasureMotorwayRoad, data.MeasureMotorwayDrive:
		values := map[data.Measure]match.Value{}
		if g.toInterchange(shape, values); values[m].Known {
			return values[m].Number
		}
		return math.NaN()
	}
	r, ok := measure.LargestRectangle(shape)
	switch {
	case !ok:
		return math.NaN()
	case m == data.MeasureRectangleLength:
		return float64(r.Length)
	}
	return float64(r.Width)
}

// nets is net of each row.
func (g *ground) nets(ctx context.Context, of *scene.Layer, o overlay.Options) ([]float64, error) {
	nets, err := g.excluded.over().Shares(ctx, of, o)
	if err != nil {
		return nil, err
	}
	for f, share := range nets {
		if nets[f] = math.NaN(); g.knowsNet() {
			nets[f] = float64(measure.FeatureArea(of.Features, f)) * (1 - share)
		}
	}
	return nets, nil
}

// shares is share of each row.
func (g *goal) shares(ctx context.Context, of *scene.Layer, o overlay.Options) ([]float64, error) {
	shares, err := g.over().Shares(ctx, of, o)
	if err != nil || len(g.layers) > 0 {
		return shares, err
	}
	for f := range shares {
		shares[f] = math.NaN()
	}
	return shares, nil
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
			return r.goal.near().Counts(ctx, of, geo.Metres(r.question.WithinM), o)
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

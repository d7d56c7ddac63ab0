package dashboard

import (
	"context"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/geo/measure"
)

// uniter measures what plots cover together. Once the work is stopped it measures no more, and err says why.
type uniter struct {
	ctx context.Context
	err error
}

func newUniter(ctx context.Context) *uniter { return &uniter{ctx: ctx} }

func (u *uniter) land(plots []data.Plot) Land {
	var l Land
	shapes := make([]orb.MultiPolygon, 0, len(plots))
	for _, p := range plots {
		l.Plots = append(l.Plots, p.ID)
		if len(p.Shape) == 0 {
			l.Left++
		}
		shapes = append(shapes, p.Shape)
	}
	if u.err != nil {
		return l
	}
	total, err := measure.UnionArea(u.ctx, shapes)
	u.err = err
	l.AreaM2 = total.Area
	l.Left += len(total.Left)
	return l
}

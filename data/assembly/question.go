package assembly

import (
	"fmt"

	"emprise/data"
	"emprise/geo"
)

// questionOf takes from a need what can be asked of sets of parcels: the bounds of the area, hard or not, as without them there
// is nothing to search for, and the hard ceilings of flood and price.
func questionOf(need data.Need) (Question, error) {
	var q Question
	for _, c := range need.Criteria {
		switch {
		case c.Measure == data.MeasureArea:
			q.MinArea, q.IdealArea, q.MaxArea = bound(c.Min), bound(c.Wish()), bound(c.Max)
		case c.Measure == data.MeasureFlood && c.Hard:
			q.MostFlooded = c.Max
		case c.Measure == data.MeasurePrice && c.Hard:
			q.MostPrice = c.Max
		}
	}
	if q.MinArea == 0 && q.MaxArea == 0 {
		if q.IdealArea == 0 {
			return q, fmt.Errorf("assemble for need %s: %w", need.ID, &data.FieldError{Ref: need.Ref(), Field: string(data.MeasureArea), Rule: "nothing_asked"})
		}
		q.MinArea, q.MaxArea = 0.8*q.IdealArea, 1.25*q.IdealArea
	}
	return q, nil
}

func bound(v *float64) geo.SquareMetres {
	if v == nil {
		return 0
	}
	return geo.SquareMetres(*v)
}

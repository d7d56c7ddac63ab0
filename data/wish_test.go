package data_test

import (
	"testing"

	"emprise/data"
)

func TestWhatACriterionWouldLikeBest(t *testing.T) {
	t.Parallel()
	ideal := 7.0
	for _, tt := range []struct {
		c    data.Criterion
		want float64
	}{
		{data.Criterion{Ideal: &ideal}, 7},
		{data.Criterion{Points: []data.Point{{Value: 1}, {Value: 2, Utility: 100}, {Value: 3, Utility: 100}, {Value: 4, Utility: 20}}}, 2},
		{data.Criterion{Points: []data.Point{{Value: 5, Utility: 75}, {Value: 5, Utility: 100}}}, 5},
	} {
		if w := tt.c.Wish(); w == nil || *w != tt.want {
			t.Errorf("%+v: %v", tt.c, w)
		}
	}
	if w := (data.Criterion{Min: &ideal}).Wish(); w != nil {
		t.Errorf("%g", *w)
	}
}

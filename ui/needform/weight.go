package needform

import (
	"math"
	"strconv"

	"emprise/ui/kit"
)

// weightField is a weight on a slider of whole numbers. One between two of them stays as it is until it is moved.
type weightField struct {
	*kit.SliderField
	exact    float64
	filling  bool
	onChange func()
}

var _ kit.Field = (*weightField)(nil)

// scale is the greatest weight that a slider offers: weights out of ten, or out of a hundred where a method gave them.
func scale(greatest float64) int {
	switch {
	case greatest <= 10:
		return 10
	case greatest <= 100:
		return 100
	}
	return int(math.Ceil(min(greatest, 1e6)))
}

func newWeightField(label string, most int, onChange func()) *weightField {
	f := &weightField{onChange: onChange}
	f.SliderField = kit.NewSliderField(label, "", 0, most, strconv.Itoa, func() {
		if !f.filling {
			f.exact = f.Slider.Value
			onChange()
		}
	})
	return f
}

// Fill implements kit.Field: a number with a full stop.
func (f *weightField) Fill(text string) {
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return
	}
	f.filling = true
	f.Slider.SetValue(math.Round(v))
	f.filling = false
	f.exact = v
	f.onChange()
}

// Value implements kit.Field.
func (f *weightField) Value() string { return plain(f.exact) }

package weighform_test

import (
	"math"
	"testing"

	"fyne.io/fyne/v2/test"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/ui/theme"
	"emprise/ui/weighform"
)

func need() data.Need {
	one := 1.0
	return data.Need{ID: "B", Title: "Plateforme", Criteria: []data.Criterion{
		{Measure: data.MeasureArea, Min: &one, Weight: 5},
		{Measure: data.MeasurePrice, Max: &one, Weight: 1, Hard: true},
		{Measure: data.MeasurePower, Min: &one, Weight: 1},
		{Measure: data.MeasureRail, Max: &one},
	}}
}

func open(t *testing.T, n data.Need) (*weighform.Form, *data.Need) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light))
	f := weighform.New(locale.New("fr"), nil, n)
	var saved data.Need
	f.OnSave = func(n data.Need) { saved = n }
	return f, &saved
}

// Pairs are compared one by one; the weights are those of Saaty's method, and what was said stands there again the next time.
func TestPairsAreCompared(t *testing.T) {
	f, saved := open(t, need())
	for _, place := range []string{"-1", "-3", "-1"} { // twice, four times, twice: they agree
		f.Field("pair").Fill(place)
		f.Turn(1)
	}
	f.Save()
	for i, want := range []float64{57.14, 28.57, 14.29, 0} {
		if got := saved.Criteria[i].Weight; math.Abs(got-want) > 0.01 {
			t.Errorf("weight %d is %v, want %v", i, got, want)
		}
	}
	if how := saved.Criteria[0].HowWeighed(); how == nil || how.By != data.ByPairs || how.Ratio > 0.01 {
		t.Errorf("%+v", how)
	}
	again, _ := open(t, *saved)
	again.Turn(1)
	if got := again.Field("pair").Value(); got != "-3" {
		t.Errorf("the second comparison is at %s", got)
	}
}

func TestComparisonsThatContradictThemselvesAreSaid(t *testing.T) {
	f, _ := open(t, need())
	for _, place := range []string{"-4", "4", "-4"} { // round in a circle
		f.Field("pair").Fill(place)
		f.Turn(1)
	}
	if !f.Contradicts() {
		t.Error("a circle is not said to contradict itself")
	}
}

func TestPointsOfASwing(t *testing.T) {
	f, saved := open(t, need())
	var told data.Need
	f.OnChange = func(n data.Need) { told = n }
	f.Field("way").Fill("swing")
	f.Field("points.price_eur_m2").Fill("60")
	f.Field("points.power_kva").Fill("40")
	f.Save()
	for i, want := range []float64{50, 30, 20, 0} {
		if got := saved.Criteria[i].Weight; got != want || told.Criteria[i].Weight != want {
			t.Errorf("weight %d is %v, want %v", i, got, want)
		}
	}
}

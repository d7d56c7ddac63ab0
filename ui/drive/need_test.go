package drive_test

import (
	"reflect"
	"testing"

	"fyne.io/fyne/v2"

	"emprise/data"
	"emprise/ui/ranking"
)

// order is the ranking as a person reads it: plots with their scores.
func order(m ranking.Model) map[string]float64 {
	scores := map[string]float64{}
	for _, r := range m.Rows {
		scores[r.PlotID] = -1
		if r.Score != nil {
			scores[r.PlotID] = *r.Score
		}
	}
	return scores
}

// A weight that is dragged and a bound that is typed rank anew at once, nothing of it is stored, leaving gives the ranking back, and
// saving keeps it.
func TestANeedIsRankedWhileItIsEdited(t *testing.T) {
	p := land(t)
	if err := p.d.Choose(data.Ref{Kind: data.KindNeed, ID: "BES-0001"}); err != nil {
		t.Fatal(err)
	}
	p.press("match")
	before, stored := order(p.d.Ranking()), p.d.Snapshot()
	p.press("need.edit")
	if err := p.d.Fill("price_eur_m2.weight", "9"); err != nil {
		t.Fatal(err)
	}
	tried := p.d.Ranking()
	if !tried.Tried || reflect.DeepEqual(order(tried), before) {
		t.Fatal("another weight does not rank anew")
	}
	if err := p.d.Fill("area_m2.min", "9"); err != nil {
		t.Fatal(err)
	}
	if none := order(p.d.Ranking()); reflect.DeepEqual(none, order(tried)) {
		t.Fatal("another bound does not rank anew")
	}
	photograph(t, p.d, "need-edited")
	if p.d.Snapshot() != stored {
		t.Error("something was stored")
	}
	if err := p.d.Type(fyne.KeyEscape); err != nil {
		t.Fatal(err)
	}
	if back := p.d.Ranking(); back.Tried || !reflect.DeepEqual(order(back), before) {
		t.Error("the ranking did not come back")
	}
	p.press("need.edit")
	if err := p.d.Fill("price_eur_m2.weight", "9"); err != nil {
		t.Fatal(err)
	}
	want := order(p.d.Ranking())
	if err := p.d.Save(); err != nil {
		t.Fatal(err)
	}
	if got := p.d.Ranking(); got.Tried || !reflect.DeepEqual(order(got), want) {
		t.Error("what was saved is ranked otherwise than what was tried")
	}
}

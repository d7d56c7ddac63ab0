package drive_test

import (
	"math"
	"reflect"
	"strings"
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
	p := rowLand(t)
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

// The score of a plot is told criterion by criterion, other numbers are tried without being stored, and plots that are marked in the
// ranking stand side by side.
func TestPlotsAreCompared(t *testing.T) {
	p := land(t)
	if err := p.d.Choose(data.Ref{Kind: data.KindNeed, ID: "BES-0001"}); err != nil {
		t.Fatal(err)
	}
	p.press("match")
	rows := p.d.Ranking().Rows
	short := "58906_TERRAIN-ECO_00001" // 1.13 ha short, and nothing else
	if err := p.d.Choose(data.Ref{Kind: data.KindPlot, ID: short}); err != nil {
		t.Fatal(err)
	}
	p.press("match.compare")
	stored := p.d.Snapshot()
	m := p.w.Contest().Model()
	if len(m.Plots) != 1 || m.Plots[0].ID != short || m.Working || len(m.Holds) == 0 || len(m.Tries) < 4 {
		t.Fatalf("the plot in hand is not explained: %+v", m)
	}
	photograph(t, p.d, "waterfall")
	for _, try := range m.Tries {
		if try.Key == "min:area_m2" {
			p.w.Contest().Move(try.Key, 0)
			p.d.Idle()
		}
	}
	if said := p.w.Contest().Told(); !strings.HasPrefix(said, "Convient") {
		t.Errorf("asked for less land, it is said: %s", said)
	}
	photograph(t, p.d, "what-if")

	if err := p.d.Choose(data.Ref{Kind: data.KindPlot, ID: rows[0].PlotID}); err != nil {
		t.Fatal(err)
	}
	p.press("match.compare")
	m = p.w.Contest().Model()
	sum := 0.0
	for _, c := range m.Criteria {
		sum += c.Cells[0].Earned
	}
	if math.Abs(100*sum-*rows[0].Score) > 1e-6 {
		t.Errorf("the waterfall comes to %v, the score is %v", 100*sum, *rows[0].Score)
	}
	for i := range 5 {
		if err := p.d.Choose(data.Ref{Kind: data.KindPlot, ID: rows[i].PlotID}); err != nil {
			t.Fatal(err)
		}
		if err := p.d.Press("match.mark"); (err != nil) != (i == 4) {
			t.Fatalf("mark %d: %v", i, err)
		}
	}
	m = p.w.Contest().Model()
	if len(m.Plots) != 4 || len(m.Criteria[0].Cells) != 4 || len(m.Tries) != 0 {
		t.Errorf("four plots are not side by side: %+v", m.Plots)
	}
	photograph(t, p.d, "side-by-side")
	p.press("match.compare_close")
	if got := p.d.Ranking(); len(got.Marked) != 4 {
		t.Errorf("marked: %v", got.Marked)
	}
	photograph(t, p.d, "marked")
	if p.d.Snapshot() != stored {
		t.Error("something was stored")
	}
}

// Criteria that are compared in pairs give the stored need its weights, in one edit that can be undone, and the plots are ranked anew.
func TestCriteriaAreWeighed(t *testing.T) {
	p := rowLand(t)
	if err := p.d.Choose(data.Ref{Kind: data.KindNeed, ID: "BES-0001"}); err != nil {
		t.Fatal(err)
	}
	p.press("match")
	before := order(p.d.Ranking())
	p.press("need.weigh")
	if err := p.d.Fill("pair", "-8"); err != nil {
		t.Fatal(err)
	}
	if !p.d.Ranking().Tried {
		t.Error("what is compared is not ranked meanwhile")
	}
	photograph(t, p.d, "weighed")
	if err := p.d.Save(); err != nil {
		t.Fatal(err)
	}
	need, _ := p.d.Snapshot().Need("BES-0001")
	if how := need.Criteria[0].HowWeighed(); how == nil || how.By != data.ByPairs || need.Criteria[0].Weight <= need.Criteria[1].Weight {
		t.Errorf("weights: %+v", need.Criteria)
	}
	if got := p.d.Ranking(); got.Tried || reflect.DeepEqual(order(got), before) {
		t.Error("not ranked anew")
	}
	p.press("undo")
	if got := order(p.d.Ranking()); !reflect.DeepEqual(got, before) {
		t.Error("undo does not bring the ranking back")
	}
}

// What is compared follows a need that is edited meanwhile, even when it asks for less or more than the stored one.
func TestAComparisonFollowsTheEditedNeed(t *testing.T) {
	p := rowLand(t)
	if err := p.d.Choose(data.Ref{Kind: data.KindNeed, ID: "BES-0001"}); err != nil {
		t.Fatal(err)
	}
	p.press("match")
	p.press("match.compare")
	before := len(p.w.Contest().Model().Criteria)
	p.press("need.edit")
	if err := p.d.Fill("criterion", "pente"); err != nil {
		t.Fatal(err)
	}
	if err := p.d.Ask(data.MeasureSlope); err != nil {
		t.Fatal(err)
	}
	if err := p.d.Fill("slope_pct.max", "8"); err != nil {
		t.Fatal(err)
	}
	if got := len(p.w.Contest().Model().Criteria); got != before+1 {
		t.Errorf("%d criteria are compared, want %d", got, before+1)
	}
	if err := p.d.Type(fyne.KeyEscape); err != nil {
		t.Fatal(err)
	}
	if got := len(p.w.Contest().Model().Criteria); got != before {
		t.Errorf("%d criteria are compared afterwards, want %d", got, before)
	}
}

// What is compared is told in another language as it was in the first.
func TestAComparisonSpeaksTheLanguageOfTheWindow(t *testing.T) {
	p := rowLand(t)
	if err := p.d.Choose(data.Ref{Kind: data.KindNeed, ID: "BES-0001"}); err != nil {
		t.Fatal(err)
	}
	p.press("match")
	p.press("match.compare")
	french := p.w.Contest().Model()
	p.press("language")
	english := p.w.Contest().Model()
	if len(english.Plots) != 1 || english.Plots[0].ID != french.Plots[0].ID || len(english.Criteria) != len(french.Criteria) {
		t.Fatalf("in English it is %+v", english)
	}
	if english.Working || len(english.Holds) != len(french.Holds) || english.Holds[0] == french.Holds[0] || english.Plots[0].Verdict == french.Plots[0].Verdict {
		t.Errorf("%q and %q in English", english.Plots[0].Verdict, english.Holds)
	}
	photograph(t, p.d, "compared-in-english")
}

// A number that was tried is given up when the comparison is told anew, as the sliders show.
func TestWhatIsTriedIsWhatTheSlidersShow(t *testing.T) {
	p := land(t)
	if err := p.d.Choose(data.Ref{Kind: data.KindNeed, ID: "BES-0001"}); err != nil {
		t.Fatal(err)
	}
	p.press("match")
	if err := p.d.Choose(data.Ref{Kind: data.KindPlot, ID: "58906_TERRAIN-ECO_00001"}); err != nil { // 1.13 ha short
		t.Fatal(err)
	}
	p.press("match.compare")
	places := map[string]int{}
	for _, try := range p.w.Contest().Model().Tries {
		places[try.Key] = try.At
	}
	dearer := func() string {
		p.w.Contest().Move("value:price_eur_m2", places["value:price_eur_m2"]+1)
		p.d.Idle()
		return p.w.Contest().Told()
	}
	want := dearer()
	p.w.Contest().Move("min:area_m2", 0)
	p.d.Idle()
	if said := p.w.Contest().Told(); !strings.HasPrefix(said, "Convient") {
		t.Fatalf("asked for less land, it is said: %s", said)
	}
	p.press("need.edit")
	if err := p.d.Fill("price_eur_m2.weight", "9"); err != nil {
		t.Fatal(err)
	}
	if err := p.d.Type(fyne.KeyEscape); err != nil {
		t.Fatal(err)
	}
	if said := dearer(); said != want {
		t.Errorf("with one slider moved it is said: %s, at first it was: %s", said, want)
	}
}

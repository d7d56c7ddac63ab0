package drive_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"emprise/data"
	"emprise/data/match"
	"emprise/geo"
	"emprise/geo/measure"
	"emprise/ui/inspector"
)

// sectionOf finds a section of what is inspected by its title.
func sectionOf(p place, title string) (inspector.Section, bool) {
	for _, s := range p.w.Inspected().Sections {
		if s.Title == title {
			return s, true
		}
	}
	return inspector.Section{}, false
}

// Why not this one: what would make a plot fit, and which needs it could serve; then the same of a parcel on the map.
func TestWhyNotThisOne(t *testing.T) {
	p := land(t)
	snap := p.d.Snapshot()
	if err := p.d.Choose(data.Ref{Kind: data.KindNeed, ID: "BES-0001"}); err != nil {
		t.Fatal(err)
	}
	p.press("match")
	short := "58906_TERRAIN-ECO_00001" // 1.13 ha short, and nothing else
	if err := p.d.Choose(data.Ref{Kind: data.KindPlot, ID: short}); err != nil {
		t.Fatal(err)
	}
	cure, ok := sectionOf(p, "Pour qu’il convienne")
	if !ok || !strings.Contains(cure.Text, "acquérir 1,13") || !strings.Contains(cure.Text, "parcelles contiguës dont chacune suffit") {
		t.Errorf("what would make it fit: %+v", cure)
	}
	could, ok := sectionOf(p, "Besoins qu’il pourrait servir")
	if !ok || len(could.Links) < 2 || !strings.HasPrefix(could.Links[0].Detail, "Convient") {
		t.Fatalf("which needs: %+v", could)
	}
	photograph(t, p.d, "why-not-plot")
	// Parcels are called as people call them; what would have to change comes before the verdict, which the icon tells.
	raw := regexp.MustCompile(`\d{5}000[0-9A-Z]{2}\d{4}`)
	for _, s := range p.w.Inspected().Sections {
		told := s.Title + s.Text
		for _, f := range s.Facts {
			told += " " + f.Value
		}
		for _, l := range s.Links {
			told += " " + l.Title + " " + l.Detail
			if s.Title == could.Title && l.Icon != "check" && strings.HasPrefix(l.Detail, "Ne convient") {
				t.Errorf("%s begins with %q", l.Title, l.Detail)
			}
		}
		if id := raw.FindString(told); id != "" {
			t.Errorf("%s tells %s", s.Title, id)
		}
	}
	// To offer land that does not fit is not advised; to offer what does is.
	if m := p.w.Inspected(); !m.Hushed || m.Actions[0].ID != "proposal.add" {
		t.Errorf("%s is the loudest of a plot that does not fit", m.Actions[0].ID)
	}

	best := p.d.Ranking().Rows[0]
	if err := p.d.Choose(data.Ref{Kind: data.KindPlot, ID: best.PlotID}); err != nil || best.Verdict != match.Fits {
		t.Fatal(best, err)
	}
	if p.w.Inspected().Hushed {
		t.Error("a plot that fits is not to be offered")
	}
	if cure, ok := sectionOf(p, "Pour qu’il convienne"); ok {
		t.Errorf("a plot that fits must change: %+v", cure)
	}

	// A parcel of no plot, on the map.
	at := orb.Point{}
	var box geo.Box
	for f := range p.parcels.Features.Len() {
		shape := p.parcels.Features.MultiPolygon(f)
		inside := measure.InteriorPoint(shape).Orb()
		if !slices.ContainsFunc(snap.Plots, func(o data.Plot) bool { return planar.MultiPolygonContains(o.Shape, inside) }) {
			at, box = inside, p.parcels.BoxOf(f)
			break
		}
	}
	p.d.Show(box.Padded(20))
	p.choose()
	p.d.Hand().Click(geo.Mercator(geo.LonLat{Lon: at[0], Lat: at[1]}))
	m := p.w.Inspected()
	if m.Verdict == nil || m.Verdict.Need == "" || len(m.Verdict.Reasons) < 5 {
		t.Fatalf("the parcel %s is not held against the need: %+v", m.Title, m)
	}
	if _, ok := sectionOf(p, "Pour qu’il convienne"); !ok {
		t.Errorf("the parcel %s: %+v", m.Title, m.Sections)
	}
	photograph(t, p.d, "why-not-parcel")
	could.Links[0].Run()
	p.d.Idle()
	if got := p.d.Selected(); got.Kind != data.KindNeed {
		t.Errorf("the link leads to %v", got)
	}
}

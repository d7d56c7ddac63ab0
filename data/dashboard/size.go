package dashboard

import (
	"emprise/data"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/measure"
)

// bounds part the classes of size, in square metres: half a hectare, 1, 2, 5 and 10.
var bounds = []geo.SquareMetres{5_000, 10_000, 20_000, 50_000, 100_000}

// Size is a class of sizes: the plots on offer whose outline is so large, and the open needs that ask for so much.
type Size struct {
	FromM2  geo.SquareMetres `json:"from_m2"`
	ToM2    geo.SquareMetres `json:"to_m2,omitempty"` // excluded; 0 for no bound
	Offered Land             `json:"offered"`
	Needs   []string         `json:"needs"`
	AskedM2 geo.SquareMetres `json:"asked_m2"` // the least that each asks for, added up
}

// classOf is the class of an area.
func classOf(area geo.SquareMetres) int {
	c := 0
	for c < len(bounds) && area >= bounds[c] {
		c++
	}
	return c
}

// asked is the area that a need asks for: the least, else the ideal, else the most; ok is false when it asks for none.
func asked(n data.Need) (area geo.SquareMetres, ok bool) {
	for _, c := range n.Criteria {
		if c.Key() != data.MeasureArea {
			continue
		}
		for _, v := range []*float64{c.Min, c.Ideal, c.Max} {
			if v != nil {
				return geo.SquareMetres(*v), true
			}
		}
	}
	return 0, false
}

// sizes sets what is on offer against what open needs ask for.
func (f *Figures) sizes(u *uniter, snap *workspace.Snapshot) {
	f.Sizes = make([]Size, len(bounds)+1)
	for i := range f.Sizes {
		if i > 0 {
			f.Sizes[i].FromM2 = bounds[i-1]
		}
		if i < len(bounds) {
			f.Sizes[i].ToM2 = bounds[i]
		}
	}
	offered := make([][]data.Plot, len(f.Sizes))
	for _, p := range snap.Plots {
		if p.Offered() {
			c := classOf(measure.Area(p.Shape))
			offered[c] = append(offered[c], p)
		}
	}
	for i := range f.Sizes {
		f.Sizes[i].Offered = u.land(offered[i])
	}
	for _, n := range snap.Needs {
		if n.Stage != data.StageOpen && n.Stage != "" {
			continue
		}
		area, ok := asked(n)
		if !ok {
			f.Unsized = append(f.Unsized, n.ID)
			continue
		}
		s := &f.Sizes[classOf(area)]
		s.Needs = append(s.Needs, n.ID)
		s.AskedM2 += area
	}
}

package report_test

import (
	"image"
	"math"
	"testing"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/gpkg"
	"emprise/data/report"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/sheet"
	"emprise/geo/style"
)

// statuses is a territory of plots of 300 by 200 m in rows, one of each status, one of none, and a brownfield; their IDs in the order of the rows.
func statuses(t *testing.T) (*workspace.Snapshot, []string) {
	t.Helper()
	path := t.TempDir() + "/statuts.gpkg"
	store, err := gpkg.Create(t.Context(), path, data.Territory{Name: "CC des États", EPSG: 2154, Authority: "CC des États", Language: "fr"}, gpkg.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	w := opened(t, path)
	var ids []string
	var rows []data.Row
	add := func(p data.Plot) {
		n := len(ids)
		p.ID, p.INSEE = "P-"+string(rune('A'+n)), "58901"
		p.Name = p.ID
		p.Shape = rect(t, float64(n%3)*400, float64(n/3)*300, 300, 200)
		ids, rows = append(ids, p.ID), append(rows, p)
	}
	for _, s := range data.Statuses() {
		if s == data.StatusReservedByBoard {
			continue // reserved is reserved
		}
		p := data.Plot{Status: s}
		if s == data.StatusForSale {
			p.PowerKVA = &data.Fact{Value: 2000, Source: "essai", Date: "2026-01-01", Confidence: data.Measured}
		}
		add(p)
	}
	add(data.Plot{Status: data.StatusForSale, Occupancy: data.OccupancyBrownfield})
	// For the need of the rankings: 6 ha fit, and more is not known.
	area, power := 50_000.0, 1000.0
	rows = append(rows, data.Need{ID: "BES-0001", Title: "Essai", Criteria: []data.Criterion{
		{Measure: data.MeasureArea, Hard: true, Weight: 1, Min: &area},
		{Measure: data.MeasurePower, Hard: true, Weight: 1, Min: &power},
	}})
	if _, err := w.Do(t.Context(), data.Edit{Put: rows}); err != nil {
		t.Fatal(err)
	}
	return w.Snapshot(), ids
}

// look is what an eye sees of an area of a page: the middle of its colours and how they vary, inside and along its outline. CIELAB.
type look struct {
	inside, edge       [3]float64
	variety, alongEdge float64    // standard deviation of the lightness
	lines              [2]float64 // how often a line crosses the middle lightness per pixel, rising and falling at 45 degrees
}

// eyes turn a colour in linear light into what is seen of it: by a photocopier, and without the cones for green (Machado, Oliveira and
// Fernandes 2009, severity 1).
var eyes = map[string]func(r, g, b float64) (float64, float64, float64){
	"all": func(r, g, b float64) (float64, float64, float64) { return r, g, b },
	"photocopier": func(r, g, b float64) (float64, float64, float64) {
		y := 0.2126*r + 0.7152*g + 0.0722*b
		return y, y, y
	},
	"deuteranope": func(r, g, b float64) (float64, float64, float64) {
		return 0.367322*r + 0.860646*g - 0.227968*b, 0.280085*r + 0.672501*g + 0.047413*b, -0.011820*r + 0.042940*g + 0.968881*b
	},
}

// seen gives the CIELAB of a pixel through an eye (sRGB, D65).
func seen(img *image.RGBA, x, y int, eye func(r, g, b float64) (float64, float64, float64)) [3]float64 {
	c := img.RGBAAt(x, y)
	light := func(v uint8) float64 {
		f := float64(v) / 255
		if f <= 0.04045 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	r, g, b := eye(light(c.R), light(c.G), light(c.B))
	f := func(v float64) float64 {
		if v = max(0, min(1, v)); v > 216.0/24389 {
			return math.Cbrt(v)
		}
		return (24389.0/27*v + 16) / 116
	}
	fx := f((0.4124564*r + 0.3575761*g + 0.1804375*b) / 0.95047)
	fy := f(0.2126729*r + 0.7151522*g + 0.0721750*b)
	fz := f((0.0193339*r + 0.1191920*g + 0.9503041*b) / 1.08883)
	return [3]float64{116*fy - 16, 500 * (fx - fy), 200 * (fy - fz)}
}

func middle(all [][3]float64) (mean [3]float64, deviation float64) {
	for _, v := range all {
		for i := range mean {
			mean[i] += v[i] / float64(len(all))
		}
	}
	for _, v := range all {
		deviation += (v[0] - mean[0]) * (v[0] - mean[0]) / float64(len(all))
	}
	return mean, math.Sqrt(deviation)
}

// looked reads a rectangle of the ground on a printed page.
func looked(t *testing.T, img *image.RGBA, sh *sheet.Sheet, shape orb.MultiPolygon, dpi float64, eye func(r, g, b float64) (float64, float64, float64)) look {
	t.Helper()
	frame := sh.Paper.Frame()
	box := geo.EmptyBox()
	for _, q := range shape[0][0] {
		box = box.Extend(sh.Map.System.Forward(geo.FromOrb(q)))
	}
	shown := sh.Map.Box(frame)
	mm := 1000 / sh.Map.Denominator
	px := func(v float64) float64 { return v / 25.4 * dpi }
	x0, x1 := px(frame.X+(box.Min.X-shown.Min.X)*mm), px(frame.X+(box.Max.X-shown.Min.X)*mm)
	y0, y1 := px(frame.Y+(shown.Max.Y-box.Max.Y)*mm), px(frame.Y+(shown.Max.Y-box.Min.Y)*mm)
	var inside, edge [][3]float64
	const off = 6 // pixels from the outline
	for y := int(y0) + off; y < int(y1)-off; y++ {
		for x := int(x0) + off; x < int(x1)-off; x++ {
			inside = append(inside, seen(img, x, y, eye))
		}
	}
	for x := int(x0) + off; x < int(x1)-off; x++ {
		edge = append(edge, seen(img, x, int(y1), eye), seen(img, x, int(y0), eye))
	}
	var out look
	out.inside, out.variety = middle(inside)
	wide := int(x1) - off - int(x0) - off
	for way, step := range []int{1 - wide, 1 + wide} {
		steps := 0
		for i := range inside {
			if col := i % wide; i+step >= 0 && i+step < len(inside) && col+1 < wide {
				steps++
				if (inside[i][0] > out.inside[0]) != (inside[i+step][0] > out.inside[0]) {
					out.lines[way]++
				}
			}
		}
		out.lines[way] /= float64(steps)
	}
	out.edge, out.alongEdge = middle(edge)
	return out
}

// apart says how far two looks are from each other, in units of what nobody overlooks.
//
// Colours: a difference of 10 in CIELAB is seen at a glance between patches that do not touch; about 2.3 can just be seen side by side (Mahy,
// van Eycken and Oosterlinck 1994). An outline is thin: it takes twice as much. A pattern: what is even varies by less than 1 in lightness, a
// hatch by 7 and more; two looks whose variety differs by 5 are one even and one not, or of patterns of another strength. Two patterns differ
// by how many lines cross a way through them: eyes tell gratings whose widths differ by a twentieth (Campbell, Nachmias and Jukes 1970), and
// in areas that do not touch, on a copy, four tenths are seen at a glance.
func apart(a, b look) float64 {
	far := func(p, q [3]float64) float64 {
		return math.Sqrt((p[0]-q[0])*(p[0]-q[0]) + (p[1]-q[1])*(p[1]-q[1]) + (p[2]-q[2])*(p[2]-q[2]))
	}
	pattern := 0.0
	if min(a.variety, b.variety) > 5 {
		for way := range a.lines {
			if more := max(a.lines[way], b.lines[way]); more > 0.02 {
				pattern = max(pattern, math.Abs(a.lines[way]-b.lines[way])/more/0.4)
			}
		}
	}
	return max(pattern, far(a.inside, b.inside)/10, far(a.edge, b.edge)/20, math.Abs(a.variety-b.variety)/5, math.Abs(a.alongEdge-b.alongEdge)/10)
}

// TestWhatIsPrintedIsToldApartByAllEyes measures, on printed pages, that no two statuses of plots look alike, nor two answers to a need,
// neither on a photocopy nor to who does not see green.
func TestWhatIsPrintedIsToldApartByAllEyes(t *testing.T) {
	t.Parallel()
	snap, ids := statuses(t)
	for name, c := range map[string]struct {
		need string
		ids  []string
	}{
		"statuses": {"", ids},
		"answers":  {"BES-0001", []string{ids[0], ids[1], ids[3]}}, // fits, to be checked, does not fit
	} {
		sh, err := report.Overview(t.Context(), snap, report.Options{Date: noon, NeedID: c.need})
		if err != nil {
			t.Fatal(err)
		}
		sh.WithGrid, sh.Marks = sheet.GridHidden, nil
		for i := range sh.Map.Layers {
			sh.Map.Layers[i].Rules.Label = style.Label{}
		}
		const dpi = 150
		img := printed(t, sh, 1, dpi)
		for eye, see := range eyes {
			least := math.Inf(1)
			var all []look
			for _, id := range c.ids {
				p, _ := snap.Plot(id)
				all = append(all, looked(t, img, sh, p.Shape, dpi, see))
			}
			for i := range all {
				for j := range i {
					d := apart(all[i], all[j])
					least = min(least, d)
					if d < 1 {
						t.Errorf("%s, %s: %s and %s look alike (%.2f):\n%+v\n%+v", name, eye, c.ids[j], c.ids[i], d, all[j], all[i])
					}
				}
			}
			t.Logf("%s, %s: at least %.2f apart", name, eye, least)
		}
	}
}

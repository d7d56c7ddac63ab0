package symbology_test

import (
	"math"
	"testing"

	"emprise/data/symbology"
	"emprise/geo/paint"
	"emprise/geo/style"
)

// lab is a colour in CIELAB under D65 (2° observer).
type lab [3]float64

func light(v uint8) float64 {
	x := float64(v) / 255
	if x <= 0.04045 {
		return x / 12.92
	}
	return math.Pow((x+0.055)/1.055, 2.4)
}

func labOf(linear [3]float64) lab {
	r, g, b := linear[0], linear[1], linear[2]
	f := func(t float64) float64 {
		if t > 216.0/24389 {
			return math.Cbrt(t)
		}
		return (24389.0/27*t + 16) / 116
	}
	x := f((0.4124564*r + 0.3575761*g + 0.1804375*b) / 0.95047)
	y := f(0.2126729*r + 0.7151522*g + 0.0721750*b)
	z := f((0.0193339*r + 0.1191920*g + 0.9503041*b) / 1.08883)
	return lab{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

// distance is CIEDE2000 (Sharma, Wu and Dalal 2005).
func distance(p, q lab) float64 {
	rad := math.Pi / 180
	c1, c2 := math.Hypot(p[1], p[2]), math.Hypot(q[1], q[2])
	mean7 := math.Pow((c1+c2)/2, 7)
	g := 0.5 * (1 - math.Sqrt(mean7/(mean7+math.Pow(25, 7))))
	a1, a2 := (1+g)*p[1], (1+g)*q[1]
	c1, c2 = math.Hypot(a1, p[2]), math.Hypot(a2, q[2])
	hue := func(a, b float64) float64 {
		if a == 0 && b == 0 {
			return 0
		}
		return math.Mod(math.Atan2(b, a)/rad+360, 360)
	}
	h1, h2 := hue(a1, p[2]), hue(a2, q[2])
	dh, mean := h2-h1, h1+h2
	switch {
	case c1*c2 == 0:
		dh = 0
	case math.Abs(dh) <= 180:
		mean /= 2
	case mean < 360:
		mean = (mean + 360) / 2
	default:
		mean = (mean - 360) / 2
	}
	if dh > 180 {
		dh -= 360
	} else if dh < -180 {
		dh += 360
	}
	dl, dc := q[0]-p[0], c2-c1
	dH := 2 * math.Sqrt(c1*c2) * math.Sin(dh/2*rad)
	l, c := (p[0]+q[0])/2, (c1+c2)/2
	t := 1 - 0.17*math.Cos((mean-30)*rad) + 0.24*math.Cos(2*mean*rad) + 0.32*math.Cos((3*mean+6)*rad) - 0.20*math.Cos((4*mean-63)*rad)
	sl := 1 + 0.015*(l-50)*(l-50)/math.Sqrt(20+(l-50)*(l-50))
	sc, sh := 1+0.045*c, 1+0.015*c*t
	c7 := math.Pow(c, 7)
	off := (mean - 275) / 25
	rt := -2 * math.Sqrt(c7/(c7+math.Pow(25, 7))) * math.Sin(60*rad*math.Exp(-off*off))
	return math.Sqrt(dl*dl/sl/sl + dc*dc/sc/sc + dH*dH/sh/sh + rt*dc/sc*dH/sh)
}

// TestDistance checks the formula against the pairs that its authors published.
func TestDistance(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		p, q lab
		want float64
	}{
		{lab{50, 2.6772, -79.7751}, lab{50, 0, -82.7485}, 2.0425},
		{lab{50, 2.5, 0}, lab{73, 25, -18}, 27.1492},
		{lab{60.2574, -34.0099, 36.2677}, lab{60.4626, -34.1751, 39.4387}, 1.2644},
		{lab{22.7233, 20.0904, -46.6940}, lab{23.0331, 14.9730, -42.5619}, 2.0373},
		{lab{90.8027, -2.0831, 1.4410}, lab{91.1528, -1.6435, 0.0447}, 1.4441},
	} {
		if got := distance(c.p, c.q); math.Abs(got-c.want) > 1e-4 {
			t.Errorf("%v to %v: %.4f, want %.4f", c.p, c.q, got, c.want)
		}
	}
}

// eyes are ways of seeing a colour given in linear light: whole, without one of the cones (Machado, Oliveira and Fernandes 2009,
// severity 1), and without any colour, as a photocopier does.
var eyes = map[string]func(c [3]float64) [3]float64{
	"all":    func(c [3]float64) [3]float64 { return c },
	"deutan": through([9]float64{0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881}),
	"protan": through([9]float64{0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998}),
	"tritan": through([9]float64{1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900}),
	"grey":   through([9]float64{0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722}),
}

func through(m [9]float64) func([3]float64) [3]float64 {
	return func(c [3]float64) (out [3]float64) {
		for i := range out {
			out[i] = max(0, min(1, m[3*i]*c[0]+m[3*i+1]*c[1]+m[3*i+2]*c[2]))
		}
		return out
	}
}

// onPaper is the colour of a fill or a line over the paper of the map.
func onPaper(c style.RGBA) [3]float64 {
	paper, a := symbology.Paper(), float64(c.A)/255
	over := func(top, below uint8) float64 { return light(uint8(a*float64(top) + (1-a)*float64(below) + 0.5)) }
	return [3]float64{over(c.R, paper.R), over(c.G, paper.G), over(c.B, paper.B)}
}

// apart is how far two symbols look from each other through an eye: the greater of the distances of their fills and of their
// outlines, the latter counted half because they are thin.
func apart(a, b *style.Symbol, see func([3]float64) [3]float64) float64 {
	of := func(x, y style.RGBA) float64 { return distance(labOf(see(onPaper(x))), labOf(see(onPaper(y)))) }
	return max(of(a.Fill.Colour, b.Fill.Colour), of(a.Stroke.Colour, b.Stroke.Colour)/2, of(a.Marker.Fill, b.Marker.Fill))
}

// leastApart is a distance of CIEDE2000 that nobody overlooks between two patches that do not touch; about 2.3 can just be seen
// side by side.
const leastApart = 8

// TestSignsAreToldApartByAllEyes: whatever cones an eye lacks, and on a photocopy, no two statuses, verdicts, kinds of
// project, zones of a plan or classes of a risk look alike: they differ by a colour that is seen or by a pattern, dashes or shape.
func TestSignsAreToldApartByAllEyes(t *testing.T) {
	t.Parallel()
	rules := all()
	for _, name := range []string{"plots", "verdicts", "projects", "role urban_zoning", "role hazards"} {
		r := rules[name]
		for i := range r.Classes {
			for j := range i {
				a, b := &r.Classes[i].Symbol, &r.Classes[j].Symbol
				if a.Key == b.Key && a.Key != style.Told || marked(a) != marked(b) {
					continue
				}
				for eye, see := range eyes {
					if d := apart(a, b, see); d < leastApart {
						t.Errorf("%s: %s and %s are %.1f apart to the eye %q", name, a.Key, b.Key, d, eye)
					}
				}
			}
		}
	}
}

// mark is what tells symbols apart without colour.
type mark struct {
	pattern paint.Pattern
	dashed  bool
	shape   style.Shape
	icon    string
}

func marked(s *style.Symbol) mark {
	return mark{s.Fill.Pattern, s.Stroke.Dash != nil, s.Marker.Shape, s.Marker.Icon}
}

// TestShadesAreToldApartByAllEyes: neighbouring classes of five in each family.
func TestShadesAreToldApartByAllEyes(t *testing.T) {
	t.Parallel()
	for _, name := range style.Families() {
		shades := style.ShadesOf(name).Take(5)
		for eye, see := range eyes {
			for i := 1; i < len(shades); i++ {
				d := distance(labOf(see(onPaper(shades[i-1]))), labOf(see(onPaper(shades[i]))))
				if d < leastApart && !(name == "contrast" && eye == "grey") { // its ends are alike on a photocopy: both are far from the middle
					t.Errorf("%s: shades %d and %d are %.1f apart to the eye %q", name, i-1, i, d, eye)
				}
			}
		}
	}
}

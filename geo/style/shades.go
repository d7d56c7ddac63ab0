package style

import (
	"math"

	"emprise/geo/paint"
)

// Shades are colours from the least to the greatest, between which others are mixed.
type Shades []RGBA

// The families of shades by name. The sequential ones run from light to dark, so that they keep their order on a photocopy and
// for every eye; in the diverging one the middle is light and both ends are dark, of hues that all eyes tell apart.
var families = []struct {
	name   string
	shades Shades
}{
	{"ochre", Shades{Hex("#FCF2D8"), Hex("#EFC272"), Hex("#DE9440"), Hex("#B0592A"), Hex("#6B2F1D")}},
	{"sea", Shades{Hex("#E6F1F3"), Hex("#A9D2DC"), Hex("#5FA6BD"), Hex("#2A7495"), Hex("#123F5C")}},
	{"meadow", Shades{Hex("#F1F6E0"), Hex("#BBD691"), Hex("#82B567"), Hex("#3F8350"), Hex("#1A4E3A")}},
	{"plum", Shades{Hex("#F3E8F1"), Hex("#D9B4D6"), Hex("#B277B4"), Hex("#7F4488"), Hex("#4A1F55")}},
	{"slate", Shades{Hex("#F0F0EE"), Hex("#C9CBCC"), Hex("#979BA0"), Hex("#62676F"), Hex("#2E333A")}},
	{"viridis", Shades{Hex("#FDE725"), Hex("#7AD151"), Hex("#22A884"), Hex("#2A788E"), Hex("#414487"), Hex("#440154")}},
	{"contrast", Shades{Hex("#1F5A8A"), Hex("#7FB2D3"), Hex("#F4F1EA"), Hex("#E5A060"), Hex("#9C4A16")}},
}

// Families lists the names of the shades that there are.
func Families() []string {
	names := make([]string, len(families))
	for i, f := range families {
		names[i] = f.name
	}
	return names
}

// ShadesOf gives the shades of a name, the first ones when there are none of it.
func ShadesOf(name string) Shades {
	for _, f := range families {
		if f.name == name {
			return f.shades
		}
	}
	return families[0].shades
}

// At mixes the colour at a share of 0 to 1 of the way.
func (s Shades) At(t float64) RGBA {
	switch {
	case len(s) == 0:
		return RGBA{}
	case !(t > 0) || len(s) == 1:
		return s[0]
	case t >= 1:
		return s[len(s)-1]
	}
	at := t * float64(len(s)-1)
	i := int(at)
	return mix(s[i], s[i+1], at-float64(i))
}

// Take gives n colours at even steps; a single one is that of the middle.
func (s Shades) Take(n int) []RGBA {
	out := make([]RGBA, n)
	for i := range out {
		t := 0.5
		if n > 1 {
			t = float64(i) / float64(n-1)
		}
		out[i] = s.At(t)
	}
	return out
}

// Reversed runs the other way.
func (s Shades) Reversed() Shades {
	out := make(Shades, len(s))
	for i, c := range s {
		out[len(s)-1-i] = c
	}
	return out
}

// mix is the colour between two, in the space of OKLab (Ottosson 2020), where equal steps look equal.
func mix(a, b RGBA, t float64) RGBA {
	x, y := oklab(a), oklab(b)
	for i := range x {
		x[i] += t * (y[i] - x[i])
	}
	c := fromOklab(x)
	c.A = uint8(float64(a.A) + t*(float64(b.A)-float64(a.A)) + 0.5)
	return c
}

func oklab(c RGBA) [3]float64 {
	r, g, b := linear(c.R), linear(c.G), linear(c.B)
	l := math.Cbrt(0.4122214708*r + 0.5363325363*g + 0.0514459929*b)
	m := math.Cbrt(0.2119034982*r + 0.6806995451*g + 0.1073969566*b)
	s := math.Cbrt(0.0883024619*r + 0.2817188376*g + 0.6299787005*b)
	return [3]float64{
		0.2104542553*l + 0.7936177850*m - 0.0040720468*s,
		1.9779984951*l - 2.4285922050*m + 0.4505937099*s,
		0.0259040371*l + 0.7827717662*m - 0.8086757660*s,
	}
}

func fromOklab(c [3]float64) RGBA {
	cube := func(v float64) float64 { return v * v * v }
	l := cube(c[0] + 0.3963377774*c[1] + 0.2158037573*c[2])
	m := cube(c[0] - 0.1055613458*c[1] - 0.0638541728*c[2])
	s := cube(c[0] - 0.0894841775*c[1] - 1.2914855480*c[2])
	return RGBA{
		R: coded(4.0767416621*l - 3.3077115913*m + 0.2309699292*s),
		G: coded(-1.2684380046*l + 2.6097574011*m - 0.3413193965*s),
		B: coded(-0.0041960863*l - 0.7034186147*m + 1.7076147010*s),
		A: 255,
	}
}

// linear and coded go from sRGB (IEC 61966-2-1) to light and back.
func linear(v uint8) float64 {
	x := float64(v) / 255
	if x <= 0.04045 {
		return x / 12.92
	}
	return math.Pow((x+0.055)/1.055, 2.4)
}

func coded(x float64) uint8 {
	x = max(0, min(1, x))
	if x <= 0.0031308 {
		x *= 12.92
	} else {
		x = 1.055*math.Pow(x, 1/2.4) - 0.055
	}
	return uint8(x*255 + 0.5)
}

// Tinted is the symbol in another colour: the fill and its pattern where it has one, else the line; and the marker. Each part
// keeps its alpha.
func (s Symbol) Tinted(c RGBA) Symbol {
	dye := func(have *RGBA) {
		if have.A > 0 {
			have.R, have.G, have.B = c.R, c.G, c.B
		}
	}
	filled := s.Fill.Colour.A > 0 || s.Fill.Pattern != paint.Solid
	dye(&s.Fill.Colour)
	dye(&s.Fill.PatternColour)
	if !filled {
		dye(&s.Stroke.Colour)
	}
	dye(&s.Marker.Fill)
	return s
}

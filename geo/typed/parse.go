package typed

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"emprise/geo"
	"emprise/geo/crs"
)

// Way is how a text was read.
type Way uint8

// The ways.
const (
	Projected Way = iota // metres, eastwards first, in System
	Swapped              // metres, northwards first
	LonLat               // decimal degrees, longitude first
	LatLon               // decimal degrees, latitude first
	Angles               // degrees that say which is which: minutes, seconds, letters
	URI                  // geo:
)

// Reading is one way to read a text.
type Reading struct {
	At     geo.LonLat
	Way    Way
	System *crs.System // of metres; WGS 84 for degrees
}

// mostReadings is how many ways to read one text are worth telling.
const mostReadings = 6

// Parse gives all that a text may mean, the likeliest first: what lies in near, or not far from it, then what lies in France,
// then the rest; nothing when it is no position. near is in degrees and may be empty.
func Parse(text string, near orb.Bound) []Reading {
	text = plain(text)
	if rest, ok := strings.CutPrefix(text, "geo:"); ok {
		return uri(rest)
	}
	if r, ok := angles(text); ok {
		return r
	}
	var all []Reading
	for _, p := range pairs(strip(text)) {
		all = append(all, degrees(p)...)
		all = append(all, metres(p, near)...)
	}
	slices.SortStableFunc(all, func(a, b Reading) int { return cmp.Compare(strangeness(a.At, near), strangeness(b.At, near)) })
	kept := all[:0]
	for _, r := range all {
		if len(kept) < mostReadings && !slices.Contains(kept, r) {
			kept = append(kept, r)
		}
	}
	return kept
}

// plain brings the many signs that mean the same to one.
var plain = strings.NewReplacer(
	"\u00a0", " ", "\u202f", " ", "\u2009", " ", "\t", ";", "\n", ";", "\r", " ",
	"''", `"`, "’’", `"`, "′′", `"`, "−", "-", "–", "-", "′", "'", "’", "'", "‘", "'", "´", "'", "″", `"`, "”", `"`, "“", `"`, "º", "°", "˚", "°",
).Replace

// strip takes away what is written around the two numbers: names of systems and of axes, units.
func strip(text string) string {
	text = strings.ToLower(text)
	for _, word := range []string{"(lambert-93)", "lambert-93", "lambert 93", "lambert93", "epsg:2154", "rgf93", "l93", "wgs 84", "wgs84", "wgs 84"} {
		text = strings.ReplaceAll(text, word, " ")
	}
	var b strings.Builder
	for _, r := range text {
		switch {
		case r >= '0' && r <= '9', strings.ContainsRune(" .,;-+", r):
			b.WriteRune(r)
		case strings.ContainsRune("xyenm=:()[]|/", r): // an axis, a unit or a border
			b.WriteByte(' ')
		default:
			return "" // a word: this is no position
		}
	}
	return strings.TrimSpace(b.String())
}

// pair is two numbers in the order in which they were typed.
type pair struct{ a, b float64 }

// pairs gives the ways to see two numbers in a text: spaces may part them or group their digits, a comma may part them or be
// the decimal mark.
func pairs(text string) []pair {
	if left, right, ok := strings.Cut(text, ";"); ok {
		return one(left, strings.Trim(right, "; "))
	}
	words := strings.Fields(text)
	for i, w := range words {
		if strings.HasSuffix(w, ",") && i+1 < len(words) { // 48.85, 2.35
			return one(strings.TrimSuffix(strings.Join(words[:i+1], " "), ","), strings.Join(words[i+1:], " "))
		}
	}
	if len(words) == 1 {
		return glued(text)
	}
	var all []pair
	for i := 1; i < len(words); i++ {
		all = append(all, one(strings.Join(words[:i], " "), strings.Join(words[i:], " "))...)
	}
	return all
}

func one(left, right string) []pair {
	a, ok := number(left)
	b, too := number(right)
	if !ok || !too {
		return nil
	}
	return []pair{{a, b}}
}

// glued parts two numbers that only commas keep apart: 2.35,48.85 or 2,35,48,85 or 651234,7075112.
func glued(text string) []pair {
	parts := strings.Split(text, ",")
	switch len(parts) {
	case 2:
		return one(parts[0], parts[1])
	case 4:
		return one(parts[0]+","+parts[1], parts[2]+","+parts[3])
	}
	return nil
}

// number reads a number whose thousands may be grouped by spaces; comma or point is the decimal mark.
func number(text string) (float64, bool) {
	groups := strings.Fields(text)
	for i, g := range groups {
		digits, _, _ := strings.Cut(strings.TrimLeft(strings.ReplaceAll(g, ",", "."), "+-"), ".")
		if len(groups) > 1 && (i > 0 && len(digits) != 3 || len(digits) > 3 || i+1 < len(groups) && strings.ContainsAny(g, ".,")) {
			return 0, false
		}
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(strings.Join(groups, ""), ",", "."), 64)
	return v, err == nil && !math.IsInf(v, 0) && !math.IsNaN(v)
}

func degrees(p pair) []Reading {
	var all []Reading
	if valid(p.a, p.b) {
		all = append(all, Reading{geo.LonLat{Lon: p.a, Lat: p.b}, LonLat, crs.WGS84()})
	}
	if valid(p.b, p.a) && p.a != p.b {
		all = append(all, Reading{geo.LonLat{Lon: p.b, Lat: p.a}, LatLon, crs.WGS84()})
	}
	return all
}

func valid(lon, lat float64) bool { return math.Abs(lon) <= 180 && math.Abs(lat) <= 90 }

// metres reads positions of the projections that French land data come in.
func metres(p pair, near orb.Bound) []Reading {
	const least = 1000 // every projection of France has its origin far off
	if min(math.Abs(p.a), math.Abs(p.b)) < least {
		return nil
	}
	var all []Reading
	for _, order := range []struct {
		x, y float64
		way  Way
	}{{p.a, p.b, Projected}, {p.b, p.a, Swapped}} {
		at := geo.XY{X: order.x, Y: order.y}
		for _, s := range crs.Propose(geo.Box{Min: at, Max: at}, near) {
			if !s.Geographic() {
				all = append(all, Reading{s.Inverse(at), order.way, s})
			}
		}
		if all != nil {
			break
		}
	}
	return all[:min(len(all), 3)]
}

// strangeness sorts readings: 0 in near, 1 in its neighbourhood, 2 in France, 3 elsewhere.
func strangeness(p geo.LonLat, near orb.Bound) int {
	if !near.IsEmpty() && near != (orb.Bound{}) {
		switch {
		case near.Contains(p.Orb()):
			return 0
		case near.Pad(0.5).Contains(p.Orb()):
			return 1
		}
	}
	if crs.InFrance(p) {
		return 2
	}
	return 3
}

// uri reads what follows geo: – latitude, longitude, perhaps an altitude and parameters.
func uri(rest string) []Reading {
	rest, _, _ = strings.Cut(rest, ";")
	rest, _, _ = strings.Cut(rest, "?")
	parts := strings.Split(rest, ",")
	if len(parts) < 2 {
		return nil
	}
	lat, err := strconv.ParseFloat(strings.TrimSpace(parts[0]), 64)
	lon, too := strconv.ParseFloat(strings.TrimSpace(parts[1]), 64)
	if err != nil || too != nil || !valid(lon, lat) {
		return nil
	}
	return []Reading{{geo.LonLat{Lon: lon, Lat: lat}, URI, crs.WGS84()}}
}

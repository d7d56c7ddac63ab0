package needfile

import "math/big"

// unit is a way to write a quantity: how many of the unit of data are in one of it, num/den.
type unit struct {
	name     string
	num, den int64
}

// units are the ways to write a quantity of each unit of data, the closed table. The first is the unit itself.
var units = map[string][]unit{
	"m²":     {{"m²", 1, 1}, {"m2", 1, 1}, {"ha", 10_000, 1}, {"a", 100, 1}, {"ca", 1, 1}, {"km²", 1_000_000, 1}, {"km2", 1_000_000, 1}},
	"m":      {{"m", 1, 1}, {"km", 1000, 1}},
	"€/m²":   {{"€/m²", 1, 1}, {"€/m2", 1, 1}, {"EUR/m²", 1, 1}, {"EUR/m2", 1, 1}, {"€/ha", 1, 10_000}, {"EUR/ha", 1, 10_000}, {"k€/ha", 1, 10}, {"kEUR/ha", 1, 10}, {"M€/ha", 100, 1}},
	"kVA":    {{"kVA", 1, 1}, {"MVA", 1000, 1}, {"VA", 1, 1000}},
	"m³/h":   {{"m³/h", 1, 1}, {"m3/h", 1, 1}, {"l/s", 36, 10}, {"L/s", 36, 10}, {"m³/day", 1, 24}, {"m3/day", 1, 24}, {"m³/j", 1, 24}, {"m3/j", 1, 24}},
	"m³/day": {{"m³/day", 1, 1}, {"m3/day", 1, 1}, {"m³/j", 1, 1}, {"m3/j", 1, 1}, {"m³/h", 24, 1}, {"m3/h", 24, 1}, {"l/s", 864, 10}, {"L/s", 864, 10}},
	"Nm³/h":  {{"Nm³/h", 1, 1}, {"Nm3/h", 1, 1}},
	"kPa":    {{"kPa", 1, 1}, {"MPa", 1000, 1}, {"bar", 100, 1}, {"kN/m²", 1, 1}, {"kN/m2", 1, 1}},
	"%":      {{"%", 1, 1}},
	"share":  {{"share", 1, 1}, {"%", 1, 100}},
	"min":    {{"min", 1, 1}, {"h", 60, 1}},
	"number": {{"number", 1, 1}},
	"count":  {{"count", 1, 1}},
	"rank":   {{"rank", 1, 1}},
	"date":   {{"date", 1, 1}},
}

// activePower are units of active power: only with a power factor do they say an apparent one, in kVA.
var activePower = []unit{{"kW", 1, 1}, {"MW", 1000, 1}}

// names are the ways to write a unit.
func names(of string) []string {
	list := make([]string, 0, len(units[of]))
	for _, u := range units[of] {
		list = append(list, u.name)
	}
	return list
}

func find(list []unit, name string) (unit, bool) {
	for _, u := range list {
		if u.name == name {
			return u, true
		}
	}
	return unit{}, false
}

// in converts a decimal number exactly, rounded once: 4.7 km are 4700 m and not 4700.000000000001.
func (u unit) in(decimal string) (float64, bool) {
	exact, ok := new(big.Rat).SetString(decimal)
	if !ok {
		return 0, false
	}
	v, _ := exact.Mul(exact, big.NewRat(u.num, u.den)).Float64()
	return v, true
}

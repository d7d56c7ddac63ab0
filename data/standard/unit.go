package standard

// Unit is the unit in which a source writes a number.
type Unit string

// The units.
const (
	UnitNone        Unit = ""
	UnitHectare     Unit = "ha"
	UnitSquareMetre Unit = "m²"
	UnitKilometre   Unit = "km"
	UnitMetre       Unit = "m"
	UnitEuroPerM2   Unit = "€/m²"
	UnitKVA         Unit = "kVA"
	UnitMVA         Unit = "MVA"
	UnitM3PerHour   Unit = "m³/h"
	UnitNm3PerHour  Unit = "Nm³/h"
	UnitM3PerDay    Unit = "m³/day"
	UnitPercent     Unit = "%"
	UnitKilopascal  Unit = "kPa"
	UnitEuro        Unit = "€"
)

// Units lists the known ones.
func Units() []Unit {
	return []Unit{
		UnitHectare, UnitSquareMetre, UnitKilometre, UnitMetre, UnitEuroPerM2, UnitKVA, UnitMVA, UnitM3PerHour,
		UnitNm3PerHour, UnitM3PerDay, UnitPercent, UnitKilopascal, UnitEuro,
	}
}

// base is the unit that we hold the quantity in, and how many of it one of u is.
func (u Unit) base() (Unit, float64) {
	switch u {
	case UnitHectare:
		return UnitSquareMetre, 10_000
	case UnitKilometre:
		return UnitMetre, 1000
	case UnitMVA:
		return UnitKVA, 1000
	default:
		return u, 1
	}
}

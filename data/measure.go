package data

import (
	"slices"
	"time"
)

// Measure names what a criterion reads of a plot. Each has one unit, fixed here.
type Measure string

// The measures that the plot's outline, the layers of the project and the plot's record tell.
const (
	MeasureArea             Measure = "area_m2"      // drawn area, m²
	MeasurePrice            Measure = "price_eur_m2" // €/m² before tax
	MeasureMotorway         Measure = "motorway_m"   // straight line to the nearest interchange, m
	MeasureRail             Measure = "rail_m"       // straight line to the nearest siding or freight track, m
	MeasurePower            Measure = "power_kva"    // kVA
	MeasureWater            Measure = "water_m3h"    // m³/h
	MeasureBuilding         Measure = "building_m2"  // m²
	MeasureFlood            Measure = "flood_share"  // share of the area under a flood zone, 0 to 1
	MeasureAvailable        Measure = "available"    // date, as days since 1970-01-01
	MeasureRegime           Measure = "icpe_max"     // rank in Regimes, 0 to 4
	MeasureUrbanZone        Measure = "urban_zone"   // category: PLU zone under most of the plot
	MeasureVocation         Measure = "vocation"     // category: vocation of its zone
	MeasureOccupancy        Measure = "occupancy"    // category
	MeasureCommune          Measure = "insee"        // category: commune
	MeasureDistanceDwelling Measure = "housing_m"    // straight line to the nearest housing zone, m

	MeasurePowerDate      Measure = "power_available" // date from which there is the power
	MeasureGas            Measure = "gas_nm3h"        // Nm³/h
	MeasureDischarge      Measure = "discharge_m3day" // m³/day
	MeasureSeveso         Measure = "seveso_max"      // rank in Sevesos, 0 to 2
	MeasureHeight         Measure = "height_max_m"    // m
	MeasureBearing        Measure = "bearing_kpa"     // kPa
	MeasureSlope          Measure = "slope_pct"       // %
	MeasureCoverage       Measure = "coverage_pct"    // %
	MeasureLandTake       Measure = "land_take_m2"    // m²
	MeasureMaturity       Measure = "maturity"        // rank, 0 to MostMature
	MeasureFibre          Measure = "fibre"           // category: an Answer
	MeasureTruckAccess    Measure = "truck_access"    // category: an Answer
	MeasureTurnkey        Measure = "turnkey"         // category: an Answer
	MeasureTenure         Measure = "tenures"         // category: any of Tenures
	MeasureProcedure      Measure = "procedure"       // category
	MeasureFreightStation Measure = "freight_road_m"  // by road, as its zone declares, m
	MeasurePort           Measure = "port_road_m"     // by road, as its zone declares, m
	MeasureAirport        Measure = "airport_road_m"  // by road, as its zone declares, m
)

// The measures that are worked out of outlines and layers. What no layer tells is unknown.
const (
	MeasureNet             Measure = "net_m2"             // area less what cannot be built on, m²
	MeasureRectangleLength Measure = "rectangle_length_m" // of the largest rectangle inside, m
	MeasureRectangleWidth  Measure = "rectangle_width_m"  // m
	MeasureFrontage        Measure = "frontage_m"         // along a road, m
	MeasureIndustry        Measure = "industry_use"       // category: allowed, conditional, forbidden by the urban plan
	MeasureBan             Measure = "ban_share"          // share of the area under a prohibition of a risk plan, 0 to 1
	MeasureProtected       Measure = "protected_share"    // share of the area under a protected area, 0 to 1
	MeasurePollution       Measure = "pollution"          // category
	MeasureSite            Measure = "site_m"             // straight line to the company's present site, m; differs from need to need
	MeasureCompactness     Measure = "compactness"        // how round the outline is, 0 to 1 (Polsby and Popper)
	MeasureCadastral       Measure = "cadastral_m2"       // by which its parcels are taxed, m²
	MeasureMotorwayRoad    Measure = "motorway_road_m"    // by road to the nearest interchange, m
	MeasureMotorwayDrive   Measure = "motorway_drive_min" // minutes of driving there
	MeasureOpen            Measure = "zone_open"          // category: an Answer, whether its PLU zone is open to building
)

// measured is a measure with its unit; "" for categories.
type measured struct {
	measure Measure
	unit    string
}

// The order in which a need is written.
var measures = []measured{
	{MeasureArea, "m²"},
	{MeasureNet, "m²"},
	{MeasureCadastral, "m²"},
	{MeasureCompactness, "share"},
	{MeasureRectangleLength, "m"},
	{MeasureRectangleWidth, "m"},
	{MeasureFrontage, "m"},
	{MeasurePrice, "€/m²"},
	{MeasureTenure, ""},
	{MeasureUrbanZone, ""},
	{MeasureIndustry, ""},
	{MeasureOpen, ""},
	{MeasureVocation, ""},
	{MeasureHeight, "m"},
	{MeasureCoverage, "%"},
	{MeasureMotorway, "m"},
	{MeasureMotorwayRoad, "m"},
	{MeasureMotorwayDrive, "min"},
	{MeasureRail, "m"},
	{MeasureFreightStation, "m"},
	{MeasurePort, "m"},
	{MeasureAirport, "m"},
	{MeasureTruckAccess, ""},
	{MeasurePower, "kVA"},
	{MeasurePowerDate, "date"},
	{MeasureGas, "Nm³/h"},
	{MeasureWater, "m³/h"},
	{MeasureDischarge, "m³/day"},
	{MeasureFibre, ""},
	{MeasureAvailable, "date"},
	{MeasureTurnkey, ""},
	{MeasureProcedure, ""},
	{MeasureMaturity, "rank"},
	{MeasureFlood, "share"},
	{MeasureBan, "share"},
	{MeasureProtected, "share"},
	{MeasurePollution, ""},
	{MeasureSlope, "%"},
	{MeasureBearing, "kPa"},
	{MeasureRegime, "rank"},
	{MeasureSeveso, "rank"},
	{MeasureOccupancy, ""},
	{MeasureLandTake, "m²"},
	{MeasureBuilding, "m²"},
	{MeasureDistanceDwelling, "m"},
	{MeasureSite, "m"},
	{MeasureCommune, ""},
}

// Measures lists them in the order in which a need is written.
func Measures() []Measure {
	all := make([]Measure, len(measures))
	for i, m := range measures {
		all[i] = m.measure
	}
	return all
}

// Categorical says whether the measure gives categories rather than numbers.
func (m Measure) Categorical() bool {
	if m.Free() {
		return m.freeUnit() == ""
	}
	i := slices.IndexFunc(measures, func(o measured) bool { return o.measure == m })
	return i >= 0 && measures[i].unit == ""
}

// Unit is the unit of the measure's numbers: "m²", "€/m²", "m", "kVA", "m³/h", "Nm³/h", "m³/day", "kPa", "%", "share", "min", "date", "rank";
// "" for categories.
func (m Measure) Unit() string {
	if m.Free() {
		return m.freeUnit()
	}
	i := slices.IndexFunc(measures, func(o measured) bool { return o.measure == m })
	if i < 0 {
		return ""
	}
	return measures[i].unit
}

// HighestRank is the greatest number of a measure whose unit is a rank.
func (m Measure) HighestRank() int {
	switch m {
	case MeasureRegime:
		return len(Regimes()) - 1
	case MeasureSeveso:
		return len(Sevesos()) - 1
	}
	return MostMature
}

// Categories lists the codes that a category can be, where there is a list of them.
func (m Measure) Categories() []string {
	switch m {
	case MeasureVocation:
		return texts(Vocations())
	case MeasureOccupancy:
		return texts(Occupancies())
	case MeasureFibre, MeasureTruckAccess, MeasureTurnkey, MeasureOpen:
		return texts(Answers())
	case MeasureTenure:
		return texts(Tenures())
	case MeasureProcedure:
		return texts(Procedures())
	case MeasureIndustry:
		return []string{"allowed", "conditional", "forbidden"}
	case MeasurePollution:
		return []string{"absent", "treated", "unlikely", "supposed", "proven"} // as CNIG Friches tells them
	}
	return nil
}

// DayNumber turns AAAA-MM-JJ into the number that MeasureAvailable compares.
func DayNumber(day string) (float64, bool) {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return 0, false
	}
	return float64(t.Unix() / 86400), true
}

// DayOf is the inverse of DayNumber.
func DayOf(number float64) string {
	return time.Unix(int64(number)*86400, 0).UTC().Format(time.DateOnly)
}

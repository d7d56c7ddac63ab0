package needform

import "emprise/data"

// heading is a theme under which measures are offered.
type heading struct {
	name     string // the end of a key below need.theme
	measures []data.Measure
}

// headings sort the measures as planners talk of them.
var headings = []heading{
	{"land", []data.Measure{
		data.MeasureArea, data.MeasureNet, data.MeasureCadastral, data.MeasureCompactness, data.MeasureRectangleLength, data.MeasureRectangleWidth,
		data.MeasureFrontage, data.MeasureOccupancy, data.MeasureBuilding, data.MeasureCommune,
	}},
	{"terms", []data.Measure{
		data.MeasurePrice, data.MeasureTenure, data.MeasureAvailable, data.MeasureTurnkey, data.MeasureProcedure, data.MeasureMaturity,
	}},
	{"access", []data.Measure{
		data.MeasureMotorway, data.MeasureMotorwayRoad, data.MeasureMotorwayDrive, data.MeasureRail, data.MeasureFreightStation, data.MeasurePort,
		data.MeasureAirport, data.MeasureTruckAccess, data.MeasureSite,
	}},
	{"networks", []data.Measure{
		data.MeasurePower, data.MeasurePowerDate, data.MeasureGas, data.MeasureWater, data.MeasureDischarge, data.MeasureFibre,
	}},
	{"rules", []data.Measure{
		data.MeasureUrbanZone, data.MeasureIndustry, data.MeasureOpen, data.MeasureVocation, data.MeasureHeight, data.MeasureCoverage,
		data.MeasureLandTake, data.MeasureRegime, data.MeasureSeveso,
	}},
	{"ground", []data.Measure{
		data.MeasureFlood, data.MeasureBan, data.MeasureProtected, data.MeasurePollution, data.MeasureSlope, data.MeasureBearing,
		data.MeasureDistanceDwelling,
	}},
}

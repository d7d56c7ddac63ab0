package match

import "emprise/data"

// Means is what can change what is known of a plot.
type Means string

// The means, the easiest first.
const (
	MeansAnswer   Means = "answer"   // somebody who knows is to be asked
	MeansTerms    Means = "terms"    // a decision of who offers the plot: price, day, way of sale, whether it is offered
	MeansNetworks Means = "networks" // an extension of a network
	MeansLand     Means = "land"     // more land, or less of it
	MeansWorks    Means = "works"    // works on the plot or at its entrance
	MeansPlan     Means = "plan"     // a procedure: the urban plan, an authorisation
	MeansNone     Means = "none"     // nothing: where the plot lies, and on what ground
)

// AllMeans lists them, the easiest first.
func AllMeans() []Means {
	return []Means{MeansAnswer, MeansTerms, MeansNetworks, MeansLand, MeansWorks, MeansPlan, MeansNone}
}

// difficulty orders the means.
func (m Means) difficulty() int {
	for i, o := range AllMeans() {
		if o == m {
			return i
		}
	}
	return len(AllMeans())
}

// MeansOf says what can change a measure. What is measured from the plot to something else, what the ground is, and what a free
// criterion reads of a layer nobody changes for one plot.
func MeansOf(m data.Measure) Means {
	switch m {
	case data.MeasurePrice, data.MeasureTenure, data.MeasureAvailable, data.MeasureTurnkey, MeasureStatus:
		return MeansTerms
	case data.MeasurePower, data.MeasurePowerDate, data.MeasureGas, data.MeasureWater, data.MeasureDischarge, data.MeasureFibre:
		return MeansNetworks
	case data.MeasureArea, data.MeasureNet, data.MeasureCadastral, data.MeasureRectangleLength, data.MeasureRectangleWidth, data.MeasureFrontage,
		data.MeasureCompactness:
		return MeansLand
	case data.MeasureTruckAccess, data.MeasureMaturity, data.MeasurePollution, data.MeasureOccupancy, data.MeasureBuilding, data.MeasureBearing:
		return MeansWorks
	case data.MeasureUrbanZone, data.MeasureIndustry, data.MeasureVocation, data.MeasureHeight, data.MeasureCoverage, data.MeasureProcedure,
		data.MeasureRegime, data.MeasureSeveso, data.MeasureOpen:
		return MeansPlan
	}
	return MeansNone
}

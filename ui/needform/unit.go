package needform

import (
	"strconv"

	"emprise/assets/locale"
	"emprise/data"
)

// unit is how people write a measure.
type unit struct {
	word string  // "ha"; "%" is written so in both languages
	per  float64 // units of data in one of these
	day  bool
}

func unitOf(m data.Measure) unit {
	switch m {
	case data.MeasureArea, data.MeasureNet, data.MeasureCadastral:
		return unit{word: "ha", per: 10_000}
	case data.MeasureMotorway, data.MeasureRail, data.MeasureDistanceDwelling, data.MeasureFreightStation, data.MeasurePort,
		data.MeasureAirport, data.MeasureSite, data.MeasureMotorwayRoad:
		return unit{word: "km", per: 1000}
	case data.MeasureFlood, data.MeasureBan, data.MeasureProtected, data.MeasureCompactness:
		return unit{word: "%", per: 0.01}
	case data.MeasureAvailable, data.MeasurePowerDate:
		return unit{day: true}
	}
	return unit{word: m.Unit(), per: 1}
}

func (u unit) write(loc *locale.Locale, v float64) string {
	if u.day {
		return data.DayOf(v)
	}
	return loc.Number(v/u.per, decimals(v/u.per))
}

func (u unit) read(loc *locale.Locale, text string) (v float64, rule string) {
	if u.day {
		day, ok := loc.ParseDay(text)
		if !ok {
			return 0, "bad_date"
		}
		v, _ = data.DayNumber(day)
		return v, ""
	}
	v, ok := loc.ParseIn(text, u.per)
	if !ok {
		return 0, "not_a_number"
	}
	return v, ""
}

// decimals is the fewest that show the number whole, three at most.
func decimals(v float64) int {
	for d := range 3 {
		if s := strconv.FormatFloat(v, 'f', d, 64); near(s, v) {
			return d
		}
	}
	return 3
}

func near(s string, v float64) bool {
	w, err := strconv.ParseFloat(s, 64)
	d := w - v
	return err == nil && d < 1e-9 && d > -1e-9
}

func plain(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

package ui

import (
	"cmp"
	"strings"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/explain"
	"emprise/data/fact"
	"emprise/data/land"
	"emprise/data/match"
	"emprise/ui/inspector"
	"emprise/ui/plotform"
)

// measuredOf are what the outline and the layers tell of a plot under a topic: what is always told, known or not, and what only where it
// is known.
var measuredOf = map[land.Topic]struct{ always, known []data.Measure }{
	land.OfLand: {
		[]data.Measure{data.MeasureArea},
		[]data.Measure{data.MeasureNet, data.MeasureCadastral, data.MeasureRectangleLength, data.MeasureRectangleWidth},
	},
	land.OfAccess: {
		[]data.Measure{data.MeasureMotorway, data.MeasureRail},
		[]data.Measure{
			data.MeasureMotorwayRoad, data.MeasureMotorwayDrive, data.MeasureFrontage, data.MeasureFreightStation, data.MeasurePort, data.MeasureAirport,
		},
	},
	land.OfGround: {
		[]data.Measure{data.MeasureUrbanZone, data.MeasureFlood, data.MeasureDistanceDwelling},
		[]data.Measure{data.MeasureOpen, data.MeasureIndustry, data.MeasureBan, data.MeasureProtected, data.MeasurePollution},
	},
}

// topics tell what is known of a plot, measured and entered, and name what nobody has entered yet.
func (w *Window) topics(p data.Plot, c match.Candidate) []inspector.Section {
	var all []inspector.Section
	for _, topic := range land.Topics() {
		s := inspector.Section{Title: plotform.Topic(w.loc, topic)}
		for _, m := range measuredOf[topic].always {
			s.Facts = append(s.Facts, w.fact(m, c.Values[m]))
		}
		entered, gaps := w.entered(p, topic)
		if topic == land.OfSale && (len(entered) == 0 && p.Status != data.StatusSold || w.outside()) {
			continue // it was not sold, or is not for a room
		}
		s.Facts = append(s.Facts, entered...)
		for _, m := range measuredOf[topic].known {
			if v := c.Values[m]; v.Known {
				s.Facts = append(s.Facts, w.fact(m, v))
			}
		}
		if len(gaps) > 0 {
			names := make([]string, len(gaps))
			for i, g := range gaps {
				names[i] = g.Name
			}
			s.Blank = w.loc.T("inspector.blank", "what", strings.Join(names, ", "))
			if w.noEdit() == "" {
				s.Gaps = gaps
			}
			fill := w.action(w.operation("plot.edit"))
			fill.Title, fill.Detail, fill.Run = w.loc.T("inspector.fill"), "", func() { w.fillPlot(p.ID, topic) }
			s.Fill = &fill
		}
		all = append(all, s)
	}
	return all
}

// entered are the entries of a plot under a topic, and those that are not known. Status and zone have places of their own.
func (w *Window) entered(p data.Plot, topic land.Topic) (facts []inspector.Fact, gaps []inspector.Gap) {
	for _, f := range land.Fields() {
		if f.Topic != topic || !f.Sourced() || w.secret(p, f.Name) {
			continue
		}
		label := explain.PlotField(w.loc, f.Name)
		value, edit := f.Of(p), func() { w.openCell(p.ID, f.Name) }
		switch cell := w.cellOf(p.ID, f.Name); {
		case value == "" && cell != nil:
			facts = append(facts, inspector.Fact{Key: f.Name, Editor: cell})
			continue
		case value == "":
			gaps = append(gaps, inspector.Gap{Key: f.Name, Name: locale.Lowered(label), Edit: edit})
			continue
		}
		told := inspector.Fact{Label: label, Value: upperFirst(w.valueOf(f, value)), Source: w.originOf(p, f)}
		if told.Key = f.Name; w.noEdit() == "" {
			told.Edit = edit
			told.Editor = w.cellOf(p.ID, f.Name)
		}
		facts = append(facts, told)
	}
	return facts, gaps
}

// originOf says where an entry of a plot comes from: of its own, else from the record of the plot.
func (w *Window) originOf(p data.Plot, f land.Field) string {
	if w.secret(p, "provenance") {
		p.Provenance = nil
	}
	o := f.Origin(p)
	v := match.Value{Source: o.Source, Date: o.Date, Confidence: o.Confidence}
	if o.Source == "" {
		v.Source, v.Date = fact.SourceRecord, cmp.Or(o.Date, p.Updated)
	}
	return explain.Source(w.loc, v)
}

// fillPlot opens the form of a plot at a topic.
func (w *Window) fillPlot(id string, topic land.Topic) {
	if p, ok := w.ws.Snapshot().Plot(id); ok {
		w.editPlot(p, topic)
	}
}

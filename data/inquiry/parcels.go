package inquiry

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"emprise/data"
	"emprise/data/assembly"
	"emprise/data/fact"
	"emprise/data/match"
	"emprise/data/workspace"
	"emprise/geo/feature"
	"emprise/geo/scene"
	"emprise/geo/style"
)

// Parcels makes a table of a layer of parcels with all that some needs ask of the ground: what each parcel is, as OfParcel values
// it, worked out for the whole layer at once. What only the record of a plot can tell is known of the parcels of plots
// alone, and no more than their price and whether they are offered; texts that needs ask of layers are unknown. report,
// which may be nil, tells how many measures of how many are done.
func Parcels(ctx context.Context, snap *workspace.Snapshot, facts *fact.Cache, layer string, needs []data.Need, report func(done, total int64)) (*match.Table, error) {
	l := snap.Scene.Layer(layer)
	about, ok := snap.Layer(layer)
	if l == nil || !ok || about.Role != data.RoleParcels {
		return nil, fmt.Errorf("layer of parcels %s: %w", layer, data.ErrNotFound)
	}
	asked := []data.Criterion{{Measure: data.MeasureArea}}
	seen := map[data.Measure]bool{data.MeasureArea: true}
	for _, n := range needs {
		for _, c := range n.Criteria {
			if key := c.Key(); !seen[key] {
				seen[key] = true
				asked = append(asked, c)
			}
		}
	}
	questions, err := fact.NewQuestions(ctx, snap, needs...)
	if err != nil {
		return nil, err
	}
	g := ground{snap: snap, about: about, layer: l, survey: facts.Survey(snap), questions: questions}
	var columns []match.Column
	for i, c := range asked {
		column, err := g.column(ctx, c)
		if err != nil && !errors.Is(err, data.ErrInvalid) && !errors.Is(err, data.ErrNotFound) {
			return nil, err
		}
		if err == nil {
			columns = append(columns, column)
		}
		if report != nil {
			report(int64(i+1), int64(len(asked)))
		}
	}
	g.tell(columns)
	ids := l.Features.Column(style.IDColumn)
	t, err := match.NewTable(l.Features.Len(), func(row int) string {
		if ids != nil && ids.Known(row) {
			return ids.Text(row)
		}
		return strconv.Itoa(row)
	}, columns)
	if err != nil {
		return nil, err
	}
	return g.offers(t, ids), nil
}

// ground is a layer of parcels with what it is measured against.
type ground struct {
	snap      *workspace.Snapshot
	about     data.Layer
	layer     *scene.Layer
	survey    *fact.Survey
	questions *fact.Questions
}

// column is what the ground says of all parcels under one criterion, not where it comes from; data.ErrInvalid when it says nothing of the kind.
func (g *ground) column(ctx context.Context, c data.Criterion) (column match.Column, err error) {
	set := g.layer.Features
	column.Measure = c.Key()
	switch {
	case c.Free != nil:
		if column.Numbers, err = g.questions.Column(ctx, c.Key(), g.layer, nil); err == nil && c.Categorical() {
			answered(&column)
		}
	case c.Measure == data.MeasureUrbanZone:
		var zones []match.Value
		if zones, err = g.survey.UrbanZones(ctx, g.layer); err == nil {
			coded(&column, len(zones), func(row int) match.Value { return zones[row] })
		}
	case c.Measure == data.MeasureCommune:
		column.About = match.Value{Source: g.about.Name, Date: g.about.Date}
		coded(&column, set.Len(), func(row int) match.Value { return assembly.CommuneOf(set, row, set.Text(style.IDColumn, row)) })
	case c.Measure == data.MeasureCadastral:
		column.Numbers = make([]float64, set.Len())
		for row := range column.Numbers {
			if m2, ok := taxed(set, row); ok {
				column.Numbers[row] = m2
			} else {
				column.Numbers[row] = math.NaN()
			}
		}
		column.About = match.Value{Source: g.about.Name, Date: g.about.Date, Confidence: data.Declared}
	default:
		column.Numbers, err = g.survey.Column(ctx, c.Measure, g.layer, nil)
	}
	return column, err
}

// mostTold is how many areas are looked at for where values come from.
const mostTold = 50

// tell says of the columns where their values come from, as the first area has it of which the measure is known; where it is known of
// none of those that are looked at, the first that says where it was looked for.
func (g *ground) tell(columns []match.Column) {
	var left []*match.Column
	for i, c := range columns {
		if c.Measure != data.MeasureCommune && c.Measure != data.MeasureCadastral { // they are of the layer itself
			left = append(left, &columns[i])
		}
	}
	set := g.layer.Features
	for f, looked := 0, 0; f < set.Len() && looked < mostTold && len(left) > 0; f++ {
		if set.Kinds[f] != feature.Areas {
			continue
		}
		looked++
		shape := set.MultiPolygon(f)
		values := g.survey.Measure(shape)
		g.questions.Answer(shape, values)
		left = slices.DeleteFunc(left, func(c *match.Column) bool {
			v := values[c.Measure]
			if v.Known || c.About.Source == "" {
				c.About = match.Value{Source: v.Source, Date: v.Date, Confidence: v.Confidence}
			}
			return v.Known
		})
	}
}

// answered turns 1 and 0 into yes and no.
func answered(c *match.Column) {
	numbers := c.Numbers
	c.Numbers, c.Codes, c.Lists = nil, make([]uint32, len(numbers)), [][]string{{string(data.No)}, {string(data.Yes)}}
	for row, v := range numbers {
		if v == v {
			c.Codes[row] = 1 + uint32(v)
		}
	}
}

// coded takes categories, each list of them once.
func coded(c *match.Column, rows int, of func(row int) match.Value) {
	c.Codes = make([]uint32, rows)
	seen := map[string]uint32{}
	for row := range rows {
		v := of(row)
		if !v.Known || len(v.Categories) == 0 {
			continue
		}
		key := strings.Join(v.Categories, "\x00")
		if seen[key] == 0 {
			c.Lists = append(c.Lists, v.Categories)
			seen[key] = uint32(len(c.Lists))
		}
		c.Codes[row] = seen[key]
	}
}

// offers gives the parcels of plots their price, and whether they are offered.
func (g *ground) offers(t *match.Table, ids *feature.Column) *match.Table {
	if ids == nil {
		return t
	}
	of := map[string]int{}
	for i, p := range g.snap.Plots {
		for _, id := range p.Parcels {
			if _, taken := of[id]; !taken {
				of[id] = i
			}
		}
	}
	var rows []int
	var candidates []match.Candidate
	for row := range g.layer.Features.Len() {
		i, ok := of[ids.Text(row)]
		if !ok {
			continue
		}
		c := t.Candidate(row)
		takeFrom(&c, g.snap.Plots[i])
		rows, candidates = append(rows, row), append(candidates, c)
	}
	return t.WithAll(rows, candidates)
}
